/* Invoices from draft to credit note.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <office-finance.h>
#include <office-issue.h>
#include <store-search.h>

#define ONE BASE_QUANTITY_ONE

static gint64
add_tax (Fixture *fixture, const char *code, gint64 rate)
{
  gint64 id = RUN (fixture, "create-tax-code", "{'name': <%s>, 'code': <%s>}", code, code);

  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <%x>}", id, rate);
  return id;
}

static gint64
add_customer (Fixture *fixture)
{
  return RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>, 'city': <'Rio de Janeiro'>, 'terms_days': <int64 30>,"
                                         " 'discount_rate': <int64 20000>, 'discount_days': <int64 10>}");
}

static gint64
add_item (Fixture *fixture, const char *name, gint64 price, gint64 cost, gint64 tax)
{
  gint64 item = RUN (fixture, "create-item", "{'name': <%s>, 'price': <%x>, 'cost': <%x>, 'tax_code': <%x>}", name, price, cost, tax);

  RUN (fixture, "receive-stock", "{'record': <%x>, 'quantity': <%x>}", item, 20 * ONE);
  return item;
}

/* Three teapots at 9.99 with 19 % and two books at 7.45 with 7 %, on an order that is confirmed. */
static gint64
add_order (Fixture *fixture)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'promised_on': <%x>}", add_customer (fixture), fixture_day ("2026-03-20"));

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, add_item (fixture, "Teapot", 999, 400, add_tax (fixture, "S", 190000)), 3 * ONE);
  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, add_item (fixture, "Book", 745, 300, add_tax (fixture, "R", 70000)), 2 * ONE);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  return order;
}

static gint64
add_invoice (Fixture *fixture)
{
  gint64 order = add_order (fixture);

  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  return RUN (fixture, "invoice-order", "{'record': <%x>}", order);
}

static void
test_taxes_are_those_of_the_document (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture);

  REFUSE (fixture, "Ship it first", "draft-invoice", "{'record': <%x>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "draft-invoice", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT coalesce (number, '-') || ' ' || state || ' ' || net || ' ' || tax || ' ' || total || ' ' || bill_name || ' ' || open FROM invoices",
               "- draft 4487 673 5160 Hanari Carnes 0");
  assert_text (fixture, "SELECT group_concat (rate || ':' || base || ':' || tax, ' ') FROM invoice_taxes", "190000:2997:569 70000:1490:104");
  assert_number (fixture, "SELECT count (*) FROM entries WHERE kind = 'invoice'", 0);
  fixture_check (fixture);
}

static void
test_posting_numbers_freezes_and_posts (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = add_invoice (fixture);

  assert_text (fixture, "SELECT number || ' ' || state || ' ' || open || ' ' || issued_on || ' ' || due_on || ' ' || discount_until || ' ' || discount_rate FROM invoices",
               "R-2026-00001 open 5160 2026-03-16 2026-04-15 2026-03-26 20000");
  assert_text (fixture, "SELECT group_concat (a.role || ' ' || l.amount, ', ') FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account JOIN entries AS e ON e.id = l.entry"
                        " WHERE e.kind = 'invoice' AND a.role IN ('receivable', 'sales', 'tax-payable') ORDER BY l.position",
               "receivable 5160, sales -4487, tax-payable -673");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 5160);
  assert_text (fixture, "SELECT state || ' ' || invoiced_on FROM orders", "invoiced 2026-03-16");
  REFUSE (fixture, "posted already", "post-invoice", "{'record': <%x>}", invoice);
  REFUSE (fixture, "credit note", "trash-invoice", "{'record': <%x>}", invoice);
  REFUSE (fixture, "credit note", "edit-invoice", "{'record': <%x>, 'bill_city': <'x'>}", invoice);
  REFUSE (fixture, "stay as they are", "edit-invoice-line", "{'record': <int64 1>, 'price': <int64 1>}");
  REFUSE (fixture, "stay as they are", "create-invoice-line", "{'invoice': <%x>, 'text': <'x'>, 'price': <int64 1>}", invoice);
  RUN (fixture, "edit-invoice", "{'record': <%x>, 'notes': <'Called'>}", invoice);
  REFUSE (fixture, "has been invoiced", "invoice-order", "{'record': <int64 1>}");
  fixture_check (fixture);
}

static const char *const attacks[] = {
  "UPDATE invoices SET total = 1 WHERE id = 1",
  "UPDATE invoices SET number = NULL WHERE id = 1",
  "UPDATE invoices SET trashed_at = '2026-01-01T00:00:00Z' WHERE id = 1",
  "DELETE FROM invoices WHERE id = 1",
  "REPLACE INTO invoices (id) VALUES (1)",
  "REPLACE INTO invoices (id, number) VALUES (77, 'R-2026-00001')",
  "UPDATE invoice_lines SET amount = 1 WHERE id = 1",
  "UPDATE invoice_lines SET trashed_at = '2026-01-01T00:00:00Z' WHERE id = 1",
  "DELETE FROM invoice_lines WHERE id = 1",
  "REPLACE INTO invoice_lines (id, invoice) VALUES (1, 2)",
  "INSERT INTO invoice_lines (invoice, amount) VALUES (1, 5)",
  "UPDATE invoice_taxes SET tax = 0",
  "DELETE FROM invoice_taxes",
};

static void
test_the_file_refuses_changes (Fixture *fixture, gconstpointer data)
{
  add_invoice (fixture);
  for (guint recursive = 0; recursive < 2; recursive++)
    {
      g_assert_true (store_db_run (fixture->db, recursive ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF", NULL));
      for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
        {
          g_autoptr (GError) error = NULL;

          if (store_db_run (fixture->db, attacks[i], &error) || strstr (error->message, "credit note") == NULL)
            g_error ("%s: %s", attacks[i], error != NULL ? error->message : "taken");
        }
    }
  fixture_check (fixture);
}

static void
test_undo_is_a_credit_note (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;

  add_invoice (fixture);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT group_concat (number || ' ' || kind || ' ' || state || ' ' || open, ', ') FROM invoices",
               "R-2026-00001 invoice corrected 0, R-2026-00002 credit-note paid 0");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 0);
  assert_number (fixture, "SELECT sum (abs (balance)) FROM accounts WHERE role IN ('receivable', 'sales', 'tax-payable', 'cost-of-goods')", 0);
  assert_text (fixture, "SELECT state FROM orders", "shipped");
  fixture_check (fixture);
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "redo", .undoes = store_log_get_redo (fixture->db) }, &error);
  g_assert_false (store_log_revert (fixture->db, store_log_get_redo (fixture->db), &error));
  g_assert_nonnull (strstr (error->message, "Do it again"));
  g_clear_pointer (&transaction, store_transaction_free);
  RUN (fixture, "invoice-order", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT number || ' ' || open FROM invoices WHERE id = 3", "R-2026-00003 5160");
  assert_text (fixture, "SELECT state FROM orders", "invoiced");
  fixture_check (fixture);
}

static void
test_a_line_is_credited_to_the_cent (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = add_invoice (fixture);

  REFUSE (fixture, "smaller quantity", "credit-invoice", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>}", invoice, 4 * ONE);
  for (guint i = 0; i < 3; i++)
    RUN (fixture, "credit-invoice", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>}", invoice, ONE);
  assert_text (fixture, "SELECT group_concat (net || '+' || tax, ' ') FROM invoices WHERE kind = 'credit-note'", "999+190 999+190 999+189");
  assert_text (fixture, "SELECT state || ' ' || open FROM invoices WHERE id = 1", "partly-paid 1594");
  RUN (fixture, "credit-invoice", "{'record': <%x>}", invoice);
  assert_text (fixture, "SELECT state || ' ' || open FROM invoices WHERE id = 1", "corrected 0");
  REFUSE (fixture, "Nothing is left", "credit-invoice", "{'record': <%x>}", invoice);
  fixture_check (fixture);
}

static void
test_a_credit_note_can_be_taken_back (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = add_invoice (fixture);

  RUN (fixture, "credit-invoice", "{'record': <%x>, 'reason': <'Wrong customer'>}", invoice);
  fixture_undo (fixture);
  assert_text (fixture, "SELECT group_concat (kind || ' ' || open, ', ') FROM invoices", "invoice 5160, credit-note 0, invoice 0");
  assert_text (fixture, "SELECT group_concat (state, ', ') FROM invoices", "open, corrected, paid");
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 5160);
  RUN (fixture, "credit-invoice", "{'record': <%x>, 'reason': <'Wrong customer indeed'>}", invoice);
  assert_text (fixture, "SELECT group_concat (kind || ' ' || net || '+' || tax || ' ' || open || ' ' || coalesce (corrects, '-'), ', ') FROM invoices WHERE id IN (1, 4)",
               "invoice 4487+673 0 -, credit-note 4487+673 0 1");
  REFUSE (fixture, "Nothing is left", "credit-invoice", "{'record': <%x>}", invoice);
  fixture_check (fixture);
}

static void
test_discount_and_freight_come_once (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture);

  RUN (fixture, "edit-order", "{'record': <%x>, 'discount': <int64 487>, 'freight': <int64 600>}", order);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT group_concat (kind || ':' || amount || ':' || tax_rate, ' ') FROM invoice_lines",
               "goods:2997:190000 goods:1490:70000 discount:-325:190000 discount:-162:70000 freight:600:190000");
  assert_number (fixture, "SELECT net FROM invoices", 4600);
  assert_number (fixture, "SELECT -balance FROM accounts WHERE role = 'freight'", 600);
  fixture_check (fixture);
}

static void
test_an_invoice_by_hand (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = RUN (fixture, "create-invoice", "{'customer': <%x>}", add_customer (fixture));

  REFUSE (fixture, "no lines", "post-invoice", "{'record': <%x>}", invoice);
  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'Advice'>, 'price': <int64 10000>, 'quantity': <%x>, 'tax_code': <%x>}", invoice, ONE * 3 / 2, add_tax (fixture, "S", 190000));
  assert_text (fixture, "SELECT net || ' ' || tax || ' ' || total FROM invoices", "15000 2850 17850");
  RUN (fixture, "edit-invoice-line", "{'record': <int64 1>, 'quantity': <%x>}", ONE);
  assert_text (fixture, "SELECT net || ' ' || tax || ' ' || total FROM invoices", "10000 1900 11900");
  RUN (fixture, "trash-invoice-line", "{'record': <int64 1>}");
  assert_number (fixture, "SELECT total FROM invoices", 0);
  fixture_undo (fixture);
  RUN (fixture, "post-invoice", "{'record': <%x>, 'issued_on': <%x>}", invoice, fixture_day ("2026-03-14"));
  assert_text (fixture, "SELECT number || ' ' || issued_on || ' ' || due_on FROM invoices", "R-2026-00001 2026-03-14 2026-04-13");
  REFUSE (fixture, "from the invoice", "create-invoice", "{'customer': <int64 1>, 'kind': <int64 1>}");
  fixture_check (fixture);
}

static void
test_a_failed_posting_takes_no_number (Fixture *fixture, gconstpointer data)
{
  gint64 customer = add_customer (fixture), first = RUN (fixture, "create-invoice", "{'customer': <%x>, 'currency': <'USD'>}", customer);
  gint64 second = RUN (fixture, "create-invoice", "{'customer': <%x>}", customer);

  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'x'>, 'price': <int64 100>}", first);
  RUN (fixture, "create-invoice-line", "{'invoice': <%x>, 'text': <'x'>, 'price': <int64 100>}", second);
  REFUSE (fixture, "kept in EUR", "post-invoice", "{'record': <%x>}", first);
  RUN (fixture, "post-invoice", "{'record': <%x>}", second);
  assert_text (fixture, "SELECT number FROM invoices WHERE id = 2", "R-2026-00001");
  fixture_check (fixture);
}

/* Not even the paper that bears its number alone. */
static void
test_it_is_found_before_its_papers (Fixture *fixture, gconstpointer data)
{
  gint64 invoice = add_invoice (fixture);
  static const char *const titles[] = { "Invoice R-2026-00001", "R-2026-00001" }, *const words[] = { "R-2026-00001", "R-2026-0000", "invoice" };
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "issue-paper" }, &error);
  g_autofree char *number = fixture_text (fixture, "SELECT number FROM invoices");

  g_assert_cmpstr (number, ==, titles[1]);
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    g_assert_true (office_paper_issue (fixture->db, &(OfficeIssue) { .paper = "invoice", .title = titles[i], .invoice = invoice, .language = "en" }, NULL, &error));
  g_assert_true (store_transaction_commit (transaction, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GPtrArray) hits = store_search_everything (fixture->db, words[i], 8, &error);
      gboolean paper = FALSE;

      g_assert_no_error (error);
      for (guint j = 0; j < hits->len; j++)
        {
          const char *table = ((StoreHit *) hits->pdata[j])->class->table;
          g_assert_false (paper && strcmp (table, "invoices") == 0);
          paper = paper || strcmp (table, "issued_papers") == 0;
        }
      g_assert_true (paper);
    }
}

#define COSTS "SELECT (SELECT coalesce (sum (balance), 0) FROM accounts WHERE role = 'cost-of-goods') || ' ' || (SELECT coalesce (sum (balance), 0) FROM accounts WHERE role = 'goods-out')"

/* Teapots cost 4.00, books 3.00: the order is worth 18.00. */
static void
test_cost_waits_for_both (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture), invoice = RUN (fixture, "draft-invoice", "{'record': <%x>, 'everything': <int64 1>}", order);

  RUN (fixture, "post-invoice", "{'record': <%x>}", invoice);
  assert_text (fixture, COSTS, "0 0");
  fixture_check (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_text (fixture, COSTS, "1800 0");
  fixture_check (fixture);
  fixture_undo (fixture);
  assert_text (fixture, COSTS, "0 0");
  fixture_check (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "credit-invoice", "{'record': <%x>, 'line': <int64 1>, 'quantity': <%x>}", invoice, ONE);
  assert_text (fixture, COSTS, "1400 400");
  fixture_check (fixture);
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, COSTS, "1800 0");
  fixture_check (fixture);
  RUN (fixture, "credit-invoice", "{'record': <%x>}", invoice);
  assert_text (fixture, COSTS, "400 1400");
  fixture_check (fixture);
}

/* A gift is cost when it leaves; a price given later makes it wait for its invoice. */
static void
test_gifts_are_cost_at_once (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture);

  RUN (fixture, "edit-order-line", "{'record': <int64 1>, 'discount': <%x>}", ONE);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_text (fixture, COSTS, "1200 600");
  fixture_check (fixture);
  RUN (fixture, "edit-order-line", "{'record': <int64 1>, 'discount': <int64 0>}");
  assert_text (fixture, COSTS, "0 1800");
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, COSTS, "1800 0");
  fixture_check (fixture);
}

static void
test_false_figures_are_found (Fixture *fixture, gconstpointer data)
{
  static const char *const lies[] = { "UPDATE order_lines SET invoiced = 1000000 WHERE id = 1", "UPDATE orders SET invoiced_on = '2026-03-16'" };
  gint64 order = add_order (fixture);
  guint n;
  const StoreInvariant *all = office_finance_invariants (&n);

  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  for (guint i = 0; i < G_N_ELEMENTS (lies); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean found = FALSE;

      g_assert_true (store_db_run (fixture->db, "SAVEPOINT lie", &error) && store_db_run (fixture->db, lies[i], &error));
      g_assert_no_error (error);
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *fault = strcmp (all[k].name, "invoiced") == 0 ? fixture_text (fixture, all[k].sql) : g_strdup ("");
          found = found || fault[0] != '\0';
        }
      g_assert_true (found);
      g_assert_true (store_db_run (fixture->db, "ROLLBACK TO lie", &error) && store_db_run (fixture->db, "RELEASE lie", &error));
    }
}

/* The shipment is taken back after its invoice. */
static void
test_undone_shipments_take_their_cost (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_order (fixture), shipped;
  g_autoptr (GError) error = NULL;

  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  shipped = fixture_number (fixture, "SELECT max (seq) FROM change");
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  if (!fixture_try_undo (fixture, shipped, &error))
    g_test_message ("%s", error->message);
  fixture_check (fixture);
}

#define ADD(path, function) g_test_add ("/office/invoices/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("taxes-are-those-of-the-document", test_taxes_are_those_of_the_document);
  ADD ("posting-numbers-freezes-and-posts", test_posting_numbers_freezes_and_posts);
  ADD ("the-file-refuses-changes", test_the_file_refuses_changes);
  ADD ("it-is-found-before-its-papers", test_it_is_found_before_its_papers);
  ADD ("undo-is-a-credit-note", test_undo_is_a_credit_note);
  ADD ("a-line-is-credited-to-the-cent", test_a_line_is_credited_to_the_cent);
  ADD ("a-credit-note-can-be-taken-back", test_a_credit_note_can_be_taken_back);
  ADD ("discount-and-freight-come-once", test_discount_and_freight_come_once);
  ADD ("an-invoice-by-hand", test_an_invoice_by_hand);
  ADD ("a-failed-posting-takes-no-number", test_a_failed_posting_takes_no_number);
  ADD ("cost-waits-for-both", test_cost_waits_for_both);
  ADD ("gifts-are-cost-at-once", test_gifts_are_cost_at_once);
  ADD ("false-figures-are-found", test_false_figures_are_found);
  ADD ("undone-shipments-take-their-cost", test_undone_shipments_take_their_cost);
  return g_test_run ();
}
