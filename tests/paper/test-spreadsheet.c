/* Tables as other programs open them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base-csv.h"
#include "base-date.h"
#include "base-number.h"
#include "paper-csv.h"
#include "paper-sample.h"
#include "paper-xlsx.h"
#include <string.h>

static PaperTable *
create_table (gboolean grouped)
{
  PaperTable *table = paper_table_new ("EUR");

  paper_table_set_title (table, "Orders: all/any");
  paper_table_add_column (table, "Name", BASE_KIND_TEXT, 1);
  paper_table_add_column (table, "Sent", BASE_KIND_DATE, 0);
  paper_table_add_column (table, "At", BASE_KIND_TIME, 0);
  paper_table_add_column (table, "Quantity", BASE_KIND_QUANTITY, 0);
  paper_table_add_column (table, "Rate", BASE_KIND_RATE, 0);
  paper_table_add_sum_column (table, "Total", BASE_KIND_MONEY);
  if (grouped)
    paper_table_add_group (table, "Group; one");
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, "=1+1");
  paper_table_put_number (table, base_date_from_ymd (2026, 12, 31));
  paper_table_put_number (table, SAMPLE_NOW);
  paper_table_put_number (table, -2 * BASE_QUANTITY_ONE - 500000);
  paper_table_put_number (table, 50000);
  paper_table_put_number (table, -123456789);
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, "A “quoted\" & <tagged> ü");
  paper_table_put_number (table, base_date_from_ymd (1870, 1, 1));
  paper_table_put_nothing (table);
  paper_table_put_nothing (table);
  paper_table_put_nothing (table);
  paper_table_put_money (table, 500, "USD");
  paper_table_add_total (table, "Total");
  return table;
}

static void
test_german_csv (void)
{
  g_autoptr (PaperTable) table = create_table (FALSE);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  gsize length;
  g_autofree char *text = paper_csv_format (table, locale, &length);

  g_assert_cmpstr (text, ==,
                   BASE_CSV_BOM "Name;Sent;At;Quantity;Rate;Total\r\n"
                                "'=1+1;2026-12-31;2026-11-22T00:00:00Z;-2,5;0,05;-1234567,89\r\n"
                                "\"A “quoted\"\" & <tagged> ü\";1870-01-01;;;;5,00 USD\r\n");
  g_assert_cmpuint (length, ==, strlen (text));
}

static void
test_grouped_csv (void)
{
  g_autoptr (PaperTable) table = create_table (TRUE);
  g_autoptr (BaseLocale) locale = base_locale_new ("en_US", NULL);
  g_autofree char *path = sample_path ("table.csv"), *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (paper_csv_write (table, locale, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, BASE_CSV_BOM ",Name,Sent,At,Quantity,Rate,Total\r\nGroup; one,'=1+1,2026-12-31,"));
  g_assert_nonnull (strstr (text, ",-2.5,0.05,-1234567.89\r\n"));
}

static void
test_rule (void)
{
  g_autoptr (PaperTable) table = paper_table_new ("EUR");
  g_autoptr (BaseLocale) locale = base_locale_new ("en_US", NULL);
  g_autofree char *text = NULL;

  paper_table_add_column (table, "Item", BASE_KIND_TEXT, 1);
  paper_table_add_column (table, "Counted", BASE_KIND_TEXT, 0);
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, "Tea");
  paper_table_put_rule (table);
  text = paper_csv_format (table, locale, NULL);
  g_assert_cmpstr (text, ==, BASE_CSV_BOM "Item,Counted\r\nTea,\r\n");
}

static char *
read_part (const char *path,
           const char *part)
{
  const char *const command[] = { "python3", "-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", path, part, NULL };

  return sample_run (command);
}

static char *
write_book (const char *name)
{
  g_autoptr (PaperDocument) document = sample_letter_new ("de_DE", 2);
  g_autoptr (GError) error = NULL;
  char *path = sample_path (name);

  paper_document_add_table (document, create_table (TRUE));
  g_assert_true (paper_xlsx_write (document, path, SAMPLE_NOW, &error));
  g_assert_no_error (error);
  return path;
}

static void
test_cells (void)
{
  g_autofree char *path = write_book ("book.xlsx");
  g_autofree char *sheet = read_part (path, "xl/worksheets/sheet2.xml"), *texts = read_part (path, "xl/sharedStrings.xml");

  g_assert_nonnull (strstr (sheet, "<v>46387</v>"));       /* 2026-12-31 */
  g_assert_nonnull (strstr (sheet, "<v>-2.5</v>"));
  g_assert_nonnull (strstr (sheet, "<v>0.05"));
  g_assert_nonnull (strstr (sheet, "<v>-1234567.89"));
  g_assert_null (strstr (sheet, "<f>"));                    /* no formula */
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter "));
  g_assert_nonnull (strstr (sheet, "<cols>"));
  g_assert_nonnull (strstr (texts, "<t>=1+1</t>"));
  g_assert_nonnull (strstr (texts, "<t>Group; one</t>"));
  g_assert_nonnull (strstr (texts, "<t>1870-01-01</t>"));   /* before the first day a spreadsheet knows */
  g_assert_nonnull (strstr (texts, "A “quoted\" &amp; &lt;tagged&gt; ü"));
}

static void
test_book (void)
{
  g_autofree char *first = write_book ("first.xlsx"), *second = write_book ("second.xlsx"), *once = NULL, *again = NULL;
  g_autofree char *names = read_part (first, "xl/workbook.xml"), *core = read_part (first, "docProps/core.xml");
  gsize length, other_length;

  g_assert_nonnull (strstr (names, "<sheet name=\"Orders\""));
  g_assert_nonnull (strstr (names, "<sheet name=\"Orders  all any\""));
  g_assert_nonnull (strstr (core, "<dc:creator></dc:creator>"));
  g_assert_nonnull (strstr (core, "2026-11-22T00:00:00Z"));
  g_assert_true (g_file_get_contents (first, &once, &length, NULL));
  g_assert_true (g_file_get_contents (second, &again, &other_length, NULL));
  g_assert_cmpmem (once, length, again, other_length);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/csv/figures-are-plain-and-formulas-defused", test_german_csv);
  g_test_add_func ("/paper/csv/groups-are-a-column", test_grouped_csv);
  g_test_add_func ("/paper/csv/a-rule-to-write-on-is-empty", test_rule);
  g_test_add_func ("/paper/xlsx/cells-are-numbers-dates-and-texts", test_cells);
  g_test_add_func ("/paper/xlsx/the-same-book-gives-the-same-bytes", test_book);
  return sample_run_tests ();
}
