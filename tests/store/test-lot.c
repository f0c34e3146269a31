/* One command on several records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <store-check.h>
#include <store-lot.h>
#include <store-run.h>

static const BaseField sign_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "entries", "Entry", BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "text", "Text", 0),
};

/* Writes first and looks afterwards: what is refused has already changed the entry, its person, and made another. */
static gboolean
sign (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load_kept (db, TEST_TYPE_ENTRY, store_arguments_get_number (arguments, "record"), error);
  TestEntry *entry = (TestEntry *) record;
  g_autoptr (BaseRecord) receipt = g_object_new (TEST_TYPE_ENTRY, NULL);

  if (entry == NULL)
    return FALSE;
  base_record_set_int (record, &entry->state, 1);
  base_record_set_number (receipt, &((TestEntry *) receipt)->person, entry->person);
  base_record_set_text (receipt, &((TestEntry *) receipt)->text, "Receipt");
  base_record_set_number (receipt, &((TestEntry *) receipt)->amount, -entry->amount);
  if (!store_record_save (db, record, error) || !store_record_save (db, receipt, error))
    return FALSE;
  return entry->amount < 1000 || base_refuse (error, "%s is too large to sign.", entry->text);
}

static gboolean
break_down (StoreDb *db, GVariant *arguments, GError **error)
{
  g_set_error_literal (error, STORE_ERROR, STORE_ERROR_FULL, "The disk is full.");
  return FALSE;
}

static gboolean
send_back (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load_kept (db, TEST_TYPE_ENTRY, store_arguments_get_number (arguments, "record"), error);

  if (record == NULL)
    return FALSE;
  base_record_set_text (record, &((TestEntry *) record)->text, "Sent back");
  return store_record_save (db, record, error);
}

static gboolean
stamp (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load_kept (db, TEST_TYPE_ENTRY, store_arguments_get_number (arguments, "record"), error);

  if (record == NULL)
    return FALSE;
  base_record_set_int (record, &((TestEntry *) record)->state, 1);
  return store_record_save (db, record, error);
}

static const StoreCommand commands[] = {
  { "sign",       "Sign",       sign,       sign_arguments, G_N_ELEMENTS (sign_arguments) },
  { "break-down", "Break down", break_down, sign_arguments, 1 },
  { "stamp",      "Stamp",      stamp,      sign_arguments, 1, .reversal = "send-back" },
  { "send-back",  "Send back",  send_back,  sign_arguments, 1 },
  { "burn",       "Burn",       sign,       sign_arguments, 1, .warning = "It is gone for good." },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gint64 anna;

  fixture_set_up (fixture, data);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    store_schema_add_command (fixture->schema, TEST_TYPE_ENTRY, &commands[i]);
  anna = fixture_add_person (fixture, "Anna", "1");
  fixture_add_entry (fixture, anna, "Small", 100);
  fixture_add_entry (fixture, anna, "Large", 5000);
  fixture_add_entry (fixture, anna, "Little", 20);
}

/* Of all three; result: nullable */
static gboolean
run (Fixture *fixture, const char *name, GVariant **result, GError **error)
{
  g_autoptr (GVariant) arguments = g_variant_ref_sink (g_variant_new_parsed ("{'records': <[int64 1, 2, 3]>}"));
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = name }, NULL);
  g_autoptr (GVariant) made = NULL;
  gboolean done = store_command_execute (store_schema_find_command (fixture->schema, name), fixture->db, arguments, error)
                  && store_transaction_commit (transaction, NULL, error);

  made = store_db_steal_result (fixture->db);
  if (result != NULL)
    *result = g_steal_pointer (&made);
  return done;
}

static char *
read_all (Fixture *fixture)
{
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, "SELECT (SELECT group_concat (text || ':' || state, ' ') FROM (SELECT * FROM entries ORDER BY id))"
                                                               " || ' = ' || (SELECT balance FROM people WHERE id = 1)");

  return store_query_next (query) ? g_strdup (store_query_get_text (query, 0)) : NULL;
}

static void
test_what_is_refused_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GVariant) result = NULL, refused = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;
  const char *sentence;
  gint64 id;
  guint n;

  g_assert_true (run (fixture, "sign", &result, &error));
  g_assert_no_error (error);
  all = read_all (fixture);
  g_assert_cmpstr (all, ==, "Small:done Large:open Little:done Receipt:open Receipt:open = 5000");
  g_assert_true (g_variant_is_of_type (result, G_VARIANT_TYPE (STORE_LOT_RESULT)));
  g_variant_get (result, "(u@a(xs))", &n, &refused);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (g_variant_n_children (refused), ==, 1);
  g_variant_get_child (refused, 0, "(x&s)", &id, &sentence);
  g_assert_cmpint (id, ==, 2);
  g_assert_cmpstr (sentence, ==, "Large is too large to sign.");
}

/* The log holds nothing of what was refused, and everything of the rest. */
static void
test_one_undo_takes_the_lot_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_all (fixture), *done = NULL, *after = NULL, *again = NULL, *words = NULL, *toast = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_changes = fixture_count (fixture, "SELECT count(*) FROM change");

  g_assert_true (run (fixture, "sign", NULL, &error));
  done = read_all (fixture);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change"), ==, n_changes + 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change_row WHERE change = (SELECT max (seq) FROM change) AND table_name = 'entries'"), ==, 4);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change_row WHERE table_name = 'entries' AND record_id = 2"), ==, 1);
  words = store_log_describe (fixture->db, n_changes + 1);
  g_assert_cmpstr (words, ==, "Sign: 2 records");
  toast = store_log_say_done (fixture->db, n_changes + 1);
  g_assert_cmpstr (toast, ==, "Done: Sign: 2 records");
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_no_error (error);
  after = read_all (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_true (fixture_redo (fixture, &error));
  g_assert_no_error (error);
  again = read_all (fixture);
  g_assert_cmpstr (again, ==, done);
}

static void
test_a_fault_undoes_the_lot (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = read_all (fixture), *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_changes = fixture_count (fixture, "SELECT count(*) FROM change");

  g_assert_false (run (fixture, "break-down", NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_FULL);
  after = read_all (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change"), ==, n_changes);
}

static void
test_each_is_reversed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, "stamp", NULL, &error));
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_no_error (error);
  after = read_all (fixture);
  g_assert_cmpstr (after, ==, "Sent back:done Sent back:done Sent back:done = 5120");
}

static void
test_what_is_for_good_is_done_singly (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (run (fixture, "burn", NULL, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  g_clear_error (&error);
  g_assert_false (run (fixture, "create-entry", NULL, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_UNKNOWN);
}

static void
test_all_go_to_the_trash (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (run (fixture, "trash-entry", NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM entries WHERE trashed_at IS NOT NULL"), ==, 3);
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM entries WHERE trashed_at IS NOT NULL"), ==, 0);
}

#define ADD(path, function) g_test_add ("/store/lot/" path, Fixture, NULL, set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-is-refused-stays-as-it-was", test_what_is_refused_stays);
  ADD ("one-undo-takes-the-lot-back", test_one_undo_takes_the_lot_back);
  ADD ("a-fault-of-the-file-undoes-the-lot", test_a_fault_undoes_the_lot);
  ADD ("each-record-of-a-lot-is-reversed", test_each_is_reversed);
  ADD ("what-is-for-good-is-done-singly", test_what_is_for_good_is_done_singly);
  ADD ("all-of-a-lot-go-to-the-trash", test_all_go_to_the_trash);
  return g_test_run ();
}
