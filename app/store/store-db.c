/* One connection to a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-db.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-open.h"
#include "store-place.h"

G_DEFINE_FINAL_TYPE (StoreDb, store_db, G_TYPE_OBJECT)

static void
finalize_statement (gpointer data)
{
  sqlite3_finalize (data);
}

static void
free_table (gpointer data)
{
  StoreTable *table = data;

  g_strfreev (table->columns);
  g_free (table->fields);
  g_free (table->select);
  g_free (table);
}

static void
store_db_finalize (GObject *object)
{
  StoreDb *self = STORE_DB (object);

  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->tables, g_hash_table_unref);
  g_clear_pointer (&self->next_ids, g_hash_table_unref);
  g_clear_pointer (&self->result, g_variant_unref);
  if (self->handle != NULL)
    sqlite3_close_v2 (self->handle);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->vault);
  g_clear_object (&self->schema);
  g_clear_object (&self->environment);
  g_free (self->path);
  G_OBJECT_CLASS (store_db_parent_class)->finalize (object);
}

static void
store_db_class_init (StoreDbClass *class)
{
  G_OBJECT_CLASS (class)->finalize = store_db_finalize;
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0); /* its count of bytes takes a lock for each piece of memory; refused, and no harm, once SQLite runs */
}

/* Statements are long and differ somewhere in the middle: words of eight signs from sixteen places tell them apart well enough. */
static guint
hash_sql (gconstpointer sql)
{
  const char *text = sql;
  gsize length = strlen (text), step = 1 + length / 16;
  guint64 hash = length, word;

  for (gsize i = 0; i + sizeof word <= length; i += step)
    {
      memcpy (&word, text + i, sizeof word);
      hash = (hash ^ word) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
    }
  return (guint) (hash >> 32);
}

static void
store_db_init (StoreDb *self)
{
  self->statements = g_hash_table_new_full (hash_sql, g_str_equal, NULL, finalize_statement);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_table);
  self->next_ids = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
}

StoreDb *
store_db_open (const char *path, StoreDbMode mode, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  g_autoptr (StoreDb) self = g_object_new (STORE_TYPE_DB, NULL);

  self->path = store_place_resolve (path, error);
  if (self->path == NULL)
    return NULL;
  self->mode = mode;
  self->schema = g_object_ref (schema);
  self->environment = g_object_ref (environment);
  if (!store_open (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
store_db_get_path (StoreDb *self)
{
  return self->path;
}

StoreSchema *
store_db_get_schema (StoreDb *self)
{
  return self->schema;
}

BaseEnvironment *
store_db_get_environment (StoreDb *self)
{
  return self->environment;
}

gboolean
store_db_is_writer (StoreDb *self)
{
  return self->mode != STORE_DB_READ;
}

gint64
store_db_get_head (StoreDb *self)
{
  return self->head;
}

const StoreCommand *
store_db_get_command (StoreDb *self)
{
  return self->command;
}

gboolean
store_db_has_lost_transaction (StoreDb *self)
{
  return self->transaction != NULL && sqlite3_get_autocommit (self->handle) != 0;
}

/* A statement that stands alone would be committed by itself. */
static gboolean
check_transaction (StoreDb *self, sqlite3_stmt **statement, GError **error)
{
  if (!store_db_has_lost_transaction (self))
    return TRUE;
  sqlite3_finalize (*statement);
  *statement = NULL;
  store_db_set_error (self, SQLITE_IOERR, error);
  return FALSE;
}

gboolean
store_db_prepare (StoreDb *self, const char *sql, sqlite3_stmt **statement, GError **error)
{
  gpointer idle;
  int code;

  if (g_hash_table_steal_extended (self->statements, sql, NULL, &idle))
    {
      *statement = idle;
      return check_transaction (self, statement, error);
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, statement, NULL);
  if (code == SQLITE_OK)
    return check_transaction (self, statement, error);
  *statement = NULL;
  store_db_set_error (self, code, error);
  return FALSE;
}

void
store_db_release (StoreDb *self, sqlite3_stmt *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_replace (self->statements, (gpointer) sqlite3_sql (statement), statement); /* another one of the same text ends */
}

gboolean
store_db_run_script (StoreDb *self, const char *sql, GError **error)
{
  int code = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  store_db_set_error (self, code, error);
  return FALSE;
}

gboolean
store_db_run (StoreDb *self, const char *sql, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self, sql);

  return store_query_run (query, error);
}

gboolean
store_db_get_number (StoreDb *self, const char *sql, gint64 *number, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self, sql);
  gint64 value = store_query_next (query) ? store_query_get_number (query, 0) : 0;

  if (!store_query_finish (query, error))
    return FALSE;
  *number = value;
  return TRUE;
}

gboolean
store_db_find_number (StoreDb *self, const char *sql, gint64 parameter, gint64 *number, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self, sql);
  gint64 value = 0;

  store_query_bind_number (query, 1, parameter);
  if (store_query_next (query))
    value = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  *number = value;
  return TRUE;
}

void
store_db_interrupt (StoreDb *self)
{
  sqlite3_interrupt (self->handle);
}

void
store_db_checkpoint (StoreDb *self, gboolean truncate)
{
  int in_wal = 0, moved = 0;

  if (store_db_is_writer (self)
      && sqlite3_wal_checkpoint_v2 (self->handle, NULL, truncate ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, &in_wal, &moved) == SQLITE_OK)
    self->n_wal_pages = (guint) (in_wal - moved);
}

guint
store_db_get_n_wal_pages (StoreDb *self)
{
  return self->n_wal_pages;
}

gboolean
store_db_progress (StoreDb *self, guint permille, GError **error)
{
  if (self->cancellable != NULL && g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->progress != NULL)
    self->progress (permille, self->progress_data);
  return TRUE;
}

void
store_db_set_progress (StoreDb *self, GCancellable *cancellable, StoreProgress progress, gpointer user_data)
{
  g_set_object (&self->cancellable, cancellable);
  self->progress = progress;
  self->progress_data = user_data;
}

void
store_db_set_vault (StoreDb *self, gpointer vault)
{
  g_set_object (&self->vault, vault);
}

gpointer
store_db_get_vault (StoreDb *self)
{
  return self->vault;
}

void
store_db_set_result (StoreDb *self, GVariant *result)
{
  g_clear_pointer (&self->result, g_variant_unref);
  if (result != NULL)
    self->result = g_variant_ref_sink (result);
}

GVariant *
store_db_steal_result (StoreDb *self)
{
  return g_steal_pointer (&self->result);
}
