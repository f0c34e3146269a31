/* A process that is killed at any operation leaves the last confirmed state, or the next.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "disk.h"
#include "hunt.h"
#include "proof.h"

#include <glib/gstdio.h>
#include <office.h>
#include <store-backup.h>
#include <store-db-private.h>
#include <string.h>
#include <sys/stat.h>

#define STEPS  260
#define STRIDE 8 /* operations, of the quick set */

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
  guint stride = hunt_get_stride (STRIDE), number = 1 + turn % stride;

  g_assert_true (carry_out (self, (gpointer) step));
  after = office_keep (self->office);
  office_return (self->office, before);
  for (; hunt_kill_at (self, carry_out, (gpointer) step, number, number % 2 == 0); number += stride)
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

  hunt_begin (&hunt, STEPS);
  for (guint i = 0; i < hunt.steps->len; i++)
    hunt_step (&hunt, hunt.steps->pdata[i], i);
  office_open (hunt.office);
  office_check (hunt.office->db);
  proof_report ("kills", hunt.n_kills);
  hunt_end (&hunt);
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

  hunt_begin (&hunt, STEPS);
  path = office_name (hunt.office, "copy.factotum");
  g_assert_true (back_up (&hunt, path));
  office_close (hunt.office);
  g_assert_true (g_file_get_contents (path, &old, &old_length, NULL));
  hunt_play (&hunt, 0, 20);
  now = hunt_dup_digest (&hunt);
  for (guint number = 1; hunt_kill_at (&hunt, back_up, path, number, number % 2 == 0); number += hunt_get_stride (41))
    {
      g_autofree char *bytes = NULL, *other = office_name (hunt.office, "other.factotum"), *company = hunt_dup_digest (&hunt);

      g_assert_cmpstr (company, ==, now);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      if (length != old_length || memcmp (bytes, old, length) != 0)
        store_backup_restore (path, other, hunt.office->schema, hunt.office->environment, &error);
      g_assert_no_error (error);
      hunt_clear (&hunt);
      g_assert_true (g_file_set_contents_full (path, old, (gssize) old_length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
  proof_report ("kills-in-backup", hunt.n_kills);
  hunt_end (&hunt);
}

static gboolean
restore (Hunt *self, gpointer copy)
{
  return store_backup_restore (copy, self->office->path, self->office->schema, self->office->environment, NULL);
}

/* That the company which was replaced lies beside the new one. */
static void
assert_kept (Hunt *hunt, const char *company)
{
  g_autoptr (GDir) folder = g_dir_open (hunt->office->folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while (!found && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = office_name (hunt->office, name), *digest = NULL;
      g_autoptr (StoreDb) db = store_backup_is_kept (name) ? store_db_open (path, STORE_DB_READ, hunt->office->schema, hunt->office->environment, NULL) : NULL;

      digest = db != NULL ? store_backup_digest (db, NULL) : NULL;
      found = g_strcmp0 (digest, company) == 0;
    }
  g_assert_true (found);
}

/* What the killed one left behind must not get into the next, of another copy. */
static void
assert_restores (Hunt *hunt, const char *copy, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  store_backup_restore (copy, hunt->office->path, hunt->office->schema, hunt->office->environment, &error);
  g_assert_no_error (error);
  digest = hunt_dup_digest (hunt);
  g_assert_cmpstr (digest, ==, expected);
}

/* In a folder of their own; digest: full */
static char *
make_copy (Hunt *hunt, const char *folder, const char *name, char **digest)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (back_up (hunt, path));
  office_close (hunt->office);
  *digest = hunt_dup_digest (hunt);
  return path;
}

static void
test_restore (void)
{
  g_autofree char *small = NULL, *large = NULL, *folder = NULL, *old = NULL, *late = NULL, *now = NULL;
  g_autoptr (GBytes) before = NULL;
  Hunt hunt;

  hunt_begin (&hunt, STEPS);
  folder = g_strconcat (hunt.office->folder, "-copies", NULL);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  small = make_copy (&hunt, folder, "small.factotum", &old);
  hunt_play (&hunt, 0, 60);
  large = make_copy (&hunt, folder, "large.factotum", &late);
  hunt_play (&hunt, 60, 70);
  now = hunt_dup_digest (&hunt);
  before = office_keep (hunt.office);
  for (guint number = 1; hunt_kill_at (&hunt, restore, small, number, number % 2 == 0); number++)
    {
      g_autofree char *found = hunt_dup_digest (&hunt);

      if (strcmp (found, old) != 0 && strcmp (found, now) != 0)
        g_error ("killed at operation %u of a restore: neither the company nor the copy", number);
      assert_restores (&hunt, large, late);
      assert_kept (&hunt, now);
      hunt_clear (&hunt);
      office_return (hunt.office, before);
    }
  hunt_clear (&hunt);
  proof_report ("kills-in-restore", hunt.n_kills);
  g_unlink (small);
  g_unlink (large);
  g_rmdir (folder);
  hunt_end (&hunt);
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

  hunt_begin (&hunt, STEPS);
  store_schema_add_migration (newer, "CREATE TABLE shoes (id INTEGER PRIMARY KEY, size INTEGER) STRICT;"
                                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO shoes (size) SELECT i FROM n");
  before = office_keep (hunt.office);
  office_open (hunt.office);
  content = store_backup_digest_content (hunt.office->db, NULL);
  office_close (hunt.office);
  for (guint number = 1; hunt_kill_at (&hunt, migrate, newer, number, number % 2 == 0); number += hunt_get_stride (41))
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
      hunt_clear (&hunt);
      office_return (hunt.office, before);
    }
  hunt_clear (&hunt);
  proof_report ("kills-in-migration", hunt.n_kills);
  hunt_end (&hunt);
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
