/* Records, transactions, log, undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

static void
test_saves_and_loads (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_add_person (fixture, "Müller \"Q\" \\ 1", "030-1");
  g_autoptr (BaseRecord) record = store_record_load (fixture->db, TEST_TYPE_PERSON, id, &error);
  TestPerson *person = (TestPerson *) record;

  g_assert_no_error (error);
  g_assert_cmpstr (person->name, ==, "Müller \"Q\" \\ 1");
  g_assert_cmpstr (person->phone, ==, "030-1");
  g_assert_cmpint (person->boss, ==, 0);
  g_assert_cmpint (record->version, ==, 1);
}

static void
test_refusal_rolls_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Anna", "1");
  g_assert_false (fixture_run (fixture, "spoil", NULL, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM people WHERE phone = 'spoilt'"), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change"), ==, 1);
}

static void
test_unique_and_links_are_named (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Anna", "1");
  g_assert_false (fixture_run (fixture, "create-person", g_variant_new_parsed ("{'name': <'Anna'>}"), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "“Name”"));
  g_clear_error (&error);
  g_assert_false (fixture_run (fixture, "create-person", g_variant_new_parsed ("{'name': <'Berta'>, 'boss': <int64 99>}"), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "“Boss”"));
}

static void
test_stale_edit_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 id = fixture_add_person (fixture, "Anna", "1");

  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'version': <int64 1>, 'phone': <'2'>}", id), &error));
  g_assert_false (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'version': <int64 1>, 'phone': <'3'>}", id), &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_STALE);
  g_assert_cmpint (fixture_count (fixture, "SELECT phone = '2' FROM people"), ==, 1);
}

static void
test_undo_and_redo_walk_the_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1");

  fixture_add_entry (fixture, anna, "a", 100);
  fixture_add_entry (fixture, anna, "b", 23);
  g_assert_cmpint (fixture_count (fixture, "SELECT balance FROM people"), ==, 123);
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_cmpint (fixture_count (fixture, "SELECT balance FROM people"), ==, 100);
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM people"), ==, 0);
  g_assert_cmpint (store_log_get_undo (fixture->db), ==, 0);
  for (int i = 0; i < 3; i++)
    {
      g_assert_true (fixture_redo (fixture, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpint (store_log_get_redo (fixture->db), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT balance FROM people"), ==, 123);
  g_assert_true (fixture_undo (fixture, 0, &error));
  fixture_add_entry (fixture, anna, "c", 1);
  g_assert_cmpint (store_log_get_redo (fixture->db), ==, 0);
  g_assert_true (store_log_verify (fixture->db, NULL, &error));
}

static void
test_older_change_keeps_later_sums (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1");

  fixture_add_entry (fixture, anna, "a", 100);
  fixture_add_entry (fixture, anna, "b", 23);
  g_assert_true (fixture_undo (fixture, 2, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT balance FROM people"), ==, 23);
}

static void
test_undo_is_refused_after_later_work (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1");

  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <'2'>}", anna), &error));
  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <'3'>}", anna), &error));
  g_assert_false (fixture_undo (fixture, 2, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
  g_assert_cmpint (fixture_count (fixture, "SELECT phone = '3' FROM people"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT undoing FROM store_state"), ==, 0);
}

static void
test_trash_takes_the_parts_along (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1");

  fixture_add_entry (fixture, anna, "a", 100);
  g_assert_true (fixture_run (fixture, "trash-person", g_variant_new_parsed ("{'record': <%x>}", anna), &error));
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM entries WHERE trashed_at IS NOT NULL"), ==, 1);
  g_assert_true (fixture_run (fixture, "restore-person", g_variant_new_parsed ("{'record': <%x>}", anna), &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM entries WHERE trashed_at IS NULL"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "SELECT balance FROM people"), ==, 100);
}

/* One transaction of several statements, and what the log says of row 1; "" if nothing. */
static void
assert_logged (Fixture *fixture, const char *statements, const char *before, const char *after)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (fixture->db, &(StoreIntent) { .command = "test" }, &error);
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (StoreQuery) query = store_query_new (fixture->db, "SELECT before, after FROM change_row WHERE change = ?1");
  g_auto (GStrv) parts = g_strsplit (statements, "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_true (store_db_run (fixture->db, parts[i], &error));
  g_assert_true (store_transaction_commit (transaction, &change, &error));
  g_assert_no_error (error);
  store_query_bind_number (query, 1, change->seq);
  g_assert_true (store_query_next (query) == (change->seq != 0));
  g_assert_cmpstr (change->seq != 0 ? store_query_get_text (query, 0) : "", ==, before);
  g_assert_cmpstr (change->seq != 0 ? store_query_get_text (query, 1) : "", ==, after);
}

static void
test_change_holds_the_first_and_the_last (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assert_logged (fixture, "INSERT INTO people (id, name) VALUES (1, 'Ann')", NULL, "{\"id\":1,\"version\":1,\"name\":\"Ann\",\"balance\":0}");
  assert_logged (fixture, "UPDATE people SET phone = '1', balance = 5; UPDATE people SET phone = '2', name = 'Anna'; UPDATE people SET balance = 7, name = 'Ann'",
                 "{\"phone\":null,\"balance\":0}", "{\"phone\":\"2\",\"balance\":7}");
  assert_logged (fixture, "UPDATE people SET phone = '3'; UPDATE people SET phone = '2'", "", "");
  assert_logged (fixture, "UPDATE people SET phone = '4'; DELETE FROM people; INSERT INTO people (id, name, phone) VALUES (1, 'Ann', '5')",
                 "{\"phone\":\"2\",\"balance\":7}", "{\"phone\":\"5\",\"balance\":0}");
  assert_logged (fixture, "UPDATE people SET phone = '6'; DELETE FROM people", "{\"id\":1,\"version\":1,\"name\":\"Ann\",\"phone\":\"5\",\"balance\":0}", NULL);
  assert_logged (fixture, "INSERT INTO people (id, name) VALUES (1, 'Bert'); DELETE FROM people", "", "");
  assert_logged (fixture, "INSERT INTO people (id, name) VALUES (1, 'Bert'); UPDATE people SET phone = '7'",
                 NULL, "{\"id\":1,\"version\":1,\"name\":\"Bert\",\"phone\":\"7\",\"balance\":0}");
  g_assert_true (store_log_verify (fixture->db, NULL, &error));
}

/* What SQLite tells of its statements, where it was built to; preparing them again took half the time of a save. */
static void
test_statements_are_prepared_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "1"), before;

  if (fixture_count (fixture, "SELECT count(*) FROM pragma_module_list WHERE name = 'sqlite_stmt'") == 0)
    {
      g_test_skip ("this SQLite does not tell");
      return;
    }
  before = fixture_count (fixture, "SELECT sum (reprep) FROM sqlite_stmt"); /* the file was made by this connection */
  for (int i = 0; i < 5; i++)
    g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'boss': <%x>}", anna, i % 2 * anna), &error));
  g_assert_cmpint (fixture_count (fixture, "SELECT sum (reprep) FROM sqlite_stmt"), ==, before);
}

static void
test_history_speaks_words (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BaseLocale) locale = base_locale_new ("C", "EUR");
  gint64 anna = fixture_add_person (fixture, "Anna", "1");
  g_autoptr (GPtrArray) events = NULL;
  g_autofree char *words = NULL, *toast = NULL;
  StoreEvent *event;

  g_assert_true (fixture_run (fixture, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'phone': <'2'>}", anna), &error));
  events = store_log_get_history (fixture->db, store_schema_find_class (fixture->schema, "people"), anna, locale, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (events->len, ==, 2);
  event = events->pdata[0];
  g_assert_cmpstr (event->what, ==, "Person changed");
  g_assert_cmpstr (event->details, ==, "Phone: 1 → 2");
  words = store_log_describe (fixture->db, 2);
  g_assert_cmpstr (words, ==, "Person Anna changed");
  toast = store_log_say_done (fixture->db, 2);
  g_assert_cmpstr (toast, ==, "Person Anna changed");
}

static void
spoil (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  store_db_run (fixture->db, sql, &error);
  g_assert_no_error (error);
}

static void
test_chain_names_the_first_bad_change (Fixture *fixture, gconstpointer data)
{
  static const char *const attacks[] = {
    "UPDATE change SET who = who || 'x' WHERE seq = 3",
    "UPDATE change SET at = '1999-01-01T00:00:00Z' WHERE seq = 3",
    "UPDATE change SET command = 'edit-entry' WHERE seq = 3",
    "UPDATE change SET command_id = 'x' WHERE seq = 3",
    "UPDATE change SET undoes = 1 WHERE seq = 3",
    "UPDATE change SET digest = zeroblob (32) WHERE seq = 3",
    "UPDATE change_row SET after = replace (after, 'n3', 'n4') WHERE change = 3",
    "UPDATE change_row SET record_id = 77 WHERE change = 3",
    "UPDATE change_row SET table_name = 'entries' WHERE change = 3",
    "UPDATE change_row SET salt = zeroblob (16) WHERE change = 3",
    "UPDATE change_row SET digest = zeroblob (32) WHERE change = 3",
    "DELETE FROM change_row WHERE change = 3",
    "PRAGMA foreign_keys = OFF; DELETE FROM change WHERE seq = 3",
  };

  for (int i = 1; i <= 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d", i);
      fixture_add_person (fixture, name, "1");
    }
  g_assert_true (store_log_verify (fixture->db, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 bad = 0;

      spoil (fixture, "PRAGMA foreign_keys = OFF");
      spoil (fixture, "BEGIN");
      spoil (fixture, g_str_has_prefix (attacks[i], "PRAGMA") ? strchr (attacks[i], ';') + 2 : attacks[i]);
      g_assert_false (store_log_verify (fixture->db, &bad, &error));
      g_assert_error (error, STORE_ERROR, STORE_ERROR_DAMAGED);
      g_assert_cmpint (bad, ==, 3);
      spoil (fixture, "ROLLBACK");
    }
}

static void
test_cut_tail_is_noticed (Fixture *fixture, gconstpointer data)
{
  gint64 bad = 0;

  fixture_add_person (fixture, "Anna", "1");
  fixture_add_person (fixture, "Berta", "1");
  spoil (fixture, "DELETE FROM change_row WHERE change = 2");
  spoil (fixture, "DELETE FROM change WHERE seq = 2");
  g_assert_false (store_log_verify (fixture->db, &bad, NULL));
  g_assert_cmpint (bad, ==, 2);
}

static void
test_erasing_a_person_keeps_the_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 anna = fixture_add_person (fixture, "Anna", "canary");

  g_assert_true (store_log_erase (fixture->db, "people", anna, &error));
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change_row WHERE after LIKE '%canary%'"), ==, 0);
  g_assert_true (store_log_verify (fixture->db, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (fixture_undo (fixture, 1, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_UNDO);
}

static void
test_ids_are_never_given_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 first = fixture_add_person (fixture, "Anna", "1");

  g_assert_true (fixture_undo (fixture, 0, &error));
  g_clear_object (&fixture->db);
  fixture->db = store_db_open (fixture->path, STORE_DB_WRITE, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_add_person (fixture, "Berta", "1"), >, first);
}

static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) reader = store_db_open (fixture->path, STORE_DB_READ, fixture->schema, fixture->environment, &error);

  g_assert_no_error (error);
  g_assert_false (store_db_run (reader, "UPDATE people SET name = 'x'", &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY);
}

static void
test_settings_are_the_promised_ones (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (fixture_count (fixture, "PRAGMA application_id"), ==, STORE_APPLICATION_ID);
  g_assert_cmpint (fixture_count (fixture, "PRAGMA user_version"), ==, store_schema_get_version (fixture->schema));
  g_assert_cmpint (fixture_count (fixture, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (fixture_count (fixture, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "PRAGMA recursive_triggers"), ==, 1);
  g_assert_cmpint (fixture_count (fixture, "PRAGMA mmap_size"), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT journal_mode = 'wal' FROM pragma_journal_mode"), ==, 1);
}

#define ADD(name, function) g_test_add ("/store/core/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-record-saves-and-loads", test_saves_and_loads);
  ADD ("a-refused-command-leaves-nothing", test_refusal_rolls_back);
  ADD ("a-refusal-names-the-field", test_unique_and_links_are_named);
  ADD ("a-stale-edit-is-refused", test_stale_edit_is_refused);
  ADD ("undo-and-redo-walk-the-changes", test_undo_and_redo_walk_the_changes);
  ADD ("undoing-an-older-change-keeps-later-sums", test_older_change_keeps_later_sums);
  ADD ("undo-is-refused-after-later-work", test_undo_is_refused_after_later_work);
  ADD ("trash-takes-the-parts-along", test_trash_takes_the_parts_along);
  ADD ("a-change-holds-the-first-and-the-last", test_change_holds_the_first_and_the_last);
  ADD ("statements-are-prepared-once", test_statements_are_prepared_once);
  ADD ("history-speaks-words", test_history_speaks_words);
  ADD ("the-chain-names-the-first-bad-change", test_chain_names_the_first_bad_change);
  ADD ("a-cut-tail-is-noticed", test_cut_tail_is_noticed);
  ADD ("erasing-a-person-keeps-the-chain", test_erasing_a_person_keeps_the_chain);
  ADD ("ids-are-never-given-twice", test_ids_are_never_given_twice);
  ADD ("a-reader-cannot-write", test_reader_cannot_write);
  ADD ("settings-are-the-promised-ones", test_settings_are_the_promised_ones);
  return g_test_run ();
}
