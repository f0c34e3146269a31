/* A copy of a company as a lone file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-copy.h"

#include <glib/gi18n-lib.h>
#include "store-backup.h"
#include "store-db-private.h"
#include "store-shape.h"

#define PAGES_AT_ONCE 2048

static StoreDb *
open_lone (const char *path, int flags, GError **error)
{
  g_autoptr (StoreDb) self = g_object_new (STORE_TYPE_DB, NULL);
  int code;

  self->path = g_strdup (path);
  self->mode = STORE_DB_READ;
  code = sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE, NULL);
  if (code != SQLITE_OK)
    {
      store_db_set_error (self, code, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  return g_steal_pointer (&self);
}

StoreDb *
store_copy_open (const char *path, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  StoreDb *self = open_lone (path, SQLITE_OPEN_READONLY, error);

  if (self == NULL)
    return NULL;
  g_set_object (&self->schema, schema);
  g_set_object (&self->environment, environment);
  sqlite3_busy_timeout (self->handle, 5000);
  if (!store_db_run_script (self, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY;", error))
    g_clear_object (&self);
  return self;
}

gboolean
store_copy_check_identity (StoreDb *copy, GError **error)
{
  g_autofree char *name = g_filename_display_basename (copy->path);
  gint64 application, version;

  if (!store_db_get_number (copy, "PRAGMA application_id", &application, error) || !store_db_get_number (copy, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != STORE_APPLICATION_ID)
    g_set_error (error, STORE_ERROR, STORE_ERROR_FOREIGN, _("“%s” is not a Factotum company. It was left as it is."), name);
  else if (copy->schema != NULL && version > store_schema_get_version (copy->schema))
    g_set_error (error, STORE_ERROR, STORE_ERROR_NEWER, _("“%s” was written by a newer Factotum. It was left as it is. Please install the newer program."), name);
  else
    return copy->schema == NULL || store_shape_check (copy, (guint) version, error);
  return FALSE;
}

static gboolean
set_damaged (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("“%s” is damaged. It was left as it is. Please use another copy."), name);
  return FALSE;
}

static gboolean
check_pages (StoreDb *copy, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (copy, "PRAGMA integrity_check(1)");
  gboolean whole = store_query_next (query) && g_strcmp0 (store_query_get_text (query, 0), "ok") == 0;
  gint64 broken = 0;

  if (!store_query_finish (query, error) || !store_db_get_number (copy, "SELECT count(*) FROM pragma_foreign_key_check", &broken, error))
    return FALSE;
  return (whole && broken == 0) || set_damaged (copy->path, error);
}

gboolean
store_copy_check (StoreDb *copy, GError **error)
{
  return store_copy_check_identity (copy, error) && check_pages (copy, error);
}

static gboolean
step_through (StoreDb *db, sqlite3_backup *backup, GError **error)
{
  int code = SQLITE_OK;

  while (code == SQLITE_OK)
    {
      int total, left;

      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      total = sqlite3_backup_pagecount (backup);
      left = sqlite3_backup_remaining (backup);
      if (!store_db_progress (db, total > 0 ? (guint) ((gint64) (total - left) * 800 / total) : 0, error))
        return FALSE;
    }
  if (code != SQLITE_DONE)
    store_db_set_error (db, code, error);
  return code == SQLITE_DONE;
}

gboolean
store_copy_pages (StoreDb *db, const char *path, GError **error)
{
  g_autoptr (StoreDb) target = open_lone (path, SQLITE_OPEN_READWRITE, error);
  sqlite3_backup *backup;
  gboolean copied;

  /* Its own syncs are not needed: the whole file is synced before it counts. */
  if (target == NULL || !store_db_run_script (target, "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF", error))
    return FALSE;
  backup = sqlite3_backup_init (target->handle, "main", db->handle, "main");
  if (backup == NULL)
    {
      store_db_set_error (target, sqlite3_errcode (target->handle), error);
      return FALSE;
    }
  copied = step_through (db, backup, error);
  if (sqlite3_backup_finish (backup) != SQLITE_OK && copied)
    {
      store_db_set_error (target, sqlite3_errcode (target->handle), error);
      return FALSE;
    }
  return copied;
}

/* The pages say "WAL", as those of the company: a lone file needs no second one beside it. */
static gboolean
leave_wal (const char *path, GError **error)
{
  g_autoptr (StoreDb) copy = open_lone (path, SQLITE_OPEN_READWRITE, error);

  return copy != NULL && store_db_run_script (copy, "PRAGMA journal_mode = DELETE", error);
}

struct _StoreCopyProof
{
  StoreDb  *copy; /* of the thread while it runs */
  char     *path;
  GThread  *thread;
  GError   *error;
  gboolean  whole;
  gboolean  is_done; /* atomic */
};

static gpointer
check_in_thread (gpointer data)
{
  StoreCopyProof *self = data;

  self->whole = store_copy_check (self->copy, &self->error);
  g_atomic_int_set (&self->is_done, TRUE);
  return NULL;
}

StoreCopyProof *
store_copy_begin_proof (const char *path, GError **error)
{
  g_autoptr (StoreDb) copy = leave_wal (path, error) ? store_copy_open (path, NULL, NULL, error) : NULL;
  StoreCopyProof *self;

  if (copy == NULL)
    return NULL;
  self = g_new0 (StoreCopyProof, 1);
  self->copy = g_steal_pointer (&copy);
  self->path = g_strdup (path);
  self->thread = g_thread_try_new ("check copy", check_in_thread, self, NULL);
  if (self->thread == NULL)
    check_in_thread (self);
  return self;
}

/* An interruption may come before the first step, where it is forgotten. */
static void
stop_check (StoreCopyProof *self)
{
  while (!g_atomic_int_get (&self->is_done))
    {
      store_db_interrupt (self->copy);
      g_usleep (5000);
    }
}

/* What the check says comes first: it knows what is wrong. */
static gboolean
judge (StoreCopyProof *self, const char *own, const char *digest, GError **failure, GError **error)
{
  if (!self->whole)
    g_propagate_error (error, g_steal_pointer (&self->error));
  else if (own == NULL)
    g_propagate_error (error, g_steal_pointer (failure));
  else
    return strcmp (own, digest) == 0 || set_damaged (self->path, error);
  return FALSE;
}

gboolean
store_copy_end_proof (StoreCopyProof *self, const char *digest, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StoreDb) beside = digest != NULL ? store_copy_open (self->path, NULL, NULL, &failure) : NULL;
  g_autofree char *own = beside != NULL ? store_backup_digest (beside, &failure) : NULL;
  gboolean proved;

  if (digest == NULL)
    stop_check (self);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  proved = digest != NULL && judge (self, own, digest, &failure, error);
  g_object_unref (self->copy);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
  return proved;
}
