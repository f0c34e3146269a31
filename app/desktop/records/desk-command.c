/* What can be done with a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-command.h"

#include <glib/gi18n-lib.h>
#include "desk-draft-dialog.h"
#include "desk-run.h"
#include "desk-warning-dialog.h"

GPtrArray *
desk_command_list (StoreSchema *schema, BaseRecordClass *class)
{
  g_autoptr (GPtrArray) all = store_schema_list_commands (schema);
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const StoreCommand *command = all->pdata[i];

      if (command->type == G_TYPE_FROM_CLASS (class) && !store_command_is_generic (command) && store_command_has_record (command))
        g_ptr_array_add (own, (gpointer) command);
    }
  return own;
}

GMenu *
desk_command_menu (StoreSchema *schema, BaseRecordClass *class, const char *action, gboolean for_good)
{
  g_autoptr (GPtrArray) commands = desk_command_list (schema, class);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (_(command->label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", command->name);
      if ((command->warning != NULL) == for_good)
        g_menu_append_item (menu, item);
    }
  return menu;
}

void
desk_command_start (GtkWidget *origin, StoreFile *file, const StoreCommand *command, gint64 id)
{
  g_autoptr (BaseRecordClass) class = g_type_class_ref (command->type);

  if (command->warning != NULL)
    desk_warning_dialog_present (file, command, id, origin);
  else if (command->n_arguments > 1)
    desk_command_dialog_present (file, command, id, origin);
  else
    desk_run_on_record (origin, command->name, class, id);
}
