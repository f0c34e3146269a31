/* Verified copies of a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>
#include "store-copy.h"
#include "store-db-private.h"
#include "store-lock.h"
#include "store-place.h"

/* A file beside path that is removed with what SQLite puts beside it, unless it was put in place. */
typedef char Draft;

static Draft *
make_draft (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_build_filename (folder, ".factotum-XXXXXX.part", NULL);
  int descriptor = g_mkstemp_full (draft, O_RDWR | O_CLOEXEC, 0600);

  if (descriptor >= 0)
    {
      close (descriptor);
      return g_steal_pointer (&draft);
    }
  g_set_error (error, STORE_ERROR, errno == ENOSPC ? STORE_ERROR_FULL : STORE_ERROR_IO,
               _("Nothing can be written in the folder “%s”: %s. Choose another one."), folder, g_strerror (errno));
  return NULL;
}

static void
remove_draft (Draft *draft)
{
  static const char * const ends[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; draft != NULL && i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (draft, ends[i], NULL);
      g_unlink (path);
    }
  g_free (draft);
}

typedef Draft AutoDraft;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AutoDraft, remove_draft)

static gboolean
put_in_place (const char *draft, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (g_rename (draft, path) == 0)
    return store_place_sync_folder (path, error);
  g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("“%s” could not be put in its place: %s. Choose another folder."), name, g_strerror (errno));
  return FALSE;
}

/* A WAL that belongs to another file would be read into ours. */
static gboolean
check_target (StoreDb *db, const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);

  if (!store_place_check (path, FALSE, error))
    return FALSE;
  if (g_strcmp0 (path, db->path) != 0 && !g_file_test (wal, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, STORE_ERROR, STORE_ERROR_PLACE, _("“%s” is a company itself, not a backup. Choose another name for the backup."), name);
  return FALSE;
}

static gboolean
check_room (StoreDb *db, const char *path, GError **error)
{
  gint64 pages, size;

  return store_db_get_number (db, "PRAGMA page_count", &pages, error)
         && store_db_get_number (db, "PRAGMA page_size", &size, error)
         && store_place_has_room (path, (guint64) pages * (guint64) size + (1 << 20), error);
}

/* The digest of the rows and then that of the copy are reckoned while another thread looks through the copy's pages: each takes about as long as the other. */
static gboolean
prove_copy (StoreDb *db, const char *draft, GError **error)
{
  StoreCopyProof *proof = store_copy_begin_proof (draft, error);
  g_autofree char *digest = NULL;

  if (proof == NULL)
    return FALSE;
  digest = store_backup_digest (db, error);
  if (digest != NULL && !store_db_progress (db, 900, error))
    g_clear_pointer (&digest, g_free);
  sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL); /* nobody has to wait longer for the WAL */
  return store_copy_end_proof (proof, digest, error);
}

/* Pages and digest are of one moment: that of the read transaction, which begins with the first read. */
static gboolean
copy_moment (StoreDb *db, const char *draft, GError **error)
{
  gint64 tables;
  gboolean proved;

  if (!store_db_run (db, "BEGIN", error))
    return FALSE;
  proved = store_db_get_number (db, "SELECT count (*) FROM sqlite_schema", &tables, error) && store_copy_pages (db, draft, error) && prove_copy (db, draft, error);
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  return proved;
}

/* path: resolved and checked */
static gboolean
write_copy (StoreDb *db, const char *path, GError **error)
{
  g_autoptr (AutoDraft) draft = NULL;

  if (!check_room (db, path, error))
    return FALSE;
  draft = make_draft (path, error);
  return draft != NULL
         && copy_moment (db, draft, error)
         && store_db_progress (db, 950, error)
         && store_copy_seal (draft, error)
         && put_in_place (draft, path, error);
}

gboolean
store_backup_write (StoreDb *db, const char *path, GError **error)
{
  g_autofree char *resolved = store_place_resolve (path, error);
  g_autoptr (StoreLock) lock = NULL;

  g_return_val_if_fail (db->transaction == NULL, FALSE);
  if (resolved == NULL || !check_target (db, resolved, error))
    return FALSE;
  lock = store_lock_take (resolved, error);
  return lock != NULL && write_copy (db, resolved, error);
}

/* "<stem> version 3.factotum", with a number where that is taken */
static char *
name_old_version (const char *path, guint version)
{
  g_autofree char *stem = g_str_has_suffix (path, ".factotum") ? g_strndup (path, strlen (path) - strlen (".factotum")) : g_strdup (path);
  char *name = g_strdup_printf ("%s version %u.factotum", stem, version);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s version %u (%u).factotum", stem, version, i);
    }
  return name;
}

gboolean
store_backup_before_migration (const char *path, guint from_version, char **copy, GError **error)
{
  g_autofree char *name = name_old_version (path, from_version);
  g_autoptr (StoreDb) db = store_copy_open (path, NULL, NULL, error);

  if (db == NULL || !write_copy (db, name, error))
    return FALSE;
  if (copy != NULL)
    *copy = g_steal_pointer (&name);
  return TRUE;
}

gboolean
store_backup_is_kept (const char *name)
{
  return g_regex_match_simple (" (before restore [0-9-]{10} [0-9-]{5}|version [0-9]+)( \\([0-9]+\\))?\\.factotum$", name, G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT);
}
