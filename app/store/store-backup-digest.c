/* A digest of all a file says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"

#include "store-db-private.h"
#include "store-digest.h"

/* What tells how the content came to be. */
static const char * const log_tables[] = { "change", "change_row", "store_state", NULL };

typedef struct
{
  StoreDb    *db;
  gboolean    content; /* without log and versions */
  StoreDigest digest;
} Digester;

static sqlite3_stmt *
prepare (StoreDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (db->handle, sql, -1, &statement, NULL);

  if (code != SQLITE_OK)
    store_db_set_error (db, code, error);
  return statement;
}

static void
put_column (StoreDigest *digest, sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      store_digest_put_number (digest, sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_TEXT:
    case SQLITE_FLOAT: /* no table of ours has one */
      store_digest_put_text (digest, (const char *) sqlite3_column_text (statement, column));
      break;
    case SQLITE_BLOB:
      store_digest_put_bytes (digest, sqlite3_column_blob (statement, column), (gsize) sqlite3_column_bytes (statement, column));
      break;
    default:
      store_digest_put_text (digest, NULL);
    }
}

static gboolean
put_rows (Digester *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = prepare (self->db, sql, error);
  int n_columns, code;
  gint64 n_rows = 0;

  if (statement == NULL)
    return FALSE;
  n_columns = sqlite3_column_count (statement);
  for (; (code = sqlite3_step (statement)) == SQLITE_ROW; n_rows++)
    for (int i = 0; i < n_columns; i++)
      put_column (&self->digest, statement, i);
  store_digest_put_number (&self->digest, n_rows);
  if (code != SQLITE_DONE)
    store_db_set_error (self->db, code, error);
  sqlite3_finalize (statement);
  return code == SQLITE_DONE;
}

static void
append_name (GString *list, const char *name)
{
  g_autofree char *quoted = NULL;
  g_auto (GStrv) parts = g_strsplit (name, "\"", -1);

  quoted = g_strjoinv ("\"\"", parts);
  g_string_append_printf (list, "%s\"%s\"", list->len > 0 ? ", " : "", quoted);
}

/* "SELECT columns FROM table ORDER BY key"; a table without a key is ordered by all its columns. */
static char *
make_select (Digester *self, const char *table, GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL), key = g_string_new (NULL), name = g_string_new (NULL);
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT name, pk FROM pragma_table_info(?1) ORDER BY pk, cid");

  append_name (name, table);
  store_query_bind_text (query, 1, table);
  while (store_query_next (query))
    {
      const char *column = store_query_get_text (query, 0);
      if (self->content && g_strcmp0 (column, "version") == 0)
        continue;
      append_name (columns, column);
      if (store_query_get_number (query, 1) > 0)
        append_name (key, column);
      store_digest_put_text (&self->digest, column);
    }
  if (!store_query_finish (query, error))
    return NULL;
  return g_strdup_printf ("SELECT %s FROM %s ORDER BY %s", columns->str, name->str, key->len > 0 ? key->str : columns->str);
}

static gboolean
put_table (Digester *self, const char *table, GError **error)
{
  g_autofree char *sql = NULL;

  store_digest_put_text (&self->digest, table);
  sql = make_select (self, table, error);
  return sql != NULL && put_rows (self, sql, error);
}

/* FTS tables are "virtual" and "shadow" here, not "table"; what the search knows of titles is derived as well. */
static GPtrArray *
list_tables (Digester *self, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                                                            " AND name NOT LIKE '%\\_search\\_title' ESCAPE '\\' ORDER BY name");

  while (store_query_next (query))
    if (!self->content || !g_strv_contains (log_tables, store_query_get_text (query, 0)))
      g_ptr_array_add (tables, g_strdup (store_query_get_text (query, 0)));
  return store_query_finish (query, error) ? g_steal_pointer (&tables) : NULL;
}

static char *
digest_all (StoreDb *db, gboolean content, GError **error)
{
  Digester self = { db, content };
  g_autoptr (GPtrArray) tables = list_tables (&self, error);
  guint8 digest[STORE_DIGEST_LENGTH];

  if (tables == NULL)
    return NULL;
  store_digest_begin (&self.digest, content ? "company content" : "company");
  for (guint i = 0; i < tables->len; i++)
    if (!put_table (&self, tables->pdata[i], error))
      return NULL;
  store_digest_finish (&self.digest, digest);
  return store_digest_dup_text (digest);
}

char *
store_backup_digest (StoreDb *db, GError **error)
{
  return digest_all (db, FALSE, error);
}

char *
store_backup_digest_content (StoreDb *db, GError **error)
{
  return digest_all (db, TRUE, error);
}
