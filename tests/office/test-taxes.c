/* The taxes that a country starts with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-invoice-queries.h>
#include <office-tax.h>

static gint64
get_rate (Fixture *fixture, const char *code, const char *day)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM tax_codes WHERE code = '%s'", code);
  gint64 rate = -1;

  if (!office_tax_get_rate (fixture->db, fixture_number (fixture, sql), fixture_day (day), &rate, &error))
    g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  return rate;
}

static void
test_rates_have_their_days (Fixture *fixture, gconstpointer data)
{
  for (int country = 0; country < 4; country++)
    RUN (fixture, "add-tax-pack", "{'country': <%x>}", (gint64) country);
  g_assert_cmpint (get_rate (fixture, "DE-19", "2020-06-30"), ==, 190000);
  g_assert_cmpint (get_rate (fixture, "DE-19", "2020-07-01"), ==, 160000);
  g_assert_cmpint (get_rate (fixture, "DE-7", "2020-12-31"), ==, 50000);
  g_assert_cmpint (get_rate (fixture, "DE-7", "2021-01-01"), ==, 70000);
  g_assert_cmpint (get_rate (fixture, "DE-0", TEST_TODAY), ==, 0);
  g_assert_cmpint (get_rate (fixture, "DE-0", "2022-12-31"), ==, -1);
  g_assert_cmpint (get_rate (fixture, "IT-22", "2013-09-30"), ==, 210000);
  g_assert_cmpint (get_rate (fixture, "IT-4", TEST_TODAY), ==, 40000);
  g_assert_cmpint (get_rate (fixture, "BR-ICMS-4", TEST_TODAY), ==, 40000);
  g_assert_cmpint (get_rate (fixture, "US-CA", TEST_TODAY), ==, 72500);
  assert_number (fixture, "SELECT count (*) FROM tax_codes AS c WHERE country IS NULL OR substr (code, 1, 2) <> country"
                          " OR NOT EXISTS (SELECT 1 FROM tax_rates WHERE tax_code = c.id AND valid_to IS NULL)", 0);
  assert_text (fixture, "SELECT group_concat (n, ' ') FROM (SELECT count (*) AS n FROM tax_codes GROUP BY country)", "7 7 7 7");
}

static void
test_periods_join_without_gap (Fixture *fixture, gconstpointer data)
{
  for (int country = 0; country < 4; country++)
    RUN (fixture, "add-tax-pack", "{'country': <%x>}", (gint64) country);
  assert_text (fixture, "SELECT c.code || ' ' || r.valid_to FROM tax_rates AS r JOIN tax_codes AS c ON c.id = r.tax_code WHERE r.valid_to IS NOT NULL"
                        " AND NOT EXISTS (SELECT 1 FROM tax_rates AS n WHERE n.tax_code = r.tax_code AND n.valid_from = date (r.valid_to, '+1 day'))", "");
  assert_number (fixture, "SELECT count (*) FROM tax_rates AS a JOIN tax_rates AS b ON b.tax_code = a.tax_code AND b.id > a.id"
                          " WHERE a.valid_from <= coalesce (b.valid_to, '9999-12-31') AND b.valid_from <= coalesce (a.valid_to, '9999-12-31')", 0);
}

static void
test_a_pack_comes_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL;

  REFUSE (fixture, "of which country", "add-tax-pack", "@a{sv} {}");
  RUN (fixture, "add-tax-pack", "{'country': <int64 0>}");
  RUN (fixture, "edit-tax-code", "{'record': <int64 1>, 'name': <'VAT'>}");
  before = fixture_digest (fixture);
  RUN (fixture, "add-tax-pack", "{'country': <int64 0>}");
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  RUN (fixture, "trash-tax-rate", "{'record': <int64 2>}");
  RUN (fixture, "add-tax-pack", "{'country': <int64 0>}");
  g_assert_cmpint (get_rate (fixture, "DE-19", "2020-07-01"), ==, 160000);
  assert_text (fixture, "SELECT name FROM tax_codes WHERE id = 1", "VAT");
  fixture_undo (fixture);
  g_assert_cmpint (get_rate (fixture, "DE-19", "2020-07-01"), ==, -1);
}

static void
test_notes_go_onto_the_invoice (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", RUN (fixture, "create-contact", "{'name': <'Bólido'>}"));
  g_autoptr (StoreQuery) query = NULL;

  RUN (fixture, "add-tax-pack", "{'country': <int64 0>}");
  for (int i = 0; i < 2; i++)
    RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Goods'>, 'price': <int64 100>, 'tax_code': <%x>}", invoice, fixture_number (fixture, "SELECT id FROM tax_codes WHERE code = 'DE-EU'"));
  query = office_invoices_query_notes (fixture->db, invoice);
  g_assert_true (store_query_next (query));
  g_assert_cmpstr (store_query_get_text (query, 0), ==, "Steuerfreie innergemeinschaftliche Lieferung.");
  g_assert_false (store_query_next (query));
}

static void
test_nonsense_is_refused (Fixture *fixture, gconstpointer data)
{
  gint64 code = RUN (fixture, "create-tax-code", "{'name': <'S'>, 'code': <'S'>}");

  REFUSE (fixture, "between 0 % and 100 %", "create-tax-rate", "{'tax_code': <%x>, 'rate': <int64 1900000>}", code);
  REFUSE (fixture, "before it begins", "create-tax-rate", "{'tax_code': <%x>, 'valid_from': <%x>, 'valid_to': <%x>}", code, fixture_day ("2026-02-01"), fixture_day ("2026-01-31"));
}

#define ADD(path, function) g_test_add ("/office/taxes/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("rates-have-their-days", test_rates_have_their_days);
  ADD ("periods-join-without-gap", test_periods_join_without_gap);
  ADD ("a-pack-comes-once", test_a_pack_comes_once);
  ADD ("notes-go-onto-the-invoice", test_notes_go_onto_the_invoice);
  ADD ("nonsense-is-refused", test_nonsense_is_refused);
  return g_test_run ();
}
