/* A filter as SQL, made from its fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-filter-private.h"

#include <base-date.h>
#include <base-text.h>
#include "store-db-private.h"
#include "store-search-private.h"

#define MANY  20000 /* rows found: as many are sorted in some 50 ms */
#define FEW   2000  /* rows whose words are looked at one by one, in some 10 ms */
#define STEPS 30000 /* of SQLite, in which so few are found by an index */
#define LOOKS 10    /* at how many steps there were: a statement counts on from its last run */

typedef struct
{
  const BaseField *field; /* nullable */
  GVariant        *value; /* nullable */
} Binding;

typedef struct
{
  StoreFilter *filter;
  StoreDb     *db;
  char        *match;    /* nullable */
  GString     *where;    /* on the columns of the type's table alone */
  gboolean     narrow;   /* more is asked than what is not in the trash */
  GArray      *bindings; /* Binding of ?1, ?2 … */
  GString     *sql;
} Builder;

static void
clear_binding (gpointer data)
{
  g_clear_pointer (&((Binding *) data)->value, g_variant_unref);
}

static guint
add_binding (Builder *self, const BaseField *field, GVariant *value)
{
  Binding binding = { field, value != NULL ? g_variant_ref_sink (value) : NULL };

  g_array_append_val (self->bindings, binding);
  return self->bindings->len;
}

/* The first choice may be the empty one. */
static GVariant *
get_value (const StoreCondition *condition)
{
  if (condition->value == NULL && condition->field->kind == BASE_KIND_CHOICE)
    return g_variant_new_int64 (0);
  return condition->value;
}

static GVariant *
fold_value (GVariant *value)
{
  gboolean is_text = value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);

  return g_variant_new_take_string (base_text_fold (is_text ? g_variant_get_string (value, NULL) : ""));
}

static BaseRecordClass *
find_target (Builder *self, const BaseField *field)
{
  return field->target != NULL ? store_schema_find_class (store_db_get_schema (self->db), field->target) : NULL;
}

/* NULL when the target has no text that people know it by. */
static const BaseField *
find_target_title (Builder *self, const BaseField *field)
{
  BaseRecordClass *target = find_target (self, field);
  const BaseField *title = target != NULL ? base_record_class_find_flag (target, BASE_TITLE) : NULL;

  return title != NULL && base_field_is_text (title) ? title : NULL;
}

static void
append_choice_order (GString *sql, const BaseField *field)
{
  g_string_append_printf (sql, "CASE %s", field->name);
  for (guint i = 0; field->choices[i].code != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].code, i);
  g_string_append (sql, " END");
}

static void
append_contains (Builder *self, const BaseField *field, GVariant *value)
{
  const BaseField *title = field->kind == BASE_KIND_LINK ? find_target_title (self, field) : NULL;
  guint parameter = add_binding (self, NULL, fold_value (value));

  if (title != NULL)
    g_string_append_printf (self->where, "%s IN (SELECT k.id FROM %s k WHERE instr(people_key(k.%s), ?%u) > 0)",
                            field->name, field->target, title->name, parameter);
  else
    g_string_append_printf (self->where, "instr(people_key(%s), ?%u) > 0", field->name, parameter);
}

static void
append_comparison (Builder *self, const BaseField *field, const char *operator, GVariant *value)
{
  if (base_field_is_text (field))
    g_string_append_printf (self->where, "people_key(%s) %s ?%u", field->name, operator, add_binding (self, NULL, fold_value (value)));
  else if (field->kind == BASE_KIND_CHOICE)
    {
      append_choice_order (self->where, field);
      g_string_append_printf (self->where, " %s ?%u", operator, add_binding (self, NULL, value));
    }
  else
    g_string_append_printf (self->where, "%s %s ?%u", field->name, operator, add_binding (self, field, value));
}

static void
append_is_empty (Builder *self, const BaseField *field, gboolean empty)
{
  if (field->kind == BASE_KIND_CHOICE)
    g_string_append_printf (self->where, "%s %s ''", field->name, empty ? "=" : "<>");
  else
    g_string_append_printf (self->where, "%s IS %s", field->name, empty ? "NULL" : "NOT NULL");
}

static void
append_condition (Builder *self, const StoreCondition *condition)
{
  static const char *const operators[] = { [STORE_LESS] = "<", [STORE_MORE] = ">", [STORE_AT_LEAST] = ">=", [STORE_AT_MOST] = "<=" };
  const BaseField *field = condition->field;

  g_string_append (self->where, " AND ");
  if (condition->relation == STORE_IS_EMPTY || condition->relation == STORE_IS_NOT_EMPTY)
    append_is_empty (self, field, condition->relation == STORE_IS_EMPTY);
  else if (base_field_is_sealed (field))
    g_string_append (self->where, "0");
  else if (condition->relation == STORE_CONTAINS)
    append_contains (self, field, condition->value);
  else if (condition->relation == STORE_IS || condition->relation == STORE_IS_NOT)
    g_string_append_printf (self->where, "%s%s %s ?%u", field->name, base_field_is_text (field) ? " COLLATE NOCASE" : "",
                            condition->relation == STORE_IS ? "IS" : "IS NOT", add_binding (self, field, get_value (condition)));
  else
    append_comparison (self, field, operators[condition->relation], get_value (condition));
}

static void
append_view (Builder *self, const char *condition)
{
  const char *day;
  guint parameter = 0;
  char today[11];

  g_string_append (self->where, " AND (");
  while ((day = strstr (condition, "?today")) != NULL)
    {
      if (parameter == 0)
        {
          base_date_format_iso (base_environment_today (store_db_get_environment (self->db)), today);
          parameter = add_binding (self, NULL, g_variant_new_string (today));
        }
      g_string_append_len (self->where, condition, day - condition);
      g_string_append_printf (self->where, "?%u", parameter);
      condition = day + strlen ("?today");
    }
  g_string_append_printf (self->where, "%s)", condition);
}

static void
begin (Builder *self, StoreFilter *filter, StoreDb *db)
{
  self->filter = filter;
  self->db = db;
  self->match = filter->search != NULL ? store_search_find_expression (db, filter->class, filter->search, filter->trash) : NULL;
  self->where = g_string_new (filter->trash ? "trashed_at IS NOT NULL" : "trashed_at IS NULL");
  self->sql = g_string_new (NULL);
  self->bindings = g_array_new (FALSE, FALSE, sizeof (Binding));
  g_array_set_clear_func (self->bindings, clear_binding);
  for (guint i = 0; i < filter->conditions->len; i++)
    append_condition (self, &g_array_index (filter->conditions, StoreCondition, i));
  self->narrow = filter->trash || filter->conditions->len > 0;
  if (filter->view == NULL || filter->view->condition == NULL)
    return;
  append_view (self, filter->view->condition);
  self->narrow = TRUE; /* but not for a view of all, whose rows need not be sorted */
}

static void
end (Builder *self)
{
  g_free (self->match);
  g_string_free (self->where, TRUE);
  g_string_free (self->sql, TRUE);
  g_array_unref (self->bindings);
}

static void
bind (Builder *self, StoreQuery *query)
{
  for (guint i = 0; i < self->bindings->len; i++)
    {
      Binding *binding = &g_array_index (self->bindings, Binding, i);

      if (binding->field != NULL || binding->value == NULL)
        store_query_bind_value (query, (int) i + 1, binding->field, binding->value);
      else if (g_variant_is_of_type (binding->value, G_VARIANT_TYPE_INT64))
        store_query_bind_number (query, (int) i + 1, g_variant_get_int64 (binding->value));
      else
        store_query_bind_text (query, (int) i + 1, g_variant_get_string (binding->value, NULL));
    }
}

static int
give_up_cb (void *looks)
{
  return ++*(guint *) looks > LOOKS;
}

/* Whether SQLite would go through the whole table. */
static gboolean
needs_scan (Builder *self, const char *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL), *scan = g_strdup_printf ("SCAN %s", self->filter->class->table);
  g_autoptr (StoreQuery) plan = store_query_new (self->db, explain);
  gboolean scans = FALSE;

  while (!scans && store_query_next (plan))
    {
      const char *detail = store_query_get_text (plan, 3);

      scans = g_str_has_prefix (detail, scan) && (detail[strlen (scan)] == ' ' || detail[strlen (scan)] == '\0');
    }
  return scans;
}

/* Whether a look through the index of words would be longer than one at each row that is shown without the search, as those are few and at hand. */
static gboolean
shows_few (Builder *self)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s WHERE %s LIMIT %d)", self->filter->class->table, self->where->str, FEW + 1);
  g_autoptr (StoreQuery) query = NULL;
  guint looks = 0;
  gboolean few;

  if (!self->narrow || !store_search_has (self->filter->class) || needs_scan (self, sql))
    return FALSE;
  query = store_query_new (self->db, sql);
  bind (self, query);
  sqlite3_progress_handler (self->db->handle, STEPS / LOOKS, give_up_cb, &looks);
  few = store_query_next (query) && store_query_get_number (query, 0) <= FEW;
  store_query_reset (query);
  sqlite3_progress_handler (self->db->handle, 0, NULL, NULL);
  return few;
}

/* The ids of those that have the words, as JSON. */
static char *
list_few (Builder *self)
{
  StoreSearchPlan *plan = store_search_find_plan (self->db, self->filter->class);
  const char *table = self->filter->class->table;
  g_autofree char *sql = g_strdup_printf ("SELECT t.id, %s FROM (SELECT id FROM %s WHERE %s LIMIT -1) f CROSS JOIN %s t ON t.id = f.id", plan->columns, table, self->where->str, table);
  g_autofree char *folded = base_text_fold (self->filter->search);
  g_autoptr (StoreQuery) query = store_query_new (self->db, sql);
  GString *ids = g_string_new (NULL);
  StoreSearchWords words;

  bind (self, query);
  store_search_words_init (&words);
  while (store_query_next (query))
    {
      store_search_read_words (plan, query, 1, &words);
      if (store_search_words_have (&words, folded))
        g_string_append_printf (ids, "%c%" G_GINT64_FORMAT, ids->len == 0 ? '[' : ',', store_query_get_number (query, 0));
    }
  store_search_words_clear (&words);
  g_string_append (ids, ids->len == 0 ? "[]" : "]");
  return g_string_free_and_steal (ids);
}

/* FALSE where the index of words has to tell. */
static gboolean
add_few (Builder *self)
{
  g_autofree char *ids = shows_few (self) ? list_few (self) : NULL;

  if (ids == NULL)
    return FALSE;
  g_string_append_printf (self->where, " AND id IN (SELECT value FROM json_each (?%u))", add_binding (self, NULL, g_variant_new_string (ids)));
  return TRUE;
}

/* The index holds what is in the trash under other words, so that nothing needs to be looked up in the table for most searches. */
static void
append_newest_found (Builder *self)
{
  const char *table = self->filter->class->table;
  guint parameter;

  if (add_few (self))
    {
      g_string_append_printf (self->sql, "SELECT id FROM %s WHERE %s ORDER BY id DESC", table, self->where->str);
      return;
    }
  parameter = add_binding (self, NULL, g_variant_new_string (self->match));
  if (!store_search_has (self->filter->class))
    g_string_append_printf (self->sql, "SELECT id FROM %s WHERE 0", table);
  else if (self->narrow)
    g_string_append_printf (self->sql, "SELECT s.rowid FROM %s_search s CROSS JOIN (SELECT id FROM %s WHERE %s) t ON t.id = s.rowid"
                                       " WHERE s.%s_search MATCH ?%u ORDER BY s.rowid DESC", table, table, self->where->str, table, parameter);
  else
    g_string_append_printf (self->sql, "SELECT rowid FROM %s_search WHERE %s_search MATCH ?%u ORDER BY rowid DESC", table, table, parameter);
}

/* Whether it pays to walk through all rows in their order until enough are found, rather than to sort all that are found. */
static gboolean
finds_many (Builder *self)
{
  const char *table = self->filter->class->table;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM (SELECT 1 FROM %s_search WHERE %s_search MATCH ?1 LIMIT %d)", table, table, MANY);
  g_autoptr (StoreQuery) query = store_query_new (self->db, sql);

  store_query_bind_text (query, 1, self->match);
  return store_query_next (query) && store_query_get_number (query, 0) == MANY;
}

/* walk: the rows are wanted in an order, and only the first of them. "+" then keeps SQLite from starting with those that are found. */
static void
add_found (Builder *self, gboolean walk)
{
  const char *table = self->filter->class->table;

  if (add_few (self))
    return;
  walk = walk && !self->narrow && store_search_has (self->filter->class) && finds_many (self);
  self->narrow = !walk;
  if (store_search_has (self->filter->class))
    g_string_append_printf (self->where, " AND %sid IN (SELECT rowid FROM %s_search WHERE %s_search MATCH ?%u)",
                            walk ? "+" : "", table, table, add_binding (self, NULL, g_variant_new_string (self->match)));
  else
    g_string_append (self->where, " AND 0");
}

/* A text column in people's order as two runs, each in order, that SQLite merges: how each is told, and what it sorts by. */
typedef struct
{
  char *plain;
  char *plain_key;
  char *other;
  char *other_key;
} TextOrder;

static void
text_order_init (TextOrder *self, const char *column)
{
  self->plain = g_strdup_printf ("(%s GLOB '*[^ -~]*') IS NOT 1", column);
  self->plain_key = g_strdup_printf ("%s COLLATE NOCASE", column);
  self->other = g_strdup_printf ("%s GLOB '*[^ -~]*'", column);
  self->other_key = g_strdup_printf ("people_key(%s) COLLATE NOCASE", column);
}

static void
text_order_clear (TextOrder *self)
{
  g_free (self->plain);
  g_free (self->plain_key);
  g_free (self->other);
  g_free (self->other_key);
}

/* id and key of the rows of a table, merged; LIMIT keeps SQLite from dissolving a run and its order. where begins with a condition that "+" hides from the planner, which
 * would else take any index of what is not in the trash for the few rows of the second run. */
static void
append_text_run (GString *sql, const char *table, const char *column, const char *where, const char *direction)
{
  TextOrder order;

  text_order_init (&order, column);
  g_string_append_printf (sql, "SELECT id, %s FROM %s WHERE %s AND %s UNION ALL SELECT id, %s FROM %s WHERE +%s AND %s ORDER BY 2 %s, 1 %s LIMIT -1",
                          order.plain_key, table, where, order.plain, order.other_key, table, where, order.other, direction, direction);
  text_order_clear (&order);
}

static void
append_by_text (Builder *self, const BaseField *field, const char *direction)
{
  g_string_append (self->sql, "SELECT id FROM (");
  append_text_run (self->sql, self->filter->class->table, field->name, self->where->str, direction);
  g_string_append_c (self->sql, ')');
}

/* All rows: the targets in order, and of each its rows by the index, one after the other. Some rows: those, sorted. */
static void
append_linked (Builder *self, const BaseField *field, const BaseField *title, const char *direction)
{
  const char *table = self->filter->class->table, *link = field->name;

  if (self->narrow)
    {
      g_string_append_printf (self->sql, "SELECT id FROM (SELECT t.id AS id FROM (SELECT id, %s FROM %s WHERE %s) t JOIN %s k ON k.id = t.%s",
                              link, table, self->where->str, field->target, link);
      g_string_append_printf (self->sql, " ORDER BY people_key(k.%s) %s, k.id %s, t.id LIMIT -1)", title->name, direction, direction);
      return;
    }
  g_string_append (self->sql, "SELECT t.id FROM (");
  append_text_run (self->sql, field->target, title->name, "true", direction);
  g_string_append_printf (self->sql, ") k CROSS JOIN (SELECT id, %s FROM %s WHERE %s) t ON t.%s = k.id", link, table, self->where->str, link);
}

/* The runs of UNION ALL come one after the other. */
static void
append_run (Builder *self, const char *condition, const char *direction)
{
  g_string_append_printf (self->sql, "SELECT id FROM (SELECT id FROM %s WHERE %s AND %s ORDER BY id %s LIMIT -1)",
                          self->filter->class->table, self->where->str, condition, direction);
}

static void
append_by_link (Builder *self, const BaseField *field, const char *direction)
{
  const BaseField *title = find_target_title (self, field);
  g_autofree char *unlinked = g_strdup_printf ("%s IS NULL", field->name);

  if (title == NULL)
    {
      g_string_append_printf (self->sql, "SELECT id FROM %s WHERE %s ORDER BY %s %s, id %s",
                              self->filter->class->table, self->where->str, field->name, direction, direction);
      return;
    }
  if (!self->filter->descending)
    {
      append_run (self, unlinked, "ASC");
      g_string_append (self->sql, " UNION ALL ");
    }
  append_linked (self, field, title, direction);
  if (self->filter->descending)
    {
      g_string_append (self->sql, " UNION ALL ");
      append_run (self, unlinked, "ASC");
    }
}

static void
append_by_choice (Builder *self, const BaseField *field, const char *direction)
{
  guint n = 0;

  while (field->choices[n].code != NULL)
    n++;
  for (guint i = 0; i < n; i++)
    {
      const BaseChoice *choice = &field->choices[self->filter->descending ? n - 1 - i : i];
      g_autofree char *condition = g_strdup_printf ("%s = '%s'", field->name, choice->code);

      if (i > 0)
        g_string_append (self->sql, " UNION ALL ");
      append_run (self, condition, direction);
    }
}

static void
append_ordered (Builder *self)
{
  const char *table = self->filter->class->table, *direction = self->filter->descending ? "DESC" : "ASC", *default_sort;
  const BaseField *field = store_filter_find_order (self->filter, &default_sort);

  if (default_sort != NULL)
    g_string_append_printf (self->sql, "SELECT id FROM %s WHERE %s ORDER BY %s, id", table, self->where->str, default_sort);
  else if (field == NULL)
    g_string_append_printf (self->sql, "SELECT id FROM %s WHERE %s ORDER BY id %s", table, self->where->str, direction);
  else if (base_field_is_text (field))
    append_by_text (self, field, direction);
  else if (field->kind == BASE_KIND_LINK)
    append_by_link (self, field, direction);
  else if (field->kind == BASE_KIND_CHOICE)
    append_by_choice (self, field, direction);
  else
    g_string_append_printf (self->sql, "SELECT id FROM %s WHERE %s ORDER BY %s %s, id %s", table, self->where->str, field->name, direction, direction);
}

/* Texts that people take for equal have equal keys; byte order of keys is people's order. */
static void
people_key_cb (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, base_text_fold (text), -1, g_free);
}

int
store_filter_add_key (sqlite3 *handle)
{
  return sqlite3_create_function (handle, "people_key", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL, people_key_cb, NULL, NULL);
}

static StoreQuery *
end_query (Builder *self)
{
  StoreQuery *query = store_query_new (self->db, self->sql->str);

  bind (self, query);
  end (self);
  return query;
}

StoreQuery *
store_filter_query_ids (StoreFilter *self, StoreDb *db, int limit)
{
  Builder builder = { 0 };

  begin (&builder, self, db);
  if (builder.match != NULL && self->sort == NULL)
    append_newest_found (&builder);
  else
    {
      if (builder.match != NULL)
        add_found (&builder, limit >= 0);
      append_ordered (&builder);
    }
  g_string_append_printf (builder.sql, " LIMIT ?%u", add_binding (&builder, NULL, g_variant_new_int64 (limit)));
  return end_query (&builder);
}

StoreQuery *
store_filter_query_pair (StoreFilter *self, StoreDb *db, gint64 a, gint64 b)
{
  Builder builder = { 0 };

  begin (&builder, self, db);
  builder.narrow = TRUE;
  g_string_append_printf (builder.where, " AND id IN (?%u, ?%u)",
                          add_binding (&builder, NULL, g_variant_new_int64 (a)), add_binding (&builder, NULL, g_variant_new_int64 (b)));
  if (builder.match != NULL && self->sort == NULL)
    append_newest_found (&builder);
  else
    {
      if (builder.match != NULL)
        add_found (&builder, FALSE);
      append_ordered (&builder);
    }
  return end_query (&builder);
}

gint64
store_filter_count (StoreFilter *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  Builder builder = { 0 };
  gint64 count;

  begin (&builder, self, db);
  if (builder.match != NULL)
    add_found (&builder, FALSE);
  g_string_append_printf (builder.sql, "SELECT count(*) FROM %s WHERE %s", self->class->table, builder.where->str);
  query = end_query (&builder);
  count = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error) ? count : -1;
}
