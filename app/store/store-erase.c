/* Takes a person's content out of the file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-erase.h"

#include "store-db-private.h"
#include "store-log.h"
#include "store-search.h"

static const char *
get_empty (const BaseField *field)
{
  switch (field->kind)
    {
    case BASE_KIND_COUNT:
    case BASE_KIND_QUANTITY:
    case BASE_KIND_MONEY:
    case BASE_KIND_RATE:
    case BASE_KIND_YES_NO:
      return "0";
    default:
      return "NULL";
    }
}

static gboolean
empty_record (StoreDb *db, BaseRecordClass *class, gint64 id, const char *stub, GError **error)
{
  const BaseField *title = base_record_class_find_flag (class, BASE_TITLE);
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (StoreQuery) query = NULL;

  g_string_append_printf (sql, "UPDATE %s SET version = version + 1, %s = ?2", class->table, title->name);
  for (guint i = 0; i < class->n_fields; i++)
    if (&class->fields[i] != title && (class->fields[i].flags & BASE_PERSONAL))
      g_string_append_printf (sql, ", %s = %s", class->fields[i].name, get_empty (&class->fields[i]));
  g_string_append (sql, " WHERE id = ?1");
  query = store_query_new (db, sql->str);
  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, stub);
  return store_query_run (query, error);
}

/* The ids that a query gives, before anything is written. */
static GArray *
list_ids (StoreQuery *query, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&ids) : NULL;
}

static gboolean
forget_keys (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error)
{
  g_autoptr (StoreQuery) find = store_query_new (db, "SELECT id FROM external_keys WHERE table_name = ?1 AND record_id = ?2");
  g_autoptr (StoreQuery) delete = store_query_new (db, "DELETE FROM external_keys WHERE id = ?1");
  g_autoptr (GArray) keys = NULL;

  store_query_bind_text (find, 1, class->table);
  store_query_bind_number (find, 2, id);
  keys = list_ids (find, error);
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      gint64 key = g_array_index (keys, gint64, i);

      store_query_bind_number (delete, 1, key);
      if (!store_query_run (delete, error) || !store_log_erase (db, "external_keys", key, error))
        return FALSE;
    }
  return keys != NULL;
}

GPtrArray *
store_erase_list_texts (StoreDb *db, BaseRecordClass *class, const BaseField *field, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1"
                                          " UNION SELECT before ->> ?2 FROM change_row WHERE table_name = ?3 AND record_id = ?1"
                                          " UNION SELECT after ->> ?2 FROM change_row WHERE table_name = ?3 AND record_id = ?1", field->name, class->table);
  g_autofree char *path = g_strdup_printf ("$.%s", field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, path);
  store_query_bind_text (query, 3, class->table);
  while (store_query_next (query))
    if (store_query_get_text (query, 0) != NULL)
      g_ptr_array_add (texts, g_strdup (store_query_get_text (query, 0)));
  return store_query_finish (query, error) ? g_steal_pointer (&texts) : NULL;
}

gboolean
store_erase_record (StoreDb *db, BaseRecordClass *class, gint64 id, const char *stub, GError **error)
{
  return empty_record (db, class, id, stub, error)
         && forget_keys (db, class, id, error)
         && store_log_erase (db, class->table, id, error);
}

gboolean
store_erase_is_erased (StoreDb *db, BaseRecordClass *class, gint64 id)
{
  const BaseField *title = base_record_class_find_flag (class, BASE_TITLE);
  g_autoptr (StoreQuery) query = NULL;

  if (title == NULL || !(title->flags & BASE_PERSONAL))
    return FALSE;
  query = store_query_new (db, "SELECT 1 FROM change_row WHERE table_name = ?1 AND record_id = ?2 AND salt IS NULL");
  store_query_bind_text (query, 1, class->table);
  store_query_bind_number (query, 2, id);
  return store_query_next (query);
}

/* Changes of one field of one record. */
static gboolean
forget_changes (StoreDb *db, BaseRecordClass *class, gint64 id, const char *field, GError **error)
{
  g_autofree char *path = g_strdup_printf ("$.%s", field);
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE change_row SET before = NULL, after = NULL, salt = NULL WHERE table_name = ?1 AND record_id = ?2"
                                                      " AND coalesce (before ->> ?3, after ->> ?3) IS NOT NULL");

  store_query_bind_text (query, 1, class->table);
  store_query_bind_number (query, 2, id);
  store_query_bind_text (query, 3, path);
  return store_query_run (query, error);
}

/* "UPDATE orders SET …, ship_name = NULL WHERE id = ?1 AND coalesce (…) IS NOT NULL" */
static char *
make_update (BaseRecordClass *class)
{
  g_autoptr (GString) sql = g_string_new (NULL), filled = g_string_new ("NULL");

  g_string_append_printf (sql, "UPDATE %s SET version = version + 1", class->table);
  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].flags & BASE_PERSONAL)
      {
        g_string_append_printf (sql, ", %s = NULL", class->fields[i].name);
        g_string_append_printf (filled, ", %s", class->fields[i].name);
      }
  g_string_append_printf (sql, " WHERE id = ?1 AND coalesce (NULL, %s) IS NOT NULL", filled->str);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

gboolean
store_erase_fields (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error)
{
  g_autofree char *sql = make_update (class);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  if (!store_query_run (query, error))
    return FALSE;
  store_transaction_erase (db->transaction, class->table, id);
  for (guint i = 0; i < class->n_fields; i++)
    if ((class->fields[i].flags & BASE_PERSONAL) && !forget_changes (db, class, id, class->fields[i].name, error))
      return FALSE;
  return TRUE;
}

/* The change that runs is not to write the text into the log anew. */
static gboolean
mark_holders (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", class->table, field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GArray) ids = NULL;

  store_query_bind_text (query, 1, text);
  ids = list_ids (query, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    store_transaction_erase (db->transaction, class->table, g_array_index (ids, gint64, i));
  return ids != NULL;
}

static gboolean
replace_text (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text, const char *stub, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET %s = ?2, version = version + 1 WHERE %s = ?1", class->table, field->name, field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_text (query, 1, text);
  store_query_bind_text (query, 2, stub);
  return store_query_run (query, error);
}

gboolean
store_erase_text (StoreDb *db, BaseRecordClass *class, const BaseField *field, const char *text, const char *stub, GError **error)
{
  g_autofree char *path = g_strdup_printf ("$.%s", field->name);
  g_autoptr (StoreQuery) log = store_query_new (db, "UPDATE change_row SET before = NULL, after = NULL, salt = NULL WHERE table_name = ?1"
                                                    " AND (before ->> ?2 = ?3 OR after ->> ?2 = ?3)");

  store_query_bind_text (log, 1, class->table);
  store_query_bind_text (log, 2, path);
  store_query_bind_text (log, 3, text);
  return mark_holders (db, class, field, text, error)
         && replace_text (db, class, field, text, stub, error)
         && store_query_run (log, error);
}

#define LOOK_EVERY 50000 /* steps of SQLite */

/* A rewrite on its way: each page is written twice, into the new file and back. */
typedef struct
{
  StoreDb *db;
  gint64   n_pages;
} Rewriting;

/* Whoever cancels does not wait: what is left is done when nobody works. */
static int
look_cb (void *data)
{
  Rewriting *self = data;
  int written = 0, most = 0;

  sqlite3_db_status (self->db->handle, SQLITE_DBSTATUS_CACHE_WRITE, &written, &most, FALSE);
  return !store_db_progress (self->db, (guint) MIN ((gint64) written * 500 / MAX (self->n_pages, 1), 999), NULL);
}

/* Within a page SQLite leaves bytes behind where cells were moved: only pages that are written anew are free of them. In a temporary file, since it may be large; that one holds nothing erased. */
static gboolean
rewrite_pages (StoreDb *db)
{
  int attached = sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, 1); /* SQLite attaches the file that it writes */
  Rewriting rewriting = { .db = db, .n_pages = 1 };
  int written, most;
  gboolean done;

  store_db_get_number (db, "PRAGMA page_count", &rewriting.n_pages, NULL);
  sqlite3_db_status (db->handle, SQLITE_DBSTATUS_CACHE_WRITE, &written, &most, TRUE);
  sqlite3_progress_handler (db->handle, LOOK_EVERY, look_cb, &rewriting);
  done = store_db_run_script (db, "PRAGMA temp_store = FILE; VACUUM", NULL);
  sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  store_db_run_script (db, "PRAGMA temp_store = MEMORY", NULL);
  sqlite3_limit (db->handle, SQLITE_LIMIT_ATTACHED, attached);
  return done;
}

gboolean
store_erase_has_remains (StoreDb *db)
{
  return db->has_remains;
}

void
store_erase_remains (StoreDb *db)
{
  if (!db->has_remains)
    return;
  db->has_remains = !(store_search_rewrite (db)
                      && rewrite_pages (db)
                      && store_db_run (db, "UPDATE store_state SET remains = 0 WHERE id = 1", NULL)
                      && sqlite3_wal_checkpoint_v2 (db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) == SQLITE_OK);
}
