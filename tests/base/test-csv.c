/* Cells of a CSV file going out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base-csv.h"

static void
assert_cell (const char *text,
             char        delimiter,
             gboolean    defuse,
             const char *expected)
{
  g_autoptr (GString) line = g_string_new (NULL);

  base_csv_append_cell (line, text, delimiter, defuse);
  g_assert_cmpstr (line->str, ==, expected);
}

static void
test_quotes (void)
{
  assert_cell (NULL, ',', TRUE, "");
  assert_cell ("", ',', TRUE, "");
  assert_cell ("plain", ',', TRUE, "plain");
  assert_cell ("a,b", ',', TRUE, "\"a,b\"");
  assert_cell ("a,b", ';', TRUE, "a,b");
  assert_cell ("a;b", ';', TRUE, "\"a;b\"");
  assert_cell ("say \"hi\"", ',', TRUE, "\"say \"\"hi\"\"\"");
  assert_cell ("two\nlines", ',', TRUE, "\"two\nlines\"");
  assert_cell (" outer", ',', TRUE, "\" outer\"");
  assert_cell ("outer ", ',', TRUE, "\"outer \"");
}

static void
test_formulas (void)
{
  assert_cell ("=1+1", ',', TRUE, "'=1+1");
  assert_cell ("+49 40 123", ',', TRUE, "'+49 40 123");
  assert_cell ("-1", ',', TRUE, "'-1");
  assert_cell ("@SUM(A1)", ',', TRUE, "'@SUM(A1)");
  assert_cell ("\t=1", ',', TRUE, "'\t=1");
  assert_cell ("\r=1", ',', TRUE, "\"'\r=1\"");
  assert_cell ("\n=1", ',', TRUE, "\"'\n=1\"");
  assert_cell ("＝1", ',', TRUE, "'＝1");
  assert_cell ("＋1", ',', TRUE, "'＋1");
  assert_cell ("－1", ',', TRUE, "'－1");
  assert_cell ("＠A", ',', TRUE, "'＠A");
  assert_cell ("=HYPERLINK(\"x\",\"y\")", ',', TRUE, "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  assert_cell ("a=1", ',', TRUE, "a=1");
}

/* Who reads takes off one apostrophe from what is defused, and nothing else. */
static void
test_round_trip (void)
{
  static const char *const texts[] = { "=1", "'=1", "''=1", "'plain", "'", "''", "-", "'-5", "plain", "＝1", "'＝1" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      base_csv_append_cell (cell, texts[i], ',', TRUE);
      g_assert_false (base_csv_is_formula (cell->str));
      g_assert_cmpstr (base_csv_is_defused (cell->str) ? cell->str + 1 : cell->str, ==, texts[i]);
    }
}

static void
test_numbers (void)
{
  assert_cell ("-12.50", ',', FALSE, "-12.50");
  assert_cell ("-12,50", ',', FALSE, "\"-12,50\"");
}

static void
test_delimiter (void)
{
  g_autoptr (BaseLocale) german = base_locale_new ("de_DE", NULL), american = base_locale_new ("en_US", NULL);

  g_assert_cmpint (base_csv_get_delimiter (german), ==, ';');
  g_assert_cmpint (base_csv_get_delimiter (american), ==, ',');
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/csv/a-cell-is-quoted-only-when-it-must", test_quotes);
  g_test_add_func ("/base/csv/a-text-is-never-a-formula", test_formulas);
  g_test_add_func ("/base/csv/a-defused-text-comes-back", test_round_trip);
  g_test_add_func ("/base/csv/a-negative-number-stays-a-number", test_numbers);
  g_test_add_func ("/base/csv/the-delimiter-follows-the-decimal-sign", test_delimiter);
  return g_test_run ();
}
