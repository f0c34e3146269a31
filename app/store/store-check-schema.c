/* Tables, columns and values as they should be.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-check-private.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-shape.h"

gboolean
store_check_schema (StoreDb *db, GPtrArray *faults, GError **error)
{
  gint64 application, version;

  if (!store_db_get_number (db, "PRAGMA application_id", &application, error)
      || !store_db_get_number (db, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != STORE_APPLICATION_ID || version != store_schema_get_version (db->schema))
    store_check_add (faults, g_strdup_printf (_("The file says that it has version %d, not %u."), (int) version, store_schema_get_version (db->schema)));
  return store_shape_find_faults (db, store_schema_get_version (db->schema), faults, error);
}

static const char *
get_column_type (const BaseField *field)
{
  if (base_field_is_sealed (field))
    return "BLOB";
  switch (field->kind)
    {
    case BASE_KIND_COUNT:
    case BASE_KIND_QUANTITY:
    case BASE_KIND_MONEY:
    case BASE_KIND_RATE:
    case BASE_KIND_YES_NO:
    case BASE_KIND_LINK:
      return "INTEGER";
    default:
      return "TEXT";
    }
}

/* Column → type */
static GHashTable *
read_columns (StoreDb *db, const char *table, GError **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT name, type FROM pragma_table_info (?1)");

  store_query_bind_text (query, 1, table);
  while (store_query_next (query))
    g_hash_table_insert (columns, g_strdup (store_query_get_text (query, 0)), g_strdup (store_query_get_text (query, 1)));
  return store_query_finish (query, error) ? g_steal_pointer (&columns) : NULL;
}

static gboolean
check_class (StoreDb *db, BaseRecordClass *class, GPtrArray *faults, GError **error)
{
  static const char * const fixed[][2] = { { "id", "INTEGER" }, { "version", "INTEGER" }, { "trashed_at", "TEXT" } };
  g_autoptr (GHashTable) columns = read_columns (db, class->table, error);
  guint n_known = class->n_fields + G_N_ELEMENTS (fixed);

  if (columns == NULL)
    return FALSE;
  for (guint i = 0; i < n_known; i++)
    {
      const char *name = i < class->n_fields ? class->fields[i].name : fixed[i - class->n_fields][0];
      const char *type = i < class->n_fields ? get_column_type (&class->fields[i]) : fixed[i - class->n_fields][1];
      const char *found = g_hash_table_lookup (columns, name);

      if (g_strcmp0 (found, type) != 0)
        store_check_add (faults, g_strdup_printf (_("The column “%s.%s” should be %s and is %s."), class->table, name, type, found != NULL ? found : _("missing")));
    }
  if (g_hash_table_size (columns) > n_known)
    store_check_add (faults, g_strdup_printf (_("“%s” has columns that no field knows."), class->table));
  return TRUE;
}

gboolean
store_check_fields (StoreDb *db, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < store_schema_get_n_types (db->schema); i++)
    if (!check_class (db, store_schema_get_class (db->schema, i), faults, error))
      return FALSE;
  return TRUE;
}

/* Whether a value of the field would be read as none. NULL for kinds that the column's type says all about. */
static char *
make_condition (const BaseField *field)
{
  g_autoptr (GString) codes = NULL;

  switch (field->kind)
    {
    case BASE_KIND_DATE:
      return g_strdup_printf ("%s IS NOT NULL AND date (%s) IS NOT %s", field->name, field->name, field->name);
    case BASE_KIND_TIME:
      return g_strdup_printf ("%s IS NOT NULL AND strftime ('%%Y-%%m-%%dT%%H:%%M:%%SZ', %s) IS NOT %s", field->name, field->name, field->name);
    case BASE_KIND_YES_NO:
      return g_strdup_printf ("%s NOT IN (0, 1)", field->name);
    case BASE_KIND_CHOICE:
      codes = g_string_new (NULL);
      for (const BaseChoice *choice = field->choices; choice != NULL && choice->code != NULL; choice++)
        g_string_append_printf (codes, "%s'%s'", codes->len > 0 ? ", " : "", choice->code);
      return g_strdup_printf ("%s NOT IN (%s)", field->name, codes->str);
    default:
      return NULL;
    }
}

static gboolean
check_field (StoreDb *db, BaseRecordClass *class, const BaseField *field, GPtrArray *faults, GError **error)
{
  g_autofree char *condition = make_condition (field);
  g_autofree char *sql = condition != NULL ? g_strdup_printf ("SELECT id, %s FROM %s WHERE %s", field->name, class->table, condition) : NULL;
  g_autoptr (StoreQuery) query = sql != NULL ? store_query_new (db, sql) : NULL;

  if (query == NULL)
    return TRUE;
  while (store_query_next (query))
    {
      g_autofree char *name = store_check_name (class, class->table, store_query_get_number (query, 0));
      store_check_add (faults, g_strdup_printf (_("%s: “%s” says “%s”."), name, base_field_get_label (field), store_query_get_text (query, 1)));
    }
  return store_query_finish (query, error);
}

gboolean
store_check_values (StoreDb *db, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < store_schema_get_n_types (db->schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (db->schema, i);
      for (guint j = 0; j < class->n_fields; j++)
        if (!check_field (db, class, &class->fields[j], faults, error))
          return FALSE;
    }
  return TRUE;
}
