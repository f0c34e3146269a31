/* One record with its form, parts and actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Actions: record.save, .discard, .undo, .redo, .run(s), .trash, .restore, .history, .print(s). Signal "created" (gint64 id). */
#define DESK_TYPE_RECORD_PAGE (desk_record_page_get_type ())
G_DECLARE_FINAL_TYPE (DeskRecordPage, desk_record_page, DESK, RECORD_PAGE, AdwNavigationPage)

/* id 0: a new record of the class. class NULL: nothing. What was typed and not saved is saved first. */
void     desk_record_page_show     (DeskRecordPage *self, StoreFile *file, BaseRecordClass *class, gint64 id);
/* Nothing, but how many are selected in the list; 0: none is. */
void     desk_record_page_show_several (DeskRecordPage *self, StoreFile *file, guint n);
/* Where the list is empty, nobody is asked to choose in it. */
void     desk_record_page_set_blank (DeskRecordPage *self, gboolean blank);
gint64   desk_record_page_get_id   (DeskRecordPage *self);
/* What can be done with the record besides editing it. (element-type const StoreCommand) container */
GPtrArray *desk_record_page_list_commands (DeskRecordPage *self) G_GNUC_WARN_UNUSED_RESULT;
BaseRecordClass *desk_record_page_get_class (DeskRecordPage *self);
gboolean desk_record_page_is_dirty (DeskRecordPage *self);
/* Takes back, or brings again, what was typed last; FALSE when nothing was. */
gboolean desk_record_page_go       (DeskRecordPage *self, gboolean back);
void     desk_record_page_save     (DeskRecordPage *self);
void     desk_record_page_focus    (DeskRecordPage *self);

G_END_DECLS
