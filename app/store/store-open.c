/* How a connection is opened, and nothing else opens one.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-open.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "store-backup.h"
#include "store-feed.h"
#include "store-filter-private.h"
#include "store-place.h"
#include "store-run.h"
#include "store-search.h"
#include "store-shape.h"
#include "store-transaction.h"

/* What every connection is told. No mmap: a stray pointer would write into the books. */
static const char settings[] =
  "PRAGMA foreign_keys = ON;"
  "PRAGMA recursive_triggers = ON;" /* without it REPLACE deletes past the triggers */
  "PRAGMA cell_size_check = ON;"
  "PRAGMA mmap_size = 0;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA busy_timeout = 5000;"
  "PRAGMA journal_size_limit = 67108864;"
  "PRAGMA wal_autocheckpoint = 0;"; /* the writer checkpoints when it is idle */

static const char writer_settings[] = "PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;";
static const char reader_settings[] = "PRAGMA query_only = ON; PRAGMA cache_size = -4096;";

static gboolean
make_file (const char *path, GError **error)
{
  int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);

  if (fd >= 0)
    return close (fd) == 0;
  if (errno == EEXIST)
    g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("There is already a file “%s”. Please choose another name."), path);
  else
    g_set_error (error, STORE_ERROR, STORE_ERROR_IO, _("The file “%s” could not be made: %s."), path, g_strerror (errno));
  return FALSE;
}

static gboolean
has_wal (StoreDb *self)
{
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  struct stat status;

  return stat (wal, &status) == 0 && status.st_size > 0;
}

/* What lies in the WAL comes into the file when a writer closes it, but not while we do not know whose it is. */
static void
set_trusted (StoreDb *self, gboolean trusted)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !store_db_is_writer (self) || (!trusted && has_wal (self)), NULL);
}

static int
committed_cb (void *data, sqlite3 *handle, const char *schema, int n_pages)
{
  ((StoreDb *) data)->n_wal_pages = (guint) n_pages;
  return SQLITE_OK;
}

static gboolean
configure (StoreDb *self, GError **error)
{
  static const int on[] = { SQLITE_DBCONFIG_DEFENSIVE, SQLITE_DBCONFIG_ENABLE_FKEY, SQLITE_DBCONFIG_ENABLE_TRIGGER };
  static const int off[] = { SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_DQS_DML, SQLITE_DBCONFIG_DQS_DDL, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION };

  for (guint i = 0; i < G_N_ELEMENTS (on); i++)
    sqlite3_db_config (self->handle, on[i], 1, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    sqlite3_db_config (self->handle, off[i], 0, NULL);
  set_trusted (self, FALSE);
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_limit (self->handle, SQLITE_LIMIT_LENGTH, 32 << 20);
  sqlite3_limit (self->handle, SQLITE_LIMIT_SQL_LENGTH, 100000);
  sqlite3_limit (self->handle, SQLITE_LIMIT_ATTACHED, 0);
  if (!store_db_run_script (self, settings, error)
      || !store_db_run_script (self, store_db_is_writer (self) ? writer_settings : reader_settings, error))
    return FALSE;
  sqlite3_wal_hook (self->handle, committed_cb, self); /* instead of the one that wal_autocheckpoint sets */
  return TRUE;
}

/* Lies where nobody can write, without a WAL: SQLite could not make one, so it must be told that none is needed. */
static gboolean
is_frozen (StoreDb *self)
{
  g_autofree char *folder = g_path_get_dirname (self->path);

  return !store_db_is_writer (self) && access (folder, W_OK) != 0 && !has_wal (self);
}

/* Opens, but neither reads nor writes yet. */
static gboolean
open_handle (StoreDb *self, GError **error)
{
  gboolean frozen = is_frozen (self);
  g_autofree char *escaped = g_uri_escape_string (self->path, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH, TRUE);
  g_autofree char *name = frozen ? g_strdup_printf ("file:%s?immutable=1", escaped) : g_strdup (self->path);
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE | (frozen ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE);
  int code = sqlite3_open_v2 (name, &self->handle, flags, NULL);

  if (code == SQLITE_OK)
    code = store_filter_add_key (self->handle);
  if (code == SQLITE_OK && store_db_is_writer (self))
    code = store_feed_add (self);
  if (code == SQLITE_OK)
    return TRUE;
  store_db_set_error (self, code, error);
  return FALSE;
}

/* Through SQLite's own descriptor: closing one of ours would drop every lock that this process has on the file. Not through a statement: that would take a file for damaged whose pages a
 * killed process, or a busy one, has moved out of the WAL only in part. */
static gboolean
read_header (StoreDb *self, guint8 *header, int length, GError **error)
{
  sqlite3_file *file = NULL;
  int code = sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  if (code == SQLITE_OK)
    code = file->pMethods->xRead (file, header, length, 0);
  if (code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ)
    return TRUE;
  store_db_set_error (self, code, error);
  return FALSE;
}

static gint64
read_number (const guint8 *bytes)
{
  guint32 number;

  memcpy (&number, bytes, sizeof number);
  return GUINT32_FROM_BE (number);
}

/* Before SQLite reads or writes anything: a foreign or newer file must stay as it is. */
static gboolean
check_header (StoreDb *self, GError **error)
{
  guint8 header[100] = { 0 };

  if (!read_header (self, header, sizeof header, error))
    return FALSE;
  if (memcmp (header, "SQLite format 3", 16) != 0 || read_number (header + 68) != STORE_APPLICATION_ID)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_FOREIGN, _("“%s” is not a Factotum company. It was left as it is."), self->path);
      return FALSE;
    }
  if (read_number (header + 60) > store_schema_get_version (self->schema))
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_NEWER,
                   _("“%s” was written by a newer Factotum. It was left as it is. Please install the newer program."), self->path);
      return FALSE;
    }
  return TRUE;
}

/* The version inside the log may be newer than the header on disk: ask SQLite once more. */
static gboolean
check_version (StoreDb *self, gint64 *version, GError **error)
{
  if (!store_db_get_number (self, "PRAGMA user_version", version, error))
    return FALSE;
  if (*version > store_schema_get_version (self->schema))
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_NEWER, _("The file was written by a newer Factotum. Please install the newer program."));
      return FALSE;
    }
  if (*version < store_schema_get_version (self->schema) && !store_db_is_writer (self))
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_READ_ONLY,
                           _("The file was written by an older Factotum. Please open it for writing once, so that it can be brought up to date."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_migration (StoreDb *self, guint number, GError **error)
{
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %u", number);
  gboolean done = store_db_run_script (self, "BEGIN IMMEDIATE", error)
                  && store_db_run_script (self, store_schema_get_migration (self->schema, number), error)
                  && store_db_run_script (self, version, error);
  gint64 broken = 0;

  done = done && store_db_get_number (self, "SELECT count(*) FROM pragma_foreign_key_check", &broken, error);
  if (done && broken > 0)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED, _("The file could not be brought up to date: %d links lead nowhere."), (int) broken);
      done = FALSE;
    }
  done = done && store_db_run_script (self, "COMMIT", error);
  if (!done && !sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
  return done;
}

static gboolean
migrate (StoreDb *self, guint from, GError **error)
{
  guint to = store_schema_get_version (self->schema);
  gboolean done = TRUE;

  if (from >= to)
    return TRUE;
  if (from > 0 && !store_backup_before_migration (self->path, from, NULL, error))
    return FALSE;
  done = store_db_run_script (self, "PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = OFF", error);
  for (guint number = from + 1; done && number <= to; number++)
    done = run_migration (self, number, error);
  return done && store_db_run_script (self, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL", error);
}

/* The journal of a file created under FULL can come back after a power cut and roll the new file back: hence EXTRA. */
static gboolean
create (StoreDb *self, GError **error)
{
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d", STORE_APPLICATION_ID);

  return make_file (self->path, error)
         && open_handle (self, error)
         && configure (self, error)
         && store_db_run_script (self, "PRAGMA synchronous = EXTRA; PRAGMA page_size = 4096", error)
         && store_db_run_script (self, application, error)
         && store_db_run_script (self, "PRAGMA journal_mode = WAL", error)
         && migrate (self, 0, error)
         && store_place_sync_folder (self->path, error);
}

/* A copy that lay alone has none. Under EXTRA, as a new file. */
static gboolean
enter_wal (StoreDb *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self, "PRAGMA journal_mode");
  gboolean has_wal = store_query_next (query) && g_strcmp0 (store_query_get_text (query, 0), "wal") == 0;

  if (!store_query_finish (query, error))
    return FALSE;
  return has_wal || !store_db_is_writer (self)
         || store_db_run_script (self, "PRAGMA synchronous = EXTRA; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error);
}

/* Of one moment: another process may be bringing the file up to date. */
static gboolean
check_content (StoreDb *self, gint64 *version, GError **error)
{
  return store_db_run_script (self, "BEGIN", error)
         && check_version (self, version, error)
         && store_shape_check (self, (guint) *version, error)
         && store_db_run_script (self, "COMMIT", error);
}

static gboolean
open_existing (StoreDb *self, gint64 *version, GError **error)
{
  return open_handle (self, error)
         && check_header (self, error)
         && configure (self, error)
         && check_content (self, version, error)
         && enter_wal (self, error)
         && (!store_db_is_writer (self) || migrate (self, (guint) *version, error));
}

/* A new file that could not be finished was nobody's yet. */
static void
remove_unfinished (StoreDb *self)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal" };

  g_hash_table_remove_all (self->statements);
  sqlite3_close_v2 (g_steal_pointer (&self->handle));
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (self->path, ends[i], NULL);
      unlink (path);
    }
}

/* A crash can come between an erasure and the cleaning after it. */
static gboolean
read_remains (StoreDb *self, GError **error)
{
  gint64 remains;

  if (!store_db_get_number (self, "SELECT remains FROM store_state", &remains, error))
    return FALSE;
  self->has_remains = remains != 0;
  return TRUE;
}

static gboolean
bring_up_to_date (StoreDb *self, GError **error)
{
  const StoreCommand *command = store_schema_find_command (self->schema, STORE_COMMAND_BRING_UP_TO_DATE);
  g_autoptr (StoreTransaction) transaction = command != NULL ? store_transaction_begin (self, &(StoreIntent) { .command = command->name }, error) : NULL;
  g_autoptr (GVariant) none = g_variant_ref_sink (g_variant_new ("a{sv}", NULL));

  return command == NULL || (transaction != NULL && store_command_execute (command, self, none, error) && store_transaction_commit (transaction, NULL, error));
}

/* What a writer does before anybody else. */
static gboolean
prepare (StoreDb *self, gboolean is_older, GError **error)
{
  return store_search_prepare (self, error) && read_remains (self, error) && (!is_older || bring_up_to_date (self, error));
}

gboolean
store_open (StoreDb *self, GError **error)
{
  gboolean creates = self->mode == STORE_DB_CREATE;
  gint64 version = store_schema_get_version (self->schema);

  if (!store_place_check (self->path, !creates, error))
    return FALSE;
  if ((creates ? create (self, error) : open_existing (self, &version, error))
      && (!store_db_is_writer (self) || prepare (self, version < store_schema_get_version (self->schema), error)))
    {
      set_trusted (self, TRUE);
      return TRUE;
    }
  if (creates && self->handle != NULL)
    remove_unfinished (self);
  return FALSE;
}
