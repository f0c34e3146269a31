/* The invented office keeps all rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <libintl.h>
#include <locale.h>
#include <office-demo.h>
#include <office-forecast.h>
#include <office-today.h>
#include <office.h>

static void
make_demo (Fixture *fixture, guint32 seed, gint64 orders, const char *language)
{
  g_autoptr (GError) error = NULL;

  office_demo_make (fixture->db, &(OfficeDemo) { .seed = seed, .orders = orders, .language = language }, &error);
  g_assert_no_error (error);
}

static void
test_demo_keeps_the_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL, today = NULL;
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);

  make_demo (fixture, 1, 0, data);
  assert_number (fixture, "SELECT count (*) FROM orders", 200);
  fixture_check (fixture);
  findings = store_check_run (fixture->db, invariants, n, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      StoreFinding *finding = findings->pdata[i];

      if (finding->n_faults > 0)
        g_error ("%s: %s", finding->name, finding->faults[0]);
    }
  today = office_today_list (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (today->len, >=, 5);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT state) FROM orders"), >=, 5);
  g_assert_cmpint (fixture_number (fixture, "SELECT sum (quantity) FROM reservations"), >, 0);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM order_lines"), >, 400);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM stock_moves WHERE kind = 'shipment'"), >, 20);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT state) FROM tickets"), ==, 5);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM invoices WHERE number IS NOT NULL"), >=, 10);
  assert_number (fixture, "SELECT count (*) FROM invoices AS a JOIN invoices AS b ON a.number < b.number AND a.issued_on > b.issued_on", 0);
  assert_number (fixture, "SELECT count (*) FROM orders WHERE ordered_on > '" TEST_TODAY "' OR shipped_on > '" TEST_TODAY "' OR invoiced_on > '" TEST_TODAY "'", 0);
}

/* So that nothing in the window stays empty, and each paper can be tried. */
static void
test_every_paper_has_a_record (Fixture *fixture, gconstpointer data)
{
  static const char *const tables[] = {
    "locations", "pick_lists", "shipments", "parcels", "customer_returns", "return_lines", "stocktakes", "stocktake_lines", "purchase_orders", "receipts", "bills",
    "invoices", "payments", "reminders", "predictions", "plans", "tickets",
  };

  make_demo (fixture, 3, GPOINTER_TO_INT (data), "de");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);

      if (fixture_number (fixture, sql) == 0)
        g_error ("%s", tables[i]);
    }
  assert_number (fixture, "SELECT count (DISTINCT state) FROM purchase_orders", 6);
  assert_number (fixture, "SELECT count (DISTINCT state) FROM stocktakes", 3);
  assert_number (fixture, "SELECT count (DISTINCT state) FROM customer_returns", 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT state) FROM shipments"), >=, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT state) FROM invoices"), >=, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT state) FROM bills"), >=, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM invoices WHERE kind = 'credit-note'"), >=, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM payments WHERE unallocated > 0"), >=, 1);
  fixture_check (fixture);
}

static gint64
count_late (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) forecasts = office_forecast_list (fixture->db, &error);
  gint64 n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < forecasts->len; i++)
    n += g_array_index (forecasts, OfficeForecast, i).late;
  return n;
}

/* A day like others: something of everything is to be done, and little is late. */
static void
test_first_day_is_quiet (Fixture *fixture, gconstpointer data)
{
  static const char *const wanted[] = { "late-orders", "due-orders", "low-stock", "orders-to-invoice", "invoices-to-remind", "unassigned-tickets" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) today = NULL;

  fixture_set_day (fixture, data);
  make_demo (fixture, 1, 0, "de");
  g_test_message ("%" G_GINT64_FORMAT " lines are late", count_late (fixture));
  g_assert_cmpint (count_late (fixture), >=, 8);
  g_assert_cmpint (count_late (fixture), <=, 15);
  today = office_today_list (fixture->db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < today->len; j++)
        found |= g_str_equal (((OfficeFinding *) today->pdata[j])->name, wanted[i]);
      if (!found)
        g_error ("nothing of %s", wanted[i]);
    }
  g_assert_cmpint (fixture_number (fixture, "SELECT count (DISTINCT sales_order) FROM order_lines WHERE reserved > 0 AND picked = 0"), >=, 3);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM pick_lists WHERE state = 'picked' AND id NOT IN (SELECT pick_list FROM shipments WHERE pick_list IS NOT NULL)"), >=, 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM shipments WHERE state = 'packing'"), >=, 1);
}

/* Names and numbers are the land's, words the program's. */
static void
test_words_are_the_programs (Fixture *fixture, gconstpointer data)
{
  if (setlocale (LC_MESSAGES, "en_US.UTF-8") == NULL)
    {
      g_test_skip ("no locale but C");
      return;
    }
  g_setenv ("LANGUAGE", "de", TRUE);
  bindtextdomain (GETTEXT_PACKAGE, CATALOGUES);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  make_demo (fixture, 1, 0, "it");
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM tickets WHERE title = 'Lagertablet lädt nicht' AND category = 'Hardware' AND team = 'IT'"), >, 0);
  assert_number (fixture, "SELECT count (*) FROM items WHERE name = 'Kopierpapier Classic' AND category = 'Papier' AND unit = 'Karton'", 1);
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM employees WHERE department = 'Vertrieb' AND job = 'Außendienst'"), >, 0);
  assert_text (fixture, "SELECT name || ' ' || country FROM companies", "Fratelli Colombo S.r.l. Italia");
  fixture_check (fixture);
  g_unsetenv ("LANGUAGE");
  setlocale (LC_MESSAGES, "C");
}

static void
test_any_day (Fixture *fixture, gconstpointer data)
{
  fixture_set_day (fixture, data);
  make_demo (fixture, 4, 0, NULL);
  fixture_check (fixture);
}

static char *
digest_of (guint32 seed, const char *language)
{
  Fixture fixture = { 0 };
  char *digest;

  fixture_set_up (&fixture, NULL);
  make_demo (&fixture, seed, 100, language);
  digest = fixture_digest (&fixture);
  fixture_tear_down (&fixture, NULL);
  return digest;
}

static void
test_seed_decides (void)
{
  g_autofree char *one = digest_of (5, "it"), *again = digest_of (5, "it"), *other = digest_of (6, "it"), *elsewhere = digest_of (5, "pt_BR");

  g_assert_cmpstr (one, ==, again);
  g_assert_cmpstr (one, !=, other);
  g_assert_cmpstr (one, !=, elsewhere);
}

static void
test_work_goes_on (Fixture *fixture, gconstpointer data)
{
  gint64 order;

  make_demo (fixture, 1, 30, "de");
  order = RUN (fixture, "create-order", "{'customer': <int64 1>, 'promised_on': <%x>}", fixture_day ("2026-03-30"));
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <int64 1>}", order);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT currency FROM orders ORDER BY id DESC", "EUR");
  assert_number (fixture, "SELECT cast (substr (number, 6) AS INTEGER) = (SELECT count (*) FROM orders WHERE number LIKE '2026-%') FROM orders ORDER BY id DESC", 1);
  REFUSE (fixture, "has a company already", "create-company", "{'name': <'x'>}");
  fixture_check (fixture);
}

static void
test_second_demo_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  RUN (fixture, "create-contact", "{'name': <'a'>}");
  g_assert_false (office_demo_make (fixture->db, &(OfficeDemo) { 0 }, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
}

/* With DEMO_ORDERS=1000000 this shows the time of a large one. */
static void
test_large_demo (Fixture *fixture, gconstpointer data)
{
  const char *wanted = g_getenv ("DEMO_ORDERS");
  gint64 n = wanted != NULL ? g_ascii_strtoll (wanted, NULL, 10) : 5000;

  g_test_timer_start ();
  make_demo (fixture, 2, n, NULL);
  g_test_message ("%" G_GINT64_FORMAT " orders in %.1f s", n, g_test_timer_elapsed ());
  g_test_timer_start ();
  fixture_check (fixture);
  g_test_message ("checked in %.1f s", g_test_timer_elapsed ());
  g_assert_cmpint (fixture_number (fixture, "SELECT count (*) FROM orders"), ==, n);
}

#define ADD(name, function, data) g_test_add ("/office/demo/" name, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("it-keeps-the-rules", test_demo_keeps_the_rules, NULL);
  ADD ("it-keeps-the-rules-in-german", test_demo_keeps_the_rules, "de");
  ADD ("it-keeps-the-rules-in-italian", test_demo_keeps_the_rules, "it_IT");
  ADD ("it-keeps-the-rules-in-portuguese", test_demo_keeps_the_rules, "pt-BR");
  ADD ("every-paper-has-a-record", test_every_paper_has_a_record, GINT_TO_POINTER (200));
  ADD ("every-paper-has-a-record-in-a-large-one", test_every_paper_has_a_record, GINT_TO_POINTER (1500));
  ADD ("its-first-day-is-quiet", test_first_day_is_quiet, TEST_TODAY);
  ADD ("its-first-day-is-quiet-on-a-tuesday", test_first_day_is_quiet, "2026-06-02");
  ADD ("its-first-day-is-quiet-on-a-wednesday", test_first_day_is_quiet, "2026-09-09");
  ADD ("its-first-day-is-quiet-on-a-thursday", test_first_day_is_quiet, "2026-11-26");
  ADD ("its-first-day-is-quiet-on-a-friday", test_first_day_is_quiet, "2027-02-12");
  ADD ("its-first-day-is-quiet-on-a-sunday", test_first_day_is_quiet, "2026-11-22");
  ADD ("its-words-are-the-programs", test_words_are_the_programs, NULL);
  ADD ("it-can-be-made-on-a-saturday", test_any_day, "2026-03-21");
  ADD ("it-can-be-made-on-a-sunday", test_any_day, "2026-03-22");
  ADD ("it-can-be-made-on-new-year", test_any_day, "2027-01-01");
  g_test_add_func ("/office/demo/the-seed-decides", test_seed_decides);
  ADD ("work-goes-on-from-it", test_work_goes_on, NULL);
  ADD ("a-second-one-is-refused", test_second_demo_is_refused, NULL);
  ADD ("it-grows", test_large_demo, NULL);
  return g_test_run ();
}
