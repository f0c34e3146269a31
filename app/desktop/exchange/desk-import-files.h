/* Choosing files to import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* For CSV files; several may be chosen. */
GtkFileDialog *desk_import_make_file_dialog  (void) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type GFile) Those that lie on this computer. */
char         **desk_import_dup_model_paths   (GListModel *files) G_GNUC_WARN_UNUSED_RESULT;
/* The same for files that are dropped. */
char         **desk_import_dup_dropped_paths (GdkFileList *files) G_GNUC_WARN_UNUSED_RESULT;
/* "orders.csv" → "orders.refused.csv" */
char          *desk_import_make_refused_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
