/* The keys of other systems for our records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <store-feed.h>
#include <store-record.h>
#include "exchange-keys.h"

#define MOST_REMEMBERED 250000
#define MOST_WAITING    10000

/* A key that is to be written. */
typedef struct
{
  gint64 row;
  char  *key; /* qualified */
  gint64 id;
} Waiting;

struct _ExchangeKeys
{
  StoreDb    *db;
  char       *system;
  char       *table;
  GString    *key;      /* "their table:" and the key at hand */
  gsize       prefix;   /* length of "their table:" */
  GHashTable *found;    /* key → id */
  gboolean    is_empty; /* the file has none of them, so only what was put needs looking up */
  GArray     *waiting;  /* Waiting: written together */
  guint       n_written;
  StoreQuery *find;
};

static void
clear_waiting (gpointer data)
{
  g_free (((Waiting *) data)->key);
}

static const char *
qualify (ExchangeKeys *self, const char *key)
{
  g_string_truncate (self->key, self->prefix);
  g_string_append (self->key, key);
  return self->key->str;
}

static gboolean
has_none (ExchangeKeys *self)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT 1 FROM external_keys WHERE system = ?1 AND table_name = ?2"
                                                            " AND key >= ?3 AND key < ?4 LIMIT 1");
  g_autofree char *end = g_strndup (self->key->str, self->prefix);

  end[self->prefix - 1]++; /* ":" becomes ";" */
  store_query_bind_text (query, 1, self->system);
  store_query_bind_text (query, 2, self->table);
  store_query_bind_text (query, 3, qualify (self, ""));
  store_query_bind_text (query, 4, end);
  return !store_query_next (query) && store_query_finish (query, NULL);
}

static void
remember (ExchangeKeys *self, const char *key, gint64 id)
{
  if (g_hash_table_size (self->found) >= MOST_REMEMBERED && !self->is_empty && self->waiting->len == 0)
    g_hash_table_remove_all (self->found);
  g_hash_table_insert (self->found, g_strdup (key), GSIZE_TO_POINTER ((gsize) id));
}

static ExchangeKeys *
make (StoreDb *db, const char *system, const char *their_table, const char *table)
{
  ExchangeKeys *self = g_new0 (ExchangeKeys, 1);
  g_autofree char *find = g_strdup_printf ("SELECT record_id FROM external_keys WHERE system = ?1 AND table_name = ?2 AND key = ?3"
                                           " AND EXISTS (SELECT 1 FROM %s WHERE id = record_id)", table);

  self->db = g_object_ref (db);
  self->system = g_strdup (system);
  self->table = g_strdup (table);
  self->key = g_string_new (their_table);
  g_string_append_c (self->key, ':');
  self->prefix = self->key->len;
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_empty = has_none (self);
  self->find = store_query_new (db, find);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Waiting));
  g_array_set_clear_func (self->waiting, clear_waiting);
  return self;
}

static void
free_keys (ExchangeKeys *self)
{
  g_clear_pointer (&self->find, store_query_free);
  g_array_unref (self->waiting);
  g_free (self->system);
  g_free (self->table);
  g_string_free (self->key, TRUE);
  g_hash_table_unref (self->found);
  g_object_unref (self->db);
  g_free (self);
}

GHashTable *
exchange_keys_new_ring (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_keys);
}

ExchangeKeys *
exchange_keys_get (GHashTable *ring, StoreDb *db, const char *system, const char *their_table, const char *table)
{
  g_autofree char *name = g_strdup_printf ("%s\n%s\n%s", system, their_table, table);
  ExchangeKeys *self = g_hash_table_lookup (ring, name);

  if (self == NULL)
    {
      self = make (db, system, their_table, table);
      g_hash_table_insert (ring, g_steal_pointer (&name), self);
    }
  return self;
}

gint64
exchange_keys_find (ExchangeKeys *self, const char *key, GError **error)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->found, key));

  if (id != 0 || self->is_empty)
    return id;
  store_query_bind_text (self->find, 1, self->system);
  store_query_bind_text (self->find, 2, self->table);
  store_query_bind_text (self->find, 3, qualify (self, key));
  if (store_query_next (self->find))
    id = store_query_get_number (self->find, 0);
  if (!store_query_finish (self->find, error))
    return 0;
  if (id != 0)
    remember (self, key, id);
  return id;
}

static gboolean
give_key_cb (StoreFeed *feed, gpointer data, GError **error)
{
  ExchangeKeys *self = data;
  Waiting *waiting;

  if (self->n_written == self->waiting->len)
    return FALSE;
  waiting = &g_array_index (self->waiting, Waiting, self->n_written++);
  store_feed_put_number (feed, 0, waiting->row);
  store_feed_put_text (feed, 1, self->system);
  store_feed_put_text (feed, 2, self->table);
  store_feed_put_text (feed, 3, waiting->key);
  store_feed_put_number (feed, 4, waiting->id);
  return TRUE;
}

static gboolean
write_waiting (ExchangeKeys *self, GError **error)
{
  gboolean done;

  if (self->waiting->len == 0)
    return TRUE;
  self->n_written = 0;
  done = store_feed_run (self->db, "INSERT INTO external_keys (id, system, table_name, key, record_id) SELECT c0, c1, c2, c3, c4 FROM store_feed WHERE TRUE"
                                   " ON CONFLICT (system, table_name, key) DO UPDATE SET record_id = excluded.record_id", give_key_cb, self, error);
  g_array_set_size (self->waiting, 0);
  return done;
}

gboolean
exchange_keys_put (ExchangeKeys *self, const char *key, gint64 id, gboolean at_once, GError **error)
{
  Waiting waiting = { store_record_take_id (self->db, "external_keys", error), g_strdup (qualify (self, key)), id };

  remember (self, key, id);
  g_array_append_val (self->waiting, waiting);
  if (waiting.row == 0)
    return FALSE;
  return (!at_once && self->waiting->len < MOST_WAITING) || write_waiting (self, error);
}

gboolean
exchange_keys_write (GHashTable *ring, GError **error)
{
  GHashTableIter iter;
  gpointer keys;

  g_hash_table_iter_init (&iter, ring);
  while (g_hash_table_iter_next (&iter, NULL, &keys))
    if (!write_waiting (keys, error))
      return FALSE;
  return TRUE;
}
