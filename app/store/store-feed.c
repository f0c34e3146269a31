/* Rows of the program that a statement reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-feed.h"

#include "store-column.h"
#include "store-db-private.h"

typedef struct
{
  int         type;
  gint64      number;
  const char *data;       /* a text, or bytes */
  gsize       size;       /* of bytes */
  char        made[STORE_COLUMN_MADE]; /* a text of its own */
} Cell;

struct _StoreFeed
{
  StoreFeedNext next;
  gpointer      data;
  GError       *error;
  Cell          cells[STORE_FEED_COLUMNS];
};

typedef struct
{
  sqlite3_vtab parent_instance;
  StoreDb     *db; /* borrowed: it owns the connection */
} Table;

typedef struct
{
  sqlite3_vtab_cursor parent_instance;
  StoreFeed          *feed;
  sqlite3_int64       row;
  gboolean            ended;
} Cursor;

static int
connect_cb (sqlite3 *handle, void *data, int n_arguments, const char *const *arguments, sqlite3_vtab **result, char **problem)
{
  g_autoptr (GString) sql = g_string_new ("CREATE TABLE store_feed (");
  Table *table = g_new0 (Table, 1);

  for (guint i = 0; i < STORE_FEED_COLUMNS; i++)
    g_string_append_printf (sql, "%sc%u", i > 0 ? ", " : "", i);
  g_string_append_c (sql, ')');
  table->db = data;
  *result = &table->parent_instance;
  sqlite3_vtab_config (handle, SQLITE_VTAB_DIRECTONLY);
  return sqlite3_declare_vtab (handle, sql->str);
}

static int
disconnect_cb (sqlite3_vtab *table)
{
  g_free (table);
  return SQLITE_OK;
}

static int
plan_cb (sqlite3_vtab *table, sqlite3_index_info *plan)
{
  plan->estimatedCost = 1000;
  return SQLITE_OK;
}

static int
open_cb (sqlite3_vtab *table, sqlite3_vtab_cursor **result)
{
  Cursor *cursor = g_new0 (Cursor, 1);

  cursor->feed = ((Table *) table)->db->feed;
  *result = &cursor->parent_instance;
  return cursor->feed != NULL ? SQLITE_OK : SQLITE_MISUSE;
}

static int
close_cb (sqlite3_vtab_cursor *cursor)
{
  g_free (cursor);
  return SQLITE_OK;
}

static int
next_cb (sqlite3_vtab_cursor *handle)
{
  Cursor *cursor = (Cursor *) handle;
  StoreFeed *feed = cursor->feed;

  cursor->row++;
  cursor->ended = !feed->next (feed, feed->data, &feed->error);
  return feed->error == NULL ? SQLITE_OK : SQLITE_ERROR;
}

static int
filter_cb (sqlite3_vtab_cursor *cursor, int plan, const char *plan_name, int n_arguments, sqlite3_value **arguments)
{
  return next_cb (cursor);
}

static int
is_ended_cb (sqlite3_vtab_cursor *cursor)
{
  return ((Cursor *) cursor)->ended;
}

static int
give_column_cb (sqlite3_vtab_cursor *cursor, sqlite3_context *result, int column)
{
  const Cell *cell = &((Cursor *) cursor)->feed->cells[column];

  switch (cell->type)
    {
    case SQLITE_INTEGER:
      sqlite3_result_int64 (result, cell->number);
      break;
    case SQLITE_TEXT:
      sqlite3_result_text (result, cell->data, -1, SQLITE_STATIC);
      break;
    case SQLITE_BLOB:
      sqlite3_result_blob64 (result, cell->data, cell->size, SQLITE_STATIC);
      break;
    default:
      break;
    }
  return SQLITE_OK;
}

static int
give_row_cb (sqlite3_vtab_cursor *cursor, sqlite3_int64 *row)
{
  *row = ((Cursor *) cursor)->row;
  return SQLITE_OK;
}

static const sqlite3_module module = {
  .xConnect = connect_cb, .xBestIndex = plan_cb, .xDisconnect = disconnect_cb, .xOpen = open_cb, .xClose = close_cb, .xFilter = filter_cb,
  .xNext = next_cb, .xEof = is_ended_cb, .xColumn = give_column_cb, .xRowid = give_row_cb,
};

void
store_feed_put_number (StoreFeed *self, guint column, gint64 value)
{
  self->cells[column].type = SQLITE_INTEGER;
  self->cells[column].number = value;
}

void
store_feed_put_text (StoreFeed *self, guint column, const char *value)
{
  self->cells[column].type = value != NULL ? SQLITE_TEXT : SQLITE_NULL;
  self->cells[column].data = value;
}

void
store_feed_put_blob (StoreFeed *self, guint column, const void *data, gsize size)
{
  self->cells[column].type = data != NULL ? SQLITE_BLOB : SQLITE_NULL;
  self->cells[column].data = data;
  self->cells[column].size = size;
}

static void
put_number_of_kind (Cell *cell, const BaseField *field, gint64 value)
{
  cell->type = store_column_get_type (field, value, cell->made, &cell->data);
  cell->number = value;
}

void
store_feed_put_field (StoreFeed *self, guint column, BaseRecord *record, const BaseField *field)
{
  GBytes *sealed = base_field_is_sealed (field) ? base_record_get_sealed (record, field) : NULL;
  gsize size = 0;

  if (base_field_is_text (field))
    store_feed_put_text (self, column, base_record_get_text (record, field));
  else if (base_field_is_sealed (field))
    store_feed_put_blob (self, column, sealed != NULL ? g_bytes_get_data (sealed, &size) : NULL, sealed != NULL ? g_bytes_get_size (sealed) : 0);
  else
    put_number_of_kind (&self->cells[column], field, base_record_get_number (record, field));
}

static int
run_statement (StoreDb *db, sqlite3_stmt *statement)
{
  int code = store_db_has_lost_transaction (db) ? SQLITE_IOERR : sqlite3_step (statement);

  return code == SQLITE_DONE && store_db_has_lost_transaction (db) ? SQLITE_IOERR : code;
}

gboolean
store_feed_run (StoreDb *db, const char *sql, StoreFeedNext next, gpointer data, GError **error)
{
  StoreFeed feed = { .next = next, .data = data }, *outer = db->feed;
  sqlite3_stmt *statement;
  int code;

  if (!store_db_prepare (db, sql, &statement, error))
    return FALSE;
  db->feed = &feed;
  code = run_statement (db, statement);
  db->feed = outer;
  if (feed.error != NULL)
    g_propagate_error (error, feed.error);
  else if (code != SQLITE_DONE)
    store_db_set_error (db, code, error);
  store_db_release (db, statement);
  return code == SQLITE_DONE;
}

int
store_feed_add (StoreDb *db)
{
  return sqlite3_create_module_v2 (db->handle, "store_feed", &module, db, NULL);
}
