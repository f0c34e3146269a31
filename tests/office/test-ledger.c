/* Double entry that stays.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-date.h>
#include <office-ledger.h>
#include <office-tax.h>

/* Runs statements in a transaction of their own; FALSE with error when the file refuses. */
static gboolean
try_sql (Fixture *fixture, const char *sql, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, error);
  g_auto (GStrv) statements = g_strsplit (sql, "; ", -1);

  for (guint i = 0; statements[i] != NULL; i++)
    if (!store_db_run (fixture->db, statements[i], error))
      return FALSE;
  return store_transaction_commit (transaction, NULL, error);
}

static void
refuse_sql (Fixture *fixture, const char *sql, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  if (try_sql (fixture, sql, &error))
    g_error ("The file takes “%s”", sql);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” is refused, but not for “%s”: %s", sql, words, error->message);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
try_post (Fixture *fixture, gboolean numbered, const OfficePosting *postings, guint n, gint64 *entry, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, error);
  OfficeEntryHead head = { OFFICE_ENTRY_KIND_STOCK, BASE_NO_DATE, "Test", "D-1", "items", 7, numbered, 0 };

  return transaction != NULL && office_ledger_post (fixture->db, &head, postings, n, entry, error) && store_transaction_commit (transaction, NULL, error);
}

static gint64
post (Fixture *fixture, gboolean numbered, gint64 amount)
{
  OfficePosting postings[] = { { OFFICE_ACCOUNT_ROLE_INVENTORY, 0, amount, 0 }, { OFFICE_ACCOUNT_ROLE_OPENING, 0, -amount, 0 } };
  g_autoptr (GError) error = NULL;
  gint64 entry = -1;

  try_post (fixture, numbered, postings, G_N_ELEMENTS (postings), &entry, &error);
  g_assert_no_error (error);
  return entry;
}

static void
test_accounts_are_made_when_needed (Fixture *fixture, gconstpointer data)
{
  assert_number (fixture, "SELECT count (*) FROM accounts", 0);
  g_assert_cmpint (post (fixture, FALSE, 500), >, 0);
  post (fixture, FALSE, 250);
  assert_text (fixture, "SELECT group_concat (number || ' ' || name || ' ' || kind || ' ' || balance, ', ') FROM accounts",
               "1400 Inventory asset 750, 3000 Opening balances equity -750");
  assert_text (fixture, "SELECT posted_on || ' ' || kind || ' ' || document || ' ' || source_table || ' ' || source_id || ' ' || posted || ' ' || (number IS NULL) FROM entries",
               TEST_TODAY " stock D-1 items 7 1 1");
  assert_text (fixture, "SELECT group_concat (position || ':' || amount || currency, ' ') FROM entry_lines WHERE entry = 1", "1:500EUR 2:-500EUR");
}

static void
test_own_accounts_are_taken (Fixture *fixture, gconstpointer data)
{
  RUN (fixture, "create-account", "{'name': <'Wareneingang'>, 'number': <'3000'>, 'kind': <int64 0>, 'role': <int64 9>}");
  post (fixture, FALSE, 500);
  assert_text (fixture, "SELECT group_concat (number || ' ' || name || ' ' || balance, ', ') FROM accounts", "3000 Wareneingang 500, 3000-2 Opening balances -500");
}

static void
test_zeros_are_dropped_and_equals_merged (Fixture *fixture, gconstpointer data)
{
  OfficePosting postings[] = {
    { OFFICE_ACCOUNT_ROLE_SALES, 0, -300, 0 },
    { OFFICE_ACCOUNT_ROLE_TAX_PAYABLE, 0, 0, 0 },
    { OFFICE_ACCOUNT_ROLE_RECEIVABLE, 0, 500, 0 },
    { OFFICE_ACCOUNT_ROLE_SALES, 0, -200, 0 },
  };
  OfficePosting nothing[] = { { OFFICE_ACCOUNT_ROLE_BANK, 0, 5, 0 }, { OFFICE_ACCOUNT_ROLE_BANK, 0, -5, 0 } };
  g_autoptr (GError) error = NULL;
  gint64 entry = -1;

  g_assert_true (try_post (fixture, TRUE, postings, G_N_ELEMENTS (postings), &entry, &error));
  assert_text (fixture, "SELECT group_concat (amount) FROM entry_lines", "-500,500");
  assert_text (fixture, "SELECT number FROM entries", "J-2026-000001");
  g_assert_true (try_post (fixture, TRUE, nothing, G_N_ELEMENTS (nothing), &entry, &error));
  g_assert_cmpint (entry, ==, 0);
  assert_number (fixture, "SELECT count (*) FROM entries", 1);
}

static void
test_unbalanced_is_refused (Fixture *fixture, gconstpointer data)
{
  OfficePosting postings[] = { { OFFICE_ACCOUNT_ROLE_BANK, 0, 500, 0 }, { OFFICE_ACCOUNT_ROLE_SALES, 0, -499, 0 } };
  g_autoptr (GError) error = NULL;
  gint64 entry = -1;

  g_assert_false (try_post (fixture, FALSE, postings, G_N_ELEMENTS (postings), &entry, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  g_assert_cmpint (entry, ==, -1);
  assert_number (fixture, "SELECT count (*) FROM entries", 0);
  refuse_sql (fixture, "INSERT INTO entries (id, text) VALUES (9, 'x'); UPDATE entries SET posted = 1 WHERE id = 9", "differ");
}

/* What a wrong command, or somebody with another program, might try. */
static const char *const attacks[] = {
  "UPDATE entries SET text = 'x' WHERE id = 1",
  "UPDATE entries SET posted = 0 WHERE id = 1",
  "UPDATE entries SET trashed_at = '2026-01-01T00:00:00Z' WHERE id = 1",
  "UPDATE entry_lines SET amount = 1 WHERE id = 1",
  "UPDATE entry_lines SET entry = 2 WHERE id = 1",
  "DELETE FROM entry_lines WHERE id = 1",
  "DELETE FROM entry_lines; DELETE FROM entries",
  "INSERT INTO entry_lines (entry, account, amount, currency) VALUES (1, 1, 5, 'EUR')",
  "REPLACE INTO entries (id, text, posted) VALUES (1, 'x', 0)",
  "REPLACE INTO entry_lines (id, entry, account, amount, currency) VALUES (1, 2, 1, 5, 'EUR')",
  "INSERT INTO entries (id, text) VALUES (99, 'x'); UPDATE OR REPLACE entries SET id = 1 WHERE id = 99",
  "INSERT INTO entries (id, text) VALUES (99, 'x'); INSERT INTO entry_lines (id, entry) VALUES (99, 99); UPDATE OR REPLACE entry_lines SET id = 1 WHERE id = 99",
};

static void
test_what_is_posted_stays (Fixture *fixture, gconstpointer data)
{
  gboolean numbered = GPOINTER_TO_INT (data);

  post (fixture, numbered, 500);
  for (guint recursive = 0; recursive < 2; recursive++)
    {
      g_assert_true (store_db_run (fixture->db, recursive ? "PRAGMA recursive_triggers = ON" : "PRAGMA recursive_triggers = OFF", NULL));
      for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
        refuse_sql (fixture, attacks[i], "stays as it is");
    }
  refuse_sql (fixture, "INSERT INTO entries (text, posted) VALUES ('x', 1)", "after its lines");
}

static void
test_a_number_is_not_taken_by_replace (Fixture *fixture, gconstpointer data)
{
  post (fixture, TRUE, 500);
  g_assert_true (store_db_run (fixture->db, "PRAGMA recursive_triggers = OFF", NULL));
  refuse_sql (fixture, "REPLACE INTO entries (id, number) VALUES (50, 'J-2026-000001')", "stays as it is");
  refuse_sql (fixture, "INSERT INTO entries (id, text) VALUES (99, 'x'); UPDATE OR REPLACE entries SET number = 'J-2026-000001' WHERE id = 99", "stays as it is");
}

static void
test_undo_takes_stock_entries_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;
  g_autofree char *before = NULL, *after = NULL, *again = NULL;

  post (fixture, FALSE, 500);
  before = fixture_digest (fixture);
  post (fixture, FALSE, 250);
  after = fixture_digest (fixture);
  fixture_undo (fixture);
  g_free (g_steal_pointer (&again));
  again = fixture_digest (fixture);
  g_assert_cmpstr (again, ==, before);
  fixture_redo (fixture);
  g_free (g_steal_pointer (&again));
  again = fixture_digest (fixture);
  g_assert_cmpstr (again, ==, after);
  fixture_undo (fixture);
  post (fixture, TRUE, 100);
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = store_log_get_undo (fixture->db) }, &error);
  g_assert_false (store_log_revert (fixture->db, store_log_get_undo (fixture->db), &error));
  g_assert_nonnull (error);
}

/* The first goods made the account; what was posted to it since keeps it. */
static void
test_an_account_in_use_survives_the_undo_of_its_first_entry (Fixture *fixture, gconstpointer data)
{
  gint64 first;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = NULL;

  post (fixture, FALSE, 500);
  first = store_log_get_undo (fixture->db);
  post (fixture, FALSE, 250);
  transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = first }, &error);
  store_log_revert (fixture->db, first, &error);
  g_assert_no_error (error);
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
  assert_text (fixture, "SELECT group_concat (balance) FROM accounts", "250,-250");
  assert_number (fixture, "SELECT count (*) FROM entries", 1);
}

static void
test_a_reversal_is_the_opposite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 entry = post (fixture, TRUE, 500), reversal = 0;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, &error);

  g_assert_true (office_ledger_reverse (fixture->db, entry, (guint32) fixture_day ("2026-03-17"), NULL, &reversal, &error));
  g_assert_true (store_transaction_commit (transaction, NULL, &error));
  assert_text (fixture, "SELECT number || ' ' || kind || ' ' || posted_on || ' ' || reverses FROM entries WHERE id = 2", "J-2026-000002 reversal 2026-03-17 1");
  assert_number (fixture, "SELECT sum (abs (balance)) FROM accounts", 0);
}

static void
test_an_account_in_use_is_not_trashed (Fixture *fixture, gconstpointer data)
{
  post (fixture, FALSE, 500);
  REFUSE (fixture, "inactive instead", "trash-account", "{'record': <int64 1>}");
  REFUSE (fixture, "keeps its use", "edit-account", "{'record': <int64 1>, 'role': <int64 1>}");
  RUN (fixture, "edit-account", "{'record': <int64 1>, 'name': <'Stock'>}");
  g_assert_null (store_schema_find_command (fixture->schema, "edit-entry"));
  g_assert_null (store_schema_find_command (fixture->schema, "create-entry-line"));
}

static void
test_a_rate_is_that_of_the_day (Fixture *fixture, gconstpointer data)
{
  gint64 code = RUN (fixture, "create-tax-code", "{'name': <'Standard'>, 'code': <'DE-S'>}"), rate = -1;
  g_autoptr (GError) error = NULL;

  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <int64 190000>, 'valid_from': <%x>, 'valid_to': <%x>}", code, fixture_day ("2007-01-01"), fixture_day ("2020-06-30"));
  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <int64 160000>, 'valid_from': <%x>, 'valid_to': <%x>}", code, fixture_day ("2020-07-01"), fixture_day ("2020-12-31"));
  RUN (fixture, "create-tax-rate", "{'tax_code': <%x>, 'rate': <int64 190000>, 'valid_from': <%x>}", code, fixture_day ("2021-01-01"));
  g_assert_true (office_tax_get_rate (fixture->db, code, (guint32) fixture_day ("2020-12-31"), &rate, &error));
  g_assert_cmpint (rate, ==, 160000);
  g_assert_true (office_tax_get_rate (fixture->db, code, (guint32) fixture_day ("2021-01-01"), &rate, &error));
  g_assert_cmpint (rate, ==, 190000);
  g_assert_true (office_tax_get_rate (fixture->db, 0, (guint32) fixture_day ("2021-01-01"), &rate, &error));
  g_assert_cmpint (rate, ==, 0);
  g_assert_false (office_tax_get_rate (fixture->db, code, (guint32) fixture_day ("2006-12-31"), &rate, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
}

#define ADD(path, function) ADD_WITH (path, function, NULL)
#define ADD_WITH(path, function, data) g_test_add ("/office/ledger/" path, Fixture, data, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("accounts-are-made-when-needed", test_accounts_are_made_when_needed);
  ADD ("own-accounts-are-taken", test_own_accounts_are_taken);
  ADD ("zeros-are-dropped-and-equals-merged", test_zeros_are_dropped_and_equals_merged);
  ADD ("unbalanced-is-refused", test_unbalanced_is_refused);
  ADD_WITH ("what-is-posted-stays", test_what_is_posted_stays, GINT_TO_POINTER (TRUE));
  ADD_WITH ("posted-stock-stays-outside-undo", test_what_is_posted_stays, GINT_TO_POINTER (FALSE));
  ADD ("a-number-is-not-taken-by-replace", test_a_number_is_not_taken_by_replace);
  ADD ("undo-takes-stock-entries-only", test_undo_takes_stock_entries_only);
  ADD ("an-account-in-use-survives-the-undo-of-its-first-entry", test_an_account_in_use_survives_the_undo_of_its_first_entry);
  ADD ("a-reversal-is-the-opposite", test_a_reversal_is_the_opposite);
  ADD ("an-account-in-use-is-not-trashed", test_an_account_in_use_is_not_trashed);
  ADD ("a-rate-is-that-of-the-day", test_a_rate_is_that_of_the_day);
  return g_test_run ();
}
