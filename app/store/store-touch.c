/* What a transaction has noticed of its rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-db-private.h"
#include "store-image.h"

typedef struct
{
  StoreTable *table;
  gint64      id;
} Key;

typedef struct
{
  Key             key;
  gboolean        existed;
  gboolean        exists;
  sqlite3_value **before; /* of a row that existed: of each column that was changed, what it was */
  sqlite3_value **now;    /* and what it is */
  char           *image;  /* of a new row nobody has touched again, else NULL */
} Touch;

struct _StoreTouches
{
  StoreDb    *db;
  GHashTable *by_key;    /* Key → Touch */
  GPtrArray  *in_order;  /* Touch */
  GHashTable *since;     /* set of Touch: noticed since the mark; NULL: there is none */
  StoreTable *last_table;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (guint) ((guint64) key->id * 2654435761u) ^ GPOINTER_TO_UINT (key->table);
}

static gboolean
keys_are_equal (gconstpointer a, gconstpointer b)
{
  return ((const Key *) a)->id == ((const Key *) b)->id && ((const Key *) a)->table == ((const Key *) b)->table;
}

static void
free_touch (gpointer data)
{
  Touch *touch = data;

  for (guint i = 0; touch->before != NULL && i < touch->key.table->n_columns; i++)
    {
      sqlite3_value_free (touch->before[i]);
      sqlite3_value_free (touch->now[i]);
    }
  g_free (touch->before);
  g_free (touch->now);
  g_free (touch->image);
  g_free (touch);
}

/* What differs is kept: a column that this statement leaves alone is still what it was before the transaction, or what an earlier statement made it. */
static void
note_values (StoreDb *db, Touch *touch, int operation)
{
  for (guint i = 0; i < touch->key.table->n_columns; i++)
    {
      sqlite3_value *old = NULL, *new = NULL;

      if (operation != SQLITE_INSERT)
        sqlite3_preupdate_old (db->handle, (int) i, &old);
      if (operation != SQLITE_DELETE)
        sqlite3_preupdate_new (db->handle, (int) i, &new);
      if (old != NULL && new != NULL && store_image_values_are_equal (old, new))
        continue;
      if (touch->before[i] == NULL)
        touch->before[i] = sqlite3_value_dup (old);
      sqlite3_value_free (touch->now[i]);
      touch->now[i] = sqlite3_value_dup (new);
    }
}

static char *
image_new_row (StoreDb *db, StoreTable *table)
{
  g_autoptr (GString) image = store_image_begin ();

  for (guint i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;
      sqlite3_preupdate_new (db->handle, (int) i, &value);
      store_image_add (image, table->columns[i], value);
    }
  return store_image_end (image);
}

static StoreTable *
find_table (StoreTouches *self, const char *name)
{
  if (self->last_table == NULL || strcmp (self->last_table->name, name) != 0)
    self->last_table = store_db_find_table (self->db, name);
  return self->last_table;
}

static Touch *
add_touch (StoreTouches *self, StoreTable *table, int operation, gint64 id)
{
  Touch *touch = g_new0 (Touch, 1);

  touch->key = (Key) { table, id };
  touch->existed = operation != SQLITE_INSERT;
  if (touch->existed)
    {
      touch->before = g_new0 (sqlite3_value *, table->n_columns);
      touch->now = g_new0 (sqlite3_value *, table->n_columns);
      note_values (self->db, touch, operation);
    }
  else
    touch->image = image_new_row (self->db, table);
  g_hash_table_insert (self->by_key, &touch->key, touch);
  g_ptr_array_add (self->in_order, touch);
  return touch;
}

static void
preupdate_cb (void *data, sqlite3 *handle, int operation, char const *schema, char const *name, sqlite3_int64 old_id, sqlite3_int64 new_id)
{
  StoreTouches *self = data;
  StoreTable *table = find_table (self, name);
  gint64 id = operation == SQLITE_DELETE ? old_id : new_id;
  Touch *touch;

  if (table == NULL)
    return;
  touch = g_hash_table_lookup (self->by_key, &(Key) { table, id });
  if (touch == NULL)
    touch = add_touch (self, table, operation, id);
  else if (touch->existed)
    note_values (self->db, touch, operation);
  else
    g_clear_pointer (&touch->image, g_free);
  touch->exists = operation != SQLITE_DELETE;
  if (self->since != NULL)
    g_hash_table_add (self->since, touch);
}

StoreTouches *
store_touches_new (StoreDb *db)
{
  StoreTouches *self = g_new0 (StoreTouches, 1);

  self->db = db;
  self->by_key = g_hash_table_new (hash_key, keys_are_equal);
  self->in_order = g_ptr_array_new_with_free_func (free_touch);
  sqlite3_preupdate_hook (db->handle, preupdate_cb, self);
  return self;
}

void
store_touches_stop (StoreTouches *self)
{
  sqlite3_preupdate_hook (self->db->handle, NULL, NULL);
}

void
store_touches_free (StoreTouches *self)
{
  store_touches_stop (self);
  g_clear_pointer (&self->since, g_hash_table_unref);
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->in_order);
  g_free (self);
}

guint
store_touches_get_n (StoreTouches *self)
{
  return self->in_order->len;
}

/* A column that is no field, such as the mark of the trash, counts for all of them. */
static guint64
get_bit (StoreTable *table, guint column)
{
  if ((int) column == table->version_column)
    return 0;
  return table->fields[column] != NULL ? base_record_class_get_bit (table->class, table->fields[column]) : G_MAXUINT64;
}

/* Of a row that was there before. FALSE if all is as it was. */
static gboolean
image_both (Touch *touch, guint64 *changed, char **before, char **after)
{
  StoreTable *table = touch->key.table;
  g_autoptr (GString) old = store_image_begin ();
  g_autoptr (GString) new = store_image_begin ();
  gboolean differs = !touch->exists;

  for (guint i = 0; i < table->n_columns; i++)
    {
      if (touch->before[i] == NULL || (touch->exists && store_image_values_are_equal (touch->before[i], touch->now[i])))
        continue;
      differs = TRUE;
      *changed |= get_bit (table, i);
      if (touch->exists && (int) i == table->version_column)
        continue;
      store_image_add_or_null (old, table->columns[i], touch->before[i], touch->exists);
      if (touch->exists)
        store_image_add_or_null (new, table->columns[i], touch->now[i], TRUE);
    }
  *before = store_image_end (old);
  *after = touch->exists ? store_image_end (new) : NULL;
  return differs;
}

/* Of a new row that was touched again. */
static char *
image_row (StoreDb *db, Touch *touch, GError **error)
{
  StoreTable *table = touch->key.table;
  g_autoptr (GString) image = store_image_begin ();
  sqlite3_stmt *row;
  int code;

  if (!store_db_prepare (db, table->select, &row, error))
    return NULL;
  sqlite3_bind_int64 (row, 1, touch->key.id);
  code = sqlite3_step (row);
  for (guint i = 0; code == SQLITE_ROW && i < table->n_columns; i++)
    store_image_add (image, table->columns[i], sqlite3_column_value (row, (int) i));
  if (code != SQLITE_ROW)
    store_db_set_error (db, code, error);
  store_db_release (db, row);
  return code == SQLITE_ROW ? store_image_end (image) : NULL;
}

static void
take_row (Touch *touch, sqlite3_stmt *row)
{
  touch->exists = row != NULL;
  g_clear_pointer (&touch->image, g_free);
  for (guint i = 0; touch->existed && i < touch->key.table->n_columns; i++)
    if (touch->before[i] != NULL)
      {
        sqlite3_value_free (touch->now[i]);
        touch->now[i] = row != NULL ? sqlite3_value_dup (sqlite3_column_value (row, (int) i)) : NULL;
      }
}

static gboolean
read_again (StoreDb *db, Touch *touch, GError **error)
{
  sqlite3_stmt *row;
  int code;

  if (!store_db_prepare (db, touch->key.table->select, &row, error))
    return FALSE;
  sqlite3_bind_int64 (row, 1, touch->key.id);
  code = sqlite3_step (row);
  if (code == SQLITE_ROW || code == SQLITE_DONE)
    take_row (touch, code == SQLITE_ROW ? row : NULL);
  else
    store_db_set_error (db, code, error);
  store_db_release (db, row);
  return code == SQLITE_ROW || code == SQLITE_DONE;
}

void
store_touches_mark (StoreTouches *self)
{
  g_clear_pointer (&self->since, g_hash_table_unref);
  self->since = g_hash_table_new (NULL, NULL);
}

gboolean
store_touches_go_back (StoreTouches *self, GError **error)
{
  GHashTableIter iter;
  gpointer touch;

  g_hash_table_iter_init (&iter, self->since);
  while (g_hash_table_iter_next (&iter, &touch, NULL))
    if (!read_again (self->db, touch, error))
      return FALSE;
  return TRUE;
}

gboolean
store_touches_get (StoreTouches *self, guint index, StoreTouch *result, char **before, char **after, GError **error)
{
  Touch *touch = g_ptr_array_index (self->in_order, index);
  StoreTable *table = touch->key.table;

  *before = NULL;
  *after = NULL;
  *result = (StoreTouch) { table->class, table->name, touch->key.id, touch->existed, touch->exists, touch->existed && touch->exists ? 0 : G_MAXUINT64 };
  if (touch->existed)
    return image_both (touch, &result->changed, before, after);
  if (!touch->exists)
    return FALSE;
  *after = touch->image != NULL ? g_steal_pointer (&touch->image) : image_row (self->db, touch, error);
  return *after != NULL;
}
