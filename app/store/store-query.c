/* One prepared statement that keeps its first error.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-query.h"

#include <base-date.h>
#include <base-text.h>
#include "store-column.h"
#include "store-db-private.h"

struct _StoreQuery
{
  StoreDb      *db;
  sqlite3_stmt *statement; /* NULL once preparing failed */
  GError       *error;
};

static void
keep_error (StoreQuery *self, int code)
{
  if (code != SQLITE_OK && self->error == NULL)
    store_db_set_error (self->db, code, &self->error);
}

StoreQuery *
store_query_new (StoreDb *db, const char *sql)
{
  StoreQuery *self = g_new0 (StoreQuery, 1);

  self->db = g_object_ref (db);
  store_db_prepare (db, sql, &self->statement, &self->error);
  return self;
}

StoreQuery *
store_query_new_for (StoreDb *db, const char *sql, gint64 id)
{
  StoreQuery *self = store_query_new (db, sql);

  store_query_bind_number (self, 1, id);
  return self;
}

void
store_query_free (StoreQuery *self)
{
  if (self->statement != NULL)
    store_db_release (self->db, self->statement);
  g_clear_error (&self->error);
  g_object_unref (self->db);
  g_free (self);
}

void
store_query_bind_number (StoreQuery *self, int parameter, gint64 value)
{
  if (self->error == NULL)
    keep_error (self, sqlite3_bind_int64 (self->statement, parameter, value));
}

void
store_query_bind_text (StoreQuery *self, int parameter, const char *value)
{
  if (self->error == NULL)
    keep_error (self, sqlite3_bind_text (self->statement, parameter, value, -1, SQLITE_TRANSIENT));
}

void
store_query_bind_blob (StoreQuery *self, int parameter, const void *data, gsize size)
{
  if (self->error == NULL)
    keep_error (self, sqlite3_bind_blob64 (self->statement, parameter, size > 0 ? data : "", size, SQLITE_TRANSIENT));
}

void
store_query_bind_bytes (StoreQuery *self, int parameter, GBytes *value)
{
  gsize size;
  gconstpointer data;

  if (value == NULL)
    {
      store_query_bind_null (self, parameter);
      return;
    }
  data = g_bytes_get_data (value, &size);
  store_query_bind_blob (self, parameter, data, size);
}

void
store_query_bind_null (StoreQuery *self, int parameter)
{
  if (self->error == NULL)
    keep_error (self, sqlite3_bind_null (self->statement, parameter));
}

/* Not copied: lasts until the statement has run. */
static void
bind_lasting_text (StoreQuery *self, int parameter, const char *value)
{
  if (self->error == NULL)
    keep_error (self, sqlite3_bind_text (self->statement, parameter, value, -1, SQLITE_STATIC));
}

static void
bind_number_of_kind (StoreQuery *self, int parameter, const BaseField *field, gint64 value)
{
  char made[STORE_COLUMN_MADE];
  const char *text = NULL;

  switch (store_column_get_type (field, value, made, &text))
    {
    case SQLITE_NULL:
      store_query_bind_null (self, parameter);
      break;
    case SQLITE_TEXT:
      store_query_bind_text (self, parameter, text);
      break;
    default:
      store_query_bind_number (self, parameter, value);
    }
}

void
store_query_bind_field (StoreQuery *self, int parameter, BaseRecord *record, const BaseField *field)
{
  if (base_field_is_text (field))
    bind_lasting_text (self, parameter, base_record_get_text (record, field));
  else if (base_field_is_sealed (field))
    store_query_bind_bytes (self, parameter, base_record_get_sealed (record, field));
  else
    bind_number_of_kind (self, parameter, field, base_record_get_number (record, field));
}

void
store_query_bind_value (StoreQuery *self, int parameter, const BaseField *field, GVariant *value)
{
  if (value == NULL)
    store_query_bind_null (self, parameter);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    bind_number_of_kind (self, parameter, field, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    store_query_bind_text (self, parameter, g_variant_get_string (value, NULL));
  else
    store_query_bind_blob (self, parameter, g_variant_get_data (value), g_variant_get_size (value));
}

gboolean
store_query_next (StoreQuery *self)
{
  int code;

  if (self->error != NULL)
    return FALSE;
  code = store_db_has_lost_transaction (self->db) ? SQLITE_IOERR : sqlite3_step (self->statement);
  if (code == SQLITE_ROW)
    return TRUE;
  if (code != SQLITE_DONE)
    keep_error (self, code);
  return FALSE;
}

gint64
store_query_get_number (StoreQuery *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

const char *
store_query_get_text (StoreQuery *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

gconstpointer
store_query_get_blob (StoreQuery *self, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (self->statement, column);

  *size = (gsize) sqlite3_column_bytes (self->statement, column);
  return data;
}

GBytes *
store_query_dup_bytes (StoreQuery *self, int column)
{
  gsize size;
  gconstpointer data = store_query_get_blob (self, column, &size);

  return store_query_is_null (self, column) ? NULL : g_bytes_new (data, size);
}

gboolean
store_query_is_null (StoreQuery *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

int
store_query_get_n_columns (StoreQuery *self)
{
  return self->statement != NULL ? sqlite3_column_count (self->statement) : 0;
}

const char *
store_query_get_column_name (StoreQuery *self, int column)
{
  return sqlite3_column_name (self->statement, column);
}

static int
find_code (const BaseField *field, const char *code)
{
  for (int i = 0; code != NULL && field->choices[i].code != NULL; i++)
    if (strcmp (field->choices[i].code, code) == 0)
      return i;
  return 0;
}

static gint64
read_number_of_kind (StoreQuery *self, int column, const BaseField *field)
{
  guint32 date = BASE_NO_DATE;
  gint64 time = BASE_NO_TIME;

  switch (field->kind)
    {
    case BASE_KIND_DATE:
      if (!store_query_is_null (self, column))
        base_date_parse_iso (store_query_get_text (self, column), &date);
      return date;
    case BASE_KIND_TIME:
      if (!store_query_is_null (self, column))
        base_time_parse_iso (store_query_get_text (self, column), &time);
      return time;
    case BASE_KIND_CHOICE:
      return find_code (field, store_query_get_text (self, column));
    default:
      return store_query_get_number (self, column);
    }
}

void
store_query_read_field (StoreQuery *self, int column, BaseRecord *record, const BaseField *field)
{
  if (base_field_is_text (field))
    base_record_put_text (record, field, store_query_get_text (self, column));
  else if (base_field_is_sealed (field))
    {
      g_autoptr (GBytes) bytes = store_query_dup_bytes (self, column);
      base_record_put_sealed (record, field, bytes);
    }
  else
    base_record_put_number (record, field, read_number_of_kind (self, column, field));
}

void
store_query_reset (StoreQuery *self)
{
  if (self->statement == NULL)
    return;
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
}

gboolean
store_query_finish (StoreQuery *self, GError **error)
{
  store_query_reset (self);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->error));
  return FALSE;
}

gboolean
store_query_run (StoreQuery *self, GError **error)
{
  while (store_query_next (self))
    continue;
  return store_query_finish (self, error);
}
