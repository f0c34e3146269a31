/* Making and writing a paper off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-job.h"

#include <glib/gi18n-lib.h>
#include <paper-csv.h>
#include <paper-error.h>
#include <paper-issue.h>
#include <paper-pdf.h>
#include <paper-xlsx.h>
#include "desk-read.h"

typedef struct
{
  BaseLocale        *locale;
  const PaperReport *report;
  PaperChoices       choices;
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  base_locale_unref (making->locale);
  g_free (making);
}

static gpointer
make (StoreDb *db, gpointer data, GError **error)
{
  Making *making = data;
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { db, making->locale, language, NULL, base_environment_today (store_db_get_environment (db)) };
  g_autoptr (PaperDocument) document = paper_report_make (making->report, &source, &making->choices, error);
  g_autoptr (GBytes) kept = NULL;
  PaperLayout *layout;

  if (document == NULL)
    return NULL;
  layout = paper_layout_new (document);
  kept = paper_issue_load (db, making->report, making->choices.record, NULL);
  if (kept != NULL)
    g_object_set_data_full (G_OBJECT (layout), "kept", g_steal_pointer (&kept), (GDestroyNotify) g_bytes_unref);
  return layout;
}

void
desk_paper_make_async (StoreFile *file, const PaperReport *report, const PaperChoices *choices, GAsyncReadyCallback callback, gpointer data)
{
  Making *making = g_new (Making, 1);

  *making = (Making) { base_locale_ref (store_file_get_locale (file)), report, *choices };
  desk_read_async (file, make, making, free_making, g_object_unref, callback, data);
}

PaperLayout *
desk_paper_make_finish (GAsyncResult *answer, GError **error)
{
  return desk_read_finish (answer, error);
}

typedef struct
{
  PaperLayout *layout;
  char        *path;
  gint64       now;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->layout);
  g_free (writing->path);
  g_free (writing);
}

/* A CSV file holds one table: the first, which in our reports is the one there is. */
static gboolean
write_table (PaperDocument *document, const char *path, GError **error)
{
  const PaperTable *table = paper_document_get_table (document, 0);

  if (table != NULL)
    return paper_csv_write (table, document->locale, path, error);
  g_set_error_literal (error, PAPER_ERROR, PAPER_ERROR_WRITE, _("This paper has no table that could be saved as CSV."));
  return FALSE;
}

static gboolean
write_file (Writing *writing, GCancellable *cancellable, GError **error)
{
  PaperDocument *document = paper_layout_get_document (writing->layout);

  GBytes *kept = g_object_get_data (G_OBJECT (writing->layout), "kept");

  if (g_str_has_suffix (writing->path, ".xlsx"))
    return paper_xlsx_write (document, writing->path, writing->now, error);
  if (g_str_has_suffix (writing->path, ".csv"))
    return write_table (document, writing->path, error);
  if (kept != NULL)
    return paper_issue_write (kept, writing->path, error);
  return paper_pdf_write (writing->layout, writing->path, writing->now, NULL, NULL, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_file (data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
desk_paper_write_async (PaperLayout *layout, const char *path, gint64 now, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing) { g_object_ref (layout), g_strdup (path), now };
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
desk_paper_write_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_boolean (G_TASK (answer), error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;
  GBytes *pdf = paper_pdf_export (writing->layout, writing->now, NULL, NULL, cancellable, &error);

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
desk_paper_export_async (PaperLayout *layout, gint64 now, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Writing *writing = g_new0 (Writing, 1);

  writing->layout = g_object_ref (layout);
  writing->now = now;
  g_task_set_task_data (task, writing, free_writing);
  g_task_run_in_thread (task, export_in_thread);
}

GBytes *
desk_paper_export_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_pointer (G_TASK (answer), error);
}
