/* Finding records of every type at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include <base-text.h>
#include "store-db-private.h"

void
store_hit_free (StoreHit *self)
{
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self);
}

/* What people read in a column, as SQL: the code of a choice, the title of a link. */
static char *
make_column (StoreSchema *schema, BaseRecordClass *class, BaseFieldFlags flag)
{
  const BaseField *field = base_record_class_find_flag (class, flag), *title;
  BaseRecordClass *target;

  if (field == NULL || base_field_is_sealed (field))
    return g_strdup ("NULL");
  if (field->kind != BASE_KIND_LINK)
    return g_strdup_printf ("t.%s", field->name);
  target = store_schema_find_class (schema, field->target);
  title = target != NULL ? base_record_class_find_flag (target, BASE_TITLE) : NULL;
  if (title == NULL || !base_field_is_text (title))
    return g_strdup ("NULL");
  return g_strdup_printf ("(SELECT %s FROM %s WHERE id = t.%s)", title->name, field->target, field->name);
}

/* Whether a title is found without looking at all rows. */
static gboolean
has_title_index (StoreDb *db, BaseRecordClass *class)
{
  const BaseField *title = base_record_class_find_flag (class, BASE_TITLE);
  g_autoptr (StoreQuery) query = NULL;

  if (title == NULL || !base_field_is_text (title))
    return FALSE;
  query = store_query_new (db, "SELECT 1 FROM pragma_index_list (?1) l, pragma_index_xinfo (l.name) x"
                               " WHERE x.seqno = 0 AND x.name = ?2 AND x.coll = 'NOCASE' AND NOT l.partial");
  store_query_bind_text (query, 1, class->table);
  store_query_bind_text (query, 2, title->name);
  return store_query_next (query);
}

/* The one that is called exactly so comes first, then the newest. */
static char *
make_sql (StoreDb *db, BaseRecordClass *class)
{
  StoreSchema *schema = store_db_get_schema (db);
  g_autofree char *title = make_column (schema, class, BASE_TITLE);
  g_autofree char *subtitle = make_column (schema, class, BASE_SUBTITLE);
  GString *sql = g_string_new (NULL);
  const char *table = class->table;

  g_string_append_printf (sql, "SELECT t.id, %s, %s FROM (", title, subtitle);
  if (has_title_index (db, class))
    g_string_append_printf (sql, "SELECT * FROM (SELECT id FROM %s t WHERE %s = ?3 COLLATE NOCASE AND trashed_at IS NULL LIMIT ?2) UNION ALL ", table, title);
  g_string_append_printf (sql, "SELECT * FROM (SELECT rowid AS id FROM %s_search WHERE %s_search MATCH ?1 AND ?3 IS NOT NULL ORDER BY rowid DESC LIMIT ?2)", table, table);
  g_string_append_printf (sql, ") h CROSS JOIN %s t ON t.id = h.id", table);
  return g_string_free_and_steal (sql);
}

static char *
dup_words (BaseRecordClass *class, BaseFieldFlags flag, const char *text)
{
  const BaseField *field = base_record_class_find_flag (class, flag);

  for (guint i = 0; text != NULL && field->kind == BASE_KIND_CHOICE && field->choices[i].code != NULL; i++)
    if (strcmp (field->choices[i].code, text) == 0)
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, field->choices[i].label));
  return g_strdup (text != NULL ? text : "");
}

static gboolean
is_there (GPtrArray *hits, guint first, gint64 id)
{
  for (guint i = first; i < hits->len; i++)
    if (((StoreHit *) hits->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static gboolean
add_hits (StoreDb *db, StoreSearchPlan *plan, const char *words, const char *match, guint limit, GPtrArray *hits, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  guint first = hits->len;

  if (plan->hits == NULL)
    plan->hits = make_sql (db, plan->class);
  query = store_query_new (db, plan->hits);
  store_query_bind_text (query, 1, match);
  store_query_bind_number (query, 2, limit);
  store_query_bind_text (query, 3, words);
  while (hits->len - first < limit && store_query_next (query))
    if (!is_there (hits, first, store_query_get_number (query, 0)))
      {
        StoreHit *hit = g_new0 (StoreHit, 1);

        hit->class = plan->class;
        hit->id = store_query_get_number (query, 0);
        hit->title = dup_words (plan->class, BASE_TITLE, store_query_get_text (query, 1));
        hit->subtitle = dup_words (plan->class, BASE_SUBTITLE, store_query_get_text (query, 2));
        g_ptr_array_add (hits, hit);
      }
  return store_query_finish (query, error);
}

/* What is called exactly so, then records, then what belongs to one: their lines, their papers. */
static int
rank (const StoreHit *hit, const char *folded)
{
  g_autofree char *title = base_text_fold (hit->title);

  return (strcmp (title, folded) == 0 ? 0 : 2) + (base_record_class_find_flag (hit->class, BASE_PARENT) != NULL ? 1 : 0);
}

static int
compare_hits (gconstpointer a, gconstpointer b, gpointer folded)
{
  return rank (*(StoreHit *const *) a, folded) - rank (*(StoreHit *const *) b, folded);
}

GPtrArray *
store_search_everything (StoreDb *db, const char *words, guint limit_per_type, GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) store_hit_free);
  g_autofree char *exact = g_strstrip (g_strdup (words)), *folded = base_text_fold (exact);
  GPtrArray *plans = store_search_get_plans (db);

  for (guint i = 0; i < plans->len; i++)
    {
      StoreSearchPlan *plan = plans->pdata[i];
      g_autofree char *match = store_search_find_expression (db, plan->class, words, FALSE);

      if (match != NULL && plan->fields->len > 0 && !add_hits (db, plan, exact, match, limit_per_type, hits, error))
        return NULL;
    }
  g_ptr_array_sort_with_data (hits, compare_hits, folded); /* stable: the order of the types stays */
  return g_steal_pointer (&hits);
}
