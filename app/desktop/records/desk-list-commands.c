/* What is done with a whole list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-commands.h"

#include <glib/gi18n-lib.h>
#include <store-generic.h>
#include "desk-run.h"

static gboolean
needs_argument (const StoreCommand *command)
{
  for (guint i = 0; i < command->n_arguments; i++)
    if (command->arguments[i].flags & BASE_REQUIRED)
      return TRUE;
  return FALSE;
}

static gboolean
needs_record (const StoreCommand *command)
{
  for (guint i = 0; i < command->n_arguments; i++)
    if ((command->arguments[i].flags & BASE_REQUIRED) && strcmp (command->arguments[i].name, "record") == 0)
      return TRUE;
  return FALSE;
}

/* Those of this kind in the order of their table. (element-type StoreCommand) */
static GPtrArray *
list_commands (StoreFile *file, BaseRecordClass *class)
{
  g_autoptr (GPtrArray) all = store_schema_list_commands (store_file_get_schema (file));
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const StoreCommand *command = all->pdata[i];

      if (command->type == G_TYPE_FROM_CLASS (class) && !store_command_is_generic (command) && !command->unattended && !command->seldom && !needs_record (command))
        g_ptr_array_add (own, (gpointer) command);
    }
  return own;
}

void
desk_list_commands_fill (GtkWidget *box, StoreFile *file, BaseRecordClass *class)
{
  g_autoptr (GPtrArray) commands = list_commands (file, class);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_first_child (box))
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      GtkWidget *button = gtk_button_new (), *label = gtk_label_new (_(command->label));

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
      gtk_button_set_child (GTK_BUTTON (button), label);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.carry-out");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", command->name);
      if (!needs_argument (command) && (i == 0 || i == commands->len - 1))
        gtk_widget_set_tooltip_text (button, _("Ctrl+Return carries it out for all."));
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_set_visible (box, commands->len > 0 && store_file_get_read_only_reason (file) == NULL);
}

void
desk_list_commands_carry_out (GtkWidget *origin, StoreFile *file, BaseRecordClass *class, gboolean first)
{
  g_autoptr (GPtrArray) commands = list_commands (file, class);
  const StoreCommand *command = commands->len > 0 ? commands->pdata[first ? 0 : commands->len - 1] : NULL;

  if (command == NULL)
    return;
  if (needs_argument (command))
    gtk_widget_activate_action (origin, "win.carry-out", "s", command->name);
  else
    desk_run (origin, command->name, g_variant_new_parsed ("@a{sv} {}"), NULL, NULL);
}
