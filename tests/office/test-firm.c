/* The company, its numbers, people and stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-company.h>
#include <office-logo.h>
#include <office-series.h>
#include <office-stock-move.h>

#define ONE BASE_QUANTITY_ONE

static void
test_one_company (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OfficeCompany) none = office_company_load (fixture->db, &error), company = NULL;
  g_autoptr (BaseLocale) locale = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (BASE_RECORD (none)->id, ==, 0);
  REFUSE (fixture, "three capital letters", "create-company", "{'name': <'Rossi'>, 'currency': <'Euro'>}");
  RUN (fixture, "create-company", "{'name': <'Rossi S.r.l.'>, 'language': <'it_IT'>}");
  company = office_company_load (fixture->db, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (company->currency, ==, "EUR");
  locale = office_company_dup_locale (company);
  g_assert_cmpstr (locale->decimal, ==, ",");
  REFUSE (fixture, "has a company already", "create-company", "{'name': <'Bianchi'>}");
  REFUSE (fixture, "trash", "trash-company", "{'record': <int64 1>}");
  fixture_undo (fixture);
  RUN (fixture, "create-company", "{'name': <'Bianchi'>}");
  assert_text (fixture, "SELECT id || name FROM companies", "1Bianchi");
}

static void
test_currency_keeps_decimals (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-company", "{'name': <'Rossi'>}");
  RUN (fixture, "edit-company", "{'record': <int64 1>, 'currency': <'JPY'>}");
  RUN (fixture, "create-item", "{'name': <'Tea'>, 'price': <int64 500>}");
  REFUSE (fixture, "other decimals", "edit-company", "{'record': <int64 1>, 'currency': <'USD'>}");
  RUN (fixture, "edit-company", "{'record': <int64 1>, 'currency': <'KRW'>}");
}

static gboolean
save_logo (Fixture *fixture, GBytes *logo, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "logo" }, error);

  return transaction != NULL && office_logo_save (fixture->db, logo, error) && store_transaction_commit (transaction, NULL, error);
}

static void
test_logo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) png = g_bytes_new_static ("\211PNG", 4), large = g_bytes_new_take (g_malloc0 (3 << 20), 3 << 20), logo = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (office_logo_load (fixture->db, &logo, &error));
  g_assert_null (logo);
  g_assert_true (save_logo (fixture, png, &error));
  g_assert_true (save_logo (fixture, png, &error));
  g_assert_no_error (error);
  g_assert_true (office_logo_load (fixture->db, &logo, &error));
  g_assert_true (g_bytes_equal (logo, png));
  g_assert_false (save_logo (fixture, large, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_true (save_logo (fixture, NULL, &error));
  assert_number (fixture, "SELECT count (*) FROM company_logos", 0);
  fixture_undo (fixture);
  assert_number (fixture, "SELECT count (*) FROM company_logos", 1);
}

static char *
encode (const char *bytes, gsize size)
{
  return g_base64_encode ((const guchar *) bytes, size);
}

static void
test_set_logo (Fixture *fixture, gconstpointer data)
{
  const char drawing[] = "<?xml version='1.0'?><!-- ours --><svg xmlns='http://www.w3.org/2000/svg'/>";
  g_autofree char *png = encode ("\211PNG\r\n\032\nx", 9), *jpeg = encode ("\377\330\377x", 4), *svg = encode (drawing, sizeof drawing - 1);
  g_autofree char *text = encode ("no picture", 10), *blank = g_malloc0 (3 << 20), *large = NULL;

  memcpy (blank, "\211PNG\r\n\032\n", 8);
  large = encode (blank, 3 << 20);
  RUN (fixture, "set-logo", "{'picture': <%s>}", png);
  RUN (fixture, "set-logo", "{'picture': <%s>}", jpeg);
  assert_text (fixture, "SELECT hex (image) FROM company_logos", "FFD8FF78");
  fixture_undo (fixture);
  assert_text (fixture, "SELECT hex (image) FROM company_logos", "89504E470D0A1A0A78");
  RUN (fixture, "set-logo", "{'picture': <%s>}", svg);
  REFUSE (fixture, "PNG, JPEG or SVG", "set-logo", "{'picture': <%s>}", text);
  REFUSE (fixture, "2 MB", "set-logo", "{'picture': <%s>}", large);
  RUN (fixture, "set-logo", "{'picture': <''>}");
  assert_number (fixture, "SELECT count (*) FROM company_logos", 0);
  fixture_undo (fixture);
  assert_number (fixture, "SELECT count (*) FROM company_logos", 1);
}

static void
test_patterns (void)
{
  static const char *const cases[][2] = {
    { "A-{year}-{number:5}", "A-2026-00017" }, { "{number}", "17" }, { "{number:1}/{year}", "17/2026" }, { "Nº{number:3}", "Nº017" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = office_series_format (cases[i][0], 2026, 17);
      g_assert_cmpstr (number, ==, cases[i][1]);
    }
}

static void
test_numbers_have_no_gaps (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-contact", "{'name': <'a'>}");
  REFUSE (fixture, "“Name”", "create-contact", "{'city': <'b'>}");
  RUN (fixture, "create-contact", "{'name': <'c'>, 'number': <'C-00003'>}");
  RUN (fixture, "create-contact", "{'name': <'d'>}");
  RUN (fixture, "create-contact", "{'name': <'e'>}");
  assert_text (fixture, "SELECT group_concat (number) FROM (SELECT number FROM contacts ORDER BY id)", "C-00001,C-00003,C-00002,C-00004");
  fixture_undo (fixture);
  RUN (fixture, "create-contact", "{'name': <'f'>}");
  assert_text (fixture, "SELECT number FROM contacts WHERE name = 'f'", "C-00004");
  fixture_check (fixture);
}

static gint64
find_kind (const char *table)
{
  g_autoptr (BaseRecordClass) class = g_type_class_ref (OFFICE_TYPE_SERIES);

  return base_field_find_choice (base_record_class_find_field (class, "name"), table);
}

/* A table is never typed: whatever takes its numbers of a series is offered, under the name that its list bears. */
static void
test_series_offer_record_types (Fixture *fixture, gconstpointer data)
{
  g_autoptr (BaseRecordClass) series = g_type_class_ref (OFFICE_TYPE_SERIES);
  const BaseField *field = base_record_class_find_field (series, "name");
  gint64 made = RUN (fixture, "create-series", "{'name': <%x>, 'pattern': <'{number}'>}", find_kind ("pick_lists")), id = 0;
  g_autoptr (BaseRecord) record = store_record_load (fixture->db, OFFICE_TYPE_SERIES, made, NULL);

  for (const BaseChoice *choice = field->choices; choice->code != NULL; choice++)
    {
      BaseRecordClass *class = store_schema_find_class (fixture->schema, choice->code);

      g_assert_nonnull (class);
      g_assert_nonnull (base_record_class_find_field (class, "number"));
      g_assert_cmpstr (choice->label, ==, class->plural);
    }
  g_assert_cmpint (base_field_find_choice (field, "Journal entries"), ==, find_kind ("entries"));
  g_assert_cmpint (base_field_find_choice (field, "order_lines"), ==, -1);
  g_assert_cmpstr (base_record_get_title (record), ==, "Pick lists");
  g_assert_true (store_record_resolve (fixture->db, series, "pick lists", &id, NULL));
  g_assert_cmpint (id, ==, made);
}

static void
test_series_can_be_set (Fixture *fixture, gconstpointer data)
{
  gint64 series = RUN (fixture, "create-series", "{'name': <%x>, 'pattern': <'AB{year}/{number:4}'>, 'yearly': <int64 1>}", find_kind ("orders"));
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'a'>}");

  RUN (fixture, "set-next-number", "{'record': <%x>, 'next_number': <int64 500>}", series);
  RUN (fixture, "create-order", "{'customer': <%x>}", customer);
  assert_text (fixture, "SELECT number FROM orders", "AB2026/0500");
  REFUSE (fixture, "gives no numbers", "edit-series", "{'record': <%x>, 'pattern': <'AB'>}", series);
  REFUSE (fixture, "gives no numbers", "edit-series", "{'record': <%x>, 'pattern': <'{nr}{number}'>}", series);
  REFUSE (fixture, "{year}", "edit-series", "{'record': <%x>, 'pattern': <'{number}'>}", series);
  REFUSE (fixture, "1 or more", "set-next-number", "{'record': <%x>, 'next_number': <int64 0>}", series);
  REFUSE (fixture, "“Numbers of”", "create-series", "{'name': <%x>, 'pattern': <'{number}'>}", find_kind ("orders"));
  assert_text (fixture, "SELECT name FROM series WHERE pattern LIKE 'AB%'", "orders");
}

/* A first number may be chosen; after that the count goes on. */
static void
test_the_law_wants_every_number (Fixture *fixture, gconstpointer data)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'a'>}"), series;

  series = RUN (fixture, "create-series", "{'name': <%x>, 'pattern': <'P{year}-{number:4}'>, 'yearly': <int64 1>}", find_kind ("payments"));
  RUN (fixture, "set-next-number", "{'record': <%x>, 'next_number': <int64 500>}", series);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 100>}", customer);
  assert_text (fixture, "SELECT number FROM payments", "P2026-0500");
  REFUSE (fixture, "the next one is 501", "set-next-number", "{'record': <%x>, 'next_number': <int64 600>}", series);
  REFUSE (fixture, "the next one is 501", "set-next-number", "{'record': <%x>, 'next_number': <int64 1>}", series);
  RUN (fixture, "edit-series", "{'record': <%x>, 'pattern': <'Q{year}-{number:4}'>}", series);
  RUN (fixture, "set-next-number", "{'record': <%x>, 'next_number': <int64 1>}", series);
  RUN (fixture, "record-payment", "{'record': <%x>, 'amount': <int64 100>}", customer);
  fixture_check (fixture);
}

/* An older order can be taken back while later ones keep their numbers. */
static void
test_undo_leaves_the_count (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  gint64 first;

  RUN (fixture, "create-contact", "{'name': <'a'>}");
  RUN (fixture, "create-contact", "{'name': <'b'>}");
  first = fixture_number (fixture, "SELECT max (seq) FROM change");
  RUN (fixture, "create-contact", "{'name': <'c'>}");
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = first }, &error);
  g_assert_true (store_log_revert (fixture->db, first, &error) && store_transaction_commit (transaction, NULL, &error));
  g_assert_no_error (error);
  RUN (fixture, "create-contact", "{'name': <'d'>}");
  assert_text (fixture, "SELECT group_concat (number) FROM (SELECT number FROM contacts ORDER BY id)", "C-00001,C-00003,C-00004");
}

static void
test_contacts (Fixture *fixture, gconstpointer data)
{
  gint64 contact = RUN (fixture, "create-contact", "{'name': <'Alfreds'>, 'email': <'info@alfreds.example'>, 'terms_days': <int64 30>}");
  gint64 order;

  REFUSE (fixture, "not an e-mail address", "edit-contact", "{'record': <%x>, 'email': <'alfreds.example'>}", contact);
  REFUSE (fixture, "not an e-mail address", "edit-contact", "{'record': <%x>, 'email': <'a@b c'>}", contact);
  REFUSE (fixture, "number of days", "edit-contact", "{'record': <%x>, 'terms_days': <int64 -1>}", contact);
  order = RUN (fixture, "create-order", "{'customer': <%x>}", contact);
  REFUSE (fixture, "Alfreds has 1 open order.", "trash-contact", "{'record': <%x>}", contact);
  RUN (fixture, "cancel-order", "{'record': <%x>}", order);
  RUN (fixture, "trash-contact", "{'record': <%x>}", contact);
  RUN (fixture, "restore-contact", "{'record': <%x>}", contact);
  fixture_check (fixture);
}

static gint64
add_employee (Fixture *fixture, const char *name, gint64 manager)
{
  return RUN (fixture, "create-employee", "{'name': <%s>, 'manager': <%x>, 'hired_on': <%x>}", name, manager, fixture_day ("2020-01-01"));
}

static void
test_managers_form_no_circle (Fixture *fixture, gconstpointer data)
{
  gint64 anna = add_employee (fixture, "Anna", 0);
  gint64 bert = add_employee (fixture, "Bert", anna);
  gint64 cora = add_employee (fixture, "Cora", bert);

  REFUSE (fixture, "Choose another manager", "edit-employee", "{'record': <%x>, 'manager': <%x>}", anna, cora);
  REFUSE (fixture, "Choose another manager", "edit-employee", "{'record': <%x>, 'manager': <%x>}", anna, anna);
  REFUSE (fixture, "before the day of hiring", "edit-employee", "{'record': <%x>, 'left_on': <%x>}", anna, fixture_day ("2019-12-31"));
  REFUSE (fixture, "Anna manages 1 employee.", "trash-employee", "{'record': <%x>}", anna);
  RUN (fixture, "edit-employee", "{'record': <%x>, 'manager': <%x>}", cora, anna);
  fixture_check (fixture);
}

static void
test_leaving_hands_over (Fixture *fixture, gconstpointer data)
{
  gint64 anna = add_employee (fixture, "Anna", 0);
  gint64 bert = add_employee (fixture, "Bert", anna);
  gint64 cora = add_employee (fixture, "Cora", bert);
  gint64 dora = add_employee (fixture, "Dora", cora);
  gint64 ticket = RUN (fixture, "create-ticket", "{'title': <'Printer'>}");
  g_autofree char *before = NULL, *after = NULL;

  RUN (fixture, "assign-ticket", "{'record': <%x>, 'assignee': <%x>}", ticket, bert);
  REFUSE (fixture, "same person", "end-employment", "{'record': <%x>, 'successor': <%x>}", bert, bert);
  before = fixture_digest (fixture);
  RUN (fixture, "end-employment", "{'record': <%x>, 'successor': <%x>}", bert, dora);
  assert_text (fixture, "SELECT group_concat (name || ':' || ifnull (manager, 0) || ':' || ifnull (left_on, ''), ' ') FROM employees",
               "Anna:0: Bert:1:" TEST_TODAY " Cora:4: Dora:1:");
  assert_number (fixture, "SELECT assignee FROM tickets", dora);
  fixture_check (fixture);
  REFUSE (fixture, "left already", "end-employment", "{'record': <%x>}", bert);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_stock (Fixture *fixture, gconstpointer data)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Chai'>, 'on_order': <%x>, 'reorder_level': <%x>}", 30 * ONE, 10 * ONE);

  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Start'>}", item, 39 * ONE);
  assert_text (fixture, "SELECT kind FROM stock_moves", "opening");
  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 20 * ONE);
  assert_text (fixture, "SELECT (on_hand / 1000000) || ' ' || (on_order / 1000000) FROM items", "59 10");
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Broken'>}", item, 58 * ONE);
  assert_text (fixture, "SELECT kind || quantity || reason FROM stock_moves ORDER BY id DESC", "adjustment-1000000Broken");
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <%x>, 'reason': <'Again'>}", item, 58 * ONE);
  assert_number (fixture, "SELECT count (*) FROM stock_moves", 3);
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <int64 0>, 'reason': <'Flood'>}", item);
  assert_number (fixture, "SELECT on_hand FROM items", 0);
  fixture_check (fixture);
  RUN (fixture, "trash-item", "{'record': <%x>}", item);
  assert_number (fixture, "SELECT count (*) FROM stock_moves WHERE trashed_at IS NOT NULL", 4);
  RUN (fixture, "restore-item", "{'record': <%x>}", item);
  fixture_check (fixture);
}

static void
test_stock_refusals (Fixture *fixture, gconstpointer data)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <'Chai'>}"), order;

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 5 * ONE);
  REFUSE (fixture, "less than nothing", "adjust-stock", "{'record': <%x>, 'counted': <int64 -1>, 'reason': <'x'>}", item);
  REFUSE (fixture, "why the stock", "adjust-stock", "{'record': <%x>, 'counted': <int64 1>}", item);
  REFUSE (fixture, "more than zero", "receive-stock", "{'record': <%x>, 'quantity': <int64 0>}", item);
  REFUSE (fixture, "Only 5 of Chai", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 2>}", item, -6 * ONE);
  REFUSE (fixture, "goes out", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 2>}", item, ONE);
  REFUSE (fixture, "comes in", "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 1>}", item, -ONE);
  REFUSE (fixture, "other than zero", "create-stock-move", "{'item': <%x>}", item);
  REFUSE (fixture, "stays as it was written", "trash-stock-move", "{'record': <int64 1>}");
  REFUSE (fixture, "does not take", "edit-stock-move", "{'record': <int64 1>, 'quantity': <int64 1>}");
  REFUSE (fixture, "does not take", "edit-item", "{'record': <%x>, 'on_hand': <int64 1>}", item);
  REFUSE (fixture, "5 of Chai are on hand", "trash-item", "{'record': <%x>}", item);
  REFUSE (fixture, "below zero", "edit-item", "{'record': <%x>, 'price': <int64 -1>}", item);
  RUN (fixture, "adjust-stock", "{'record': <%x>, 'counted': <int64 0>, 'reason': <'x'>}", item);
  order = RUN (fixture, "create-order", "{'customer': <%x>}", RUN (fixture, "create-contact", "{'name': <'a'>}"));
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>}", order, item);
  REFUSE (fixture, "order 2026-00001", "trash-item", "{'record': <%x>}", item);
}

#define ADD(name, function) g_test_add ("/office/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/company/patterns-give-numbers", test_patterns);
  ADD ("company/there-is-one", test_one_company);
  ADD ("company/another-currency-has-the-same-decimals", test_currency_keeps_decimals);
  ADD ("company/the-logo-can-be-taken-back", test_logo);
  ADD ("company/a-logo-is-a-picture-of-at-most-two-megabytes", test_set_logo);
  ADD ("company/numbers-have-no-gaps", test_numbers_have_no_gaps);
  ADD ("company/a-series-is-of-a-record-type", test_series_offer_record_types);
  ADD ("company/a-series-can-be-set", test_series_can_be_set);
  ADD ("company/numbers-that-the-law-wants-have-no-gaps", test_the_law_wants_every_number);
  ADD ("company/undo-leaves-the-count", test_undo_leaves_the_count);
  ADD ("contacts/rules", test_contacts);
  ADD ("employees/managers-form-no-circle", test_managers_form_no_circle);
  ADD ("employees/leaving-hands-over", test_leaving_hands_over);
  ADD ("inventory/on-hand-is-the-sum-of-moves", test_stock);
  ADD ("inventory/refusals", test_stock_refusals);
  return g_test_run ();
}
