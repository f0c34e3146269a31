/* A row as a JSON object in the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-image.h"

static void
append_string (GString *image, const char *text, int length)
{
  const char *run = text, *end = text + length;

  g_string_append_c (image, '"');
  for (const char *p = text; p < end; p++)
    if ((guchar) *p < 0x20 || *p == '"' || *p == '\\')
      {
        g_string_append_len (image, run, p - run);
        g_string_append_printf (image, "\\u%04x", (guchar) *p);
        run = p + 1;
      }
  g_string_append_len (image, run, end - run);
  g_string_append_c (image, '"');
}

static void
append_number (GString *image, gint64 number)
{
  char digits[24], *p = digits + sizeof digits;
  guint64 rest = number < 0 ? -(guint64) number : (guint64) number;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';
  g_string_append_len (image, p, digits + sizeof digits - p);
}

static void
append_blob (GString *image, sqlite3_value *value)
{
  const guint8 *bytes = sqlite3_value_blob (value);

  g_string_append (image, "{\"hex\":\"");
  for (int i = 0; i < sqlite3_value_bytes (value); i++)
    g_string_append_printf (image, "%02x", bytes[i]);
  g_string_append (image, "\"}");
}

GString *
store_image_begin (void)
{
  return g_string_sized_new (256);
}

void
store_image_add_or_null (GString *image, const char *column, sqlite3_value *value, gboolean write_nulls)
{
  int type = sqlite3_value_type (value);

  if (type == SQLITE_NULL && !write_nulls)
    return;
  g_string_append (image, image->len == 0 ? "{\"" : ",\"");
  g_string_append (image, column);
  g_string_append (image, "\":");
  switch (type)
    {
    case SQLITE_INTEGER:
      append_number (image, sqlite3_value_int64 (value));
      break;
    case SQLITE_NULL:
      g_string_append (image, "null");
      break;
    case SQLITE_BLOB:
      append_blob (image, value);
      break;
    default:
      append_string (image, (const char *) sqlite3_value_text (value), sqlite3_value_bytes (value));
    }
}

void
store_image_add (GString *image, const char *column, sqlite3_value *value)
{
  store_image_add_or_null (image, column, value, FALSE);
}

char *
store_image_end (GString *image)
{
  g_string_append (image, image->len == 0 ? "{}" : "}");
  return g_strndup (image->str, image->len);
}

gboolean
store_image_values_are_equal (sqlite3_value *a, sqlite3_value *b)
{
  int type = sqlite3_value_type (a);

  if (type != sqlite3_value_type (b))
    return FALSE;
  if (type == SQLITE_NULL)
    return TRUE;
  if (type == SQLITE_INTEGER)
    return sqlite3_value_int64 (a) == sqlite3_value_int64 (b);
  if (sqlite3_value_bytes (a) != sqlite3_value_bytes (b))
    return FALSE;
  return sqlite3_value_bytes (a) == 0 || memcmp (sqlite3_value_blob (a), sqlite3_value_blob (b), (gsize) sqlite3_value_bytes (a)) == 0;
}

static void
clear_cell (gpointer data)
{
  StoreCell *cell = data;

  g_free (cell->column);
  sqlite3_value_free (cell->value);
}

static const char parse_sql[] =
  "SELECT key, CASE type WHEN 'object' THEN unhex (value ->> 'hex') ELSE atom END FROM json_each (?1)";

GArray *
store_image_parse (StoreDb *db, const char *image, GError **error)
{
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (StoreCell));
  sqlite3_stmt *statement;
  int code;

  g_array_set_clear_func (cells, clear_cell);
  if (image == NULL)
    return g_steal_pointer (&cells);
  if (!store_db_prepare (db, parse_sql, &statement, error))
    return NULL;
  sqlite3_bind_text (statement, 1, image, -1, SQLITE_STATIC);
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      StoreCell cell = { g_strdup ((const char *) sqlite3_column_text (statement, 0)), sqlite3_value_dup (sqlite3_column_value (statement, 1)) };
      g_array_append_val (cells, cell);
    }
  if (code != SQLITE_DONE)
    store_db_set_error (db, code, error);
  store_db_release (db, statement);
  return code == SQLITE_DONE ? g_steal_pointer (&cells) : NULL;
}

StoreCell *
store_image_find (GArray *cells, const char *column)
{
  for (guint i = 0; i < cells->len; i++)
    if (strcmp (g_array_index (cells, StoreCell, i).column, column) == 0)
      return &g_array_index (cells, StoreCell, i);
  return NULL;
}
