/* Reports and letters of a small office.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-date.h>
#include <base-number.h>
#include <fixture.h>
#include <string.h>
#include "paper-error.h"
#include "paper-report.h"
#include "paper-sample.h"

typedef struct
{
  Fixture fixture;
  gint64  orders[3]; /* shipped late; confirmed and late; draft */
} Office;

static void
add_lines (Office *office,
           gint64  order)
{
  Fixture *fixture = &office->fixture;
  gint64 item = fixture_number (fixture, "SELECT id FROM items WHERE name = 'Chai'");

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <%x>}", order, item, 3 * BASE_QUANTITY_ONE, (gint64) 1850);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'text': <'Crêpe paper, blue'>, 'quantity': <%x>, 'price': <%x>, 'discount': <%x>}", order,
       BASE_QUANTITY_ONE / 2, (gint64) 1000, (gint64) 100000);
}

static gint64
create_order (Office     *office,
              gint64      customer,
              const char *number,
              const char *confirmed,
              const char *shipped)
{
  GVariantBuilder values;

  g_variant_builder_init (&values, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&values, "{sv}", "customer", g_variant_new_int64 (customer));
  g_variant_builder_add (&values, "{sv}", "number", g_variant_new_string (number));
  g_variant_builder_add (&values, "{sv}", "freight", g_variant_new_int64 (500));
  g_variant_builder_add (&values, "{sv}", "ordered_on", g_variant_new_int64 (fixture_day ("2026-02-02")));
  g_variant_builder_add (&values, "{sv}", "promised_on", g_variant_new_int64 (fixture_day ("2026-03-01")));
  if (confirmed != NULL)
    g_variant_builder_add (&values, "{sv}", "confirmed_on", g_variant_new_int64 (fixture_day (confirmed)));
  if (shipped != NULL)
    g_variant_builder_add (&values, "{sv}", "shipped_on", g_variant_new_int64 (fixture_day (shipped)));
  return fixture_run (&office->fixture, "create-order", g_variant_builder_end (&values));
}

static void
set_up (Office       *office,
        gconstpointer data)
{
  Fixture *fixture = &office->fixture;
  gint64 customer, supplier;

  fixture_set_up (fixture, NULL);
  RUN (fixture, "create-company", "{'name': <'Nordwind GmbH'>, 'street': <'Kai 1'>, 'city': <'Hamburg'>, 'country': <'Germany'>, 'language': <'de_DE'>}");
  customer = RUN (fixture, "create-contact", "{'name': <'Vini Rossi'>, 'is_customer': <int64 1>, 'city': <'Roma'>, 'street': <'Via 2'>, 'language': <'it_IT'>, 'terms_days': <int64 14>}");
  supplier = RUN (fixture, "create-contact", "{'name': <'Teehaus'>, 'is_supplier': <int64 1>}");
  RUN (fixture, "create-item", "{'name': <'Chai'>, 'number': <'=1+1'>, 'category': <'Tea'>, 'price': <int64 1850>, 'cost': <int64 900>, 'reorder_level': <%x>, 'supplier': <%x>}",
       10 * BASE_QUANTITY_ONE, supplier);
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", fixture_number (fixture, "SELECT id FROM items"), 4 * BASE_QUANTITY_ONE);
  RUN (fixture, "create-employee", "{'name': <'Anna Berg'>, 'job': <'Clerk'>, 'department': <'Sales'>}");
  RUN (fixture, "create-employee", "{'name': <'Zoe Zorn'>, 'department': <'Sales'>}");
  RUN (fixture, "create-employee", "{'name': <'Änne Amsel'>, 'department': <'Sales'>}");
  RUN (fixture, "create-employee", "{'name': <'Otto Gone'>, 'left_on': <%x>}", fixture_day ("2026-01-31"));
  RUN (fixture, "create-ticket", "{'title': <'Lamp is out'>, 'opened_at': <int64 1773568800>}");
  office->orders[0] = create_order (office, customer, "A-1", "2026-02-02", "2026-03-05");
  office->orders[1] = create_order (office, customer, "A-2", "2026-02-03", NULL);
  office->orders[2] = create_order (office, customer, "A-3", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (office->orders); i++)
    add_lines (office, office->orders[i]);
}

static void
tear_down (Office       *office,
           gconstpointer data)
{
  fixture_tear_down (&office->fixture, NULL);
}

static PaperDocument *
make (Office       *office,
      const char   *name,
      PaperChoices *choices)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("en_GB", "EUR");
  g_autoptr (PaperLanguage) language = paper_language_new ("en", "/nowhere");
  const PaperSource source = { office->fixture.db, locale, language, "/nowhere", (guint32) fixture_day (TEST_TODAY) };
  const PaperReport *report = paper_report_find (name, &error);
  PaperDocument *document;

  g_assert_no_error (error);
  document = paper_report_make (report, &source, choices, &error);
  g_assert_no_error (error);
  return document;
}

static char *
read_report (Office       *office,
             const char   *name,
             PaperChoices *choices)
{
  g_autoptr (PaperDocument) document = make (office, name, choices);

  return sample_read_pdf (document, "pdftotext", (const char *const[]) { "-layout", "%s", "-", NULL });
}

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in:\n%s", words, text);
}

/* 3 × 18.50 and 0.5 × 10.00 less 10 %: 60.00. */
static void
test_book (Office       *office,
           gconstpointer data)
{
  for (guint grouping = 0; grouping < 3; grouping++)
    {
      PaperChoices choices = { .grouping = grouping };
      g_autofree char *text = read_report (office, "order-book", &choices);

      assert_says (text, "Nordwind GmbH");
      assert_says (text, "A-1");
      assert_says (text, "A-2");
      g_assert_null (strstr (text, "A-3")); /* a draft is no order yet */
      assert_says (text, "120.00");
      assert_says (text, grouping == 2 ? "02/2026" : grouping == 1 ? "No seller" : "Vini Rossi");
    }
}

static void
test_period (Office       *office,
             gconstpointer data)
{
  PaperChoices choices = { .from = (guint32) fixture_day ("2026-02-03") };
  g_autofree char *text = read_report (office, "order-book", &choices);

  g_assert_null (strstr (text, "A-1"));
  assert_says (text, "03/02/2026");
}

static void
test_open (Office       *office,
           gconstpointer data)
{
  PaperChoices choices = { 0 };
  g_autofree char *text = read_report (office, "open-orders", &choices);
  const char *late = strstr (text, "Late and not shipped"), *shipped = strstr (text, "Shipped late");

  g_assert_true (late != NULL && shipped != NULL && late < shipped);
  assert_says (late, "15"); /* days from 1 to 16 March */
  assert_says (shipped, "05/03/2026");
}

static void
test_stock (Office       *office,
            gconstpointer data)
{
  PaperChoices choices = { 0 };
  g_autofree char *text = read_report (office, "stock-list", &choices);

  assert_says (text, "36.00");          /* 4 at cost */
  assert_says (text, "74.00");          /* and at sales price */
  assert_says (text, "Reorder proposals");
  assert_says (text, "Teehaus");
  assert_says (text, "16");             /* to twice the level of 10 */
  assert_says (text, "144.00");
}

static void
test_staff_and_tickets (Office       *office,
                        gconstpointer data)
{
  PaperChoices choices = { .grouping = 1 };
  g_autofree char *staff = read_report (office, "staff-list", &choices), *tickets = read_report (office, "ticket-list", &choices);

  assert_says (staff, "Anna Berg");
  assert_says (staff, "Sales");
  g_assert_null (strstr (staff, "Otto Gone"));
  g_assert_true (strstr (staff, "Anna Berg") < strstr (staff, "Änne Amsel") && strstr (staff, "Änne Amsel") < strstr (staff, "Zoe Zorn")); /* as people sort */
  assert_says (tickets, "Lamp is out");
  assert_says (tickets, "Up to one day (1)");
}

static void
test_confirmation (Office       *office,
                   gconstpointer data)
{
  PaperChoices choices = { .record = office->orders[1] };
  g_autofree char *text = read_report (office, "order-confirmation", &choices);

  assert_says (text, "Order Confirmation A-2");
  assert_says (text, "Vini Rossi");
  assert_says (text, "55,50");          /* the customer reads Italian figures */
  assert_says (text, "4,50");
  assert_says (text, "10%");
  assert_says (text, "65,00");          /* with freight */
  assert_says (text, "01/03/2026");
  assert_says (text, "14 days");
  assert_says (text, "Crêpe paper, blue");
}

static void
test_delivery_note (Office       *office,
                    gconstpointer data)
{
  PaperChoices choices = { .record = office->orders[0] };
  g_autofree char *text = read_report (office, "delivery-note", &choices);

  assert_says (text, "Delivery Note A-1");
  assert_says (text, "0,5");
  assert_says (text, "signature");
  g_assert_null (strstr (text, "55,50")); /* no prices */
}

static void
test_missing (Office       *office,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("en_GB", "EUR");
  g_autoptr (PaperLanguage) language = paper_language_new ("en", "/nowhere");
  const PaperSource source = { office->fixture.db, locale, language, NULL, 0 };
  const PaperChoices choices = { .record = 4711 };
  const PaperReport *report = paper_report_find ("delivery-note", NULL);

  g_assert_null (paper_report_make (report, &source, &choices, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_MISSING);
}

static void
test_choices (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  const PaperReport *book = paper_report_find ("order-book", NULL), *stock = paper_report_find ("stock-list", NULL);
  PaperChoices choices = { 0 };
  g_autoptr (GError) unknown = NULL, other = NULL, wrong = NULL, none = NULL;

  g_assert_true (paper_report_choose (book, "from", "31.12.2026", locale, &choices, NULL));
  g_assert_cmpuint (choices.from, ==, base_date_from_ymd (2026, 12, 31));
  g_assert_true (paper_report_choose (book, "by", "Month", locale, &choices, NULL));
  g_assert_cmpuint (choices.grouping, ==, 2);
  g_assert_false (paper_report_choose (book, "by", "moon", locale, &choices, &wrong));
  g_assert_error (wrong, PAPER_ERROR, PAPER_ERROR_VALUE);
  g_assert_nonnull (strstr (wrong->message, "customer, seller, month"));
  g_assert_false (paper_report_choose (stock, "from", "31.12.2026", locale, &choices, &other));
  g_assert_error (other, PAPER_ERROR, PAPER_ERROR_UNKNOWN);
  g_assert_true (paper_report_choose (paper_report_find ("ageing", NULL), "to", "31.12.2026", locale, &choices, NULL));
  g_assert_false (paper_report_choose (paper_report_find ("ageing", NULL), "from", "31.12.2026", locale, &choices, NULL));
  g_assert_null (paper_report_find ("horoscope", &unknown));
  g_assert_error (unknown, PAPER_ERROR, PAPER_ERROR_UNKNOWN);
  choices.to = 1;
  g_assert_null (paper_report_make (book, NULL, &choices, &none));
  g_assert_error (none, PAPER_ERROR, PAPER_ERROR_VALUE);
}

static void
test_addresses (void)
{
  g_autofree char *german = paper_source_format_address ("Firma", NULL, "Weg 1", "10115", "Berlin", "Brandenburg", "Germany", NULL, NULL);
  g_autofree char *domestic = paper_source_format_address ("Firma", NULL, "Weg 1", "10115", "Berlin", NULL, "Germany", "Germany", NULL);
  g_autofree char *italian = paper_source_format_address ("Ditta", NULL, "Via Roma, 1", "10121", "Torino", "TO", "Italia", "Germany", NULL);
  g_autofree char *brazilian = paper_source_format_address ("Firma", NULL, "Rua Paraná, 1", "80010-000", "Curitiba", "PR", "Brasil", "Brazil", NULL);
  g_autofree char *american = paper_source_format_address ("Firm", "Ann", "1 Way", "98156", "Twin Points", "WA", "USA", NULL, NULL);
  g_autofree char *british = paper_source_format_address ("Firm", NULL, "60 Victoria Road", "LS1 5AA", "Leeds", "West Yorkshire", "United Kingdom", "UK", NULL);
  g_autofree char *empty = paper_source_format_address (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);

  g_assert_cmpstr (german, ==, "Firma\nWeg 1\n10115 Berlin\nGermany");
  g_assert_cmpstr (domestic, ==, "Firma\nWeg 1\n10115 Berlin");
  g_assert_cmpstr (italian, ==, "Ditta\nVia Roma, 1\n10121 Torino TO\nItalia");
  g_assert_cmpstr (brazilian, ==, "Firma\nRua Paraná, 1\n80010-000 Curitiba - PR");
  g_assert_cmpstr (american, ==, "Firm\nAnn\n1 Way\nTwin Points, WA 98156\nUSA");
  g_assert_cmpstr (british, ==, "Firm\n60 Victoria Road\nLeeds\nLS1 5AA");
  g_assert_cmpstr (empty, ==, "");
}

/* The sender's post reads the country; who gets the letter knows it. */
static void
test_abroad (void)
{
  g_autofree char *british = paper_source_format_address ("Firm", NULL, "60 Victoria Road", "LS1 5AA", "Leeds", "West Yorkshire", "United Kingdom", "Deutschland", "de");
  g_autofree char *italian = paper_source_format_address ("Ditta", NULL, "Via Roma, 1", "10121", "Torino", "TO", "Italien", "United Kingdom", "en_GB");
  g_autofree char *german = paper_source_format_address ("Firma", NULL, "Weg 1", "10115", "Berlin", NULL, "Deutschland", "Brasil", "pt_BR");
  g_autofree char *unknown = paper_source_format_address ("Firm", NULL, NULL, NULL, "Fredville", NULL, "Freedonia", "Deutschland", "de");
  g_autofree char *nowhere = paper_source_format_address ("Firm", NULL, NULL, NULL, "Bonn", NULL, NULL, "Deutschland", "de");
  g_autofree char *domestic = paper_source_format_address ("Firma", NULL, "Weg 1", "10115", "Berlin", NULL, "Germany", "Deutschland", "de");

  g_assert_cmpstr (british, ==, "Firm\n60 Victoria Road\nLeeds\nLS1 5AA\nVEREINIGTES KÖNIGREICH");
  g_assert_cmpstr (italian, ==, "Ditta\nVia Roma, 1\n10121 Torino TO\nITALY");
  g_assert_cmpstr (german, ==, "Firma\nWeg 1\n10115 Berlin\nALEMANHA");
  g_assert_cmpstr (unknown, ==, "Firm\nFredville\nFREEDONIA");
  g_assert_cmpstr (nowhere, ==, "Firm\nBonn");
  g_assert_cmpstr (domestic, ==, "Firma\nWeg 1\n10115 Berlin");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/paper/reports/" path, Office, NULL, set_up, function, tear_down)
  ADD ("the-order-book-adds-up-in-three-ways", test_book);
  ADD ("a-period-leaves-out-what-lies-before", test_period);
  ADD ("open-orders-start-with-the-late-ones", test_open);
  ADD ("the-stock-list-proposes-what-to-buy", test_stock);
  ADD ("staff-who-left-are-not-listed-and-tickets-have-an-age", test_staff_and_tickets);
  ADD ("a-confirmation-reads-as-the-customer-does", test_confirmation);
  ADD ("a-delivery-note-has-no-prices", test_delivery_note);
  ADD ("a-missing-order-is-an-error", test_missing);
  g_test_add_func ("/paper/reports/choices-are-checked", test_choices);
  g_test_add_func ("/paper/reports/addresses-follow-the-post", test_addresses);
  g_test_add_func ("/paper/reports/a-country-abroad-is-named-to-the-senders-post", test_abroad);
  return sample_run_tests ();
}
