/* The tables whose rows go into the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-db-private.h"

/* The store's own: written by the log itself. */
static gboolean
is_internal (const char *name)
{
  static const char *const internal[] = { "store_state", "change", "change_row", "vault", "vault_slot", NULL };

  return g_strv_contains (internal, name) || g_str_has_prefix (name, "sqlite_") || strstr (name, "_search") != NULL;
}

/* -1 if there is none */
static int
find_column (GPtrArray *columns, const char *name)
{
  guint index;

  return g_ptr_array_find_with_equal_func (columns, name, g_str_equal, &index) ? (int) index : -1;
}

static StoreTable *
make_table (StoreDb *self, const char *name, GPtrArray *columns)
{
  StoreTable *table = g_new0 (StoreTable, 1);

  table->name = g_intern_string (name);
  table->class = store_schema_find_class (self->schema, name);
  table->version_column = find_column (columns, "version");
  table->n_columns = columns->len;
  table->fields = g_new0 (const BaseField *, table->n_columns + 1);
  for (guint i = 0; table->class != NULL && i < table->n_columns; i++)
    table->fields[i] = base_record_class_find_field (table->class, columns->pdata[i]);
  g_ptr_array_add (columns, NULL);
  table->columns = (char **) g_ptr_array_steal (columns, NULL);
  table->select = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", name);
  return table;
}

/* Rows without an id are sums that triggers keep of rows which have one: they follow those, forward and back. */
static void
add_table (StoreDb *self, const char *name)
{
  g_autoptr (StoreQuery) query = store_query_new (self, "SELECT name FROM pragma_table_info (?1) ORDER BY cid");
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);

  store_query_bind_text (query, 1, name);
  while (store_query_next (query))
    g_ptr_array_add (columns, g_strdup (store_query_get_text (query, 0)));
  if (find_column (columns, "id") >= 0)
    g_hash_table_insert (self->tables, (gpointer) g_intern_string (name), make_table (self, name, columns));
}

gboolean
store_db_load_tables (StoreDb *self, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (g_hash_table_size (self->tables) > 0)
    return TRUE;
  query = store_query_new (self, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  while (store_query_next (query))
    {
      const char *name = store_query_get_text (query, 0);
      if (!is_internal (name))
        add_table (self, name);
    }
  return store_query_finish (query, error);
}

StoreTable *
store_db_find_table (StoreDb *self, const char *name)
{
  return g_hash_table_lookup (self->tables, name);
}
