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
  sqlite3_value **before; /* of each column; NULL for a new row */
  char           *after;  /* image of a new row nobody has touched again, else NULL */
} Touch;

struct _StoreTouches
{
  StoreDb    *db;
  GHashTable *by_key;    /* Key → Touch */
  GPtrArray  *in_order;  /* Touch */
  StoreTable *last_table;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return (guint) (key->id * 2654435761u) ^ GPOINTER_TO_UINT (key->table);
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
    sqlite3_value_free (touch->before[i]);
  g_free (touch->before);
  g_free (touch->after);
  g_free (touch);
}

static sqlite3_value **
copy_old_row (StoreDb *db, StoreTable *table)
{
  sqlite3_value **values = g_new0 (sqlite3_value *, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *value = NULL;
      sqlite3_preupdate_old (db->handle, (int) i, &value);
      values[i] = sqlite3_value_dup (value);
    }
  return values;
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
    touch->before = copy_old_row (self->db, table);
  else
    touch->after = image_new_row (self->db, table);
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
  else
    g_clear_pointer (&touch->after, g_free);
  touch->exists = operation != SQLITE_DELETE;
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
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->in_order);
  g_free (self);
}

guint
store_touches_get_n (StoreTouches *self)
{
  return self->in_order->len;
}

static gboolean
image_both (Touch *touch, sqlite3_stmt *row, char **before, char **after)
{
  StoreTable *table = touch->key.table;
  g_autoptr (GString) old = store_image_begin ();
  g_autoptr (GString) new = store_image_begin ();
  gboolean differs = !touch->existed || !touch->exists;

  for (guint i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *now = touch->exists ? sqlite3_column_value (row, (int) i) : NULL;
      gboolean changed = !touch->existed || !touch->exists || !store_image_values_are_equal (touch->before[i], now);
      if (changed && touch->existed && (!touch->exists || (int) i != table->version_column))
        store_image_add_or_null (old, table->columns[i], touch->before[i], touch->exists);
      if (changed && touch->exists && (!touch->existed || (int) i != table->version_column))
        store_image_add_or_null (new, table->columns[i], now, touch->existed);
      differs = differs || changed;
    }
  *before = touch->existed ? store_image_end (old) : NULL;
  *after = touch->exists ? store_image_end (new) : NULL;
  return differs;
}

gboolean
store_touches_get (StoreTouches *self, guint index, StoreTable **table, gint64 *id, char **before, char **after, GError **error)
{
  Touch *touch = g_ptr_array_index (self->in_order, index);
  sqlite3_stmt *row = NULL;
  gboolean differs;

  *table = touch->key.table;
  *id = touch->key.id;
  *before = NULL;
  *after = NULL;
  if (!touch->existed && !touch->exists)
    return FALSE;
  if (touch->after != NULL)
    {
      *after = g_steal_pointer (&touch->after);
      return TRUE;
    }
  if (touch->exists)
    {
      if (!store_db_prepare (self->db, touch->key.table->select, &row, error))
        return FALSE;
      sqlite3_bind_int64 (row, 1, touch->key.id);
      sqlite3_step (row);
    }
  differs = image_both (touch, row, before, after);
  if (row != NULL)
    store_db_release (self->db, row);
  return differs;
}
