/* A process that is killed at any operation leaves the last confirmed state, or the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"
#include "proof.h"
#include "workload.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <office.h>
#include <stdio.h>
#include <sys/stat.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define STEPS     260
#define STRIDE    8 /* operations, of the quick set */

/* What the one that is killed has confirmed; shared between the two. */
typedef struct
{
  guint confirmed;
} Word;

typedef struct
{
  Office    *office;
  GPtrArray *steps;
  Word      *word;
  guint      n_kills;
} Hunt;

/* The calls of our own code beside SQLite: each is a step that may be the last. */
#define REAL(name) ((typeof (&name)) dlsym (RTLD_NEXT, #name))

int
fsync (int descriptor)
{
  disk_step ();
  return REAL (fsync) (descriptor);
}

int
rename (const char *from, const char *to)
{
  disk_step ();
  return REAL (rename) (from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  disk_step ();
  return REAL (renameat2) (from_folder, from, to_folder, to, flags);
}

int
unlink (const char *path)
{
  disk_step ();
  return REAL (unlink) (path);
}

static void
begin (Hunt *self)
{
  *self = (Hunt) { .office = office_new (proof_get_seed ()) };
  self->steps = workload_new (self->office, STEPS);
  self->word = mmap (NULL, sizeof *self->word, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
}

static void
end (Hunt *self)
{
  munmap (self->word, sizeof *self->word);
  g_ptr_array_unref (self->steps);
  office_free (self->office);
}

typedef gboolean (*Deed) (Hunt *self, gpointer data);

/* TRUE: killed at that operation; FALSE: it had fewer. The child never returns. */
static gboolean
kill_at (Hunt *self, Deed deed, gpointer data, guint number, gboolean half)
{
  int status = 0;
  pid_t child;

  self->word->confirmed = FALSE;
  fflush (NULL);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      disk_kill (number, half);
      if (!deed (self, data))
        _exit (1);
      disk_kill (0, FALSE);
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return FALSE;
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  self->n_kills++;
  return TRUE;
}

/* As the writer does, and afterwards the log goes into the file. */
static gboolean
carry_out (Hunt *self, gpointer data)
{
  office_open (self->office);
  if (!workload_play (self->office, data, NULL))
    return FALSE;
  self->word->confirmed = TRUE;
  store_db_checkpoint (self->office->db, TRUE);
  office_close (self->office);
  return TRUE;
}

static GBytes *
open_pages (Hunt *self)
{
  GBytes *pages;

  office_open (self->office);
  pages = office_dup_pages (self->office->db);
  office_close (self->office);
  return pages;
}

static void
hunt_step (Hunt *self, const Step *step, guint turn)
{
  g_autoptr (GBytes) before = office_keep (self->office), after = NULL;
  guint stride = proof_is_long () ? 1 : STRIDE, number = 1 + turn % stride;

  g_assert_true (carry_out (self, (gpointer) step));
  after = office_keep (self->office);
  office_return (self->office, before);
  for (; kill_at (self, carry_out, (gpointer) step, number, number % 2 == 0); number += stride)
    {
      gboolean confirmed = self->word->confirmed;
      g_autoptr (GBytes) pages = open_pages (self);

      if (!g_bytes_equal (pages, after) && (confirmed || !g_bytes_equal (pages, before)))
        g_error ("%s, killed at operation %u%s, left something else", step->command->name, number, confirmed ? " after it was confirmed" : "");
      office_return (self->office, before);
    }
  office_return (self->office, after);
}

static void
test_every_command (void)
{
  Hunt hunt;

  begin (&hunt);
  for (guint i = 0; i < hunt.steps->len; i++)
    hunt_step (&hunt, hunt.steps->pdata[i], i);
  office_open (hunt.office);
  office_check (hunt.office->db);
  proof_report ("kills", hunt.n_kills);
  end (&hunt);
}

/* All but the company itself. */
static void
clear_folder (Hunt *self)
{
  g_autoptr (GDir) folder = g_dir_open (self->office->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = office_name (self->office, name);

      if (strcmp (name, "firm.factotum") != 0)
        g_unlink (path);
    }
}

static char *
digest_file (Hunt *self)
{
  g_autoptr (GError) error = NULL;
  char *digest;

  office_open (self->office);
  digest = store_backup_digest (self->office->db, &error);
  g_assert_no_error (error);
  office_close (self->office);
  return digest;
}

static void
play_to (Hunt *self, guint from, guint to)
{
  office_open (self->office);
  for (guint i = from; i < to; i++)
    g_assert_true (workload_play (self->office, self->steps->pdata[i], NULL));
  office_close (self->office);
}

static guint
get_stride (guint quick)
{
  return proof_is_long () ? 1 : quick;
}

static gboolean
back_up (Hunt *self, gpointer path)
{
  office_open (self->office);
  return store_backup_write (self->office->db, path, NULL);
}

/* The last good copy stays until a new good one is in its place. */
static void
test_backup (void)
{
  g_autofree char *path = NULL, *now = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *old = NULL;
  gsize old_length, length;
  Hunt hunt;

  begin (&hunt);
  path = office_name (hunt.office, "copy.factotum");
  g_assert_true (back_up (&hunt, path));
  office_close (hunt.office);
  g_assert_true (g_file_get_contents (path, &old, &old_length, NULL));
  play_to (&hunt, 0, 20);
  now = digest_file (&hunt);
  for (guint number = 1; kill_at (&hunt, back_up, path, number, number % 2 == 0); number += get_stride (41))
    {
      g_autofree char *bytes = NULL, *other = office_name (hunt.office, "other.factotum"), *company = digest_file (&hunt);

      g_assert_cmpstr (company, ==, now);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      if (length != old_length || memcmp (bytes, old, length) != 0)
        store_backup_restore (path, other, hunt.office->schema, hunt.office->environment, &error);
      g_assert_no_error (error);
      clear_folder (&hunt);
      g_assert_true (g_file_set_contents_full (path, old, (gssize) old_length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  proof_report ("kills-in-backup", hunt.n_kills);
  end (&hunt);
}

static gboolean
restore (Hunt *self, gpointer copy)
{
  return store_backup_restore (copy, self->office->path, self->office->schema, self->office->environment, NULL);
}

static void
test_restore (void)
{
  g_autofree char *path = NULL, *folder = NULL, *old = NULL, *now = NULL;
  g_autoptr (GBytes) before = NULL;
  Hunt hunt;

  begin (&hunt);
  folder = g_strconcat (hunt.office->folder, "-copies", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  path = g_build_filename (folder, "copy.factotum", NULL);
  g_assert_true (back_up (&hunt, path));
  office_close (hunt.office);
  old = digest_file (&hunt);
  play_to (&hunt, 0, 20);
  now = digest_file (&hunt);
  before = office_keep (hunt.office);
  for (guint number = 1; kill_at (&hunt, restore, path, number, number % 2 == 0); number++)
    {
      g_autofree char *found = digest_file (&hunt);

      if (strcmp (found, old) != 0 && strcmp (found, now) != 0)
        g_error ("killed at operation %u of a restore: neither the company nor the copy", number);
      clear_folder (&hunt);
      office_return (hunt.office, before);
    }
  clear_folder (&hunt);
  proof_report ("kills-in-restore", hunt.n_kills);
  g_unlink (path);
  g_rmdir (folder);
  end (&hunt);
}

static gboolean
migrate (Hunt *self, gpointer schema)
{
  g_autoptr (StoreDb) db = store_db_open (self->office->path, STORE_DB_WRITE, schema, self->office->environment, NULL);

  return db != NULL;
}

static void
test_migration (void)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (StoreSchema) newer = office_schema_new ();
  g_autofree char *content = NULL;
  Hunt hunt;

  begin (&hunt);
  store_schema_add_migration (newer, "CREATE TABLE shoes (id INTEGER PRIMARY KEY, size INTEGER) STRICT;"
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO shoes (size) SELECT i FROM n");
  before = office_keep (hunt.office);
  office_open (hunt.office);
  content = store_backup_digest_content (hunt.office->db, NULL);
  office_close (hunt.office);
  for (guint number = 1; kill_at (&hunt, migrate, newer, number, number % 2 == 0); number += get_stride (41))
    {
      g_autofree char *after = NULL;

      g_assert_true (migrate (&hunt, newer));
      g_assert_cmpint (chmod (hunt.office->path, 0600), ==, 0);
      {
        g_autoptr (StoreDb) db = store_db_open (hunt.office->path, STORE_DB_WRITE, newer, hunt.office->environment, NULL);

        g_assert_cmpint (office_number (db, "SELECT sum (size) FROM shoes"), ==, 3000 * 3001 / 2);
        g_assert_cmpint (sqlite3_exec (db->handle, "PRAGMA query_only = OFF; DROP TABLE shoes", NULL, NULL, NULL), ==, SQLITE_OK);
        after = store_backup_digest_content (db, NULL);
      }
      g_assert_cmpstr (content, ==, after);
      clear_folder (&hunt);
      office_return (hunt.office, before);
    }
  clear_folder (&hunt);
  proof_report ("kills-in-migration", hunt.n_kills);
  end (&hunt);
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  disk_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/faults/kills/a-command-is-done-or-not", test_every_command);
  g_test_add_func ("/faults/kills/a-good-backup-stays", test_backup);
  g_test_add_func ("/faults/kills/a-restore-is-done-or-not", test_restore);
  g_test_add_func ("/faults/kills/a-migration-goes-on", test_migration);
  return g_test_run ();
}
