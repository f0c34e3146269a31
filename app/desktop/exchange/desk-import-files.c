/* Choosing files to import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-files.h"

#include <string.h>
#include <glib/gi18n-lib.h>

static GtkFileFilter *
make_file_filter (void)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("CSV Files"));
  gtk_file_filter_add_mime_type (filter, "text/csv");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_filter_add_suffix (filter, "txt");
  return filter;
}

static void
add_path (GStrvBuilder *paths, GFile *file)
{
  char *path = g_file_get_path (file);

  if (path != NULL)
    g_strv_builder_take (paths, path);
}

GtkFileDialog *
desk_import_make_file_dialog (void)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = make_file_filter ();

  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _("Files to Import"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  return dialog;
}

char **
desk_import_dup_model_paths (GListModel *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_path (paths, file);
    }
  return g_strv_builder_end (paths);
}

char **
desk_import_dup_dropped_paths (GdkFileList *files)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  GSList *list = gdk_file_list_get_files (files);

  for (GSList *node = list; node != NULL; node = node->next)
    add_path (paths, node->data);
  g_slist_free (list);
  return g_strv_builder_end (paths);
}

char *
desk_import_make_refused_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".csv"))
    base[strlen (base) - 4] = '\0';
  return g_strconcat (base, ".refused.csv", NULL);
}
