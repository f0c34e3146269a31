/* The tables that the search puts into a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include <stdio.h>
#include "store-db-private.h"

/* What FTS5 makes for each of its tables, since SQLite 3.43. */
static const char *const shadows[][2] = {
  { "data",    "(id INTEGER PRIMARY KEY, block BLOB)" },
  { "idx",     "(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID" },
  { "docsize", "(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER)" },
  { "config",  "(k PRIMARY KEY, v) WITHOUT ROWID" },
};

static gboolean
is_there (GHashTable *here, const char *table, const char *end, const char *sql)
{
  g_autofree char *object = g_strdup_printf ("table %s_search%s", table, end);
  g_autofree char *text = g_strdup_printf ("%s_search%s\n%s", table, end, sql);

  return g_strcmp0 (g_hash_table_lookup (here, object), text) == 0;
}

static void
claim (GHashTable *here, const char *table, const char *end)
{
  g_autofree char *object = g_strdup_printf ("table %s_search%s", table, end);

  g_hash_table_remove (here, object);
}

/* Of any fields and form. */
static gboolean
is_index (GHashTable *here, const char *table)
{
  g_autofree char *object = g_strdup_printf ("table %s_search", table), *sql = NULL;
  const char *text = g_hash_table_lookup (here, object), *form = text != NULL ? strstr (text, " form_") : NULL;
  guint number, fields;

  if (form == NULL || sscanf (form, " form_%9u_%8x,", &number, &fields) != 2)
    return FALSE;
  sql = g_strdup_printf (STORE_SEARCH_TABLE, table, number, fields);
  return is_there (here, table, "", sql);
}

/* As the SQLite that is installed makes it: not every one must make it in the same words. NULL if it does not. */
static char *
dup_made_by_sqlite (const char *table, const char *end)
{
  g_autofree char *sql = g_strdup_printf (STORE_SEARCH_TABLE, table, 1u, 0u), *name = g_strdup_printf ("%s_search%s", table, end);
  g_autoptr (StoreDb) db = g_object_new (STORE_TYPE_DB, NULL);
  g_autoptr (StoreQuery) query = NULL;

  if (sqlite3_open_v2 (":memory:", &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK
      || !store_db_run_script (db, sql, NULL))
    return NULL;
  query = store_query_new (db, "SELECT sql FROM sqlite_master WHERE name = ?1");
  store_query_bind_text (query, 1, name);
  return store_query_next (query) ? g_strdup (store_query_get_text (query, 0)) : NULL;
}

static gboolean
is_shadow (GHashTable *here, const char *table, const char *const *shadow)
{
  g_autofree char *end = g_strconcat ("_", shadow[0], NULL), *made = NULL;
  g_autofree char *sql = g_strdup_printf ("CREATE TABLE '%s_search%s'%s", table, end, shadow[1]);

  if (is_there (here, table, end, sql))
    return TRUE;
  made = dup_made_by_sqlite (table, end);
  return made != NULL && is_there (here, table, end, made);
}

static void
claim_index (GHashTable *here, const char *table)
{
  g_autofree char *vocabulary = g_strdup_printf (STORE_SEARCH_VOCABULARY, table, table);

  if (!is_index (here, table) || !is_there (here, table, "_vocabulary", vocabulary))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    if (!is_shadow (here, table, shadows[i]))
      return;
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    {
      g_autofree char *end = g_strconcat ("_", shadows[i][0], NULL);
      claim (here, table, end);
    }
  claim (here, table, "");
  claim (here, table, "_vocabulary");
}

static void
claim_titles (GHashTable *here, const char *table)
{
  g_autofree char *sql = g_strdup_printf (STORE_SEARCH_TITLES, table);

  if (is_there (here, table, "_title", sql))
    claim (here, table, "_title");
}

void
store_search_claim_tables (GHashTable *objects)
{
  g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (objects, NULL);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_has_prefix (names[i], "table "))
      g_ptr_array_add (tables, g_strdup (names[i] + strlen ("table ")));
  for (guint i = 0; i < tables->len; i++)
    {
      claim_index (objects, tables->pdata[i]);
      claim_titles (objects, tables->pdata[i]);
    }
}
