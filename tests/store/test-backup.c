/* Copies are whole or are not there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "file-fixture.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <utime.h>

#define HOUR (60 * 60)
#define DAY  (24 * HOUR)

static char *
digest_of_file (FileFixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreDb) db = store_db_open (path, STORE_DB_READ, fixture->schema, fixture->environment, &error);
  char *digest;

  g_assert_no_error (error);
  digest = store_backup_digest (db, &error);
  g_assert_no_error (error);
  return digest;
}

static char *
back_up (FileFixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = file_fixture_name (fixture, name);

  g_assert_true (store_backup_write (store_file_get_reader (fixture->file), path, &error));
  g_assert_no_error (error);
  return path;
}

static gboolean
add_many (StoreDb *writer, gpointer data, GError **error)
{
  return store_db_run (writer, "INSERT INTO people (name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) SELECT 'Person ' || i FROM n", error);
}

static void
fill (FileFixture *fixture)
{
  StoreIntent intent = { "import", NULL, 0 };

  g_assert_true (store_file_work (fixture->file, &intent, add_many, NULL, NULL, NULL, NULL));
}

static void
assert_restore_refused (FileFixture *fixture, const char *copy, int code, const char *said)
{
  g_autofree char *bytes = NULL, *after = NULL;
  g_autofree char *target = file_fixture_name (fixture, "target.factotum");
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  g_file_set_contents (target, "what was there", -1, NULL);
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  g_assert_false (store_backup_restore (copy, target, fixture->schema, fixture->environment, &error));
  assert_sentence (error, STORE_ERROR, code, said);
  g_assert_true (g_file_get_contents (copy, &after, &length_after, NULL));
  g_assert_cmpmem (bytes, length, after, length_after);
  g_clear_pointer (&after, g_free);
  g_assert_true (g_file_get_contents (target, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, "what was there");
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

static void
test_round_trip (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *copy = NULL, *of_copy = NULL, *restored = NULL;
  g_autoptr (GError) error = NULL;
  guint n_files;

  fill (fixture);
  n_files = count_files (fixture->folder);
  before = file_fixture_digest (fixture->file);
  copy = back_up (fixture, "copy.factotum");
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files + 1);
  of_copy = digest_of_file (fixture, copy);
  g_assert_cmpstr (of_copy, ==, before);
  file_fixture_add_person (fixture, "Late", "1");
  file_fixture_close (fixture);
  g_assert_true (store_backup_restore (copy, fixture->path, fixture->schema, fixture->environment, &error));
  g_assert_no_error (error);
  file_fixture_open (fixture);
  restored = file_fixture_digest (fixture->file);
  g_assert_cmpstr (restored, ==, before);
  file_fixture_add_person (fixture, "After", "1");
}

static void
test_restore_keeps (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL, *late = NULL, *of_kept = NULL;
  g_autoptr (GDir) folder = NULL;
  const char *name;
  guint n_kept = 0;

  copy = back_up (fixture, "copy.factotum");
  file_fixture_add_person (fixture, "Late", "1");
  late = file_fixture_digest (fixture->file);
  file_fixture_close (fixture);
  g_assert_true (store_backup_restore (copy, fixture->path, fixture->schema, fixture->environment, NULL));
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "firm before restore ") && g_str_has_suffix (name, ".factotum"))
      {
        g_autofree char *kept = file_fixture_name (fixture, name);
        of_kept = digest_of_file (fixture, kept);
        n_kept++;
      }
  g_assert_cmpuint (n_kept, ==, 1);
  g_assert_cmpstr (of_kept, ==, late);
}

static void
test_restore_open (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = back_up (fixture, "copy.factotum");
  g_autoptr (GError) error = NULL;

  g_assert_false (store_backup_restore (copy, fixture->path, fixture->schema, fixture->environment, &error));
  assert_sentence (error, STORE_ERROR, STORE_ERROR_LOCKED, "is open on");
}

static void
test_truncated (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL, *bytes = NULL;
  gsize length;

  fill (fixture);
  copy = back_up (fixture, "copy.factotum");
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  for (gsize cut = 4096; cut < length; cut += length / 7)
    {
      g_assert_true (g_file_set_contents (copy, bytes, (gssize) (length - cut), NULL));
      assert_restore_refused (fixture, copy, STORE_ERROR_DAMAGED, "damaged");
    }
}

static void
test_flipped (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = NULL, *bytes = NULL;
  gsize length;

  fill (fixture);
  copy = back_up (fixture, "copy.factotum");
  g_assert_true (g_file_get_contents (copy, &bytes, &length, NULL));
  for (guint i = 0; i < 50; i++)
    {
      gsize at = (gsize) g_test_rand_int_range (100, (gint32) length - 40);
      char bit = (char) (1 << g_test_rand_int_range (0, 8));

      bytes[at] ^= bit;
      g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
      assert_restore_refused (fixture, copy, STORE_ERROR_DAMAGED, "bytes of it were changed");
      bytes[at] ^= bit;
    }
}

static void
put_number (const char *path, gsize at, guint32 number)
{
  g_autofree char *bytes = NULL;
  guint32 big = GUINT32_TO_BE (number);
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memcpy (bytes + at, &big, sizeof big);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length - 40, NULL)); /* without the seal */
}

static void
test_foreign (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *copy = back_up (fixture, "copy.factotum");
  g_autofree char *newer = back_up (fixture, "newer.factotum");
  g_autofree char *text = file_fixture_name (fixture, "text.factotum");

  put_number (copy, 68, 1);
  assert_restore_refused (fixture, copy, STORE_ERROR_FOREIGN, "not a Factotum company");
  put_number (newer, 60, 99);
  assert_restore_refused (fixture, newer, STORE_ERROR_NEWER, "newer Factotum");
  g_file_set_contents (text, "Dear Sirs, this is a letter that somebody gave the wrong name, and it is longer than a header of SQLite is.", -1, NULL);
  assert_restore_refused (fixture, text, STORE_ERROR_FOREIGN, "not a Factotum company");
}

static gpointer
back_up_often (gpointer data)
{
  FileFixture *fixture = data;
  g_autofree char *path = file_fixture_name (fixture, "live.factotum");

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StoreDb) db = store_db_open (fixture->path, STORE_DB_READ, fixture->schema, fixture->environment, &error);
      g_assert_no_error (error);
      g_assert_true (store_backup_write (db, path, &error));
      g_assert_no_error (error);
    }
  return NULL;
}

static void
test_live_writer (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_fixture_name (fixture, "live.factotum");
  g_autofree char *digest = NULL;
  g_autoptr (GThread) thread = NULL;

  fill (fixture);
  thread = g_thread_new ("backup", back_up_often, fixture);
  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *name = g_strdup_printf ("Live %u", i);
      file_fixture_add_person (fixture, name, "1");
    }
  g_thread_join (g_steal_pointer (&thread));
  digest = digest_of_file (fixture, path);
}

static void
test_onto_company (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = file_fixture_digest (fixture->file), *after = NULL;

  g_assert_false (store_backup_write (store_file_get_reader (fixture->file), fixture->path, &error));
  assert_sentence (error, STORE_ERROR, STORE_ERROR_PLACE, "Choose another name");
  after = file_fixture_digest (fixture->file);
  g_assert_cmpstr (before, ==, after);
}

static void
test_missing_folder (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_fixture_name (fixture, "nowhere/copy.factotum");
  g_autoptr (GError) error = NULL;

  g_assert_false (store_backup_write (store_file_get_reader (fixture->file), path, &error));
  assert_sentence (error, STORE_ERROR, STORE_ERROR_IO, "nowhere");
}

typedef struct
{
  GCancellable *cancellable;
  guint         last; /* it never goes back */
  gboolean      at_proof;
} Watch;

static void
cancel_at_proof_cb (guint permille, gpointer data)
{
  Watch *watch = data;

  g_assert_cmpuint (permille, >=, watch->last);
  watch->last = permille;
  if (permille == 800) /* all pages are there; the next look is amid the proof */
    {
      g_cancellable_cancel (watch->cancellable);
      watch->at_proof = TRUE;
    }
}

/* The thread that looks through the pages ends with it. */
static void
test_cancel_proof (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = file_fixture_name (fixture, "half.factotum");
  g_autoptr (GError) error = NULL;
  StoreDb *reader = store_file_get_reader (fixture->file);
  Watch watch = { cancellable };
  gint64 n = -1;
  guint n_files;

  fill (fixture);
  n_files = count_files (fixture->folder);
  store_db_set_progress (reader, cancellable, cancel_at_proof_cb, &watch);
  g_assert_false (store_backup_write (reader, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (watch.at_proof);
  g_clear_error (&error);
  store_db_set_progress (reader, NULL, NULL, NULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
  file_fixture_add_person (fixture, "Later", "1"); /* the moment is over: the reader sees what is new */
  g_assert_true (store_db_get_number (reader, "SELECT count (*) FROM people WHERE name = 'Later'", &n, &error));
  g_assert_cmpint (n, ==, 1);
  g_assert_true (store_backup_write (reader, path, &error));
  g_assert_no_error (error);
}

static void
test_cancel (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = file_fixture_name (fixture, "copy.factotum");
  g_autoptr (GError) error = NULL;
  StoreDb *reader = store_file_get_reader (fixture->file);
  guint n_files = count_files (fixture->folder);

  g_cancellable_cancel (cancellable);
  store_db_set_progress (reader, cancellable, NULL, NULL);
  g_assert_false (store_backup_write (reader, path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  store_db_set_progress (reader, NULL, NULL, NULL);
  g_assert_cmpuint (count_files (fixture->folder), ==, n_files);
}

static void
test_list (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_fixture_name (fixture, "backups");
  g_autofree char *path = NULL, *broken = g_build_filename (folder, "broken.factotum", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  StoreCopy *first, *second;
  struct stat status;

  file_fixture_add_person (fixture, "Ann", "1");
  g_assert_true (store_backup_rotate (store_file_get_reader (fixture->file), folder, &path, &error));
  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple ("/firm \\d{4}-\\d\\d-\\d\\d \\d\\d-\\d\\d\\.factotum$", path, 0, 0));
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_file_set_contents (broken, "nothing", -1, NULL);
  g_utime (broken, &(struct utimbuf) { 1000000, 1000000 });
  copies = store_backup_list (folder, fixture->schema, fixture->environment, &error);
  g_assert_cmpuint (copies->len, ==, 2);
  first = copies->pdata[0];
  second = copies->pdata[1];
  g_assert_true (first->sound);
  g_assert_cmpstr (first->path, ==, path);
  g_assert_true (g_str_has_prefix (first->summary, "People: 1, last change 2"));
  g_assert_cmpint (base_environment_now (fixture->environment) - first->at, <, 120);
  g_assert_false (second->sound);
  g_assert_nonnull (strstr (second->summary, "not a Factotum company"));
}

/* What a backup that was killed left; not that of one which still goes on. */
static void
test_drafts (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_fixture_name (fixture, "backups"), *old = g_build_filename (folder, ".factotum-Ab1x9Q.part", NULL);
  g_autofree char *journal = g_strconcat (old, "-journal", NULL), *fresh = g_build_filename (folder, ".factotum-Zz1x9Q.part", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_file_set_contents (old, "half a copy", -1, NULL);
  g_file_set_contents (journal, "half a copy", -1, NULL);
  g_file_set_contents (fresh, "half a copy", -1, NULL);
  g_utime (old, &(struct utimbuf) { 1000000, 1000000 });
  g_utime (journal, &(struct utimbuf) { 1000000, 1000000 });
  g_assert_true (store_backup_rotate (store_file_get_reader (fixture->file), folder, NULL, NULL));
  g_assert_false (g_file_test (old, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static void
test_if_changed (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_fixture_name (fixture, "backups");
  g_autofree char *first = NULL, *second = NULL, *third = NULL;
  g_autoptr (GError) error = NULL;

  file_fixture_add_person (fixture, "Ann", "1");
  g_assert_true (store_file_backup_if_changed (fixture->file, folder, &first, &error));
  g_assert_true (store_file_backup_if_changed (fixture->file, folder, &second, &error));
  file_fixture_add_person (fixture, "Bob", "1");
  g_assert_true (store_file_backup_if_changed (fixture->file, folder, &third, &error));
  g_assert_no_error (error);
  g_assert_nonnull (first);
  g_assert_null (second);
  g_assert_nonnull (third);
}

typedef struct
{
  char    *path;
  gboolean done;
} Answer;

static void
note_backup_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;
  g_autoptr (GError) error = NULL;

  g_assert_true (store_file_backup_finish (STORE_FILE (file), result, &answer->path, &error));
  g_assert_no_error (error);
  answer->done = TRUE;
}

static void
test_async (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = file_fixture_name (fixture, "backups");
  Answer answer = { NULL, FALSE };

  fill (fixture);
  store_file_backup_async (fixture->file, folder, NULL, note_backup_cb, &answer);
  file_fixture_add_person (fixture, "Meanwhile", "1");
  wait_until (&answer.done);
  g_assert_true (g_file_test (answer.path, G_FILE_TEST_EXISTS));
  g_free (answer.path);
}

/* Four copies a day for two years, as the timer makes them, each followed by the rotation. */
static void
test_rotation (void)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 now = G_GINT64_CONSTANT (1767225600);
  guint n_day = 0, n_fortnight = 0;

  for (guint i = 0; i < 2 * 365 * 4; i++, now += 6 * HOUR)
    {
      g_autofree gboolean *keep = g_new (gboolean, times->len + 1);

      g_array_prepend_val (times, now);
      store_backup_choose ((gint64 *) times->data, times->len, now, keep);
      for (guint j = times->len; j-- > 0;)
        if (!keep[j])
          g_array_remove_index (times, j);
    }
  now -= 6 * HOUR;
  for (guint i = 0; i < times->len; i++)
    {
      gint64 age = now - g_array_index (times, gint64, i);
      n_day += age < DAY;
      n_fortnight += age >= DAY && age < 14 * DAY;
    }
  g_assert_cmpint (g_array_index (times, gint64, 0), ==, now);
  g_assert_cmpuint (n_day, ==, 4);
  g_assert_cmpuint (n_fortnight, >=, 12);
  g_assert_cmpuint (n_fortnight, <=, 14);
  g_assert_cmpuint (times->len, >=, 4 + 12 + 10);
  g_assert_cmpuint (times->len, <=, 4 + 14 + 12);
  g_assert_cmpint (now - g_array_index (times, gint64, times->len - 1), >, 300 * DAY);
}

static void
test_old_version (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = file_fixture_digest (fixture->file);
  g_autofree char *copy = file_fixture_name (fixture, "firm version 2.factotum");
  g_autofree char *of_copy = NULL;

  file_fixture_close (fixture);
  of_copy = digest_of_file (fixture, fixture->path);
  g_assert_cmpstr (of_copy, ==, before);
  store_schema_add_migration (fixture->schema, "ALTER TABLE people ADD COLUMN nickname TEXT");
  file_fixture_open (fixture);
  g_assert_cmpint (file_fixture_count (fixture->file, "SELECT count(nickname) FROM people"), ==, 0);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  file_fixture_close (fixture);
  g_assert_true (store_backup_restore (copy, fixture->path, fixture->schema, fixture->environment, &error));
  g_assert_no_error (error);
  file_fixture_open (fixture);
}

static void
test_kept_names (void)
{
  g_assert_true (store_backup_is_kept ("Firm before restore 2026-12-31 23-59.factotum"));
  g_assert_true (store_backup_is_kept ("Firm before restore 2026-12-31 23-59 (2).factotum"));
  g_assert_true (store_backup_is_kept ("Firm version 3.factotum"));
  g_assert_false (store_backup_is_kept ("Firm.factotum"));
  g_assert_false (store_backup_is_kept ("version 3.factotum"));
  g_assert_false (store_backup_is_kept ("Firm before restore.factotum"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/backup/a-restored-copy-says-the-same", test_round_trip);
  FILE_FIXTURE_ADD ("/store/backup/a-restore-keeps-what-was-there", test_restore_keeps);
  FILE_FIXTURE_ADD ("/store/backup/an-open-company-is-not-replaced", test_restore_open);
  FILE_FIXTURE_ADD ("/store/backup/a-truncated-copy-is-refused", test_truncated);
  FILE_FIXTURE_ADD ("/store/backup/a-copy-with-a-flipped-bit-is-refused", test_flipped);
  FILE_FIXTURE_ADD ("/store/backup/foreign-and-newer-copies-are-refused", test_foreign);
  FILE_FIXTURE_ADD ("/store/backup/a-copy-is-whole-while-others-write", test_live_writer);
  FILE_FIXTURE_ADD ("/store/backup/a-company-is-no-place-for-a-copy", test_onto_company);
  FILE_FIXTURE_ADD ("/store/backup/a-missing-folder-is-said", test_missing_folder);
  FILE_FIXTURE_ADD ("/store/backup/a-cancelled-copy-leaves-nothing", test_cancel);
  FILE_FIXTURE_ADD ("/store/backup/a-proof-can-be-cancelled", test_cancel_proof);
  FILE_FIXTURE_ADD ("/store/backup/a-list-says-which-copies-are-sound", test_list);
  FILE_FIXTURE_ADD ("/store/backup/what-a-cut-backup-left-is-dropped-after-a-day", test_drafts);
  FILE_FIXTURE_ADD ("/store/backup/nothing-new-needs-no-copy", test_if_changed);
  FILE_FIXTURE_ADD ("/store/backup/commands-go-on-during-a-backup", test_async);
  g_test_add_func ("/store/backup/the-rotation-keeps-day-fortnight-and-year", test_rotation);
  FILE_FIXTURE_ADD ("/store/backup/an-older-file-is-copied-before-it-is-migrated", test_old_version);
  g_test_add_func ("/store/backup/a-kept-file-is-no-company", test_kept_names);
  return g_test_run ();
}
