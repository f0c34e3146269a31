/* The records that an open company shares.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-file-private.h"
#include "store-file-vault.h"

#include <string.h>

#define RELOAD_AT_ONCE 256   /* records; more than that wait for rest */
#define TITLES_MAX     20000

typedef struct
{
  const char *table; /* interned */
  gint64      id;
} TitleKey;

static guint
hash_key (gconstpointer data)
{
  const TitleKey *key = data;

  return g_direct_hash (key->table) * 31 + g_int64_hash (&key->id);
}

static gboolean
equal_keys (gconstpointer left, gconstpointer right)
{
  const TitleKey *a = left, *b = right;

  return a->table == b->table && a->id == b->id;
}

/* A row that is gone leaves its object as it was, in the trash. */
static void
reload (StoreFile *self, BaseRecord *record)
{
  g_hash_table_remove (self->stale, record);
  if (store_record_reload (self->reader, record, NULL))
    return;
  record->trashed = TRUE;
  g_signal_emit_by_name (record, "reloaded");
}

static gboolean
refresh_cb (gpointer user_data)
{
  g_autoptr (StoreFile) self = g_object_ref (STORE_FILE (user_data));
  GHashTableIter iterator;
  gpointer record;

  for (guint i = 0; i < RELOAD_AT_ONCE && g_hash_table_size (self->stale) > 0; i++)
    {
      g_autoptr (BaseRecord) kept = NULL;
      g_hash_table_iter_init (&iterator, self->stale);
      g_hash_table_iter_next (&iterator, &record, NULL);
      kept = g_object_ref (record);
      reload (self, kept);
    }
  if (g_hash_table_size (self->stale) > 0)
    return G_SOURCE_CONTINUE;
  g_clear_pointer (&self->refresh, g_source_unref);
  return G_SOURCE_REMOVE;
}

static void
refresh_later (StoreFile *self)
{
  if (self->refresh != NULL)
    return;
  self->refresh = g_idle_source_new ();
  g_source_set_callback (self->refresh, refresh_cb, self, NULL);
  g_source_attach (self->refresh, self->context);
}

/* records: (element-type BaseRecord) */
static void
reload_all (StoreFile *self, GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (i < RELOAD_AT_ONCE)
      reload (self, records->pdata[i]);
    else
      g_hash_table_add (self->stale, g_object_ref (records->pdata[i]));
  if (records->len > RELOAD_AT_ONCE)
    refresh_later (self);
}

/* A huge import touches far more rows than anybody shows: then ask the shown ones. */
static GPtrArray *
list_touched (StoreFile *self, StoreChange *change)
{
  GPtrArray *touched;

  if (change->touches->len > 4 * store_registry_get_size (self->records) + RELOAD_AT_ONCE)
    return store_registry_list (self->records);
  touched = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < change->touches->len; i++)
    {
      StoreTouch *touch = &g_array_index (change->touches, StoreTouch, i);
      BaseRecord *record = touch->class != NULL ? store_registry_find (self->records, touch->class, touch->id) : NULL;
      if (record != NULL)
        g_ptr_array_add (touched, g_object_ref (record));
    }
  return touched;
}

static void
forget_titles (StoreFile *self, StoreChange *change)
{
  if (change->touches->len > g_hash_table_size (self->titles) || g_hash_table_size (self->titles) > TITLES_MAX)
    {
      g_hash_table_remove_all (self->titles);
      return;
    }
  for (guint i = 0; i < change->touches->len; i++)
    {
      StoreTouch *touch = &g_array_index (change->touches, StoreTouch, i);
      TitleKey key = { touch->table, touch->id };
      g_hash_table_remove (self->titles, &key);
    }
}

void
store_file_records_init (StoreFile *self)
{
  self->records = store_registry_new ();
  self->stale = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->titles = g_hash_table_new_full (hash_key, equal_keys, g_free, g_free);
}

void
store_file_records_clear (StoreFile *self)
{
  g_clear_pointer (&self->stale, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->records, store_registry_free);
}

void
store_file_records_change (StoreFile *self, StoreChange *change)
{
  g_autoptr (GPtrArray) touched = list_touched (self, change);

  forget_titles (self, change);
  reload_all (self, touched);
}

void
store_file_records_change_all (StoreFile *self)
{
  g_autoptr (GPtrArray) records = store_registry_list (self->records);

  g_hash_table_remove_all (self->titles);
  reload_all (self, records);
}

BaseRecord *
store_file_get_record (StoreFile *self, BaseRecordClass *class, gint64 id)
{
  BaseRecord *record = store_registry_find (self->records, class, id);

  if (record != NULL)
    {
      g_object_ref (record);
      if (g_hash_table_contains (self->stale, record))
        reload (self, record);
      return record;
    }
  record = store_record_load (self->reader, G_TYPE_FROM_CLASS (class), id, NULL);
  if (record != NULL)
    store_registry_add (self->records, record);
  return record;
}

static char *
load_title (StoreFile *self, BaseRecordClass *class, const BaseField *field, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", field->name, class->table);
  g_autoptr (StoreQuery) query = store_query_new (self->reader, sql);

  store_query_bind_number (query, 1, id);
  return g_strdup (store_query_next (query) ? store_query_get_text (query, 0) : NULL);
}

static char *
dup_title (StoreFile *self, BaseRecordClass *class, gint64 id)
{
  const BaseField *field = base_record_class_find_flag (class, BASE_TITLE);
  g_autoptr (BaseRecord) record = NULL;

  if (field == NULL)
    return NULL;
  if (base_field_is_text (field))
    return load_title (self, class, field, id);
  record = store_file_get_record (self, class, id);
  return record != NULL ? store_file_format (self, record, field) : NULL;
}

const char *
store_file_get_title (StoreFile *self, const char *table, gint64 id)
{
  BaseRecordClass *class = id != 0 ? store_schema_find_class (self->schema, table) : NULL;
  TitleKey key = { class != NULL ? g_intern_string (class->table) : NULL, id };
  const char *title = class != NULL ? g_hash_table_lookup (self->titles, &key) : "";
  char *loaded;

  if (title != NULL)
    return title;
  loaded = dup_title (self, class, id);
  if (loaded == NULL)
    loaded = g_strdup ("");
  g_hash_table_replace (self->titles, g_memdup2 (&key, sizeof key), loaded);
  return loaded;
}

static char *
format_sealed (StoreFile *self, BaseRecord *record, const BaseField *field)
{
  g_autoptr (GVariant) value = NULL;

  if (!store_file_reveal (self, record, field, &value, NULL))
    return g_strdup ("•••");
  return base_field_format (field, value, store_file_get_locale (self), store_file_get_locale (self)->currency);
}

char *
store_file_format (StoreFile *self, BaseRecord *record, const BaseField *field)
{
  if (base_record_is_empty (record, field))
    return g_strdup ("");
  if (base_field_is_sealed (field))
    return format_sealed (self, record, field);
  if (field->kind == BASE_KIND_LINK)
    return g_strdup (store_file_get_title (self, field->target, base_record_get_number (record, field)));
  return base_record_format (record, field, store_file_get_locale (self));
}
