/* What a command brought about.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-made.h"

#include <glib/gi18n-lib.h>
#include <store-generic.h>
#include <store-lot.h>
#include "desk-rows-dialog.h"
#include "desk-window-actions.h"

/* (element-type gint64) */
static GArray *
list_made (StoreChange *change, const char *table)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < change->touches->len; i++)
    {
      StoreTouch *touch = &g_array_index (change->touches, StoreTouch, i);

      if (!touch->existed_before && touch->exists_after && strcmp (touch->table, table) == 0)
        g_array_append_val (ids, touch->id);
    }
  return ids;
}

void
desk_made_show (DeskWindow *window, const StoreCommand *command, StoreChange *change)
{
  g_autoptr (GArray) ids = command->makes != NULL ? list_made (change, command->makes) : NULL;

  if (ids == NULL || ids->len == 0)
    return;
  if (ids->len == 1)
    {
      desk_window_open_record (window, command->makes, g_array_index (ids, gint64, 0));
      desk_record_page_focus (desk_window_get_record_page (window));
    }
  else
    desk_window_select_records (window, command->makes, ids);
}

/* A draft has no number yet. */
static const char *
get_title (StoreFile *file, const char *table, gint64 id)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (file), table);
  const char *title = store_file_get_title (file, table, id);

  return title[0] != '\0' ? title : _(class->singular);
}

void
desk_made_show_refused (DeskWindow *window, const StoreCommand *command, GVariant *result)
{
  g_autoptr (GVariant) refused = NULL;
  g_autofree char *title = NULL;
  DeskRowsDialog *dialog;
  gsize n;

  if (!g_variant_is_of_type (result, G_VARIANT_TYPE (STORE_LOT_RESULT)))
    return;
  refused = g_variant_get_child_value (result, 1);
  n = g_variant_n_children (refused);
  if (n == 0)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u Record Was Not Changed", "%u Records Were Not Changed", n), (guint) n);
  dialog = desk_rows_dialog_new (title);
  for (gsize i = 0; i < n; i++)
    {
      const char *sentence;
      gint64 id;

      g_variant_get_child (refused, i, "(x&s)", &id, &sentence);
      desk_rows_dialog_add (dialog, NULL, get_title (desk_window_get_file (window), command->arguments[0].target, id), sentence);
    }
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
}
