/* Papers to test with, and eyes to read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-sample.h"
#include "base-date.h"
#include "base-number.h"
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static const char *const customers[] = { "Alfreds Futterkiste", "Łódź Handel sp. z o.o.", "Comércio Mineiro", "Müller & Söhne GmbH", "Vini d’Italia S.r.l." };

PaperLetterhead *
sample_letterhead_new (void)
{
  return paper_letterhead_new ("Nordwind Feinkost GmbH", "Speicherstraße 12\n20457 Hamburg", "+49 40 1234567\noffice@nordwind.example\nwww.nordwind.example",
                               "VAT DE123456789\nHRB 12345 Hamburg\nIBAN DE02 1203 0000 0000 2020 51", NULL, NULL);
}

PaperTable *
sample_table_new (guint    n_rows,
                  gboolean grouped)
{
  PaperTable *table = paper_table_new ("EUR");

  paper_table_set_title (table, "Orders");
  paper_table_add_column (table, "Order", BASE_KIND_TEXT, 0);
  paper_table_add_column (table, "Date", BASE_KIND_DATE, 0);
  paper_table_add_column (table, "Customer", BASE_KIND_TEXT, 3);
  paper_table_add_column (table, "Article", BASE_KIND_TEXT, 2);
  paper_table_add_sum_column (table, "Quantity", BASE_KIND_QUANTITY);
  paper_table_add_sum_column (table, "Total", BASE_KIND_MONEY);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("A-2026-%07u", i + 1);
      g_autofree char *article = g_strdup_printf ("Article %u", i % 77);

      if (grouped && i % 10 == 0)
        paper_table_add_group (table, customers[i / 10 % G_N_ELEMENTS (customers)]);
      paper_table_start_row (table, PAPER_ROW_PLAIN);
      paper_table_put_text (table, number);
      paper_table_put_number (table, base_date_from_ymd (2026, 1 + (int) i % 12, 1 + (int) i % 28));
      paper_table_put_text (table, customers[i % G_N_ELEMENTS (customers)]);
      paper_table_put_text (table, article);
      paper_table_put_number (table, (1 + i % 9) * (BASE_QUANTITY_ONE / 2));
      paper_table_put_number (table, 100 + 7 * i);
      if (grouped && (i % 10 == 9 || i + 1 == n_rows))
        paper_table_add_subtotal (table, "Sum of the customer");
    }
  paper_table_add_total (table, "Sum of all orders");
  return table;
}

static PaperDocument *
create_document (const char *title,
                 const char *locale_name)
{
  g_autoptr (BaseLocale) locale = base_locale_new (locale_name, "EUR");
  g_autoptr (PaperLanguage) language = paper_language_new ("en", NULL);
  g_autoptr (PaperLetterhead) letterhead = sample_letterhead_new ();
  PaperDocument *document = paper_document_new (title, language, locale);

  paper_document_set_letterhead (document, letterhead);
  return document;
}

PaperDocument *
sample_report_new (const char *locale,
                   guint       n_rows,
                   gboolean    grouped)
{
  PaperDocument *document = create_document ("Order book", locale);
  PaperChart *chart = paper_chart_new (PAPER_CHART_LYING, "Turnover by customer (EUR)", BASE_KIND_MONEY, "EUR");

  paper_document_set_subtitle (document, "by customer");
  paper_document_add_information (document, "From", "2026-01-01");
  paper_document_add_information (document, "To", "2026-12-31");
  for (guint i = 0; i < G_N_ELEMENTS (customers); i++)
    paper_chart_add_bar (chart, customers[i], 1234500 - 234567 * (gint64) i);
  paper_document_add_chart (document, chart);
  paper_document_add_table (document, sample_table_new (n_rows, grouped));
  return document;
}

PaperDocument *
sample_letter_new (const char *locale,
                   guint       n_rows)
{
  PaperDocument *document = create_document ("Order confirmation 10248", locale);
  PaperTable *totals;

  paper_document_set_recipient (document, "Müller & Söhne GmbH\nFrau Erika Beispiel\nHauptstraße 5\n10115 Berlin");
  paper_document_add_information (document, "Order", "10248");
  paper_document_add_information (document, "Date", "2026-11-22");
  paper_document_add_information (document, "Your contact", "Anna Sanders");
  paper_document_add_text (document, PAPER_STYLE_BODY, "Thank you for your order. We confirm it as follows and shall send the goods by the day promised below, "
                                                       "unless you tell us of a mistake within three days.");
  paper_document_add_table (document, sample_table_new (n_rows, FALSE));
  totals = paper_document_add_totals (document, "EUR");
  paper_table_start_row (totals, PAPER_ROW_PLAIN);
  paper_table_put_text (totals, "Goods");
  paper_table_put_number (totals, 123450);
  paper_table_start_row (totals, PAPER_ROW_TOTAL);
  paper_table_put_text (totals, "Total (EUR)");
  paper_table_put_number (totals, 126687);
  paper_document_add_text (document, PAPER_STYLE_SMALL, "Our terms of sale apply.");
  return document;
}

char *
sample_folder (void)
{
  g_autofree char *name = g_strdup_printf ("factotum-paper-%d", (int) getpid ());
  char *folder = g_build_filename (g_get_tmp_dir (), name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  return folder;
}

char *
sample_path (const char *name)
{
  g_autofree char *folder = sample_folder ();

  return g_build_filename (folder, name, NULL);
}

int
sample_run_tests (void)
{
  int status = g_test_run ();
  g_autofree char *folder = sample_folder ();
  const char *const command[] = { "rm", "-r", folder, NULL };
  g_autofree char *said = sample_run (command);

  return status;
}

char *
sample_run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL, *complaint = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &complaint, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s %s", arguments[0], error->message, complaint);
  return g_steal_pointer (&output);
}

char *
sample_read_pdf (PaperDocument     *document,
                 const char        *program,
                 const char *const *arguments)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autofree char *path = sample_path ("paper.pdf");
  char *output;

  g_assert_true (paper_pdf_write (layout, path, SAMPLE_NOW, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_ptr_array_add (command, (gpointer) program);
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, (gpointer) (strcmp (arguments[i], "%s") == 0 ? path : arguments[i]));
  g_ptr_array_add (command, NULL);
  output = sample_run ((const char *const *) command->pdata);
  g_unlink (path);
  return output;
}

char **
sample_read_pages (PaperDocument *document)
{
  g_autofree char *text = sample_read_pdf (document, "pdftotext", (const char *const[]) { "-layout", "%s", "-", NULL });

  if (g_str_has_suffix (text, "\f"))
    text[strlen (text) - 1] = '\0';
  return g_strsplit (text, "\f", -1);
}

guint
sample_count (const char *text,
              const char *part)
{
  guint n = 0;

  for (const char *found = strstr (text, part); found != NULL; found = strstr (found + strlen (part), part))
    n++;
  return n;
}
