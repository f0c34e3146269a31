/* What is taken back by a record of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <store-log.h>
#include <store-run.h>

static const BaseField record_arguments[] = { STORE_ARGUMENT_LINK ("record", "entries", "Sale", BASE_REQUIRED) };

static gboolean
insert_sale (StoreDb *db, const char *number, gint64 total, GError **error)
{
  TestEntry *sale = g_object_new (TEST_TYPE_ENTRY, NULL);
  g_autoptr (BaseRecord) record = BASE_RECORD (sale);

  base_record_set_number (record, &sale->person, 1);
  base_record_set_text (BASE_RECORD (sale), &sale->text, number);
  base_record_set_number (BASE_RECORD (sale), &sale->amount, total);
  return store_record_save (db, BASE_RECORD (sale), error);
}

static gboolean
sell_two (StoreDb *db, GVariant *arguments, GError **error)
{
  return insert_sale (db, "A", 100, error) && insert_sale (db, "B", 200, error);
}

static gboolean
sign_sale (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (db, TEST_TYPE_ENTRY, store_arguments_get_number (arguments, "record"), error);
  TestEntry *sale = (TestEntry *) record;

  if (sale == NULL)
    return FALSE;
  base_record_set_int (BASE_RECORD (sale), &sale->state, 1);
  return store_record_save (db, BASE_RECORD (sale), error);
}

static gboolean
return_sale (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (db, TEST_TYPE_ENTRY, store_arguments_get_number (arguments, "record"), error);
  TestEntry *sale = (TestEntry *) record;
  g_autofree char *number = sale != NULL ? g_strconcat (sale->text, "-back", NULL) : NULL;

  return number != NULL && insert_sale (db, number, -sale->amount, error);
}

static const StoreCommand commands[] = {
  { "sell-two",    "Sell two",    sell_two,    NULL,             0, .reversal = "return-sale" },
  { "sign-sale",   "Sign sale",   sign_sale,   record_arguments, G_N_ELEMENTS (record_arguments), .reversal = "return-sale" },
  { "return-sale", "Return sale", return_sale, record_arguments, G_N_ELEMENTS (record_arguments) },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    store_schema_add_command (fixture->schema, TEST_TYPE_ENTRY, &commands[i]);
  fixture_add_person (fixture, "Anna", "1");
}

static void
run (Fixture *fixture, const char *name, gint64 record)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) arguments = g_variant_ref_sink (record != 0 ? g_variant_new_parsed ("{'record': <%x>}", record) : g_variant_new ("a{sv}", NULL));
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = name }, &error);

  store_command_execute (store_schema_find_command (fixture->schema, name), fixture->db, arguments, &error);
  g_assert_no_error (error);
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
revert (Fixture *fixture, gint64 seq, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "undo", .undoes = seq }, NULL);

  return store_log_revert (fixture->db, seq, error) && store_transaction_commit (transaction, NULL, error);
}

static char *
list_sales (Fixture *fixture)
{
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, "SELECT group_concat (text || ':' || amount, ' ') FROM (SELECT * FROM entries ORDER BY id)");

  return store_query_next (query) ? g_strdup (store_query_get_text (query, 0)) : NULL;
}

static void
test_undo_runs_the_reversal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sales = NULL, *words = NULL, *done = NULL, *undone = NULL;
  gint64 seq;

  run (fixture, "sell-two", 0);
  seq = store_log_get_undo (fixture->db);
  done = store_log_say_done (fixture->db, seq);
  g_assert_cmpstr (done, ==, "Done: Sell two: A");
  g_assert_true (revert (fixture, seq, &error));
  g_assert_no_error (error);
  sales = list_sales (fixture);
  g_assert_cmpstr (sales, ==, "A:100 B:200 A-back:-100 B-back:-200");
  words = store_log_describe (fixture->db, seq + 1);
  g_assert_cmpstr (words, ==, "Reversed: Sell two: A-back");
  undone = store_log_say_done (fixture->db, seq + 1);
  g_assert_cmpstr (undone, ==, words);
  g_assert_cmpint (store_log_get_undo (fixture->db), !=, seq);
}

static void
test_a_change_of_one_record_reverses_that_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sales = NULL;

  run (fixture, "sell-two", 0);
  run (fixture, "sign-sale", 2);
  g_assert_true (revert (fixture, store_log_get_undo (fixture->db), &error));
  sales = list_sales (fixture);
  g_assert_cmpstr (sales, ==, "A:100 B:200 B-back:-200");
}

static void
test_a_reversal_is_not_brought_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sales = NULL;

  run (fixture, "sell-two", 0);
  g_assert_true (revert (fixture, store_log_get_undo (fixture->db), &error));
  g_assert_cmpint (store_log_get_redo (fixture->db), !=, 0);
  g_assert_false (revert (fixture, store_log_get_redo (fixture->db), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  g_assert_nonnull (strstr (error->message, "Do it again"));
  sales = list_sales (fixture);
  g_assert_cmpstr (sales, ==, "A:100 B:200 A-back:-100 B-back:-200");
}

#define ADD(path, function) g_test_add ("/store/reversal/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("undo-runs-the-reversal", test_undo_runs_the_reversal);
  ADD ("a-change-of-one-record-reverses-that-one", test_a_change_of_one_record_reverses_that_one);
  ADD ("a-reversal-is-not-brought-back", test_a_reversal_is_not_brought_back);
  return g_test_run ();
}
