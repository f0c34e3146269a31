/* Taking a change back as a new change.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-log.h"

#include <glib/gi18n-lib.h>
#include "store-image.h"
#include "store-reversal.h"
#include "store-vault-file.h"

/* A do or redo stands until an undo that stands takes it back; an undo stands until a redo takes it back. */
static gboolean
is_undo (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT undoes FROM change WHERE seq = ?1");
  gboolean odd = FALSE;

  for (;;)
    {
      store_query_reset (query);
      store_query_bind_number (query, 1, seq);
      if (!store_query_next (query) || store_query_is_null (query, 0))
        return odd;
      seq = store_query_get_number (query, 0);
      odd = !odd;
    }
}

typedef enum { SEEK_UNDO, SEEK_REDO } Seek;

/* What nobody did is nobody's to take back. */
static gboolean
is_passed_over (StoreDb *db, const char *name)
{
  const StoreCommand *command = store_schema_find_command (store_db_get_schema (db), name);

  return g_strcmp0 (name, STORE_COMMAND_REPLACE_KEY) == 0 || (command != NULL && command->unattended);
}

/* Walks back from the newest change over those that still stand. */
static gint64
seek (StoreDb *db, Seek what)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT seq, undoes, command FROM change ORDER BY seq DESC");
  g_autoptr (GHashTable) reverted = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  while (store_query_next (query))
    {
      gint64 seq = store_query_get_number (query, 0);
      gint64 undoes = store_query_get_number (query, 1);
      gboolean undo;

      if (g_strcmp0 (store_query_get_text (query, 2), STORE_COMMAND_FOUND) == 0)
        return 0;
      if (g_hash_table_contains (reverted, &seq) || is_passed_over (db, store_query_get_text (query, 2)))
        continue;
      undo = undoes != 0 && is_undo (db, seq);
      if (undoes != 0)
        g_hash_table_add (reverted, g_memdup2 (&undoes, sizeof undoes));
      if (what == SEEK_UNDO && !undo)
        return seq;
      if (what == SEEK_REDO && (undo || undoes == 0))
        return undo ? seq : 0;
    }
  return 0;
}

gint64
store_log_get_undo (StoreDb *db)
{
  return seek (db, SEEK_UNDO);
}

gint64
store_log_get_redo (StoreDb *db)
{
  return seek (db, SEEK_REDO);
}

/* One row of a change on its way back. */
typedef struct
{
  StoreDb    *db;
  StoreTable *table;
  gint64      id;
  GArray     *before; /* StoreCell */
  GArray     *after;
  gboolean    was_there, is_there;
} Row;

static const BaseField *
find_field (Row *row, const char *column)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    if (strcmp (row->table->columns[i], column) == 0)
      return row->table->fields[i];
  return NULL;
}

static gboolean
refuse (Row *row, GError **error)
{
  const char *name = row->table->class != NULL ? _(row->table->class->singular) : row->table->name;

  g_set_error (error, STORE_ERROR, STORE_ERROR_UNDO,
               _("This cannot be taken back: %s number %lld was changed again since. Take that change back first."), name, (long long) row->id);
  return FALSE;
}

static sqlite3_stmt *
select_row (Row *row, gboolean *found, GError **error)
{
  sqlite3_stmt *statement;
  int code;

  if (!store_db_prepare (row->db, row->table->select, &statement, error))
    return NULL;
  sqlite3_bind_int64 (statement, 1, row->id);
  code = sqlite3_step (statement);
  *found = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return statement;
  store_db_set_error (row->db, code, error);
  store_db_release (row->db, statement);
  return NULL;
}

static sqlite3_value *
value_now (Row *row, sqlite3_stmt *statement, const char *column)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    if (strcmp (row->table->columns[i], column) == 0)
      return sqlite3_column_value (statement, (int) i);
  return NULL;
}

/* How a column that no longer holds the after-value goes back. */
typedef enum { RESET, SUBTRACT, LEAVE, CONFLICT } Treatment;

/* Derived sums (stock, totals) take the difference back; derived counters (the next number of a series) stay; all else is somebody's later work. */
static Treatment
treat (const BaseField *field, sqlite3_value *now, sqlite3_value *after)
{
  if (store_image_values_are_equal (now, after))
    return RESET;
  if (field == NULL || !(field->flags & (BASE_DERIVED | BASE_SUM)))
    return CONFLICT;
  if (field->kind == BASE_KIND_MONEY || field->kind == BASE_KIND_QUANTITY)
    return SUBTRACT;
  return field->kind == BASE_KIND_COUNT ? LEAVE : CONFLICT;
}

static gboolean
set_column (Row *row, const char *column, sqlite3_value *value, gint64 *number, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2 WHERE id = ?1", row->table->name, column);
  sqlite3_stmt *statement;
  int code;

  if (!store_db_prepare (row->db, sql, &statement, error))
    return FALSE;
  sqlite3_bind_int64 (statement, 1, row->id);
  if (number != NULL)
    sqlite3_bind_int64 (statement, 2, *number);
  else
    sqlite3_bind_value (statement, 2, value);
  code = sqlite3_step (statement);
  if (code != SQLITE_DONE)
    store_db_set_error (row->db, code, error);
  store_db_release (row->db, statement);
  return code == SQLITE_DONE;
}

static gboolean
revert_column (Row *row, StoreCell *after, sqlite3_value *now, GError **error)
{
  StoreCell *before = store_image_find (row->before, after->column);
  gint64 number;

  switch (treat (find_field (row, after->column), now, after->value))
    {
    case RESET:
      return set_column (row, after->column, before->value, NULL, error);
    case SUBTRACT:
      number = sqlite3_value_int64 (now) - (sqlite3_value_int64 (after->value) - sqlite3_value_int64 (before->value));
      return set_column (row, after->column, NULL, &number, error);
    case LEAVE:
      return TRUE;
    default:
      return refuse (row, error);
    }
}

static gboolean
revert_update (Row *row, GError **error)
{
  gboolean found = FALSE, done = TRUE;
  sqlite3_stmt *now = select_row (row, &found, error);

  if (now == NULL)
    return FALSE;
  for (guint i = 0; found && done && i < row->after->len; i++)
    {
      StoreCell *after = &g_array_index (row->after, StoreCell, i);
      sqlite3_value *value = sqlite3_value_dup (value_now (row, now, after->column));
      done = revert_column (row, after, value, error);
      sqlite3_value_free (value);
    }
  store_db_release (row->db, now);
  if (!found)
    return refuse (row, error);
  if (done && row->table->version_column >= 0)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE %s SET version = version + 1 WHERE id = ?1", row->table->name);
      g_autoptr (StoreQuery) query = store_query_new (row->db, sql);
      store_query_bind_number (query, 1, row->id);
      done = store_query_run (query, error);
    }
  return done;
}

/* Whether the row is still as the change left it; the version does not matter: a later change that was taken back has counted it up. */
static gboolean
is_as_left (Row *row, sqlite3_stmt *now)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    {
      StoreCell *after = store_image_find (row->after, row->table->columns[i]);
      sqlite3_value *value = sqlite3_column_value (now, (int) i);
      const BaseField *field = row->table->fields[i];

      if ((int) i == row->table->version_column || strcmp (row->table->columns[i], "id") == 0)
        continue;
      if (after == NULL ? sqlite3_value_type (value) != SQLITE_NULL
                        : treat (field, value, after->value) == CONFLICT)
        return FALSE;
    }
  return TRUE;
}

/* Whether a row of a class links to this one. */
static gboolean
has_link_from (Row *row, BaseRecordClass *class)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].kind == BASE_KIND_LINK && strcmp (class->fields[i].target, row->table->name) == 0)
      {
        g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1 LIMIT 1", class->table, class->fields[i].name);
        g_autoptr (StoreQuery) query = store_query_new (row->db, sql);

        store_query_bind_number (query, 1, row->id);
        if (store_query_next (query))
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_sum (const BaseField *field)
{
  return field != NULL && (field->flags & BASE_DERIVED) && (field->kind == BASE_KIND_MONEY || field->kind == BASE_KIND_QUANTITY);
}

static gboolean
has_other_sums (Row *row, sqlite3_stmt *now)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    {
      StoreCell *after = is_sum (row->table->fields[i]) ? store_image_find (row->after, row->table->columns[i]) : NULL;

      if (after != NULL && !store_image_values_are_equal (sqlite3_column_value (now, (int) i), after->value))
        return TRUE;
    }
  return FALSE;
}

/* Others have come to use what this change made on demand: they link to it, or changed its sums. */
static gboolean
is_in_use (Row *row, sqlite3_stmt *now)
{
  StoreRulesInterface *rules = row->table->class != NULL ? g_type_interface_peek (row->table->class, STORE_TYPE_RULES) : NULL;

  if (rules == NULL || !rules->made_on_demand)
    return FALSE;
  if (has_other_sums (row, now))
    return TRUE;
  for (guint i = 0; i < store_schema_get_n_types (row->db->schema); i++)
    if (has_link_from (row, store_schema_get_class (row->db->schema, i)))
      return TRUE;
  return FALSE;
}

static gboolean
subtract (Row *row, const char *column, gint64 amount, GError **error)
{
  g_autofree char *sql = g_strconcat ("UPDATE ", row->table->name, " SET ", column, " = ", column, " - ?2, version = version + 1 WHERE id = ?1", NULL);
  g_autoptr (StoreQuery) query = store_query_new (row->db, sql);

  store_query_bind_number (query, 1, row->id);
  store_query_bind_number (query, 2, amount);
  return store_query_run (query, error);
}

/* It stays, less what this change added to its sums. */
static gboolean
revert_sums (Row *row, GError **error)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    {
      const BaseField *field = row->table->fields[i];
      StoreCell *after = store_image_find (row->after, row->table->columns[i]);

      if (after != NULL && is_sum (field) && !subtract (row, field->name, sqlite3_value_int64 (after->value), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
revert_insert (Row *row, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", row->table->name);
  g_autoptr (StoreQuery) query = NULL;
  gboolean found = FALSE, same, in_use;
  sqlite3_stmt *now = select_row (row, &found, error);

  if (now == NULL)
    return FALSE;
  same = found && is_as_left (row, now);
  in_use = found && is_in_use (row, now);
  store_db_release (row->db, now);
  if (in_use)
    return revert_sums (row, error);
  if (!same)
    return refuse (row, error);
  query = store_query_new (row->db, sql);
  store_query_bind_number (query, 1, row->id);
  return store_query_run (query, error);
}

static gboolean
revert_delete (Row *row, GError **error)
{
  GString *sql = g_string_new ("INSERT INTO ");
  g_autofree char *text = NULL;
  sqlite3_stmt *statement;
  int code;

  g_string_append_printf (sql, "%s (", row->table->name);
  for (guint i = 0; i < row->before->len; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", g_array_index (row->before, StoreCell, i).column);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < row->before->len; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  text = g_string_free (sql, FALSE);
  if (!store_db_prepare (row->db, text, &statement, error))
    return FALSE;
  for (guint i = 0; i < row->before->len; i++)
    sqlite3_bind_value (statement, (int) i + 1, g_array_index (row->before, StoreCell, i).value);
  code = sqlite3_step (statement);
  store_db_release (row->db, statement);
  return code == SQLITE_DONE || ((code & 0xff) == SQLITE_CONSTRAINT ? refuse (row, error) : (store_db_set_error (row->db, code, error), FALSE));
}

static gboolean
revert_row (StoreDb *db, StoreQuery *query, GError **error)
{
  g_autoptr (GArray) before = store_image_parse (db, store_query_get_text (query, 2), error);
  g_autoptr (GArray) after = before != NULL ? store_image_parse (db, store_query_get_text (query, 3), error) : NULL;
  Row row = { db, store_db_find_table (db, store_query_get_text (query, 0)), store_query_get_number (query, 1), before, after,
              !store_query_is_null (query, 2), !store_query_is_null (query, 3) };

  if (after == NULL)
    return FALSE;
  if (row.table == NULL || (!row.was_there && !row.is_there))
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_UNDO, _("This cannot be taken back: its content was erased."));
      return FALSE;
    }
  if (!row.was_there)
    return revert_insert (&row, error);
  return row.is_there ? revert_update (&row, error) : revert_delete (&row, error);
}

gboolean
store_log_is_revertible (StoreDb *db, gint64 seq)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM change_row WHERE change = ?1 AND salt IS NULL LIMIT 1");

  store_query_bind_number (query, 1, seq);
  return !store_query_next (query);
}

static gboolean
check_not_undone (StoreDb *db, gint64 seq, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM change WHERE seq = ?1 AND command <> '" STORE_COMMAND_FOUND "'");
  gboolean known;

  store_query_bind_number (query, 1, seq);
  known = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  if (!known)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_UNDO, _("There is nothing to take back."));
  return known;
}

/* goes_back: NULL for all rows */
static gboolean
revert_rows (StoreDb *db, gint64 seq, StoreRowTest goes_back, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT table_name, record_id, before, after FROM change_row"
                                                      " WHERE change = ?1 ORDER BY position DESC");
  gint64 n = 0;

  if (!store_db_run (db, "PRAGMA defer_foreign_keys = ON", error) || !store_db_run (db, "UPDATE store_state SET undoing = 1", error))
    return FALSE;
  store_query_bind_number (query, 1, seq);
  while (store_query_next (query))
    if ((goes_back == NULL || goes_back (db, store_query_get_text (query, 0), store_query_get_number (query, 1)))
        && (!revert_row (db, query, error) || (++n % 1000 == 0 && !store_db_progress (db, 0, error))))
      return FALSE;
  return store_query_finish (query, error) && store_db_run (db, "UPDATE store_state SET undoing = 0", error);
}

gboolean
store_log_revert_part (StoreDb *db, gint64 seq, StoreRowTest goes_back, GError **error)
{
  return revert_rows (db, seq, goes_back, error);
}

gboolean
store_log_revert (StoreDb *db, gint64 seq, GError **error)
{
  const StoreCommand *reversal = store_reversal_find (db, seq);
  StoreAfterRevert after_revert = store_schema_get_after_revert (db->schema);

  return check_not_undone (db, seq, error)
         && (reversal != NULL ? store_reversal_run (reversal, db, seq, error) : revert_rows (db, seq, NULL, error) && (after_revert == NULL || after_revert (db, seq, error)));
}
