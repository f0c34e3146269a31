/* Files dropped on the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-drop.h"

#include <glib/gi18n-lib.h>
#include "desk-application.h"
#include "desk-import-dialog.h"
#include "desk-import-files.h"

static gboolean
ends_with (const char *path, const char *const *endings)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  for (; *endings != NULL; endings++)
    if (g_str_has_suffix (folded, *endings))
      return TRUE;
  return FALSE;
}

static gboolean
all_end_with (char **paths, const char *const *endings)
{
  for (guint i = 0; paths[i] != NULL; i++)
    if (!ends_with (paths[i], endings))
      return FALSE;
  return paths[0] != NULL;
}

static void
take (DeskWindow *window, char **paths)
{
  static const char *const companies[] = { ".factotum", NULL }, *const tables[] = { ".csv", ".tsv", ".txt", NULL };

  if (all_end_with (paths, companies))
    for (guint i = 0; paths[i] != NULL; i++)
      desk_application_open_company (DESK_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))), paths[i]);
  else if (all_end_with (paths, tables))
    desk_import_dialog_present_files (window, (const char *const *) paths);
  else
    desk_window_say (window, _("Drop CSV files here to import them, or a .factotum file to open that company."));
}

/* A dialog has the word first. */
static gboolean
dropped_cb (DeskWindow *window, const GValue *value)
{
  g_auto (GStrv) paths = desk_import_dup_dropped_paths (g_value_get_boxed (value));

  if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) != NULL)
    return FALSE;
  take (window, paths);
  return TRUE;
}

void
desk_drop_accept (DeskWindow *window)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (dropped_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (target));
}
