/* Many rows by one statement.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <store-check.h>
#include <store-feed.h>
#include <store-filter.h>
#include <string.h>

#define MANY 40

/* Gives so many entries, then ends or fails. */
typedef struct
{
  Fixture    *fixture;
  gint64      person;
  guint       n;
  guint       given;
  gboolean    fails;
  gboolean    broken; /* the last link leads nowhere */
  BaseRecord *record;
} Giver;

static TestEntry *
make_entry (Giver *giver)
{
  TestEntry *entry = g_object_new (TEST_TYPE_ENTRY, NULL);

  entry->person = giver->broken && giver->given == giver->n ? 999 : giver->person;
  entry->text = g_strdup_printf ("Bill %u of the bakery", giver->given);
  entry->amount = giver->given * 100;
  entry->due_on = giver->given % 3 == 0 ? 0 : 737000 + giver->given;
  entry->state = (int) giver->given % 2;
  return entry;
}

static BaseRecord *
give_entry_cb (gpointer data, GError **error)
{
  Giver *giver = data;
  g_autofree char *count = g_strdup_printf ("SELECT count(*) FROM entries WHERE person = %d", (int) giver->person);
  g_autofree char *sum = g_strdup_printf ("SELECT balance FROM people WHERE id = %d", (int) giver->person);
  guint lost = giver->broken && giver->given == giver->n;

  g_assert_cmpint (fixture_count (giver->fixture, count), ==, giver->given - lost);
  g_assert_cmpint (fixture_count (giver->fixture, sum), ==, 50 * (giver->given - lost) * (giver->given - lost + 1));
  if (giver->record != NULL)
    g_assert_cmpint (giver->record->version, ==, 1);
  g_clear_object (&giver->record);
  if (giver->given == giver->n)
    return giver->fails ? (base_refuse (error, "There is no more."), NULL) : NULL;
  giver->given++;
  giver->record = BASE_RECORD (make_entry (giver));
  return giver->record;
}

static gboolean
save_new (Giver *giver, GError **error)
{
  StoreDb *db = giver->fixture->db;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = "import" }, error);
  gboolean done = store_record_save_new (db, g_type_class_peek (TEST_TYPE_ENTRY), give_entry_cb, giver, error) && store_transaction_commit (transaction, NULL, error);

  g_clear_object (&giver->record);
  return done;
}

static void
save_one_by_one (Giver *giver)
{
  StoreDb *db = giver->fixture->db;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = "import" }, &error);

  while (giver->given < giver->n)
    {
      g_autoptr (BaseRecord) record = NULL;

      giver->given++;
      record = BASE_RECORD (make_entry (giver));
      store_record_save (db, record, &error);
      g_assert_no_error (error);
    }
  store_transaction_commit (transaction, NULL, &error);
  g_assert_no_error (error);
}

static char *
read_text (Fixture *fixture, const char *sql, gint64 id)
{
  g_autoptr (StoreQuery) query = store_query_new_for (fixture->db, sql, id);

  g_assert_true (store_query_next (query));
  return g_strdup (store_query_get_text (query, 0));
}

static void
assert_same (Fixture *fixture, const char *sql, gint64 one, gint64 other)
{
  g_autofree char *a = read_text (fixture, sql, one), *b = read_text (fixture, sql, other);

  g_assert_cmpstr (a, !=, "");
  g_assert_cmpstr (a, ==, b);
}

static guint
count_found (Fixture *fixture, const char *words)
{
  g_autoptr (StoreFilter) filter = store_filter_new (g_type_class_peek (TEST_TYPE_ENTRY));
  g_autoptr (StoreQuery) query = NULL;
  guint n = 0;

  store_filter_set_search (filter, words);
  query = store_filter_query_ids (filter, fixture->db, 1000);
  while (store_query_next (query))
    n++;
  return n;
}

static void
assert_sound (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 bad = 0;

  store_log_verify (fixture->db, &bad, &error);
  g_assert_no_error (error);
}

/* Anna's by one statement, Bert's by one each. */
static void
test_same (Fixture *fixture, gconstpointer data)
{
  Giver many = { .fixture = fixture, .person = fixture_add_person (fixture, "Anna", "1"), .n = MANY }, each = many;
  g_autoptr (GError) error = NULL;

  each.person = fixture_add_person (fixture, "Bert", "2");
  g_assert_true (save_new (&many, &error));
  g_assert_no_error (error);
  save_one_by_one (&each);
  assert_same (fixture, "SELECT group_concat (version || text || amount || coalesce (due_on, '-') || state, ';' ORDER BY id) FROM entries WHERE person = ?1", many.person, each.person);
  assert_same (fixture, "SELECT group_concat (json_remove (r.after, '$.id', '$.person'), ';' ORDER BY r.position) FROM entries AS e JOIN change_row AS r"
                        " ON r.record_id = e.id AND r.table_name = 'entries' WHERE e.person = ?1", many.person, each.person);
  g_assert_cmpuint (count_found (fixture, "bakery"), ==, 2 * MANY);
  g_assert_cmpuint (count_found (fixture, "anna"), ==, MANY);
  assert_sound (fixture);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  Giver giver = { .fixture = fixture, .person = fixture_add_person (fixture, "Anna", "1"), .n = MANY };
  g_autoptr (GError) error = NULL;

  g_assert_true (save_new (&giver, &error));
  g_assert_true (fixture_undo (fixture, 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT (SELECT count(*) FROM entries) + (SELECT balance FROM people)"), ==, 0);
  g_assert_cmpuint (count_found (fixture, "bakery"), ==, 0);
  g_assert_true (fixture_redo (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM entries"), ==, MANY);
  assert_sound (fixture);
}

static void
assert_nothing_left (Fixture *fixture)
{
  g_assert_cmpint (fixture_count (fixture, "SELECT (SELECT count(*) FROM entries) + (SELECT balance FROM people)"), ==, 0);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM change"), ==, 1);
  g_assert_cmpuint (count_found (fixture, "bakery"), ==, 0);
  assert_sound (fixture);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  Giver giver = { .fixture = fixture, .person = fixture_add_person (fixture, "Anna", "1"), .n = MANY, .fails = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_false (save_new (&giver, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  g_assert_cmpstr (error->message, ==, "There is no more.");
  assert_nothing_left (fixture);
}

static void
test_broken_link (Fixture *fixture, gconstpointer data)
{
  Giver giver = { .fixture = fixture, .person = fixture_add_person (fixture, "Anna", "1"), .n = MANY, .broken = TRUE };
  g_autoptr (GError) error = NULL;

  g_assert_false (save_new (&giver, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_CONSTRAINT);
  assert_nothing_left (fixture);
}

/* What SQLite would otherwise gather first. */
static void
test_triggers (Fixture *fixture, gconstpointer data)
{
  Giver giver = { .fixture = fixture, .person = fixture_add_person (fixture, "Anna", "1"), .n = MANY };
  g_autoptr (GError) error = NULL;

  store_db_run (fixture->db, "CREATE TRIGGER entries_ring AFTER INSERT ON entries BEGIN UPDATE people SET phone = NEW.amount WHERE id = NEW.person; END", &error);
  g_assert_no_error (error);
  g_assert_true (save_new (&giver, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM people WHERE phone = 4000"), ==, 1);
}

typedef struct
{
  Fixture *fixture;
  guint    n;
} Outer;

static gboolean
give_number_cb (StoreFeed *feed, gpointer data, GError **error)
{
  guint *n = data;

  store_feed_put_number (feed, 0, 100 + *n);
  store_feed_put_text (feed, 1, "inner");
  return (*n)++ < 3;
}

static gboolean
give_outer_cb (StoreFeed *feed, gpointer data, GError **error)
{
  Outer *outer = data;
  guint inner = outer->n * 10;

  if (!store_feed_run (outer->fixture->db, "UPDATE people SET phone = phone || (SELECT count(*) FROM store_feed)", give_number_cb, &inner, error))
    return FALSE;
  store_feed_put_number (feed, 0, 100 + outer->n);
  store_feed_put_blob (feed, 1, NULL, 0);
  store_feed_put_blob (feed, 2, "bytes", 5);
  return outer->n++ < 2;
}

static void
test_inside (Fixture *fixture, gconstpointer data)
{
  Outer outer = { fixture, 0 };
  g_autoptr (GError) error = NULL;

  fixture_add_person (fixture, "Anna", "1");
  store_db_run (fixture->db, "CREATE TABLE seen (number, nought, bytes)", &error);
  g_assert_no_error (error);
  g_assert_true (store_feed_run (fixture->db, "INSERT INTO seen SELECT c0, c1, c2 FROM store_feed", give_outer_cb, &outer, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_count (fixture, "SELECT sum (number) FROM seen WHERE nought IS NULL AND bytes = x'6279746573'"), ==, 201);
  g_assert_cmpint (fixture_count (fixture, "SELECT count(*) FROM people WHERE phone = '1300'"), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add ("/store/feed/" path, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("many-are-saved-like-one-by-one", test_same);
  ADD ("one-undo-takes-all-back", test_undo);
  ADD ("a-refusal-leaves-nothing", test_refused);
  ADD ("a-link-that-leads-nowhere-leaves-nothing", test_broken_link);
  ADD ("a-trigger-sees-one-row-after-the-other", test_triggers);
  ADD ("one-feed-runs-inside-another", test_inside);
  return g_test_run ();
}
