/* Papers read back with a stranger's eyes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base-number.h"
#include "paper-image.h"
#include "paper-sample.h"
#include <stdlib.h>
#include <string.h>

static gint64
add_up (guint n_rows)
{
  gint64 sum = 0;

  for (guint i = 0; i < n_rows; i++)
    sum += 100 + 7 * i;
  return sum;
}

static void
assert_page_numbers (char **pages)
{
  guint n_pages = g_strv_length (pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u\n", i + 1, n_pages);

      g_assert_cmpuint (sample_count (pages[i], number), ==, 1);
      g_assert_cmpuint (sample_count (pages[i], "Quantity "), ==, 1);
    }
}

static void
assert_all_rows (char **pages,
                 guint  n_rows)
{
  g_autofree char *all = g_strjoinv ("", pages);
  const char *found = all;

  g_assert_cmpuint (sample_count (all, "A-2026-"), ==, n_rows);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("A-2026-%07u", i + 1);

      found = strstr (found, number);
      g_assert_nonnull (found);
    }
}

static void
test_rows (gconstpointer data)
{
  guint n_rows = GPOINTER_TO_UINT (data);
  g_autoptr (PaperDocument) document = sample_report_new ("en_GB", n_rows, FALSE);
  g_autoptr (BaseLocale) locale = base_locale_new ("en_GB", "EUR");
  g_auto (GStrv) pages = sample_read_pages (document);
  g_autofree char *sum = base_money_format (add_up (n_rows), locale, "EUR");
  const char *last = pages[g_strv_length (pages) - 1];

  assert_page_numbers (pages);
  assert_all_rows (pages, n_rows);
  g_assert_cmpuint (sample_count (last, "Sum of all orders"), ==, 1);
  g_assert_nonnull (strstr (last, sum));
}

static void
test_carried (void)
{
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 200);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_auto (GStrv) pages = NULL;
  guint n_rows = 0;

  paper_document_get_table (document, 0)->carries = TRUE;
  pages = sample_read_pages (document);
  assert_page_numbers (pages);
  assert_all_rows (pages, 200);
  g_assert_cmpuint (g_strv_length (pages), >, 3);
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *sum = base_money_format (add_up (n_rows), locale, "EUR");
      const char *carried = strstr (pages[i], "Carried forward"), *end = carried != NULL ? strchr (carried, '\n') : NULL;

      g_assert_true ((carried != NULL) == (i > 0));
      g_assert_true (carried == NULL || (carried < strstr (pages[i], "A-2026-") && g_strstr_len (carried, end - carried, sum) != NULL));
      n_rows += sample_count (pages[i], "A-2026-");
    }
}

static char **
get_body (const char *page)
{
  g_auto (GStrv) lines = g_strsplit (page, "\n", -1);
  g_autoptr (GStrvBuilder) body = g_strv_builder_new ();
  gboolean below_head = FALSE;

  for (guint i = 0; lines[i] != NULL && strstr (lines[i], "Page ") == NULL; i++)
    {
      if (below_head && g_strstrip (lines[i])[0] != '\0')
        g_strv_builder_add (body, lines[i]);
      below_head |= strstr (lines[i], "Quantity ") != NULL;
    }
  return g_strv_builder_end (body);
}

static void
test_groups (void)
{
  for (guint n_rows = 40; n_rows < 320; n_rows += 7)
    {
      g_autoptr (PaperDocument) document = sample_report_new ("de_DE", n_rows, TRUE);
      g_auto (GStrv) pages = sample_read_pages (document);

      assert_page_numbers (pages);
      assert_all_rows (pages, n_rows);
      for (guint i = 0; pages[i] != NULL; i++)
        {
          g_auto (GStrv) body = get_body (pages[i]);
          guint n_lines = g_strv_length (body);

          g_assert_cmpuint (n_lines, >, 1);
          g_assert_false (g_str_has_prefix (body[0], "Sum "));
          g_assert_true (strstr (body[n_lines - 1], "A-2026-") != NULL || g_str_has_prefix (body[n_lines - 1], "Sum "));
        }
    }
}

/* Right edges of the words on the first page, in points; and the page's width. */
static double
get_right_most (PaperDocument *document,
                double        *width)
{
  g_autofree char *boxes = sample_read_pdf (document, "pdftotext", (const char *const[]) { "-bbox", "%s", "-", NULL });
  const char *page = strstr (boxes, "<page width=\"");
  double right = 0;

  g_assert_nonnull (page);
  *width = g_ascii_strtod (page + strlen ("<page width=\""), NULL);
  for (const char *word = strstr (boxes, "xMax=\""); word != NULL; word = strstr (word + 1, "xMax=\""))
    right = MAX (right, g_ascii_strtod (word + strlen ("xMax=\""), NULL));
  return right;
}

static PaperDocument *
create_crowded_document (guint n_columns)
{
  PaperDocument *document = sample_letter_new ("de_DE", 1);
  PaperTable *table = paper_table_new ("EUR");

  paper_table_add_column (table, "Name", BASE_KIND_TEXT, 1);
  for (guint i = 0; i < n_columns; i++)
    paper_table_add_sum_column (table, "Rechnungsbetrag", BASE_KIND_MONEY);
  for (guint row = 0; row < 3; row++)
    {
      paper_table_start_row (table, PAPER_ROW_PLAIN);
      paper_table_put_text (table, "Donaudampfschifffahrtsgesellschaftskapitänsmütze");
      for (guint i = 0; i < n_columns; i++)
        paper_table_put_number (table, G_GINT64_CONSTANT (-123456789012) - i);
    }
  paper_table_add_total (table, "Gesamtsumme aller Beträge");
  paper_document_add_table (document, table);
  return document;
}

static void
test_figures (void)
{
  for (guint n_columns = 3; n_columns < 17; n_columns++)
    {
      g_autoptr (PaperDocument) document = create_crowded_document (n_columns);
      g_autofree char *text = sample_read_pdf (document, "pdftotext", (const char *const[]) { "-raw", "%s", "-", NULL });
      double width, right = get_right_most (document, &width);

      for (guint i = 0; i < n_columns; i++)
        {
          g_autofree char *figure = g_strdup_printf ("-1.234.567.890,%u", 12 + i);

          g_assert_cmpuint (sample_count (text, figure), ==, 3);
        }
      g_assert_cmpuint (sample_count (text, "…"), ==, 0);
      g_assert_cmpfloat (right, <, width - 50);
    }
}

static void
test_long_texts (void)
{
  g_autoptr (PaperDocument) document = sample_report_new ("en_GB", 1, FALSE);
  PaperTable *table = paper_table_new ("EUR");
  g_autoptr (GString) long_text = g_string_new ("first");
  g_autofree char *text = NULL;
  double width, right;

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (long_text, " word%u", i);
  g_string_append (long_text, "\nlast");
  paper_table_add_column (table, "Number", BASE_KIND_COUNT, 0);
  paper_table_add_column (table, "What happened", BASE_KIND_TEXT, 1);
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_number (table, 7);
  paper_table_put_text (table, long_text->str);
  paper_document_add_table (document, table);
  text = sample_read_pdf (document, "pdftotext", (const char *const[]) { "%s", "-", NULL });
  g_assert_nonnull (strstr (text, "first"));
  g_assert_nonnull (strstr (text, "word1999"));
  g_assert_nonnull (strstr (text, "last"));
  g_assert_cmpuint (sample_count (text, "word"), ==, 2000);
  right = get_right_most (document, &width);
  g_assert_cmpfloat (right, <, width - 40);
}

static void
test_scripts (void)
{
  static const char *const words[] = { "Ναξος", "Москва", "Ærøskøbing", "Győr", "São", "straße", "ﬁnal", "日本", "e\u0301te\u0301" };
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    paper_document_add_text (document, PAPER_STYLE_BODY, words[i]);
  paper_document_add_text (document, PAPER_STYLE_BODY, "מחיר 12,50 שלום and مرحبا");
  text = sample_read_pdf (document, "pdftotext", (const char *const[]) { "%s", "-", NULL });
  for (guint i = 0; i < 6; i++)
    g_assert_nonnull (strstr (text, words[i]));
  g_assert_nonnull (strstr (text, "12,50"));
  g_assert_nonnull (strstr (text, "Müller & Söhne GmbH"));
}

static void
test_letter (void)
{
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 80);
  g_auto (GStrv) pages = sample_read_pages (document);

  g_assert_cmpuint (g_strv_length (pages), >, 2);
  g_assert_nonnull (strstr (pages[0], "10115 Berlin"));
  g_assert_nonnull (strstr (pages[0], "Anna Sanders"));
  g_assert_null (strstr (pages[1], "10115 Berlin"));
  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_assert_nonnull (strstr (pages[i], "IBAN DE02 1203 0000 0000 2020 51"));
      g_assert_nonnull (strstr (pages[i], "Order confirmation 10248"));
    }
}

static void
test_sizes (void)
{
  g_autoptr (PaperDocument) american = sample_report_new ("en_US", 3, FALSE), german = sample_report_new ("de_DE", 3, FALSE);
  g_autofree char *letter = sample_read_pdf (american, "pdfinfo", (const char *const[]) { "%s", NULL }), *a4 = NULL;

  g_assert_nonnull (strstr (letter, "612 x 792 pts (letter)"));
  paper_document_set_landscape (german, TRUE);
  a4 = sample_read_pdf (german, "pdfinfo", (const char *const[]) { "%s", NULL });
  g_assert_nonnull (strstr (a4, "841.89 x 595.276 pts (A4)"));
}

static void
test_emptiness (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("C", NULL);
  g_autoptr (PaperLanguage) language = paper_language_new ("C", NULL);
  g_autoptr (PaperDocument) document = paper_document_new ("Nothing", language, locale);
  PaperTable *table = paper_table_new ("EUR");
  g_auto (GStrv) pages = NULL;

  paper_document_add_chart (document, paper_chart_new (PAPER_CHART_STANDING, NULL, BASE_KIND_MONEY, "EUR"));
  paper_document_add_chart (document, paper_chart_new (PAPER_CHART_LYING, "None", BASE_KIND_COUNT, NULL));
  paper_table_add_column (table, "Name", BASE_KIND_TEXT, 1);
  paper_document_add_table (document, table);
  pages = sample_read_pages (document);
  g_assert_cmpuint (g_strv_length (pages), ==, 1);
  g_assert_nonnull (strstr (pages[0], "Page 1 of 1"));
}

/* The longest run of one pixel row that is darker than a shade of the paper. */
static int
get_longest_run (cairo_surface_t *picture,
                 int              row)
{
  const guint32 *pixels = (const guint32 *) (void *) (cairo_image_surface_get_data (picture) + (gsize) row * cairo_image_surface_get_stride (picture));
  int longest = 0, run = 0;

  for (int x = 0; x < cairo_image_surface_get_width (picture); x++)
    {
      run = (pixels[x] & 0xff) < 0xf0 ? run + 1 : 0;
      longest = MAX (longest, run);
    }
  return longest;
}

/* In half the size, which is a small preview. */
static guint
count_rules (PaperDocument *document,
             int            from,
             int            to)
{
  g_autoptr (PaperLayout) layout = paper_layout_new (document);
  cairo_surface_t *picture = paper_image_new (layout, 0, 0.5);
  gboolean within = FALSE;
  guint n = 0;

  for (int row = 0; row < cairo_image_surface_get_height (picture); row++)
    {
      int run = get_longest_run (picture, row);
      gboolean rule = run >= from && run <= to;

      n += rule && !within;
      within = rule;
    }
  cairo_surface_destroy (picture);
  return n;
}

static void
test_rules (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("C", NULL);
  g_autoptr (PaperLanguage) language = paper_language_new ("C", NULL);
  g_autoptr (PaperDocument) document = paper_document_new ("Tea", language, locale);
  PaperTable *table = paper_table_new ("EUR");

  paper_table_add_column (table, "Item", BASE_KIND_TEXT, 1);
  paper_table_add_column (table, "Yes", BASE_KIND_TEXT, 0);
  for (guint i = 0; i < 12; i++)
    {
      paper_table_start_row (table, PAPER_ROW_PLAIN);
      paper_table_put_text (table, i % 2 == 0 ? "Tea" : "Tea\nGreen");
      paper_table_put_rule (table);
    }
  paper_document_add_table (document, table);
  g_assert_cmpuint (count_rules (document, 30, 60), ==, 12);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/paper/layout/one-row-is-on-one-page", GUINT_TO_POINTER (1), test_rows);
  g_test_add_data_func ("/paper/layout/30-rows-are-all-there-once", GUINT_TO_POINTER (30), test_rows);
  g_test_add_data_func ("/paper/layout/500-rows-are-all-there-once-below-a-head", GUINT_TO_POINTER (500), test_rows);
  g_test_add_data_func ("/paper/layout/10000-rows-are-all-there-once-below-a-head", GUINT_TO_POINTER (10000), test_rows);
  g_test_add_func ("/paper/layout/a-page-that-goes-on-begins-with-the-sums-so-far", test_carried);
  g_test_add_func ("/paper/layout/groups-and-sums-are-never-alone", test_groups);
  g_test_add_func ("/paper/layout/figures-are-never-cut", test_figures);
  g_test_add_func ("/paper/layout/a-long-text-wraps-and-goes-on-overleaf", test_long_texts);
  g_test_add_func ("/paper/layout/other-scripts-are-read-back", test_scripts);
  g_test_add_func ("/paper/layout/a-letter-names-its-sender-on-each-page", test_letter);
  g_test_add_func ("/paper/layout/the-country-chooses-the-paper", test_sizes);
  g_test_add_func ("/paper/layout/nothing-to-say-is-one-page", test_emptiness);
  g_test_add_func ("/paper/layout/a-rule-to-write-on-shows-in-a-small-preview", test_rules);
  return sample_run_tests ();
}
