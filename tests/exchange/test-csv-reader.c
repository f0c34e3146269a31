/* CSV files are read whole and exactly.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gstdio.h>
#include "exchange-csv-reader.h"
#include "exchange-error.h"

static ExchangeCsvReader *
read_bytes (const char *data, gsize length, const char *encoding, char quote, GError **error)
{
  ExchangeCsvFormat format = { .delimiter = ',', .quote = quote, .decimal = '.', .has_header = TRUE };
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);

  g_strlcpy (format.encoding, encoding, sizeof format.encoding);
  return exchange_csv_reader_new (bytes, &format, 0, NULL, error);
}

static ExchangeCsvReader *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  ExchangeCsvReader *reader = read_bytes (text, strlen (text), "UTF-8", '"', &error);

  g_assert_no_error (error);
  return reader;
}

static void
assert_refused (const char *data, gsize length, const char *encoding, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeCsvReader) reader = read_bytes (data, length, encoding, '"', &error);

  g_assert_null (reader);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, part));
}

#define assert_cell(reader, row, column, expected) g_assert_cmpstr (exchange_csv_reader_get_cell (reader, row, column), ==, expected)

static void
test_plain (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("number,name\n1,Ann\n2,Bo\n");

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (reader), ==, 2);
  g_assert_cmpuint (exchange_csv_reader_get_n_columns (reader), ==, 2);
  g_assert_cmpstr (exchange_csv_reader_get_columns (reader)[1], ==, "name");
  g_assert_null (exchange_csv_reader_get_columns (reader)[2]);
  g_assert_cmpint (exchange_csv_reader_find_column (reader, "NAME"), ==, 1);
  g_assert_cmpint (exchange_csv_reader_find_column (reader, "nothing"), ==, -1);
  assert_cell (reader, 1, 0, "2");
  assert_cell (reader, 1, 1, "Bo");
  g_assert_cmpuint (exchange_csv_reader_get_line (reader, 1), ==, 3);
}

static void
test_quotes (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("a,b,c\r\n\"x, y\",\"say \"\"no\"\"\",\"two\r\nlines\"\r\n\"\",\"\"\"\",z\r\n");

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (reader), ==, 2);
  g_assert_cmpuint (exchange_csv_reader_get_n_faults (reader), ==, 0);
  assert_cell (reader, 0, 0, "x, y");
  assert_cell (reader, 0, 1, "say \"no\"");
  assert_cell (reader, 0, 2, "two\r\nlines");
  assert_cell (reader, 1, 0, "");
  assert_cell (reader, 1, 1, "\"");
  assert_cell (reader, 1, 2, "z");
  g_assert_cmpuint (exchange_csv_reader_get_line (reader, 1), ==, 4);
}

static void
test_line_ends (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("a,b\r1,2\n\n3,4\r\n\r\n5,6");

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (reader), ==, 3);
  assert_cell (reader, 0, 1, "2");
  assert_cell (reader, 1, 0, "3");
  assert_cell (reader, 2, 1, "6");
  g_assert_cmpuint (exchange_csv_reader_get_line (reader, 2), ==, 6);
}

static void
test_last_cell_empty (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("a,b,c\n1,,\n,,\n2,3,");

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (reader), ==, 2);
  g_assert_cmpuint (exchange_csv_reader_get_n_faults (reader), ==, 0);
  assert_cell (reader, 1, 1, "3");
  assert_cell (reader, 1, 2, "");
}

static void
test_ragged (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("a,b\n1\n1,2,,\n1,2,3\n\"1\"x,2\n1,2\n");
  g_autofree char *sentence = exchange_csv_reader_dup_fault (reader, 2);

  g_assert_cmpuint (exchange_csv_reader_get_n_faults (reader), ==, 3);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 0), ==, EXCHANGE_ROW_SHORT);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 1), ==, EXCHANGE_ROW_GOOD);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 2), ==, EXCHANGE_ROW_LONG);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 3), ==, EXCHANGE_ROW_QUOTES);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 4), ==, EXCHANGE_ROW_GOOD);
  assert_cell (reader, 0, 1, "");
  assert_cell (reader, 3, 0, "1x");
  g_assert_nonnull (strstr (sentence, "3 cells"));
}

static void
test_headings (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("name,,NAME, name ,Column 2\n1,2,3,4,5\n");
  const char * const *columns = exchange_csv_reader_get_columns (reader);

  g_assert_cmpstr (columns[0], ==, "name");
  g_assert_cmpstr (columns[1], ==, "Column 2");
  g_assert_cmpstr (columns[2], ==, "NAME (2)");
  g_assert_cmpstr (columns[3], ==, "name (3)");
  g_assert_cmpstr (columns[4], ==, "Column 2 (2)");
}

static void
test_defused (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("a,b,c,d,e\n'=1+1,\"'@x\",'tis,'\uff1d" "5,''=x\n");

  assert_cell (reader, 0, 0, "=1+1");
  assert_cell (reader, 0, 1, "@x");
  assert_cell (reader, 0, 2, "'tis");
  assert_cell (reader, 0, 3, "\uff1d" "5");
  assert_cell (reader, 0, 4, "'=x");
}

static void
test_separator_line (void)
{
  g_autoptr (ExchangeCsvReader) reader = read_text ("sep=;\r\na;b\r\n1;2\r\n");

  g_assert_cmpuint (exchange_csv_reader_get_n_columns (reader), ==, 2);
  assert_cell (reader, 0, 1, "2");
  g_assert_cmpint (exchange_csv_reader_get_format (reader)->delimiter, ==, ';');
}

static void
test_encodings (void)
{
  static const char latin[] = "name,city\nJos\xE9,M\xFCnchen\n";
  static const char wide[] = "\xFF\xFE" "a\0,\0b\0\n\0\xE9\0,\0\xAC\x20";
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeCsvReader) narrow = read_bytes (latin, sizeof latin - 1, "WINDOWS-1252", '"', &error);
  g_autoptr (ExchangeCsvReader) broad = read_bytes (wide, sizeof wide - 1, "UTF-16LE", '"', &error);
  g_autoptr (ExchangeCsvReader) marked = read_bytes ("\xEF\xBB\xBF" "a,b\n1,2\n", 11, "UTF-8", '"', &error);

  g_assert_no_error (error);
  assert_cell (narrow, 0, 1, "München");
  assert_cell (broad, 0, 0, "é");
  assert_cell (broad, 0, 1, "€");
  g_assert_cmpstr (exchange_csv_reader_get_columns (marked)[0], ==, "a");
}

static void
test_hostile (void)
{
  static const char open[] = "a,b\n1,2\n3,\"no end\n\n\n", zero[] = "a,b\n1,\0\n", broken[] = "a,b\n1,\xC3(\n", half[] = "a\0,\0b";

  assert_refused (open, sizeof open - 1, "UTF-8", "line 3");
  assert_refused (zero, sizeof zero - 1, "UTF-8", "Line 2");
  assert_refused (broken, sizeof broken - 1, "UTF-8", "Line 2");
  assert_refused (half, sizeof half - 1, "UTF-16LE", "encoding");
  assert_refused ("a,b\n", 4, "KLINGON", "KLINGON");
}

static void
test_empty (void)
{
  g_autoptr (ExchangeCsvReader) nothing = read_text (""), blank = read_text ("\n\r\n ,\n"), heading = read_text ("a,b\n");

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (nothing), ==, 0);
  g_assert_cmpuint (exchange_csv_reader_get_n_columns (nothing), ==, 0);
  g_assert_cmpuint (exchange_csv_reader_get_n_rows (blank), ==, 0);
  g_assert_cmpuint (exchange_csv_reader_get_n_rows (heading), ==, 0);
  g_assert_cmpuint (exchange_csv_reader_get_n_columns (heading), ==, 2);
}

static void
test_long_cell (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (ExchangeCsvReader) reader = NULL;

  for (guint i = 0; i < EXCHANGE_CSV_CELL; i++)
    g_string_append (text, "é");
  g_string_append (text, ",x\n\"");
  for (guint i = 0; i <= EXCHANGE_CSV_CELL; i++)
    g_string_append (text, "é");
  g_string_append (text, "\",x\n");
  reader = read_text (text->str);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 0), ==, EXCHANGE_ROW_GOOD);
  g_assert_cmpint (exchange_csv_reader_get_fault (reader, 1), ==, EXCHANGE_ROW_CELL);
}

static void
test_too_wide (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (ExchangeCsvReader) reader = NULL;

  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "1,");
  reader = read_bytes (text->str, text->len, "UTF-8", '"', &error);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE);
  g_assert_null (reader);
}

static void
test_too_large (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("factotum-csv-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "large.csv", NULL);
  g_autoptr (GBytes) none = NULL;
  FILE *file = fopen (path, "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, EXCHANGE_CSV_BYTES, SEEK_SET), ==, 0);
  fputc ('x', file);
  fclose (file);
  none = exchange_csv_load (path, NULL, &error);
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_null (exchange_csv_load (folder, NULL, &error));
  g_assert_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (exchange_csv_load (path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_rmdir (folder);
}

static void
test_cancel (void)
{
  ExchangeCsvFormat format = { .encoding = "UTF-8", .delimiter = ',', .quote = '"' };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "1,2\n");
  bytes = g_bytes_new (text->str, text->len);
  g_cancellable_cancel (cancellable);
  g_assert_null (exchange_csv_reader_new (bytes, &format, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_preview (void)
{
  ExchangeCsvFormat format = { .encoding = "UTF-8", .delimiter = ',', .quote = '"', .has_header = TRUE };
  const char *text = "a,b\n1,2\n3,4\n5,\"torn";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (ExchangeCsvReader) two = exchange_csv_reader_new (bytes, &format, 2, NULL, NULL), ten = exchange_csv_reader_new (bytes, &format, 10, NULL, NULL);

  g_assert_cmpuint (exchange_csv_reader_get_n_rows (two), ==, 2);
  g_assert_cmpuint (exchange_csv_reader_get_n_rows (ten), ==, 2);
}

/* Any bytes give rows or a sentence, never a crash. */
static void
test_random_bytes (void)
{
  static const char signs[] = "\"\"\"',;\n\r\r\nab1=-\t|\xC3\xA9\xFF";
  g_autoptr (GRand) random = g_rand_new_with_seed (20260101);

  for (guint round = 0; round < 3000; round++)
    {
      char data[64];
      guint n = (guint) g_rand_int_range (random, 0, sizeof data);
      g_autoptr (GError) error = NULL;
      g_autoptr (ExchangeCsvReader) reader = NULL;

      for (guint i = 0; i < n; i++)
        data[i] = signs[g_rand_int_range (random, 0, sizeof signs)];
      reader = read_bytes (data, n, round % 3 == 0 ? "WINDOWS-1252" : "UTF-8", round % 2 == 0 ? '"' : '\'', &error);
      g_assert_true ((reader == NULL) == (error != NULL));
      for (guint i = 0; reader != NULL && i < exchange_csv_reader_get_n_rows (reader); i++)
        for (guint j = 0; j < exchange_csv_reader_get_n_columns (reader); j++)
          g_assert_true (g_utf8_validate (exchange_csv_reader_get_cell (reader, i, j), -1, NULL));
    }
}

static void
test_fast (void)
{
  g_autoptr (GString) text = g_string_new ("a,b,c,d,e,f,g,h,i,j,k,l,m,n\n");
  g_autoptr (ExchangeCsvReader) reader = NULL;
  gint64 start;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u,VINET,5,1996-07-04,1996-08-01,1996-07-16,3,32.38,Vins et alcools,59 rue de l'Abbaye,Reims,,51100,\"France, EU\"\n", i);
  start = g_get_monotonic_time ();
  reader = read_text (text->str);
  g_test_message ("100,000 rows of 14 columns in %.1f ms", (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (exchange_csv_reader_get_n_rows (reader), ==, 100000);
  assert_cell (reader, 99999, 13, "France, EU");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-reader/reads-rows-and-columns", test_plain);
  g_test_add_func ("/exchange/csv-reader/quoted-cells-hold-delimiters-quotes-and-line-ends", test_quotes);
  g_test_add_func ("/exchange/csv-reader/line-ends-may-be-mixed", test_line_ends);
  g_test_add_func ("/exchange/csv-reader/a-row-may-end-with-empty-cells", test_last_cell_empty);
  g_test_add_func ("/exchange/csv-reader/ragged-rows-are-reported", test_ragged);
  g_test_add_func ("/exchange/csv-reader/columns-have-distinct-names", test_headings);
  g_test_add_func ("/exchange/csv-reader/a-defused-formula-gets-its-text-back", test_defused);
  g_test_add_func ("/exchange/csv-reader/a-separator-line-is-obeyed", test_separator_line);
  g_test_add_func ("/exchange/csv-reader/other-encodings-become-utf-8", test_encodings);
  g_test_add_func ("/exchange/csv-reader/hostile-bytes-are-refused-in-a-sentence", test_hostile);
  g_test_add_func ("/exchange/csv-reader/empty-files-have-no-rows", test_empty);
  g_test_add_func ("/exchange/csv-reader/a-cell-that-is-too-long-marks-its-row", test_long_cell);
  g_test_add_func ("/exchange/csv-reader/too-many-columns-are-refused", test_too_wide);
  g_test_add_func ("/exchange/csv-reader/what-cannot-be-loaded-is-refused", test_too_large);
  g_test_add_func ("/exchange/csv-reader/reading-can-be-cancelled", test_cancel);
  g_test_add_func ("/exchange/csv-reader/a-preview-reads-the-first-rows-only", test_preview);
  g_test_add_func ("/exchange/csv-reader/random-bytes-do-no-harm", test_random_bytes);
  g_test_add_func ("/exchange/csv-reader/a-large-file-is-read-quickly", test_fast);
  return g_test_run ();
}
