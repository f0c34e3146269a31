/* Commands, answers and records of an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "file-fixture.h"
#include <sys/stat.h>

typedef struct
{
  GString *said;     /* "changed 1", "answer 1" … */
  guint    expected;
  gboolean done;
} Diary;

static void
note_changed_cb (StoreFile *file, StoreChange *change, Diary *diary)
{
  g_string_append_printf (diary->said, "changed %d; ", (int) change->seq);
}

static void
note_answer_cb (GObject *file, GAsyncResult *answer, gpointer data)
{
  Diary *diary = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreChange) change = NULL;

  store_file_run_finish (STORE_FILE (file), answer, &change, NULL, &error);
  g_assert_no_error (error);
  g_string_append_printf (diary->said, "answer %d; ", (int) change->seq);
  diary->done = --diary->expected == 0;
}

static void
test_order (FileFixture *fixture, gconstpointer data)
{
  Diary diary = { g_string_new (NULL), 3, FALSE };

  g_signal_connect (fixture->file, "changed", G_CALLBACK (note_changed_cb), &diary);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      store_file_run_async (fixture->file, "create-person", person_values (name, "1"), NULL, NULL, note_answer_cb, &diary);
    }
  wait_until (&diary.done);
  g_assert_cmpstr (diary.said->str, ==, "changed 1; answer 1; changed 2; answer 2; changed 3; answer 3; ");
  g_string_free (diary.said, TRUE);
}

static void
test_waiting_keeps_order (FileFixture *fixture, gconstpointer data)
{
  Diary diary = { g_string_new (NULL), 1, FALSE };

  g_signal_connect (fixture->file, "changed", G_CALLBACK (note_changed_cb), &diary);
  store_file_run_async (fixture->file, "create-person", person_values ("Ann", "1"), NULL, NULL, note_answer_cb, &diary);
  file_fixture_add_person (fixture, "Bob", "2");
  g_assert_cmpstr (diary.said->str, ==, "changed 1; changed 2; ");
  wait_until (&diary.done);
  g_assert_cmpstr (diary.said->str, ==, "changed 1; changed 2; answer 1; ");
  g_string_free (diary.said, TRUE);
}

static void
test_result (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GVariant) result = NULL;
  StoreTouch *touch;

  store_file_run (fixture->file, "create-person", person_values ("Ann", "1"), NULL, &change, &result, &error);
  g_assert_no_error (error);
  touch = &g_array_index (change->touches, StoreTouch, 0);
  g_assert_cmpint (change->seq, ==, 1);
  g_assert_cmpstr (change->command, ==, "create-person");
  g_assert_cmpuint (change->touches->len, ==, 1);
  g_assert_cmpint (touch->id, ==, g_variant_get_int64 (result));
  g_assert_false (touch->existed_before);
  g_assert_true (touch->exists_after);
}

static void
test_refusal (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;

  file_fixture_add_person (fixture, "Ann", "1");
  before = file_fixture_digest (fixture->file);
  g_assert_false (store_file_run (fixture->file, "spoil", NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_RULE);
  after = file_fixture_digest (fixture->file);
  g_assert_cmpstr (after, ==, before);
  g_clear_error (&error);
  g_assert_false (store_file_run (fixture->file, "fly", NULL, NULL, NULL, NULL, &error));
  assert_sentence (error, BASE_ERROR, BASE_ERROR_UNKNOWN, "fly");
}

static void
note_refusal_cb (GObject *file, GAsyncResult *answer, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_file_run_finish (STORE_FILE (file), answer, NULL, NULL, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_UNKNOWN);
  *(gboolean *) done = TRUE;
}

static void
test_refusal_async (FileFixture *fixture, gconstpointer data)
{
  gboolean done = FALSE;

  store_file_run_async (fixture->file, "fly", NULL, NULL, NULL, note_refusal_cb, &done);
  g_assert_false (done);
  wait_until (&done);
}

typedef struct
{
  gint64   seq;
  gint64   id;
  gboolean done;
} Answer;

static void
keep_answer_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GVariant) id = NULL;

  store_file_run_finish (STORE_FILE (file), result, &change, &id, &error);
  g_assert_no_error (error);
  answer->seq = change->seq;
  answer->id = g_variant_get_int64 (id);
  answer->done = TRUE;
}

static void
test_retry (FileFixture *fixture, gconstpointer data)
{
  Answer first = { 0 }, second = { 0 };

  store_file_run_async (fixture->file, "create-person", person_values ("Ann", "1"), "one-click", NULL, keep_answer_cb, &first);
  wait_until (&first.done);
  file_fixture_close (fixture);
  file_fixture_open (fixture);
  store_file_run_async (fixture->file, "create-person", person_values ("Ann", "1"), "one-click", NULL, keep_answer_cb, &second);
  wait_until (&second.done);
  g_assert_cmpint (second.seq, ==, first.seq);
  g_assert_cmpint (second.id, ==, first.id);
  g_assert_cmpint (file_fixture_count (fixture->file, "SELECT count(*) FROM people"), ==, 1);
}

/* Adds people until it is cancelled. */
static gboolean
add_for_ever (StoreDb *writer, gpointer data, GError **error)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (writer, "INSERT INTO people (name) VALUES (?1)");
      g_autofree char *name = g_strdup_printf ("Person %u", i);

      store_query_bind_text (query, 1, name);
      if (!store_query_run (query, error) || !store_db_progress (writer, MIN (999, 1 + i / 100), error))
        return FALSE;
    }
}

static void
note_cancelled_cb (GObject *file, GAsyncResult *answer, gpointer done)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_file_run_finish (STORE_FILE (file), answer, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) done = TRUE;
}

/* When it is over, the progress goes back to 0. */
static void
cancel_cb (StoreFile *file, GParamSpec *spec, GCancellable *cancellable)
{
  guint progress;
  gboolean busy;

  g_object_get (file, "progress", &progress, "busy", &busy, NULL);
  if (progress == 0)
    return;
  g_assert_true (busy);
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = file_fixture_digest (fixture->file);
  g_autofree char *after = NULL;
  StoreIntent intent = { "import", NULL, 0 };
  gboolean done = FALSE, busy = TRUE;
  gulong handler = g_signal_connect (fixture->file, "notify::progress", G_CALLBACK (cancel_cb), cancellable);

  store_file_work_async (fixture->file, &intent, add_for_ever, NULL, NULL, cancellable, note_cancelled_cb, &done);
  wait_until (&done);
  g_signal_handler_disconnect (fixture->file, handler);
  after = file_fixture_digest (fixture->file);
  g_object_get (fixture->file, "busy", &busy, NULL);
  g_assert_false (busy);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_cmpstr (after, ==, before);
  file_fixture_add_person (fixture, "Ann", "1");
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (50000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static gboolean
think_for_ever (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n", error);
}

static void
test_cancel_statement (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (store_file_work (fixture->file, NULL, think_for_ever, NULL, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

static gboolean
leave_open (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "BEGIN", error) && store_db_run (writer, "INSERT INTO people (name) VALUES ('Eve')", error);
}

static void
test_left_open (FileFixture *fixture, gconstpointer data)
{
  store_file_work (fixture->file, NULL, leave_open, NULL, NULL, NULL, NULL);
  file_fixture_add_person (fixture, "Ann", "1");
  g_assert_cmpint (file_fixture_count (fixture->file, "SELECT count(*) FROM people"), ==, 1);
}

static void
test_undo (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 ann = file_fixture_add_person (fixture, "Ann", "1");
  StoreDb *reader = store_file_get_reader (fixture->file);
  g_autofree char *before = store_backup_digest_content (reader, NULL);
  g_autofree char *changed = NULL, *undone = NULL, *redone = NULL, *log_before = file_fixture_digest (fixture->file), *log_after = NULL;

  file_fixture_set_phone (fixture, ann, "2");
  changed = store_backup_digest_content (reader, NULL);
  g_assert_true (store_file_undo (fixture->file, 0, NULL, &error));
  undone = store_backup_digest_content (reader, NULL);
  log_after = file_fixture_digest (fixture->file);
  g_assert_true (store_file_redo (fixture->file, NULL, &error));
  redone = store_backup_digest_content (reader, NULL);
  g_assert_cmpstr (changed, !=, before);
  g_assert_cmpstr (undone, ==, before);
  g_assert_cmpstr (redone, ==, changed);
  g_assert_cmpstr (log_after, !=, log_before);
}

static void
test_nothing_to_undo (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_file_undo (fixture->file, 0, NULL, &error));
  assert_sentence (error, STORE_ERROR, STORE_ERROR_UNDO, "nothing");
}

static void
count_cb (gpointer object, gpointer counter)
{
  ++*(guint *) counter;
}

static void
see_phone_cb (StoreFile *file, StoreChange *change, TestPerson *ann)
{
  g_assert_cmpstr (ann->phone, ==, "2");
}

static void
test_shared (FileFixture *fixture, gconstpointer data)
{
  BaseRecordClass *people = store_schema_get_class (fixture->schema, 0);
  gint64 id = file_fixture_add_person (fixture, "Ann", "1");
  g_autoptr (BaseRecord) ann = store_file_get_record (fixture->file, people, id);
  g_autoptr (BaseRecord) again = store_file_get_record (fixture->file, people, id);
  g_autoptr (GError) error = NULL;
  guint reloaded = 0;
  gulong handler;

  g_assert_true (ann == again);
  g_signal_connect (ann, "reloaded", G_CALLBACK (count_cb), &reloaded);
  handler = g_signal_connect (fixture->file, "changed", G_CALLBACK (see_phone_cb), ann);
  file_fixture_set_phone (fixture, id, "2");
  g_signal_handler_disconnect (fixture->file, handler);
  g_assert_cmpint (ann->version, ==, 2);
  g_assert_cmpuint (reloaded, ==, 1);
  g_assert_true (store_file_run (fixture->file, "trash-person", g_variant_new_parsed ("{'record': <%x>}", id), NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (ann->trashed);
}

static void
test_gone (FileFixture *fixture, gconstpointer data)
{
  BaseRecordClass *people = store_schema_get_class (fixture->schema, 0);
  gint64 id = file_fixture_add_person (fixture, "Ann", "1");
  g_autoptr (BaseRecord) ann = store_file_get_record (fixture->file, people, id);

  g_assert_true (store_file_undo (fixture->file, 0, NULL, NULL));
  g_assert_true (ann->trashed);
  g_assert_true (store_file_redo (fixture->file, NULL, NULL));
  g_assert_false (ann->trashed);
  g_assert_null (store_file_get_record (fixture->file, people, 999));
}

static gboolean
rename_all (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "UPDATE people SET phone = 'new', version = version + 1", error);
}

static gboolean
add_many (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "INSERT INTO people (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000) SELECT 'Person ' || i FROM n", error);
}

static void
test_many (FileFixture *fixture, gconstpointer data)
{
  BaseRecordClass *people = store_schema_get_class (fixture->schema, 0);
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (BaseRecord) last = NULL;
  StoreIntent intent = { "import", NULL, 0 };
  guint n_new = 0;

  g_assert_true (store_file_work (fixture->file, &intent, add_many, NULL, NULL, NULL, NULL));
  for (gint64 id = 1; id <= 1000; id++)
    g_ptr_array_add (shown, store_file_get_record (fixture->file, people, id));
  g_assert_true (store_file_work (fixture->file, &intent, rename_all, NULL, NULL, NULL, NULL));
  for (guint i = 0; i < shown->len; i++)
    n_new += ((TestPerson *) shown->pdata[i])->phone != NULL;
  g_assert_cmpuint (n_new, <, 1000);
  last = store_file_get_record (fixture->file, people, 1000);
  g_assert_cmpstr (((TestPerson *) last)->phone, ==, "new");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < shown->len; i++)
    g_assert_cmpstr (((TestPerson *) shown->pdata[i])->phone, ==, "new");
}

static void
test_titles (FileFixture *fixture, gconstpointer data)
{
  BaseRecordClass *people = store_schema_get_class (fixture->schema, 0);
  gint64 ann = file_fixture_add_person (fixture, "Ann", "1");
  gint64 bob = file_fixture_add_person (fixture, "Bob", "2");
  g_autoptr (BaseRecord) record = NULL;
  g_autofree char *boss = NULL, *phone = NULL, *boss_after = NULL;

  store_file_run (fixture->file, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'boss': <%x>}", bob, ann), NULL, NULL, NULL, NULL);
  record = store_file_get_record (fixture->file, people, bob);
  boss = store_file_format (fixture->file, record, base_record_class_find_field (people, "boss"));
  phone = store_file_format (fixture->file, record, base_record_class_find_field (people, "phone"));
  g_assert_cmpstr (boss, ==, "Ann");
  g_assert_cmpstr (phone, ==, "2");
  store_file_run (fixture->file, "edit-person", g_variant_new_parsed ("{'record': <%x>, 'name': <'Anna'>}", ann), NULL, NULL, NULL, NULL);
  boss_after = store_file_format (fixture->file, record, base_record_class_find_field (people, "boss"));
  g_assert_cmpstr (boss_after, ==, "Anna");
  g_assert_cmpstr (store_file_get_title (fixture->file, "people", 0), ==, "");
  g_assert_cmpstr (store_file_get_title (fixture->file, "people", 999), ==, "");
}

static void
test_last_reference (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);

  file_fixture_add_person (fixture, "Ann", "1");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (lock, G_FILE_TEST_EXISTS));
  file_fixture_close (fixture);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (lock, G_FILE_TEST_EXISTS));
}

/* By its time alone: to open and close the file would drop the locks that SQLite has on it. */
static gint64
get_written_at (FileFixture *fixture)
{
  struct stat status;

  g_assert_cmpint (stat (fixture->path, &status), ==, 0);
  return status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
}

/* A save after a pause flushes the disk once: the WAL is not begun anew for it. */
static void
test_short_wal_is_left_alone (FileFixture *fixture, gconstpointer data)
{
  gint64 ann = file_fixture_add_person (fixture, "Ann", "1"), written_at = get_written_at (fixture), started_at;

  g_usleep (G_USEC_PER_SEC);
  g_assert_cmpint (get_written_at (fixture), ==, written_at);
  for (int i = 0; i < 100; i++)
    file_fixture_set_phone (fixture, ann, i % 2 == 0 ? "2" : "3");
  started_at = g_get_monotonic_time ();
  while (get_written_at (fixture) == written_at && g_get_monotonic_time () - started_at < 20 * G_USEC_PER_SEC)
    g_usleep (10000);
  g_assert_cmpint (get_written_at (fixture), >, written_at);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/file/answers-come-in-order-after-their-change", test_order);
  FILE_FIXTURE_ADD ("/store/file/a-waiting-call-tells-earlier-changes-first", test_waiting_keeps_order);
  FILE_FIXTURE_ADD ("/store/file/a-command-answers-with-its-change-and-result", test_result);
  FILE_FIXTURE_ADD ("/store/file/a-refused-command-changes-nothing", test_refusal);
  FILE_FIXTURE_ADD ("/store/file/a-refusal-is-answered-later-like-all-else", test_refusal_async);
  FILE_FIXTURE_ADD ("/store/file/a-retried-click-happens-once", test_retry);
  FILE_FIXTURE_ADD ("/store/file/progress-arrives-and-cancelling-leaves-nothing", test_cancel);
  FILE_FIXTURE_ADD ("/store/file/a-running-statement-is-cancelled", test_cancel_statement);
  FILE_FIXTURE_ADD ("/store/file/what-a-job-leaves-open-is-rolled-back", test_left_open);
  FILE_FIXTURE_ADD ("/store/file/undo-and-redo-bring-the-content-back", test_undo);
  FILE_FIXTURE_ADD ("/store/file/without-a-change-there-is-nothing-to-undo", test_nothing_to_undo);
  FILE_FIXTURE_ADD ("/store/file/a-row-has-one-shared-object", test_shared);
  FILE_FIXTURE_ADD ("/store/file/an-undone-record-keeps-its-object", test_gone);
  FILE_FIXTURE_ADD ("/store/file/many-shared-objects-are-loaded-when-there-is-time", test_many);
  FILE_FIXTURE_ADD ("/store/file/links-are-shown-by-title", test_titles);
  FILE_FIXTURE_ADD ("/store/file/a-short-wal-is-left-alone-and-a-long-one-moved", test_short_wal_is_left_alone);
  FILE_FIXTURE_ADD ("/store/file/the-last-reference-empties-the-wal-and-unlocks", test_last_reference);
  return g_test_run ();
}
