/* Full, failing and spoilt disks lose nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gstdio.h>
#include <store-check.h>
#include "disk.h"
#include "file-fixture.h"

#define TRIES_MAX 200

typedef struct
{
  gboolean done;
  GError  *error;
} Answer;

static void
keep_answer_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  store_file_run_finish (STORE_FILE (file), result, NULL, NULL, &answer->error);
  answer->done = TRUE;
}

/* As a click does, and the click again. */
static GError *
try_to_add (FileFixture *fixture, const char *name)
{
  Answer answer = { FALSE, NULL };

  store_file_run_async (fixture->file, "create-person", person_values (name, "1"), name, NULL, keep_answer_cb, &answer);
  wait_until (&answer.done);
  return answer.error;
}

static void
assert_there_once (FileFixture *fixture, const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM people WHERE name = '%s'", name);

  g_assert_cmpint (file_fixture_count (fixture->file, sql), ==, 1);
}

static void
assert_clean (FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = store_check_run (store_file_get_reader (fixture->file), NULL, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    for (char **fault = ((StoreFinding *) findings->pdata[i])->faults; *fault != NULL; fault++)
      g_error ("%s", *fault);
}

/* Every write that one command makes fails once, one after the other, until it makes no more. */
static void
fail_at_each (FileFixture *fixture, DiskFault fault, gboolean lasts, int code)
{
  gboolean failed = TRUE;
  int number;

  for (number = 1; failed && number < TRIES_MAX; number++)
    {
      g_autofree char *name = g_strdup_printf ("Person %d of %d", number, (int) fault);
      g_autoptr (GError) error = NULL, again = NULL;

      disk_fail (fault, (guint) number, lasts);
      error = try_to_add (fixture, name);
      failed = disk_mend ();
      if (error != NULL)
        assert_sentence (error, STORE_ERROR, code, "Nothing was changed");
      g_assert_true (failed || error == NULL);
      again = try_to_add (fixture, name);
      g_assert_no_error (again);
      assert_there_once (fixture, name);
    }
  g_test_message ("%d failures", number - 2);
  g_assert_cmpint (number, >, 2);
  g_assert_cmpint (number, <, TRIES_MAX);
  assert_clean (fixture);
  file_fixture_close (fixture);
  file_fixture_open (fixture);
  assert_clean (fixture);
}

static void
test_full (FileFixture *fixture, gconstpointer data)
{
  fail_at_each (fixture, DISK_FULL, TRUE, STORE_ERROR_FULL);
}

static void
test_full_once (FileFixture *fixture, gconstpointer data)
{
  fail_at_each (fixture, DISK_FULL, FALSE, STORE_ERROR_FULL);
}

static void
test_write (FileFixture *fixture, gconstpointer data)
{
  fail_at_each (fixture, DISK_FAILING, FALSE, STORE_ERROR_IO);
}

static void
test_sync (FileFixture *fixture, gconstpointer data)
{
  fail_at_each (fixture, DISK_NO_SYNC, FALSE, STORE_ERROR_IO);
}

static void
test_dead (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL, second = NULL;
  g_autofree char *before = NULL, *after = NULL;

  file_fixture_add_person (fixture, "Ann", "1");
  before = file_fixture_digest (fixture->file);
  disk_fail (DISK_FAILING, 1, TRUE);
  error = try_to_add (fixture, "Bob");
  g_assert_error (error, STORE_ERROR, STORE_ERROR_IO);
  second = try_to_add (fixture, "Eve");
  g_assert_error (second, STORE_ERROR, STORE_ERROR_IO);
  g_assert_true (disk_mend ());
  file_fixture_close (fixture);
  file_fixture_open (fixture);
  after = file_fixture_digest (fixture->file);
  g_assert_cmpstr (after, ==, before);
  assert_clean (fixture);
}

static void
test_full_backup (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_fixture_name (fixture, "copy.factotum");
  gboolean failed = TRUE;
  int number;

  file_fixture_add_person (fixture, "Ann", "1");
  for (number = 1; failed && number < TRIES_MAX; number += 7)
    {
      g_autoptr (GError) error = NULL;
      gboolean done;

      disk_fail (DISK_FULL, (guint) number, TRUE);
      done = store_backup_write (store_file_get_reader (fixture->file), path, &error);
      failed = disk_mend ();
      g_assert_true (done || failed);
      if (!done)
        assert_sentence (error, STORE_ERROR, STORE_ERROR_FULL, "disk");
      g_assert_true (done == g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_assert_false (failed);
}

static guint
count_names (FileFixture *fixture, const char *prefix)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (folder)) != NULL)
    n += g_str_has_prefix (name, prefix);
  return n;
}

static void
test_full_create (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *path = file_fixture_name (fixture, "new.factotum");
  g_autoptr (StoreFile) file = NULL;

  for (int number = 1; file == NULL && number < TRIES_MAX; number += 3)
    {
      g_autoptr (GError) error = NULL;

      disk_fail (DISK_FULL, (guint) number, FALSE);
      file = store_file_open (path, STORE_FILE_CREATE, fixture->schema, fixture->environment, &error);
      if (file == NULL)
        {
          assert_sentence (error, STORE_ERROR, STORE_ERROR_FULL, "disk is full");
          g_assert_cmpuint (count_names (fixture, "new"), ==, 0);
        }
      disk_mend ();
    }
  g_assert_nonnull (file);
}

/* The migration fails at one write after the other; the file stays one of the old version until it is one of the new. */
static void
test_full_migration (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;
  gboolean failed = TRUE;
  int number;

  file_fixture_add_person (fixture, "Ann", "1");
  content = store_backup_digest_content (store_file_get_reader (fixture->file), NULL);
  file_fixture_close (fixture);
  for (number = 1; failed && number < TRIES_MAX; number++)
    {
      g_autoptr (StoreSchema) newer = fixture_schema_new ();
      g_autoptr (StoreFile) file = NULL;
      g_autoptr (GError) error = NULL;

      store_schema_add_migration (newer, "CREATE TABLE shoes (id INTEGER PRIMARY KEY, size INTEGER) STRICT; INSERT INTO shoes (size) VALUES (42)");
      disk_fail (DISK_FULL, (guint) number, TRUE);
      file = store_file_open (fixture->path, STORE_FILE_OPEN, newer, fixture->environment, &error);
      failed = disk_mend ();
      if (file != NULL)
        {
          g_assert_cmpint (file_fixture_count (file, "SELECT size FROM shoes"), ==, 42);
          continue;
        }
      assert_sentence (error, STORE_ERROR, STORE_ERROR_FULL, "disk is full");
      file_fixture_open (fixture);
      {
        g_autofree char *after = store_backup_digest_content (store_file_get_reader (fixture->file), NULL);
        g_assert_cmpstr (after, ==, content);
      }
      file_fixture_close (fixture);
    }
  g_test_message ("%d failures", number - 2);
  g_assert_cmpint (number, >, 4);
  g_assert_false (failed);
}

/* A file that is opened and refused stays as it is, byte by byte, and nothing is put beside it. */
static void
assert_refused (FileFixture *fixture, const char *bytes, gsize length, int code, const char *said)
{
  static const StoreFileMode modes[] = { STORE_FILE_OPEN, STORE_FILE_READ_ONLY };
  g_autofree char *folder = file_fixture_name (fixture, "other");
  g_autofree char *path = g_build_filename (folder, "other.factotum", NULL);

  g_mkdir_with_parents (folder, 0700);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;
      g_autofree char *after = NULL;
      gsize length_after;

      g_assert_null (store_file_open (path, modes[i], fixture->schema, fixture->environment, &error));
      assert_sentence (error, STORE_ERROR, code, said);
      g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
      g_assert_cmpmem (bytes, length, after, length_after);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (dir), ==, "other.factotum");
      g_assert_null (g_dir_read_name (dir));
    }
}

static char *
read_closed (FileFixture *fixture, gsize *length)
{
  char *bytes;

  file_fixture_close (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, length, NULL));
  return bytes;
}

static void
test_foreign (FileFixture *fixture, gconstpointer data)
{
  static const char letter[] = "Dear Sirs, this is a letter that somebody gave the wrong name, and it is longer than a header of SQLite is.";
  gsize length;
  g_autofree char *bytes = read_closed (fixture, &length);

  bytes[68] ^= 1;
  assert_refused (fixture, bytes, length, STORE_ERROR_FOREIGN, "not a Factotum company");
  assert_refused (fixture, letter, strlen (letter), STORE_ERROR_FOREIGN, "not a Factotum company");
  assert_refused (fixture, "", 0, STORE_ERROR_FOREIGN, "not a Factotum company");
}

static void
test_newer (FileFixture *fixture, gconstpointer data)
{
  gsize length;
  g_autofree char *bytes = read_closed (fixture, &length);

  bytes[63] = 99;
  assert_refused (fixture, bytes, length, STORE_ERROR_NEWER, "newer Factotum");
}

/* Everything behind the first page is noise. */
static void
test_damaged (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL, *after = NULL;
  g_autoptr (StoreFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, length_after;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("Person %u", i);
      file_fixture_add_person (fixture, name, "1");
    }
  bytes = read_closed (fixture, &length);
  for (gsize i = 4096; i < length; i++)
    bytes[i] = (char) g_test_rand_int ();
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  file = store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error);
  g_assert_null (file);
  assert_sentence (error, STORE_ERROR, STORE_ERROR_DAMAGED, "damaged");
  g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
  g_assert_cmpmem (bytes, length, after, length_after);
}

/* Only the pages of a table are noise, and the last session was killed. */
static void
test_damaged_after_crash (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *lock = g_strconcat (fixture->path, ".lock", NULL);
  g_autoptr (StoreFile) file = NULL;
  g_autoptr (GError) error = NULL;
  gint64 root = file_fixture_count (fixture->file, "SELECT rootpage FROM sqlite_schema WHERE name = 'entries_due_on'");
  gsize length;

  bytes = read_closed (fixture, &length);
  memset (bytes + (root - 1) * 4096, 0xff, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));
  file = store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error);
  g_assert_cmpstr (store_file_get_read_only_reason (file), ==, NULL);
  g_clear_object (&file);
  g_assert_true (g_file_set_contents (lock, "host\n1\nboot", -1, NULL));
  file = store_file_open (fixture->path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error);
  g_assert_nonnull (strstr (store_file_get_read_only_reason (file), "damaged"));
  g_assert_cmpint (file_fixture_count (file, "SELECT count(*) FROM people"), ==, 0);
  g_assert_false (store_file_run (file, "create-person", person_values ("Ann", "1"), NULL, NULL, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  disk_install ();
  FILE_FIXTURE_ADD ("/store/fault/a-full-disk-changes-nothing", test_full);
  FILE_FIXTURE_ADD ("/store/fault/a-disk-that-was-full-for-a-moment-loses-nothing", test_full_once);
  FILE_FIXTURE_ADD ("/store/fault/a-failed-write-loses-nothing", test_write);
  FILE_FIXTURE_ADD ("/store/fault/a-failed-flush-loses-nothing-and-doubles-nothing", test_sync);
  FILE_FIXTURE_ADD ("/store/fault/a-dead-disk-is-said-and-keeps-what-was-confirmed", test_dead);
  FILE_FIXTURE_ADD ("/store/fault/a-backup-without-room-leaves-nothing", test_full_backup);
  FILE_FIXTURE_ADD ("/store/fault/a-company-without-room-leaves-nothing", test_full_create);
  FILE_FIXTURE_ADD ("/store/fault/a-migration-without-room-leaves-the-old-version", test_full_migration);
  FILE_FIXTURE_ADD ("/store/fault/a-foreign-file-stays-as-it-is", test_foreign);
  FILE_FIXTURE_ADD ("/store/fault/a-newer-file-stays-as-it-is", test_newer);
  FILE_FIXTURE_ADD ("/store/fault/a-damaged-file-stays-as-it-is", test_damaged);
  FILE_FIXTURE_ADD ("/store/fault/after-a-crash-damage-is-looked-for", test_damaged_after_crash);
  return g_test_run ();
}
