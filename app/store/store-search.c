/* Finding records by words and parts of words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include "store-db-private.h"

/* Goes up when the same text becomes other words. */
#define FORM 1u

/* A row to be indexed again. */
typedef struct
{
  gint64   id;
  gboolean existed;
  gboolean exists;
} Entry;

static void
free_plan (gpointer data)
{
  StoreSearchPlan *plan = data;

  g_ptr_array_unref (plan->fields);
  g_free (plan->columns);
  g_free (plan->select);
  g_free (plan->insert);
  g_free (plan->delete);
  g_free (plan->insert_title);
  g_free (plan->merge);
  g_free (plan->hits);
  g_free (plan);
}

static gboolean
is_searched (const BaseField *field)
{
  return (field->flags & BASE_SEARCH) != 0
         && (base_field_is_text (field) || field->kind == BASE_KIND_COUNT || field->kind == BASE_KIND_CHOICE || field->kind == BASE_KIND_LINK)
         && !base_field_is_sealed (field);
}

gboolean
store_search_has (BaseRecordClass *class)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (is_searched (&class->fields[i]))
      return TRUE;
  return FALSE;
}

static const BaseField *
find_title (BaseRecordClass *class)
{
  const BaseField *title = class != NULL ? base_record_class_find_flag (class, BASE_TITLE) : NULL;

  return title != NULL && base_field_is_text (title) ? title : NULL;
}

/* The title when another type is found by it. */
static const BaseField *
find_linked_title (StoreSchema *schema, BaseRecordClass *class)
{
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *other = store_schema_get_class (schema, i);

      for (guint j = 0; j < other->n_fields; j++)
        if (is_searched (&other->fields[j]) && g_strcmp0 (other->fields[j].target, class->table) == 0)
          return find_title (class);
    }
  return NULL;
}

static void
append_column (GString *columns, StoreSchema *schema, const BaseField *field)
{
  const BaseField *title;

  if (field->kind != BASE_KIND_LINK)
    {
      g_string_append_printf (columns, ", t.%s", field->name);
      return;
    }
  title = find_title (store_schema_find_class (schema, field->target));
  if (title != NULL)
    g_string_append_printf (columns, ", (SELECT %s FROM %s WHERE id = t.%s)", title->name, field->target, field->name);
  else
    g_string_append (columns, ", NULL");
}

static StoreSearchPlan *
make_plan (StoreSchema *schema, BaseRecordClass *class)
{
  StoreSearchPlan *plan = g_new0 (StoreSearchPlan, 1);
  GString *columns = g_string_new ("t.trashed_at IS NOT NULL");

  plan->class = class;
  plan->title = find_linked_title (schema, class);
  plan->fields = g_ptr_array_new ();
  for (guint i = 0; i < class->n_fields; i++)
    if (is_searched (&class->fields[i]))
      {
        g_ptr_array_add (plan->fields, (gpointer) &class->fields[i]);
        plan->searched |= G_GUINT64_CONSTANT (1) << i;
        append_column (columns, schema, &class->fields[i]);
      }
  plan->columns = g_string_free_and_steal (columns);
  plan->select = g_strdup_printf ("SELECT %s FROM %s t WHERE t.id = ?1", plan->columns, class->table);
  plan->insert = g_strdup_printf ("INSERT INTO %s_search (rowid, words) VALUES (?1, ?2)", class->table);
  plan->merge = g_strconcat ("INSERT INTO ", class->table, "_search (", class->table, "_search, rank) VALUES ('merge', 64)", NULL);
  plan->delete = g_strdup_printf ("DELETE FROM %s_search WHERE rowid = ?1", class->table);
  if (plan->title != NULL)
    plan->insert_title = g_strdup_printf ("INSERT OR REPLACE INTO %s_search_title SELECT id, %s FROM %s WHERE id = ?1", class->table, plan->title->name, class->table);
  return plan;
}

GPtrArray *
store_search_get_plans (StoreDb *db)
{
  GPtrArray *plans = g_object_get_data (G_OBJECT (db), "search-plans");
  StoreSchema *schema = store_db_get_schema (db);

  if (plans != NULL)
    return plans;
  plans = g_ptr_array_new_with_free_func (free_plan);
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);

      if (store_search_has (class) || find_linked_title (schema, class) != NULL)
        g_ptr_array_add (plans, make_plan (schema, class));
    }
  g_object_set_data_full (G_OBJECT (db), "search-plans", plans, (GDestroyNotify) g_ptr_array_unref);
  return plans;
}

StoreSearchPlan *
store_search_find_plan (StoreDb *db, BaseRecordClass *class)
{
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < plans->len; i++)
    if (((StoreSearchPlan *) plans->pdata[i])->class == class)
      return plans->pdata[i];
  return NULL;
}

/* The English name, so that a file is found alike in every language. */
static const char *
find_choice_label (const BaseField *field, const char *code)
{
  for (guint i = 0; field->choices[i].code != NULL; i++)
    if (strcmp (field->choices[i].code, code) == 0)
      return field->choices[i].label;
  return NULL;
}

void
store_search_read_words (StoreSearchPlan *plan, StoreQuery *query, int first, StoreSearchWords *words)
{
  store_search_words_begin (words, store_query_get_number (query, first) != 0);
  for (guint i = 0; i < plan->fields->len; i++)
    {
      const BaseField *field = plan->fields->pdata[i];
      const char *text = store_query_get_text (query, first + 1 + (int) i);
      const char *label = text != NULL && field->kind == BASE_KIND_CHOICE ? find_choice_label (field, text) : NULL;
      gboolean parts = base_field_is_text (field) && (field->flags & (BASE_TITLE | BASE_UNIQUE)) != 0;

      if (text != NULL)
        store_search_words_add (words, text, parts);
      if (label != NULL)
        store_search_words_add (words, label, FALSE);
    }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *one = a, *other = b;

  if (one->id == other->id)
    return (int) one->existed - (int) other->existed;
  return one->id < other->id ? -1 : 1;
}

/* The words of the row that rows stands on. */
static gboolean
insert_words (StoreSearchPlan *plan, gint64 id, StoreQuery *rows, int first, StoreQuery *insert, StoreSearchWords *words, GError **error)
{
  store_search_read_words (plan, rows, first, words);
  store_query_bind_number (insert, 1, id);
  store_query_bind_text (insert, 2, words->tokens->str);
  return store_query_run (insert, error);
}

/* Ascending, as FTS5 writes out what it has gathered whenever an id is lower than the one before. */
static gboolean
index_rows (StoreDb *db, StoreSearchPlan *plan, GArray *entries, GError **error)
{
  g_autoptr (StoreQuery) select = store_query_new (db, plan->select);
  g_autoptr (StoreQuery) insert = store_query_new (db, plan->insert);
  g_autoptr (StoreQuery) delete = store_query_new (db, plan->delete);
  StoreSearchWords words;
  gboolean done = TRUE;

  plan->grew = TRUE;
  store_search_words_init (&words);
  g_array_sort (entries, compare_entries);
  for (guint i = 0; done && i < entries->len; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (i > 0 && entry->id == entry[-1].id)
        continue;
      if (entry->existed)
        {
          store_query_bind_number (delete, 1, entry->id);
          done = store_query_run (delete, error);
        }
      if (done && entry->exists)
        {
          store_query_bind_number (select, 1, entry->id);
          done = (!store_query_next (select) || insert_words (plan, entry->id, select, 0, insert, &words, error)) && store_query_finish (select, error);
        }
    }
  store_search_words_clear (&words);
  return done;
}

static GArray *
get_entries (GHashTable *by_class, BaseRecordClass *class)
{
  GArray *entries = g_hash_table_lookup (by_class, class);

  if (entries == NULL)
    {
      entries = g_array_new (FALSE, FALSE, sizeof (Entry));
      g_hash_table_insert (by_class, class, entries);
    }
  return entries;
}

static gboolean
add_title (StoreDb *db, StoreSearchPlan *plan, gint64 id, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, plan->insert_title);

  store_query_bind_number (query, 1, id);
  return store_query_run (query, error);
}

/* Whether people know the row by another title than before; writes the new one down. */
static gboolean
change_title (StoreDb *db, StoreSearchPlan *plan, gint64 id, gboolean *changed, GError **error)
{
  const char *table = plan->class->table, *title = plan->title->name;
  g_autofree char *sql = g_strdup_printf ("INSERT INTO %s_search_title SELECT id, %s FROM %s WHERE id = ?1"
                                          " ON CONFLICT (id) DO UPDATE SET title = excluded.title WHERE title IS NOT excluded.title"
                                          " RETURNING 1", table, title, table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  *changed = store_query_next (query);
  return store_query_run (query, error);
}

/* What a removed row was called is forgotten with it. */
static gboolean
forget_title (StoreDb *db, StoreSearchPlan *plan, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s_search_title WHERE id = ?1", plan->class->table);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  return store_query_run (query, error);
}

static gboolean
note_title (StoreDb *db, StoreSearchPlan *plan, const StoreTouch *touch, gboolean *renamed, GError **error)
{
  if (!touch->exists_after)
    return forget_title (db, plan, touch->id, error);
  return touch->existed_before ? change_title (db, plan, touch->id, renamed, error) : add_title (db, plan, touch->id, error);
}

static gboolean
add_linking_rows (StoreDb *db, StoreSearchPlan *plan, gint64 target, GHashTable *by_class, const BaseField *field, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", plan->class->table, field->name);
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  GArray *entries = get_entries (by_class, plan->class);

  store_query_bind_number (query, 1, target);
  while (store_query_next (query))
    {
      Entry entry = { store_query_get_number (query, 0), TRUE, TRUE };
      g_array_append_val (entries, entry);
    }
  return store_query_finish (query, error);
}

/* The rows of all types that are found by the title of one. */
static gboolean
add_all_linking_rows (StoreDb *db, BaseRecordClass *target, gint64 id, GHashTable *by_class, GError **error)
{
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];

      for (guint j = 0; j < plan->fields->len; j++)
        {
          const BaseField *field = plan->fields->pdata[j];

          if (g_strcmp0 (field->target, target->table) == 0 && !add_linking_rows (db, plan, id, by_class, field, error))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
add_touch (StoreDb *db, const StoreTouch *touch, GHashTable *by_class, GError **error)
{
  StoreSearchPlan *plan = touch->class != NULL ? store_search_find_plan (db, touch->class) : NULL;
  Entry entry = { touch->id, touch->existed_before, touch->exists_after };
  gboolean renamed = FALSE;

  if (plan == NULL)
    return TRUE;
  if ((touch->changed & plan->searched) != 0)
    g_array_append_val (get_entries (by_class, plan->class), entry);
  if (plan->title != NULL && (touch->changed & base_record_class_get_bit (plan->class, plan->title)) != 0 && !note_title (db, plan, touch, &renamed, error))
    return FALSE;
  return !renamed || add_all_linking_rows (db, plan->class, touch->id, by_class, error);
}

gboolean
store_search_update_touches (StoreDb *db, GArray *touches, GError **error)
{
  g_autoptr (GHashTable) by_class = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < touches->len; i++)
    if (!add_touch (db, &g_array_index (touches, StoreTouch, i), by_class, error))
      return FALSE;
  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];
      GArray *entries = g_hash_table_lookup (by_class, plan->class);

      if (entries != NULL && !index_rows (db, plan, entries, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
store_search_update (StoreDb *db, BaseRecordClass *class, gint64 id, GError **error)
{
  g_autoptr (GArray) touches = g_array_new (FALSE, FALSE, sizeof (StoreTouch));
  StoreTouch touch = { class, class->table, id, TRUE, TRUE, G_MAXUINT64 };

  g_array_append_val (touches, touch);
  return store_search_update_touches (db, touches, error);
}

gboolean
store_search_merge (StoreDb *db)
{
  GPtrArray *plans = store_search_get_plans (db);
  gint64 before, after = 0;

  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];
      if (!plan->grew)
        continue;
      if (store_db_get_number (db, "SELECT total_changes ()", &before, NULL)
          && store_db_run (db, plan->merge, NULL)
          && store_db_get_number (db, "SELECT total_changes ()", &after, NULL)
          && after - before > 1)
        return TRUE;
      plan->grew = FALSE;
    }
  return FALSE;
}

gboolean
store_search_rewrite (StoreDb *db)
{
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];
      const char *table = plan->class->table;
      g_autofree char *sql = g_strconcat ("INSERT INTO ", table, "_search (", table, "_search) VALUES ('optimize')", NULL);

      if (plan->fields->len > 0 && !store_db_run (db, sql, NULL))
        return FALSE;
    }
  return TRUE;
}

static char *
define (StoreSearchPlan *plan)
{
  GString *fields = g_string_new (NULL);
  char *definition;

  for (guint i = 0; i < plan->fields->len; i++)
    {
      const BaseField *field = plan->fields->pdata[i];

      g_string_append_printf (fields, "%s %d %s %d;", field->name, (int) field->kind, field->target != NULL ? field->target : "",
                              (int) (field->flags & (BASE_TITLE | BASE_UNIQUE)));
    }
  definition = g_strdup_printf (STORE_SEARCH_TABLE, plan->class->table, FORM, g_str_hash (fields->str));
  g_string_free (fields, TRUE);
  return definition;
}

/* What is there of the search: name → SQL. One look for all, as each goes through the whole schema. full, nullable */
static GHashTable *
list_made (StoreDb *db, GError **error)
{
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT name, sql FROM sqlite_schema WHERE name GLOB '*_search' OR name GLOB '*_search_title'");

  while (store_query_next (query))
    g_hash_table_insert (made, g_strdup (store_query_get_text (query, 0)), g_strdup (store_query_get_text (query, 1)));
  return store_query_finish (query, error) ? g_steal_pointer (&made) : NULL;
}

static gboolean
is_made (GHashTable *made, StoreSearchPlan *plan, const char *definition)
{
  g_autofree char *name = g_strdup_printf ("%s_search", plan->class->table);

  return g_strcmp0 (g_hash_table_lookup (made, name), definition) == 0;
}

static gboolean
fill (StoreDb *db, StoreSearchPlan *plan, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, %s FROM %s t ORDER BY t.id", plan->columns, plan->class->table);
  g_autoptr (StoreQuery) rows = store_query_new (db, sql);
  g_autoptr (StoreQuery) insert = store_query_new (db, plan->insert);
  StoreSearchWords words;
  gboolean done = TRUE;

  plan->grew = TRUE;
  store_search_words_init (&words);
  while (done && store_query_next (rows))
    done = insert_words (plan, store_query_get_number (rows, 0), rows, 1, insert, &words, error);
  store_search_words_clear (&words);
  return done && store_query_finish (rows, error);
}

static gboolean
make_index (StoreDb *db, StoreSearchPlan *plan, const char *definition, GError **error)
{
  const char *table = plan->class->table;
  /* Merging is left to store_search_merge(); an import gathers 8 MB before it writes. */
  g_autofree char *sql = g_strdup_printf ("DROP TABLE IF EXISTS %s_search_vocabulary; DROP TABLE IF EXISTS %s_search; %s;"
                                          STORE_SEARCH_VOCABULARY
                                          "; INSERT INTO %s_search (%s_search, rank) VALUES ('automerge', 0), ('hashsize', 8388608)",
                                          table, table, definition, table, table, table, table);

  return store_db_run_script (db, sql, error) && fill (db, plan, error);
}

static gboolean
prepare_titles (StoreDb *db, StoreSearchPlan *plan, GError **error)
{
  const char *table = plan->class->table, *title = plan->title->name;
  g_autofree char *sql = g_strdup_printf (STORE_SEARCH_TITLES "; INSERT INTO %s_search_title SELECT id, %s FROM %s", table, table, title, table);

  return store_db_run_script (db, sql, error);
}

static gboolean
prepare_plan (StoreDb *db, StoreSearchPlan *plan, GHashTable *made, GError **error)
{
  g_autofree char *definition = define (plan), *titles = g_strdup_printf ("%s_search_title", plan->class->table);

  if (plan->title != NULL && !g_hash_table_contains (made, titles) && !prepare_titles (db, plan, error))
    return FALSE;
  return plan->fields->len == 0 || is_made (made, plan, definition) || make_index (db, plan, definition, error);
}

/* What is there for nothing: of rows that are not searched any more, or titles by which no other type is found. */
static gboolean
drop_left (StoreDb *db, BaseRecordClass *class, GHashTable *made, GError **error)
{
  const char *table = class->table;
  StoreSearchPlan *plan = store_search_find_plan (db, class);
  g_autofree char *index = g_strdup_printf ("%s_search", table), *titles = g_strdup_printf ("%s_search_title", table);
  g_autoptr (GString) sql = g_string_new (NULL);

  if (g_hash_table_contains (made, index) && (plan == NULL || plan->fields->len == 0))
    g_string_append_printf (sql, "DROP TABLE IF EXISTS %s_search_vocabulary; DROP TABLE %s_search;", table, table);
  if (g_hash_table_contains (made, titles) && (plan == NULL || plan->title == NULL))
    g_string_append_printf (sql, "DROP TABLE %s_search_title;", table);
  return sql->len == 0 || store_db_run_script (db, sql->str, error);
}

/* All or nothing, so that an index is never half full. */
gboolean
store_search_prepare (StoreDb *db, GError **error)
{
  GPtrArray *plans = store_search_get_plans (db);
  gboolean done = store_db_run (db, "SAVEPOINT search", error);
  g_autoptr (GHashTable) made = done ? list_made (db, error) : NULL;

  done = made != NULL;
  for (guint i = 0; done && i < plans->len; i++)
    done = prepare_plan (db, plans->pdata[i], made, error);
  for (guint i = 0; done && i < store_schema_get_n_types (db->schema); i++)
    done = drop_left (db, store_schema_get_class (db->schema, i), made, error);
  if (done)
    return store_db_run (db, "RELEASE search", error);
  store_db_run_script (db, "ROLLBACK TO search; RELEASE search", NULL);
  return FALSE;
}
