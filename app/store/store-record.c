/* Records loaded from and saved to a connection.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-record.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-statement.h"

static gboolean
set_missing (BaseRecordClass *class, gint64 id, GError **error)
{
  g_set_error (error, STORE_ERROR, STORE_ERROR_MISSING, _("%s number %lld is not there any more."), _(class->singular), (long long) id);
  return FALSE;
}

void
store_record_read (StoreQuery *query, BaseRecord *record)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);

  g_object_freeze_notify (G_OBJECT (record));
  record->id = store_query_get_number (query, 0);
  record->version = store_query_get_number (query, 1);
  record->trashed = store_query_get_number (query, 2) != 0;
  for (guint i = 0; i < class->n_fields; i++)
    store_query_read_field (query, 3 + (int) i, record, &class->fields[i]);
  base_record_forget_changed (record);
  g_object_thaw_notify (G_OBJECT (record));
}

static gboolean
read_row (StoreDb *db, BaseRecord *record, gint64 id, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autoptr (StoreQuery) query = store_query_new (db, store_statement_get (class)->select_one);
  gboolean found;

  store_query_bind_number (query, 1, id);
  found = store_query_next (query);
  if (found)
    store_record_read (query, record);
  return store_query_finish (query, error) && (found || set_missing (class, id, error));
}

BaseRecord *
store_record_load (StoreDb *db, GType type, gint64 id, GError **error)
{
  g_autoptr (BaseRecord) record = g_object_new (type, NULL);

  return read_row (db, record, id, error) ? g_steal_pointer (&record) : NULL;
}

gpointer
store_record_load_kept (StoreDb *db, GType type, gint64 id, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (db, type, id, error);

  if (record == NULL || !record->trashed)
    return g_steal_pointer (&record);
  base_refuse (error, _("%s “%s” lies in the trash. Restore it first."), _(BASE_RECORD_GET_CLASS (record)->singular), base_record_get_title (record));
  return NULL;
}

gboolean
store_record_reload (StoreDb *db, BaseRecord *record, GError **error)
{
  g_autoptr (BaseRecord) fresh = store_record_load (db, G_OBJECT_TYPE (record), record->id, error);

  if (fresh == NULL)
    return FALSE;
  base_record_copy (record, fresh);
  return TRUE;
}

/* Titles are indexed without case: that finds the few, the plain comparison the right one. */
gint64
store_record_find (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 COLLATE NOCASE AND %s = ?1 AND trashed_at IS NULL", class->table, field->name, field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_text (query, 1, text);
  return store_query_next (query) ? store_query_get_number (query, 0) : 0;
}

/* *n: 1 found, 0 none, 2 several. */
static gboolean
find_by (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text, gint64 *id, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 COLLATE NOCASE AND %s = ?1 AND trashed_at IS NULL LIMIT 2", class->table, field->name, field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_text (query, 1, text);
  for (*n = 0; store_query_next (query); ++*n)
    *id = store_query_get_number (query, 0);
  return store_query_finish (query, error);
}

static gboolean
find_by_id (StoreDb *db, BaseRecordClass *class, const char *text, gint64 *id, guint *n, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE id = ?1", class->table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, g_ascii_strtoll (text, NULL, 10));
  if (store_query_next (query))
    *n = 1, *id = store_query_get_number (query, 0);
  return store_query_finish (query, error);
}

/* What people say of a record, as the field holds it; NULL if the field cannot hold it. Borrowed. */
static const char *
find_key (const BaseField *field, const char *text)
{
  int choice = field->kind == BASE_KIND_CHOICE ? base_field_find_choice (field, text) : -1;

  if (choice >= 0)
    return field->choices[choice].code;
  return base_field_is_text (field) ? text : NULL;
}

gboolean
store_record_resolve (StoreDb *db, BaseRecordClass *class, const char *text, gint64 *id, GError **error)
{
  guint n = 0;

  if (text[0] == '#' && !find_by_id (db, class, text + 1, id, &n, error))
    return FALSE;
  for (guint i = 0; n == 0 && i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      const char *key = (field->flags & (BASE_UNIQUE | BASE_TITLE)) ? find_key (field, text) : NULL;

      if (key != NULL && !find_by (db, class, field, key, id, &n, error))
        return FALSE;
    }
  if (n == 1)
    return TRUE;
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE,
               n == 0 ? _("There is no %s “%s”.") : _("There is more than one %s “%s”. Please say its number."), _(class->singular), text);
  return FALSE;
}

const char *
store_record_get_select (BaseRecordClass *class)
{
  return store_statement_get (class)->select;
}

static gboolean
read_last_id (StoreDb *db, const char *table, gint64 *last, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(coalesce((SELECT max(id) FROM %s), 0),"
                                          " coalesce((SELECT max(record_id) FROM change_row WHERE table_name = '%s'), 0))", table, table);

  return store_db_get_number (db, sql, last, error);
}

gint64
store_record_take_id (StoreDb *db, const char *table, GError **error)
{
  gint64 *last = g_hash_table_lookup (db->next_ids, table);

  if (last == NULL)
    {
      gint64 found;
      if (!read_last_id (db, table, &found, error))
        return 0;
      last = g_memdup2 (&found, sizeof found);
      g_hash_table_insert (db->next_ids, (gpointer) g_intern_string (table), last);
    }
  return ++*last;
}
