/* Guesses are right for the world's CSV.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include "exchange-csv-guess.h"

static ExchangeCsvFormat
guess_in (const char *text, gsize length, const char *locale_name)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (BaseLocale) locale = base_locale_new (locale_name, NULL);
  ExchangeCsvFormat format;

  exchange_csv_guess (bytes, locale, &format);
  return format;
}

static ExchangeCsvFormat
guess (const char *text)
{
  return guess_in (text, strlen (text), "en_US");
}

static void
test_english (void)
{
  ExchangeCsvFormat format = guess ("number,name,price,since\n1,Ann,\"1,234.50\",12/31/2025\n2,Bo,3.5,01/02/2025\n");

  g_assert_cmpstr (format.encoding, ==, "UTF-8");
  g_assert_cmpint (format.delimiter, ==, ',');
  g_assert_cmpint (format.quote, ==, '"');
  g_assert_cmpint (format.decimal, ==, '.');
  g_assert_cmpint (format.group, ==, ',');
  g_assert_cmpint (format.date_order, ==, BASE_ORDER_MDY);
  g_assert_true (format.has_header && format.decimal_is_sure && format.date_order_is_sure);
  g_assert_cmpstr (format.empty_markers, ==, "");
}

static void
test_german (void)
{
  static const char text[] = "Nummer;Stra\xDF" "e;Preis;Datum\r\n1;Bahnhofstra\xDF" "e 5;1.234,50;31.12.2025\r\n2;M\xFChlweg 7;3,5;01.02.2025\r\n";
  ExchangeCsvFormat format = guess_in (text, sizeof text - 1, "de_DE");

  g_assert_true (g_str_has_prefix (format.encoding, "WINDOWS-125") || g_str_has_prefix (format.encoding, "ISO-8859-"));
  g_assert_cmpint (format.delimiter, ==, ';');
  g_assert_cmpint (format.decimal, ==, ',');
  g_assert_cmpint (format.group, ==, '.');
  g_assert_cmpint (format.date_order, ==, BASE_ORDER_DMY);
  g_assert_true (format.has_header);
}

static void
test_open_questions (void)
{
  ExchangeCsvFormat american = guess_in ("a,b\n1,01/02/2025\n", 17, "en_US"), british = guess_in ("a,b\n1,01/02/2025\n", 17, "en_GB");
  ExchangeCsvFormat german = guess_in ("a;b\n1.234;x\n", 12, "de_DE"), neutral = guess_in ("a;b\n1.234;x\n", 12, "en_US");

  g_assert_cmpint (american.date_order, ==, BASE_ORDER_MDY);
  g_assert_cmpint (british.date_order, ==, BASE_ORDER_DMY);
  american = guess_in ("a,b\n2025-12-31 23:59,01/02/2025\n", 32, "en_US");
  g_assert_cmpint (american.date_order, ==, BASE_ORDER_MDY);
  g_assert_false (american.date_order_is_sure || british.date_order_is_sure);
  g_assert_cmpint (german.decimal, ==, ',');
  g_assert_cmpint (german.group, ==, '.');
  g_assert_cmpint (neutral.decimal, ==, '.');
  g_assert_cmpint (neutral.group, ==, 0);
  g_assert_false (german.decimal_is_sure || neutral.decimal_is_sure);
}

static void
test_delimiters (void)
{
  g_assert_cmpint (guess ("a\tb, c\n1\t2, 3\n").delimiter, ==, '\t');
  g_assert_cmpint (guess ("a|b\n1,5|2,5\n").delimiter, ==, '|');
  g_assert_cmpint (guess ("a;b;c\n1,5;2,5;x\n3,5;4,5;y\n").delimiter, ==, ';');
  g_assert_cmpint (guess ("name,note\nAnn,\"a; b; c\"\nBo,d\n").delimiter, ==, ',');
  g_assert_cmpint (guess ("sep=|\na|b\n1|2\n").delimiter, ==, '|');
  g_assert_cmpint (guess ("only\n1\n2\n").delimiter, ==, ',');
  g_assert_cmpint (guess ("'a','b'\n'x, y','2'\n'z, w','3'\n").quote, ==, '\'');
  g_assert_cmpint (guess ("a,b\n'-x,'-y\n'-z,'=w\n'+5,'@q\n").quote, ==, '"');
}

static void
test_heading (void)
{
  g_assert_true (guess ("name,city\nAnn,Rome\nBo,Bonn\n").has_header);
  g_assert_false (guess ("1,Rome\n2,Bonn\n").has_header);
  g_assert_false (guess ("Ann,Rome\nBo,Rome\n").has_header);
  g_assert_true (guess ("number,name\n").has_header);
}

static void
test_markers (void)
{
  ExchangeCsvFormat format = guess ("name,city,phone\nNULL,Rome,?\nBo,n/a,NULLABLE\n");

  g_assert_cmpstr (format.empty_markers, ==, "NULL ? n/a");
}

static void
test_wide (void)
{
  static const char wide[] = "a\0;\0b\0\n\0" "1\0;\0" "2\0\n\0";
  static const char marked[] = "\xEF\xBB\xBF" "a;b\n1;2\n";

  g_assert_cmpstr (guess_in (wide, sizeof wide - 1, "C").encoding, ==, "UTF-16LE");
  g_assert_cmpint (guess_in (wide, sizeof wide - 1, "C").delimiter, ==, ';');
  g_assert_cmpstr (guess_in (marked, sizeof marked - 1, "C").encoding, ==, "UTF-8");
}

/* A first sign that is no ASCII may come late in a file. */
static void
test_late_sign (void)
{
  g_autoptr (GString) latin = g_string_new ("name,city\n"), utf = g_string_new ("name,city\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append (latin, "Ann,Rome\n");
  g_string_append_len (utf, latin->str, (gssize) latin->len);
  g_string_append (latin, "Jos\xE9 Mu\xF1oz,M\xFCnchen\n");
  g_string_append (utf, "José,München\n");
  g_assert_cmpstr (guess (latin->str).encoding, !=, "UTF-8");
  g_assert_cmpstr (guess (utf->str).encoding, ==, "UTF-8");
}

/* The sample ends somewhere; a quoted cell or a sign may be torn there. */
static void
test_torn_sample (void)
{
  g_autoptr (GString) text = g_string_new ("name;note\n");

  for (guint i = 0; text->len < 100000; i++)
    g_string_append_printf (text, "Ännchen %u;\"%s\nzweite, dritte; vierte\"\n", i, i == 400 ? "ä" : "ö");
  g_assert_cmpint (guess (text->str).delimiter, ==, ';');
  g_assert_true (guess (text->str).has_header);
}

static void
test_nothing (void)
{
  ExchangeCsvFormat format = guess ("");

  g_assert_cmpstr (format.encoding, ==, "UTF-8");
  g_assert_cmpint (format.delimiter, ==, ',');
  g_assert_true (format.has_header);
  guess_in ("\xFF\xFE\0", 3, "C");
  guess_in ("\"", 1, "C");
  guess_in ("\0\0\0\0", 4, "C");
}

static void
assert_sample (const char *name, const char *encoding, BaseDateOrder order, const char *markers)
{
  g_autofree char *path = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA"), name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = exchange_csv_load (path, NULL, &error);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  ExchangeCsvFormat format;

  g_assert_no_error (error);
  exchange_csv_guess (bytes, locale, &format);
  g_assert_cmpstr (format.encoding, ==, encoding);
  g_assert_cmpint (format.delimiter, ==, ',');
  g_assert_cmpint (format.decimal, ==, '.');
  g_assert_cmpint (format.date_order, ==, order);
  g_assert_cmpstr (format.empty_markers, ==, markers);
  g_assert_true (format.has_header);
}

static void
test_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("FACTOTUM_TEST_DATA") != NULL ? g_getenv ("FACTOTUM_TEST_DATA") : "/nowhere", "northwind", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the sample firms are not here");
      return;
    }
  assert_sample ("northwind/orders.csv", "UTF-8", BASE_ORDER_YMD, "NULL");
  assert_sample ("northwind/customers.csv", "UTF-8", BASE_ORDER_DMY, "NULL");
  assert_sample ("northwind/order_details.csv", "UTF-8", BASE_ORDER_DMY, "");
  assert_sample ("incidents/incident_event_log.csv", "UTF-8", BASE_ORDER_DMY, "?");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/csv-guess/english-figures-and-dates", test_english);
  g_test_add_func ("/exchange/csv-guess/german-spreadsheets", test_german);
  g_test_add_func ("/exchange/csv-guess/the-locale-settles-what-the-file-leaves-open", test_open_questions);
  g_test_add_func ("/exchange/csv-guess/delimiters-and-quotes", test_delimiters);
  g_test_add_func ("/exchange/csv-guess/a-heading-is-unlike-its-columns", test_heading);
  g_test_add_func ("/exchange/csv-guess/empty-markers-stand-alone-in-a-cell", test_markers);
  g_test_add_func ("/exchange/csv-guess/wide-encodings-and-byte-order-marks", test_wide);
  g_test_add_func ("/exchange/csv-guess/the-encoding-is-judged-by-the-whole-file", test_late_sign);
  g_test_add_func ("/exchange/csv-guess/a-torn-sample-does-not-mislead", test_torn_sample);
  g_test_add_func ("/exchange/csv-guess/no-bytes-do-harm", test_nothing);
  g_test_add_func ("/exchange/csv-guess/real-files", test_samples);
  return g_test_run ();
}
