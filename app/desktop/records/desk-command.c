/* What can be done with a record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-command.h"

#include <glib/gi18n-lib.h>
#include "desk-draft-dialog.h"
#include "desk-run.h"
#include "desk-warning-dialog.h"

static const struct
{
  const char *command;
  const char *action;
} pages[] = {
  { "enter-order", "win.enter-order" },
  { "scan-pick",   "win.scan" },
};

gboolean
desk_command_can_create (StoreFile *file, BaseRecordClass *class)
{
  StoreSchema *schema = store_file_get_schema (file);
  g_autofree char *name = g_strdup_printf ("create-%s", store_schema_get_nick (schema, class));

  return store_file_get_read_only_reason (file) == NULL && store_schema_find_command (schema, name) != NULL;
}

GPtrArray *
desk_command_list (StoreSchema *schema, BaseRecordClass *class)
{
  g_autoptr (GPtrArray) all = store_schema_list_commands (schema);
  GPtrArray *own = g_ptr_array_new ();
  guint usual = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const StoreCommand *command = all->pdata[i];

      if (command->type == G_TYPE_FROM_CLASS (class) && !store_command_is_generic (command) && !command->unattended && store_command_has_record (command))
        g_ptr_array_insert (own, command->warning == NULL ? (int) usual++ : -1, (gpointer) command);
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

const char *
desk_command_get_page (const StoreCommand *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].command, command->name))
      return pages[i].action;
  return NULL;
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

/* One by one goes what cannot be taken back, and what has a page of its own; what needs no record takes all anyway. */
static gboolean
is_for_lots (const StoreCommand *command)
{
  return command->warning == NULL && (command->arguments[0].flags & BASE_REQUIRED) && desk_command_get_page (command) == NULL;
}

GPtrArray *
desk_command_list_for_lots (StoreSchema *schema, BaseRecordClass *class)
{
  g_autoptr (GPtrArray) all = desk_command_list (schema, class);
  GPtrArray *some = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (is_for_lots (all->pdata[i]))
      g_ptr_array_add (some, all->pdata[i]);
  return some;
}

GMenu *
desk_command_menu_for_lots (StoreSchema *schema, BaseRecordClass *class, const char *action)
{
  g_autoptr (GPtrArray) commands = desk_command_list_for_lots (schema, class);
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (_(command->label), NULL);

      g_menu_item_set_action_and_target (item, action, "s", command->name);
      g_menu_append_item (menu, item);
    }
  return menu;
}

void
desk_command_start_lot (GtkWidget *origin, StoreFile *file, const StoreCommand *command, GArray *records)
{
  if (records->len == 1)
    desk_command_start (origin, file, command, g_array_index (records, gint64, 0));
  else if (records->len > 1 && is_for_lots (command) && command->n_arguments > 1)
    desk_command_dialog_present_lot (file, command, records, origin);
  else if (records->len > 1 && is_for_lots (command))
    desk_run_lot (origin, command->name, records);
}
