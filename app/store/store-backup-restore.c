/* A copy put back in its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include "store-copy.h"
#include "store-db-private.h"
#include "store-lock.h"
#include "store-log.h"
#include "store-place.h"

static const char * const siblings[] = { "-wal", "-shm", "-journal" };

static gboolean
refuse_broken (const char *copy, GError **error)
{
  g_autofree char *name = g_filename_display_basename (copy);

  g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("“%s” is not as it was when it was made: bytes of it were changed. Please use another copy."), name);
  return FALSE;
}

/* A copy of today's version is walked through with its change log too. */
static gboolean
check_log (const char *copy, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  g_autoptr (StoreDb) db = store_copy_open (copy, schema, environment, error);
  gint64 version, bad;

  if (db == NULL || !store_copy_check (db, error) || !store_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  return version < store_schema_get_version (schema) || store_log_verify (db, &bad, error);
}

static gboolean
check_copy (const char *copy, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  StoreCopySeal seal;

  if (!store_place_check (copy, TRUE, error) || !store_copy_read_seal (copy, &seal, error))
    return FALSE;
  if (seal == STORE_COPY_BROKEN)
    return refuse_broken (copy, error);
  return check_log (copy, schema, environment, error);
}

/* "<name> before restore 2026-12-31 23-59.factotum" */
static char *
name_kept (const char *path, BaseEnvironment *environment)
{
  g_autofree char *stem = g_str_has_suffix (path, ".factotum") ? g_strndup (path, strlen (path) - strlen (".factotum")) : g_strdup (path);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (base_environment_now (environment));
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%d %H-%M");
  char *name = g_strdup_printf ("%s before restore %s.factotum", stem, at);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s before restore %s (%u).factotum", stem, at, i);
    }
  return name;
}

/* Moves the WAL of a file that was not closed properly into it, if that can be done; a damaged one keeps it beside itself. */
static void
absorb_wal (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK)
    sqlite3_exec (handle, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  sqlite3_close (handle);
}

static gboolean
move_siblings (const char *path, const char *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (siblings); i++)
    {
      g_autofree char *from = g_strconcat (path, siblings[i], NULL);
      g_autofree char *to = g_strconcat (kept, siblings[i], NULL);
      if (g_rename (from, to) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

/* The new file and the old one change places in one step where the file system can do that. Under the draft's name there is never more than a draft, which may be removed. */
static gboolean
exchange (const char *draft, const char *path, const char *kept)
{
  int code;

  if (g_rename (draft, kept) != 0)
    return FALSE;
  if (renameat2 (AT_FDCWD, kept, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
    return TRUE;
  code = errno;
  g_rename (kept, draft);
  errno = code;
  return FALSE;
}

/* Without such a step there is a moment without a file, and both lie beside it. */
static gboolean
swap (const char *draft, const char *path, const char *kept)
{
  int code;

  if (exchange (draft, path, kept))
    return TRUE;
  if (g_rename (path, kept) != 0)
    return FALSE;
  if (g_rename (draft, path) == 0)
    return TRUE;
  code = errno;
  g_rename (kept, path);
  errno = code;
  return FALSE;
}

static gboolean
replace (const char *draft, const char *path, const char *kept, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  gboolean there = g_file_test (path, G_FILE_TEST_EXISTS), moved = TRUE;

  if (there)
    {
      absorb_wal (path);
      moved = move_siblings (path, kept);
    }
  /* A log of the old file that came back after a power cut would be read into the new one. */
  if (moved && !store_place_sync_folder (path, error))
    return FALSE;
  if (moved && (there ? swap (draft, path, kept) : g_rename (draft, path) == 0))
    return store_place_sync_folder (path, error);
  g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("“%s” could not be replaced: %s. What was there is still in its folder."), name, g_strerror (errno));
  return FALSE;
}

/* Also what a restore that was cut short left: its journal would be played back into the next one. */
static void
remove_draft (const char *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (siblings); i++)
    {
      g_autofree char *sibling = g_strconcat (draft, siblings[i], NULL);
      g_unlink (sibling);
    }
  g_unlink (draft);
}

static gboolean
restore (const char *copy, const char *path, const char *kept, GError **error)
{
  g_autofree char *draft = g_strconcat (path, ".restoring", NULL);
  GStatBuf status;
  gboolean done;

  if (g_stat (copy, &status) == 0 && !store_place_has_room (path, (guint64) status.st_size + (1 << 20), error))
    return FALSE;
  remove_draft (draft);
  done = store_copy_unpack (copy, draft, error) && replace (draft, path, kept, error);
  if (!done)
    remove_draft (draft);
  return done;
}

gboolean
store_backup_restore (const char *copy, const char *path, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  g_autofree char *source = store_place_resolve (copy, error);
  g_autofree char *target = source != NULL ? store_place_resolve (path, error) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (StoreLock) lock = NULL;

  if (target == NULL || !check_copy (source, schema, environment, error) || !store_place_check (target, FALSE, error))
    return FALSE;
  lock = store_lock_take (target, error);
  if (lock == NULL)
    return FALSE;
  name = name_kept (target, environment);
  return restore (source, target, name, error);
}
