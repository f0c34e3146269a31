/* Which rows of a type, in which order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-filter-private.h"

#include "store-command.h"

G_DEFINE_BOXED_TYPE (StoreFilter, store_filter, store_filter_ref, store_filter_unref)

static void
clear_condition (gpointer data)
{
  g_clear_pointer (&((StoreCondition *) data)->value, g_variant_unref);
}

StoreFilter *
store_filter_new (BaseRecordClass *class)
{
  StoreFilter *self = g_new0 (StoreFilter, 1);

  g_return_val_if_fail (class != NULL, NULL);
  g_atomic_ref_count_init (&self->ref_count);
  self->class = class;
  self->conditions = g_array_new (FALSE, FALSE, sizeof (StoreCondition));
  g_array_set_clear_func (self->conditions, clear_condition);
  return self;
}

StoreFilter *
store_filter_copy (StoreFilter *self)
{
  StoreFilter *copy = store_filter_new (self->class);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      StoreCondition condition = g_array_index (self->conditions, StoreCondition, i);

      if (condition.value != NULL)
        g_variant_ref (condition.value);
      g_array_append_val (copy->conditions, condition);
    }
  copy->view = self->view;
  copy->search = g_strdup (self->search);
  copy->trash = self->trash;
  copy->sort = self->sort;
  copy->descending = self->descending;
  return copy;
}

StoreFilter *
store_filter_ref (StoreFilter *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
store_filter_unref (StoreFilter *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->conditions);
  g_free (self->search);
  g_free (self);
}

BaseRecordClass *
store_filter_get_class (StoreFilter *self)
{
  return self->class;
}

void
store_filter_add (StoreFilter *self, const BaseField *field, StoreRelation relation, GVariant *value)
{
  StoreCondition condition = { field, relation, value != NULL ? g_variant_ref_sink (value) : NULL };

  g_return_if_fail (field != NULL);
  g_array_append_val (self->conditions, condition);
}

void
store_filter_clear (StoreFilter *self)
{
  g_array_set_size (self->conditions, 0);
}

void
store_filter_set_view (StoreFilter *self, const StoreView *view)
{
  self->view = view;
}

void
store_filter_set_search (StoreFilter *self, const char *words)
{
  g_set_str (&self->search, words);
}

void
store_filter_set_trash (StoreFilter *self, gboolean trash)
{
  self->trash = trash;
}

void
store_filter_set_sort (StoreFilter *self, const BaseField *field, gboolean descending)
{
  self->sort = field;
  self->descending = descending;
}

const StoreView *
store_filter_get_view (StoreFilter *self)
{
  return self->view;
}

const char *
store_filter_get_search (StoreFilter *self)
{
  return self->search;
}

gboolean
store_filter_get_trash (StoreFilter *self)
{
  return self->trash;
}

const BaseField *
store_filter_get_sort (StoreFilter *self, gboolean *descending)
{
  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/* By the title where the type does not say otherwise. */
const BaseField *
store_filter_find_order (StoreFilter *self, const char **default_sort)
{
  StoreRulesInterface *rules = g_type_interface_peek (self->class, STORE_TYPE_RULES);

  if (default_sort != NULL)
    *default_sort = NULL;
  if (self->sort != NULL && !base_field_is_sealed (self->sort))
    return self->sort;
  if (rules == NULL || rules->default_sort == NULL)
    return base_record_class_find_flag (self->class, BASE_TITLE);
  if (default_sort != NULL)
    *default_sort = rules->default_sort;
  return NULL;
}

static gboolean
leads_to (const BaseField *field, const char *table)
{
  return field != NULL && field->kind == BASE_KIND_LINK && g_strcmp0 (field->target, table) == 0;
}

/* A view's condition is free text: a table that it names counts. */
gboolean
store_filter_depends_on (StoreFilter *self, const char *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  if (leads_to (store_filter_find_order (self, NULL), table) || (self->view != NULL && self->view->condition != NULL && strstr (self->view->condition, table) != NULL))
    return TRUE;
  for (guint i = 0; i < self->conditions->len; i++)
    {
      StoreCondition *condition = &g_array_index (self->conditions, StoreCondition, i);

      if (condition->relation == STORE_CONTAINS && leads_to (condition->field, table))
        return TRUE;
    }
  for (guint i = 0; self->search != NULL && i < self->class->n_fields; i++)
    if (self->class->fields[i].flags & BASE_SEARCH && leads_to (&self->class->fields[i], table))
      return TRUE;
  return FALSE;
}
