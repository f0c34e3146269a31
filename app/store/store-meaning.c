/* A fingerprint of what the records say.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-meaning.h"

#include "store-digest.h"
#include "store-query.h"
#include "store-record.h"
#include "store-schema.h"
#include <string.h>

#define DEPTH 3 /* a journal line knows its entry, its account and through the entry the order */

typedef struct
{
  guint8 bytes[STORE_DIGEST_LENGTH];
} Mark;

/* The rows of one type. */
typedef struct
{
  BaseRecordClass *class;
  GHashTable      *rows;  /* id → index */
  GArray          *marks; /* Mark a row */
  GArray          *next;
  GArray          *links; /* gint64, n_links a row */
  guint            n_links;
} Table;

static void
clear_table (gpointer data)
{
  Table *self = data;

  g_hash_table_unref (self->rows);
  g_array_unref (self->marks);
  g_array_unref (self->next);
  g_array_unref (self->links);
}

static void
put_field (StoreDigest *digest, Table *table, BaseRecord *record, const BaseField *field)
{
  if (field->kind == BASE_KIND_LINK)
    {
      gint64 link = base_record_get_number (record, field);
      g_array_append_val (table->links, link);
    }
  else if (field->kind != BASE_KIND_TIME && !base_field_is_sealed (field))
    {
      g_autoptr (GVariant) value = base_record_dup_value (record, field);

      store_digest_put_text (digest, field->name);
      store_digest_put_value (digest, value);
    }
}

static void
add_row (Table *self, BaseRecord *record)
{
  StoreDigest digest;
  Mark mark;

  store_digest_begin (&digest, "record");
  store_digest_put_text (&digest, self->class->table);
  for (guint i = 0; i < self->class->n_fields; i++)
    put_field (&digest, self, record, &self->class->fields[i]);
  store_digest_finish (&digest, mark.bytes);
  g_hash_table_insert (self->rows, g_memdup2 (&record->id, sizeof record->id), GUINT_TO_POINTER (self->marks->len));
  g_array_append_val (self->marks, mark);
}

static gboolean
read_table (Table *self, StoreDb *db, BaseRecordClass *class, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, store_record_get_select (class));
  g_autoptr (BaseRecord) record = g_object_new (G_TYPE_FROM_CLASS (class), NULL);

  *self = (Table) { class, g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL), g_array_new (FALSE, FALSE, sizeof (Mark)),
                    g_array_new (FALSE, FALSE, sizeof (Mark)), g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };
  for (guint i = 0; i < class->n_fields; i++)
    self->n_links += class->fields[i].kind == BASE_KIND_LINK;
  while (store_query_next (query))
    {
      store_record_read (query, record);
      if (!record->trashed)
        add_row (self, record);
    }
  g_array_set_size (self->next, self->marks->len);
  return store_query_finish (query, error);
}

/* What a link leads to, by its own mark; into the trash and into what is left out it leads nowhere. */
static void
put_link (StoreDigest *digest, GHashTable *by_name, const BaseField *field, gint64 id)
{
  Table *target = g_hash_table_lookup (by_name, field->target);
  gpointer row;

  store_digest_put_text (digest, field->name);
  if (target != NULL && g_hash_table_lookup_extended (target->rows, &id, NULL, &row))
    store_digest_put_bytes (digest, g_array_index (target->marks, Mark, GPOINTER_TO_UINT (row)).bytes, STORE_DIGEST_LENGTH);
}

static void
refine_row (Table *self, GHashTable *by_name, guint row)
{
  guint link = row * self->n_links;
  StoreDigest digest;

  store_digest_begin (&digest, "record and links");
  store_digest_put_bytes (&digest, g_array_index (self->marks, Mark, row).bytes, STORE_DIGEST_LENGTH);
  for (guint i = 0; i < self->class->n_fields; i++)
    if (self->class->fields[i].kind == BASE_KIND_LINK)
      put_link (&digest, by_name, &self->class->fields[i], g_array_index (self->links, gint64, link++));
  store_digest_finish (&digest, g_array_index (self->next, Mark, row).bytes);
}

/* Every mark takes in those of the records that its links lead to. */
static void
refine (GArray *tables, GHashTable *by_name)
{
  for (guint i = 0; i < tables->len; i++)
    for (guint row = 0; row < g_array_index (tables, Table, i).marks->len; row++)
      refine_row (&g_array_index (tables, Table, i), by_name, row);
  for (guint i = 0; i < tables->len; i++)
    {
      Table *table = &g_array_index (tables, Table, i);
      GArray *old = table->marks;

      table->marks = table->next;
      table->next = old;
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Mark));
}

static char *
finish (GArray *tables)
{
  guint8 whole[STORE_DIGEST_LENGTH];
  StoreDigest digest;

  store_digest_begin (&digest, "meaning");
  for (guint i = 0; i < tables->len; i++)
    {
      Table *table = &g_array_index (tables, Table, i);

      g_array_sort (table->marks, compare_marks);
      store_digest_put_text (&digest, table->class->table);
      store_digest_put_bytes (&digest, table->marks->data, table->marks->len * sizeof (Mark));
    }
  store_digest_finish (&digest, whole);
  return store_digest_dup_text (whole);
}

char *
store_meaning_digest (StoreDb *db, const char *const *except, GError **error)
{
  StoreSchema *schema = store_db_get_schema (db);
  g_autoptr (GArray) tables = g_array_new (FALSE, FALSE, sizeof (Table));
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  g_array_set_clear_func (tables, clear_table);
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);

      if (g_strv_contains (except, class->table))
        continue;
      g_array_set_size (tables, tables->len + 1);
      if (!read_table (&g_array_index (tables, Table, tables->len - 1), db, class, error))
        return NULL;
    }
  for (guint i = 0; i < tables->len; i++)
    g_hash_table_insert (by_name, (gpointer) g_array_index (tables, Table, i).class->table, &g_array_index (tables, Table, i));
  for (guint depth = 0; depth < DEPTH; depth++)
    refine (tables, by_name);
  return finish (tables);
}
