/* The one shared object of each row.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-registry.h"

typedef struct
{
  BaseRecordClass *class;
  gint64           id;
  BaseRecord      *record;   /* weak */
  StoreRegistry   *registry;
} Entry;

struct _StoreRegistry
{
  GHashTable *entries; /* set of Entry by class and id */
};

static guint
hash_entry (gconstpointer key)
{
  const Entry *entry = key;

  return g_direct_hash (entry->class) * 31 + g_int64_hash (&entry->id);
}

static gboolean
equal_entries (gconstpointer left, gconstpointer right)
{
  const Entry *a = left, *b = right;

  return a->class == b->class && a->id == b->id;
}

static void
record_gone_cb (gpointer data, GObject *record)
{
  Entry *entry = data;

  entry->record = NULL;
  g_hash_table_remove (entry->registry->entries, entry);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  if (entry->record != NULL)
    g_object_weak_unref (G_OBJECT (entry->record), record_gone_cb, entry);
  g_free (entry);
}

StoreRegistry *
store_registry_new (void)
{
  StoreRegistry *self = g_new0 (StoreRegistry, 1);

  self->entries = g_hash_table_new_full (hash_entry, equal_entries, free_entry, NULL);
  return self;
}

void
store_registry_free (StoreRegistry *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->entries);
  g_free (self);
}

BaseRecord *
store_registry_find (StoreRegistry *self, BaseRecordClass *class, gint64 id)
{
  Entry key = { .class = class, .id = id };
  Entry *entry = g_hash_table_lookup (self->entries, &key);

  return entry != NULL ? entry->record : NULL;
}

void
store_registry_add (StoreRegistry *self, BaseRecord *record)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->class = BASE_RECORD_GET_CLASS (record);
  entry->id = record->id;
  entry->record = record;
  entry->registry = self;
  g_object_weak_ref (G_OBJECT (record), record_gone_cb, entry);
  g_hash_table_replace (self->entries, entry, entry);
}

guint
store_registry_get_size (StoreRegistry *self)
{
  return g_hash_table_size (self->entries);
}

GPtrArray *
store_registry_list (StoreRegistry *self)
{
  GPtrArray *records = g_ptr_array_new_full (g_hash_table_size (self->entries), g_object_unref);
  GHashTableIter iterator;
  gpointer entry;

  g_hash_table_iter_init (&iterator, self->entries);
  while (g_hash_table_iter_next (&iterator, &entry, NULL))
    g_ptr_array_add (records, g_object_ref (((Entry *) entry)->record));
  return records;
}
