/* The records against the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-check-private.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-image.h"

/* Two walks side by side in the order of the ids: the rows, and what the log says of them. */
typedef struct
{
  StoreDb      *db;
  StoreTable   *table;
  GPtrArray    *faults;
  sqlite3_stmt *rows;
  sqlite3_stmt *changes;
  gboolean      has_row;
  gboolean      has_change;
  /* of the record that the log speaks of */
  gint64        id;
  char         *whole;   /* image of an insert that nothing followed */
  GHashTable   *last;    /* column → sqlite3_value; NULL while whole is enough */
  gboolean      exists;
} Walk;

static gboolean
step (Walk *self, sqlite3_stmt *statement, gboolean *has, GError **error)
{
  int code = sqlite3_step (statement);

  *has = code == SQLITE_ROW;
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    return TRUE;
  store_db_set_error (self->db, code, error);
  return FALSE;
}

/* Later columns replace earlier ones. */
static gboolean
remember (Walk *self, const char *image, GError **error)
{
  g_autoptr (GArray) cells = store_image_parse (self->db, image, error);

  if (cells == NULL)
    return FALSE;
  if (self->last == NULL)
    self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_value_free);
  for (guint i = 0; i < cells->len; i++)
    {
      StoreCell *cell = &g_array_index (cells, StoreCell, i);
      g_hash_table_replace (self->last, g_strdup (cell->column), sqlite3_value_dup (cell->value));
    }
  return TRUE;
}

static void
forget (Walk *self)
{
  g_clear_pointer (&self->whole, g_free);
  g_clear_pointer (&self->last, g_hash_table_unref);
}

/* One row of the log: id, before, after, whether it was erased. */
static gboolean
apply_change (Walk *self, GError **error)
{
  gboolean has_before = sqlite3_column_type (self->changes, 1) != SQLITE_NULL;
  const char *after = (const char *) sqlite3_column_text (self->changes, 2);
  gboolean erased = sqlite3_column_int (self->changes, 3) != 0;

  if (erased) /* nobody knows any more, not even whether it is there */
    {
      forget (self);
      self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_value_free);
      return TRUE;
    }
  self->exists = after != NULL;
  if (after == NULL || !has_before)
    forget (self);
  if (after != NULL && !has_before)
    {
      self->whole = g_strdup (after);
      return TRUE;
    }
  if (self->whole != NULL && !remember (self, self->whole, error))
    return FALSE;
  g_clear_pointer (&self->whole, g_free);
  return after == NULL || remember (self, after, error);
}

/* All the log says of the next record. */
static gboolean
read_record (Walk *self, GError **error)
{
  forget (self);
  self->exists = TRUE;
  self->id = sqlite3_column_int64 (self->changes, 0);
  while (self->has_change && sqlite3_column_int64 (self->changes, 0) == self->id)
    if (!apply_change (self, error) || !step (self, self->changes, &self->has_change, error))
      return FALSE;
  return TRUE;
}

static gboolean
is_whole_row (Walk *self)
{
  GString *image;
  g_autofree char *text = NULL;

  if (self->whole == NULL)
    return FALSE;
  image = store_image_begin ();
  for (guint i = 0; i < self->table->n_columns; i++)
    store_image_add (image, self->table->columns[i], sqlite3_column_value (self->rows, (int) i));
  text = store_image_end (image);
  g_string_free (image, TRUE);
  return strcmp (text, self->whole) == 0;
}

static void
compare_cells (Walk *self, const char *name)
{
  for (guint i = 0; i < self->table->n_columns; i++)
    {
      sqlite3_value *said = g_hash_table_lookup (self->last, self->table->columns[i]);
      const BaseField *field = self->table->fields[i];

      if ((int) i == self->table->version_column || said == NULL || store_image_values_are_equal (said, sqlite3_column_value (self->rows, (int) i)))
        continue;
      store_check_add (self->faults, g_strdup_printf (_("%s: “%s” was changed past the change log."), name,
                                                      field != NULL ? base_field_get_label (field) : self->table->columns[i]));
    }
}

static gboolean
compare_row (Walk *self, GError **error)
{
  g_autofree char *name = NULL;

  if (is_whole_row (self))
    return TRUE;
  name = store_check_name (self->table->class, self->table->name, self->id);
  if (self->whole != NULL && !remember (self, self->whole, error))
    return FALSE;
  if (!self->exists)
    store_check_add (self->faults, g_strdup_printf (_("%s is there, though the change log says that it was removed."), name));
  else if (self->last != NULL)
    compare_cells (self, name);
  return TRUE;
}

static void
add_unlogged (Walk *self, gint64 id)
{
  g_autofree char *name = store_check_name (self->table->class, self->table->name, id);

  store_check_add (self->faults, g_strdup_printf (_("%s was added past the change log."), name));
}

static void
add_gone (Walk *self)
{
  g_autofree char *name = NULL;

  /* What was erased says nothing; what was removed is gone rightly. */
  if (!self->exists || (self->last != NULL && g_hash_table_size (self->last) == 0))
    return;
  name = store_check_name (self->table->class, self->table->name, self->id);
  store_check_add (self->faults, g_strdup_printf (_("%s was removed past the change log."), name));
}

/* Rows before the log's next record are in no change; rows of it are compared. */
static gboolean
catch_up (Walk *self, gboolean to_end, GError **error)
{
  while (self->has_row && (to_end || sqlite3_column_int64 (self->rows, 0) < self->id))
    {
      add_unlogged (self, sqlite3_column_int64 (self->rows, 0));
      if (!step (self, self->rows, &self->has_row, error))
        return FALSE;
    }
  if (to_end)
    return TRUE;
  if (!self->has_row || sqlite3_column_int64 (self->rows, 0) != self->id)
    {
      add_gone (self);
      return TRUE;
    }
  return compare_row (self, error) && step (self, self->rows, &self->has_row, error);
}

static gboolean
walk (Walk *self, GError **error)
{
  gboolean going = step (self, self->rows, &self->has_row, error) && step (self, self->changes, &self->has_change, error);
  guint n = 0;

  while (going && self->has_change)
    going = read_record (self, error)
            && catch_up (self, FALSE, error)
            && (++n % 4096 != 0 || self->db->cancellable == NULL || !g_cancellable_set_error_if_cancelled (self->db->cancellable, error));
  return going && catch_up (self, TRUE, error);
}

static const char changes_sql[] = "SELECT record_id, before, after, salt IS NULL FROM change_row WHERE table_name = ?1 ORDER BY record_id, change, position";

static gboolean
check_table (StoreDb *db, StoreTable *table, GPtrArray *faults, GError **error)
{
  Walk self = { .db = db, .table = table, .faults = faults };
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY id", table->name);
  gboolean done = store_db_prepare (db, sql, &self.rows, error) && store_db_prepare (db, changes_sql, &self.changes, error);

  if (done)
    {
      sqlite3_bind_text (self.changes, 1, table->name, -1, SQLITE_STATIC);
      done = walk (&self, error);
    }
  forget (&self);
  if (self.rows != NULL)
    store_db_release (db, self.rows);
  if (self.changes != NULL)
    store_db_release (db, self.changes);
  return done;
}

gboolean
store_check_log (StoreDb *db, GPtrArray *faults, GError **error)
{
  GHashTableIter iterator;
  gpointer table;

  if (!store_db_load_tables (db, error))
    return FALSE;
  g_hash_table_iter_init (&iterator, db->tables);
  while (g_hash_table_iter_next (&iterator, NULL, &table))
    if (!check_table (db, table, faults, error))
      return FALSE;
  return TRUE;
}
