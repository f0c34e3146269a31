/* Many papers in one print job.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-paper-batch.h"

#include <glib/gi18n-lib.h>
#include <office-issue.h>
#include "desk-paper-issue.h"
#include "desk-paper-print.h"
#include "desk-read.h"

#define MOST_PAPERS 500 /* of one job; the next one prints the others */

typedef struct
{
  PaperLayout       *layout;
  const PaperReport *report;
  gint64             record;
} Part;

static void
free_part (Part *self)
{
  g_clear_object (&self->layout);
  g_free (self);
}

typedef struct
{
  gint64      order;
  BaseLocale *locale;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *self = data;

  base_locale_unref (self->locale);
  g_free (self);
}

static Part *
make_part (const PaperSource *source, const char *paper, gint64 record, GError **error)
{
  const PaperReport *report = paper_report_find (paper, error);
  g_autoptr (PaperDocument) document = report != NULL ? paper_report_make (report, source, &(PaperChoices) { .record = record }, error) : NULL;
  Part *part = NULL;

  if (document == NULL)
    return NULL;
  part = g_new (Part, 1);
  *part = (Part) { paper_layout_new (document), report, record };
  return part;
}

/* (element-type Part) */
static gpointer
read_parts (StoreDb *db, gpointer data, GError **error)
{
  Asking *asking = data;
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { db, asking->locale, language, NULL, base_environment_today (store_db_get_environment (db)) };
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
  g_autoptr (StoreQuery) query = office_papers_query_outdated (db, asking->order);

  while (parts->len < MOST_PAPERS && store_query_next (query))
    {
      Part *part = make_part (&source, store_query_get_text (query, OFFICE_OUTDATED_PAPER), store_query_get_number (query, OFFICE_OUTDATED_ORDER), error);
      if (part == NULL)
        return NULL;
      g_ptr_array_add (parts, part);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&parts) : NULL;
}

/* The part to which a page of the job belongs; page: of that part afterwards. */
static Part *
find_part (GPtrArray *parts, int *page)
{
  guint i = 0;

  for (; i + 1 < parts->len && *page >= (int) paper_layout_get_n_pages (((Part *) parts->pdata[i])->layout); i++)
    *page -= (int) paper_layout_get_n_pages (((Part *) parts->pdata[i])->layout);
  return parts->pdata[i];
}

static void
draw_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GPtrArray *parts)
{
  Part *part = find_part (parts, &page);

  desk_paper_draw_page (part->layout, (guint) page, context);
}

static void
page_setup_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, GtkPageSetup *setup, GPtrArray *parts)
{
  g_autoptr (GtkPageSetup) own = desk_paper_make_page_setup (find_part (parts, &page)->layout);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (own));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (own));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, DeskWindow *window)
{
  GPtrArray *parts = g_object_get_data (G_OBJECT (operation), "parts");

  if (!desk_paper_finish_operation (operation, result, window))
    return;
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = parts->pdata[i];
      desk_paper_issue (part->layout, part->report, part->record, window);
    }
}

static GtkPrintOperation *
make_operation (GPtrArray *parts)
{
  GtkPrintOperation *operation = desk_paper_operation_new_empty (_("Replaced papers"));
  int n = 0;

  for (guint i = 0; i < parts->len; i++)
    n += (int) paper_layout_get_n_pages (((Part *) parts->pdata[i])->layout);
  gtk_print_operation_set_n_pages (operation, n);
  g_object_set_data_full (G_OBJECT (operation), "parts", g_ptr_array_ref (parts), (GDestroyNotify) g_ptr_array_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_cb), parts);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (page_setup_cb), parts);
  return operation;
}

static void
read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = desk_read_finish (answer, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (parts == NULL || parts->len == 0)
    {
      desk_window_say (window, parts == NULL ? error->message : _("No paper is outdated."));
      return;
    }
  operation = make_operation (parts);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, G_CONNECT_DEFAULT);
  desk_paper_run_operation (operation, _("Replaced papers"), window);
}

void
desk_paper_batch_print (DeskWindow *window, gint64 order)
{
  StoreFile *file = desk_window_get_file (window);
  Asking *asking = g_new (Asking, 1);

  *asking = (Asking) { order, base_locale_ref (store_file_get_locale (file)) };
  desk_read_async (file, read_parts, asking, free_asking, (GDestroyNotify) g_ptr_array_unref, read_cb, g_object_ref (window));
}
