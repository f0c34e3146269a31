/* Two processes, killed processes, places.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "file-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <store-lock.h>
#include <store-place.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *program;

/* The other process: opens the company, says so, and waits to be ended. */
static int
hold (const char *path)
{
  g_autoptr (StoreSchema) schema = fixture_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (StoreFile) file = store_file_open (path, STORE_FILE_OPEN, schema, environment, NULL);
  char line[8];

  puts (store_file_get_read_only_reason (file) == NULL ? "writes" : "reads");
  fflush (stdout);
  while (fgets (line, sizeof line, stdin) != NULL)
    if (!store_file_run (file, "create-person", person_values ("Other", "1"), NULL, NULL, NULL, NULL))
      return 1;
  return 0;
}

typedef struct
{
  GSubprocess      *process;
  GDataInputStream *said;
} Other;

static char *
start_other (Other *other, FileFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  const char *arguments[] = { program, "hold", fixture->path, NULL };

  other->process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  other->said = g_data_input_stream_new (g_subprocess_get_stdout_pipe (other->process));
  return g_data_input_stream_read_line (other->said, NULL, NULL, NULL);
}

static void
write_in_other (Other *other)
{
  g_assert_true (g_output_stream_write_all (g_subprocess_get_stdin_pipe (other->process), "\n", 1, NULL, NULL, NULL));
  g_output_stream_flush (g_subprocess_get_stdin_pipe (other->process), NULL, NULL);
}

static void
end_other (Other *other, gboolean kills)
{
  if (kills)
    g_subprocess_force_exit (other->process);
  else
    g_output_stream_close (g_subprocess_get_stdin_pipe (other->process), NULL, NULL);
  g_subprocess_wait (other->process, NULL, NULL);
  g_clear_object (&other->said);
  g_clear_object (&other->process);
}

static StoreFile *
open_again (FileFixture *fixture, StoreFileMode mode)
{
  g_autoptr (GError) error = NULL;
  StoreFile *file = store_file_open (fixture->path, mode, fixture->schema, fixture->environment, &error);

  g_assert_no_error (error);
  return file;
}

static void
test_second_process (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL, *pid = NULL;
  g_autoptr (StoreFile) second = NULL;
  const char *reason;
  gboolean read_only;
  Other other;

  file_fixture_close (fixture);
  said = start_other (&other, fixture);
  g_assert_cmpstr (said, ==, "writes");
  second = open_again (fixture, STORE_FILE_OPEN);
  reason = store_file_get_read_only_reason (second);
  pid = g_strdup_printf ("process %s", g_subprocess_get_identifier (other.process));
  g_assert_nonnull (strstr (reason, pid));
  g_assert_nonnull (strstr (reason, g_get_host_name ()));
  g_object_get (second, "read-only", &read_only, NULL);
  g_assert_true (read_only);
  g_assert_false (store_file_run (second, "create-person", person_values ("Ann", "1"), NULL, NULL, NULL, &error));
  g_assert_error (error, STORE_ERROR, STORE_ERROR_READ_ONLY);
  g_assert_cmpstr (error->message, ==, reason);
  end_other (&other, FALSE);
}

static void
test_second_window (FileFixture *fixture, gconstpointer data)
{
  g_autoptr (StoreFile) second = open_again (fixture, STORE_FILE_OPEN);
  g_autoptr (StoreFile) third = open_again (fixture, STORE_FILE_READ_ONLY);

  g_assert_nonnull (store_file_get_read_only_reason (second));
  g_assert_nonnull (store_file_get_read_only_reason (third));
  file_fixture_add_person (fixture, "Ann", "1");
  g_assert_cmpint (file_fixture_count (second, "SELECT count(*) FROM people"), ==, 1);
}

static void
test_killed (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *said = NULL;
  Other other;

  file_fixture_close (fixture);
  said = start_other (&other, fixture);
  write_in_other (&other);
  end_other (&other, TRUE);
  file_fixture_open (fixture);
  file_fixture_add_person (fixture, "Ann", "1");
}

static void
note_outside_cb (StoreFile *file, gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static void
test_outside (FileFixture *fixture, gconstpointer data)
{
  BaseRecordClass *people = store_schema_get_class (fixture->schema, 0);
  gint64 id = file_fixture_add_person (fixture, "Ann", "1");
  g_autofree char *said = NULL;
  g_autoptr (StoreFile) second = NULL;
  g_autoptr (BaseRecord) ann = NULL;
  gboolean told = FALSE;
  Other other;

  file_fixture_close (fixture);
  said = start_other (&other, fixture);
  second = open_again (fixture, STORE_FILE_OPEN);
  ann = store_file_get_record (second, people, id);
  g_signal_connect (second, "outside", G_CALLBACK (note_outside_cb), &told);
  write_in_other (&other);
  wait_until (&told);
  g_assert_cmpint (file_fixture_count (second, "SELECT count(*) FROM people"), ==, 2);
  end_other (&other, FALSE);
}

static void
assert_place_refused (const char *path, int code, const char *said)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (store_place_check (path, TRUE, &error));
  assert_sentence (error, STORE_ERROR, code, said);
}

static void
test_links (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = file_fixture_name (fixture, "link.factotum");
  g_autofree char *missing = file_fixture_name (fixture, "missing.factotum");

  g_assert_true (store_place_check (fixture->path, TRUE, NULL));
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  assert_place_refused (link_path, STORE_ERROR_PLACE, "Open the file itself");
  g_unlink (link_path);
  g_assert_cmpint (link (fixture->path, link_path), ==, 0);
  assert_place_refused (fixture->path, STORE_ERROR_PLACE, "hard link");
  g_unlink (link_path);
  assert_place_refused (fixture->folder, STORE_ERROR_PLACE, "not a file");
  assert_place_refused (missing, STORE_ERROR_IO, "There is no file");
  g_assert_true (store_place_check (missing, FALSE, NULL));
}

static void
test_linked_folder (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = file_fixture_name (fixture, "folder");
  g_autofree char *path = g_build_filename (link_path, "firm.factotum", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFile) file = NULL;

  file_fixture_close (fixture);
  g_assert_cmpint (symlink (fixture->folder, link_path), ==, 0);
  file = store_file_open (path, STORE_FILE_OPEN, fixture->schema, fixture->environment, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (store_file_get_read_only_reason (file), ==, NULL);
}

static void
test_other_owner (FileFixture *fixture, gconstpointer data)
{
  if (chown (fixture->path, 65534, (gid_t) -1) != 0)
    {
      g_test_skip ("Only root can give a file away.");
      return;
    }
  assert_place_refused (fixture->path, STORE_ERROR_PLACE, "belongs to another user");
  g_assert_cmpint (chown (fixture->path, geteuid (), (gid_t) -1), ==, 0);
}

static void
test_systems (void)
{
  g_assert_cmpstr (store_place_find_unsafe (0x6969), ==, "NFS");
  g_assert_cmpstr (store_place_find_unsafe (0xff534d42), ==, "CIFS");
  g_assert_cmpstr (store_place_find_unsafe (0x65735546), ==, "FUSE");
  g_assert_cmpstr (store_place_find_unsafe (0x01021997), ==, "9P");
  g_assert_null (store_place_find_unsafe (0xef53));     /* ext4 */
  g_assert_null (store_place_find_unsafe (0x9123683e)); /* btrfs */
  g_assert_null (store_place_find_unsafe (0x58465342)); /* XFS */
  g_assert_null (store_place_find_unsafe (0x01021994)); /* tmpfs */
}

/* What is said of a company that cannot be written to; "" if it opens and can be read, "broken" if it opens and cannot. full */
static char *
open_unwritable (const char *path)
{
  g_autoptr (StoreSchema) schema = fixture_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFile) file = store_file_open (path, STORE_FILE_OPEN, schema, environment, &error);

  if (file == NULL)
    return g_strdup (error->message);
  return g_strdup (store_file_get_read_only_reason (file) != NULL && file_fixture_count (file, "SELECT count(*) FROM people") == 1 ? "" : "broken");
}

/* Permissions do not stop root: the check runs as nobody, where that can be. 0 if all is well. */
static int
open_as_nobody (FileFixture *fixture)
{
  g_autofree char *file_said = NULL, *folder_said = NULL, *wal_said = NULL;
  g_autofree char *wal = file_fixture_name (fixture, "firm.factotum-wal");
  g_autofree char *shared = file_fixture_name (fixture, "firm.factotum-shm");
  g_autofree char *changes = NULL;
  gsize length;

  file_fixture_open (fixture);
  file_fixture_add_person (fixture, "Ann", "1");
  g_file_get_contents (wal, &changes, &length, NULL);
  file_fixture_close (fixture);
  g_chmod (fixture->path, 0400);
  file_said = open_unwritable (fixture->path);
  g_chmod (fixture->path, 0600);
  g_unlink (wal);
  g_unlink (shared);
  g_chmod (fixture->folder, 0500);
  folder_said = open_unwritable (fixture->path);
  g_chmod (fixture->folder, 0700);
  g_file_set_contents (wal, changes, (gssize) length, NULL);
  g_chmod (fixture->folder, 0500);
  wal_said = open_unwritable (fixture->path);
  g_chmod (fixture->folder, 0700);
  return (*file_said == '\0' ? 0 : 1) | (*folder_said == '\0' ? 0 : 2) | (strstr (wal_said, "Copy both to a folder") != NULL ? 0 : 4);
}

static FileFixture
make_other (const char *folder, FileFixture *fixture)
{
  return (FileFixture) { g_strdup (folder), g_build_filename (folder, "firm.factotum", NULL), g_object_ref (fixture->schema), g_object_ref (fixture->environment), NULL };
}

static void
test_read_only (FileFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_get_tmp_dir (), "factotum-nobody-XXXXXX", NULL);
  FileFixture other;
  int status = -1;
  pid_t child;

  file_fixture_close (fixture);
  g_assert_nonnull (g_mkdtemp (folder));
  if (geteuid () == 0 && chown (folder, 65534, 65534) != 0)
    {
      g_test_skip ("There is no other user to be.");
      return;
    }
  other = make_other (folder, fixture);
  child = fork ();
  if (child == 0)
    _exit (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0) ? 64 : open_as_nobody (&other));
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 64)
    g_test_skip ("There is no other user to be.");
  else
    g_assert_cmpint (status, ==, 0);
  file_fixture_tear_down (&other, NULL);
}

int
main (int argc, char **argv)
{
  program = argv[0];
  if (argc == 3 && strcmp (argv[1], "hold") == 0)
    return hold (argv[2]);
  g_test_init (&argc, &argv, NULL);
  FILE_FIXTURE_ADD ("/store/lock/a-second-process-reads-and-says-who-writes", test_second_process);
  FILE_FIXTURE_ADD ("/store/lock/a-second-window-reads-what-the-first-writes", test_second_window);
  FILE_FIXTURE_ADD ("/store/lock/a-killed-process-frees-the-company", test_killed);
  FILE_FIXTURE_ADD ("/store/lock/a-reader-is-told-of-changes-from-outside", test_outside);
  FILE_FIXTURE_ADD ("/store/place/links-and-missing-files-are-refused", test_links);
  FILE_FIXTURE_ADD ("/store/place/a-linked-folder-is-as-good-as-the-real-one", test_linked_folder);
  FILE_FIXTURE_ADD ("/store/place/the-file-of-another-user-is-refused", test_other_owner);
  g_test_add_func ("/store/place/network-and-fuse-are-refused", test_systems);
  FILE_FIXTURE_ADD ("/store/place/what-may-not-be-written-to-is-read", test_read_only);
  return g_test_run ();
}
