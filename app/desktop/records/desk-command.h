/* What can be done with a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>
#include <store-generic.h>

G_BEGIN_DECLS

/* Whether people make such records, and may now. */
gboolean   desk_command_can_create (StoreFile *file, BaseRecordClass *class);
/* The commands of a record type on one record, but for create, edit, trash and restore, those that cannot be taken back last; container (element-type const StoreCommand). */
GPtrArray *desk_command_list  (StoreSchema *schema, BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
/* A menu of those that can be taken back, or of those that cannot; action takes a command's name. full */
GMenu     *desk_command_menu  (StoreSchema *schema, BaseRecordClass *class, const char *action, gboolean for_good) G_GNUC_WARN_UNUSED_RESULT;
/* The action of the window that opens the command's own page; NULL: it has none, a dialog asks. */
const char *desk_command_get_page (const StoreCommand *command);
/* Asks for what the command wants to know, or warns, or carries it out at once. */
void       desk_command_start (GtkWidget *origin, StoreFile *file, const StoreCommand *command, gint64 id);
/* The same for several records at once: all that can be taken back; one change, one undo. */
GPtrArray *desk_command_list_for_lots (StoreSchema *schema, BaseRecordClass *class) G_GNUC_WARN_UNUSED_RESULT;
GMenu     *desk_command_menu_for_lots (StoreSchema *schema, BaseRecordClass *class, const char *action) G_GNUC_WARN_UNUSED_RESULT;
void       desk_command_start_lot     (GtkWidget *origin, StoreFile *file, const StoreCommand *command, GArray *records); /* (element-type gint64) */

G_END_DECLS
