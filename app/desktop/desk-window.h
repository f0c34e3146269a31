/* The window of one company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-list.h>

G_BEGIN_DECLS

/* Actions: win.go(s room), win.open-record((sx) table, id), win.show-view((ss) table, view), win.new, win.save, win.undo, win.redo, win.find, win.find-here, win.palette, win.print, win.import,
 * win.export, win.backup, win.restore, win.close-company. */
#define DESK_TYPE_WINDOW (desk_window_get_type ())
G_DECLARE_FINAL_TYPE (DeskWindow, desk_window, DESK, WINDOW, AdwApplicationWindow)

DeskWindow *desk_window_new      (GtkApplication *application, StoreFile *file) G_GNUC_WARN_UNUSED_RESULT;
StoreFile  *desk_window_get_file (DeskWindow *self);
/* A toast with a sentence. */
void        desk_window_say      (DeskWindow *self, const char *sentence);
/* The same with a button (label with a mnemonic) that runs an action of the window; target: floating. */
void        desk_window_offer    (DeskWindow *self, const char *sentence, const char *label, const char *action, GVariant *target);
/* A toast with what change seq did, and Undo. */
void        desk_window_say_done (DeskWindow *self, gint64 seq);
void        desk_window_go       (DeskWindow *self, const char *room);
void        desk_window_open_record (DeskWindow *self, const char *table, gint64 id);
/* Goes to the room of the table, and selects these there. (element-type gint64) */
void        desk_window_select_records (DeskWindow *self, const char *table, GArray *ids);
void        desk_window_show_view   (DeskWindow *self, const char *table, const char *view);
/* Says that the automatic backup failed; NULL: it works again. */
void        desk_window_set_backup_problem (DeskWindow *self, const char *sentence);
/* Lets go of the company, so that its file can be replaced, and closes. */
void        desk_window_close_company (DeskWindow *self);
/* The papers of a record type, action "record.print(s)". full */
GMenu      *desk_window_make_paper_menu (BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
/* A document of one record, or a report (id 0), in the preview. */
void        desk_window_show_paper  (DeskWindow *self, const char *name, gint64 id);
/* The rows of a list as a CSV file that the user names. */
void        desk_window_export_list (DeskWindow *self, StoreList *list);

G_END_DECLS
