/* The ids a list shows, and how changes are told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-list-rows.h"

#define SLIDE     256
#define HUNKS_MAX 500
#define AT_ONCE   2048 /* rows that GTK may look through for those it knows */

static guint
get_span_size (const StoreListSpan *span)
{
  return span->to - span->from;
}

static gint64
get_from_span (const StoreListSpan *span, guint index)
{
  return g_array_index (span->ids, gint64, span->from + index);
}

static void
set_span (StoreListSpan *span, GArray *ids, guint from, guint to)
{
  g_array_ref (ids);
  g_array_unref (span->ids);
  *span = (StoreListSpan) { ids, from, to };
}

static void
emit (StoreListRows *self, guint position, guint removed, guint added)
{
  g_clear_pointer (&self->joined, g_array_unref);
  if (removed > 0 || added > 0)
    g_list_model_items_changed (self->model, position, removed, added);
}

/* While head is new and tail is old, rows at their border: taken away, and put in. Many for many would make GTK look at all of them. */
static void
replace_at_border (StoreListRows *self, guint removed, guint added)
{
  guint position = get_span_size (&self->head);

  self->tail.from += removed;
  if (removed + added > AT_ONCE && removed > 0 && added > 0)
    {
      emit (self, position, removed, 0);
      removed = 0;
    }
  self->head.to += added;
  emit (self, position, removed, added);
}

/* Rows from the border on that are the same in both. */
static void
keep_at_border (StoreListRows *self)
{
  guint i = 0, n = MIN (get_span_size (&self->tail), self->head.ids->len - self->head.to);
  const gint64 *new = (const gint64 *) self->head.ids->data + self->head.to;
  const gint64 *old = (const gint64 *) self->tail.ids->data + self->tail.from;

  while (i < n && new[i] == old[i])
    i++;
  self->tail.from += i;
  self->head.to += i;
}

static guint
count_touched (GArray *ids, guint from, guint to, GHashTable *touched)
{
  guint i = from;

  while (i < to && g_hash_table_contains (touched, &g_array_index (ids, gint64, i)))
    i++;
  return i - from;
}

static guint
count_same_at_end (StoreListRows *self)
{
  GArray *new = self->head.ids, *old = self->tail.ids;
  guint i = 0, n = MIN (get_span_size (&self->tail), new->len - self->head.to);

  while (i < n && g_array_index (new, gint64, new->len - 1 - i) == g_array_index (old, gint64, old->len - 1 - i))
    i++;
  return i;
}

void
store_list_rows_init (StoreListRows *self, GListModel *model)
{
  self->model = model;
  self->head = (StoreListSpan) { g_array_new (FALSE, FALSE, sizeof (gint64)), 0, 0 };
  self->tail = (StoreListSpan) { g_array_new (FALSE, FALSE, sizeof (gint64)), 0, 0 };
  self->joined = NULL;
}

void
store_list_rows_clear (StoreListRows *self)
{
  g_clear_pointer (&self->joined, g_array_unref);
  g_array_unref (self->head.ids);
  g_array_unref (self->tail.ids);
}

guint
store_list_rows_get_size (StoreListRows *self)
{
  return get_span_size (&self->head) + get_span_size (&self->tail);
}

gint64
store_list_rows_get (StoreListRows *self, guint position)
{
  guint n_head = get_span_size (&self->head);

  return position < n_head ? get_from_span (&self->head, position) : get_from_span (&self->tail, position - n_head);
}

guint
store_list_rows_find (StoreListRows *self, gint64 id)
{
  guint n;
  const gint64 *ids = store_list_rows_get_all (self);

  n = store_list_rows_get_size (self);
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return i;
  return G_MAXUINT;
}

const gint64 *
store_list_rows_get_all (StoreListRows *self)
{
  if (get_span_size (&self->tail) == 0)
    return (const gint64 *) self->head.ids->data + self->head.from;
  if (self->joined == NULL)
    {
      self->joined = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_array_append_vals (self->joined, (const gint64 *) self->head.ids->data + self->head.from, get_span_size (&self->head));
      g_array_append_vals (self->joined, (const gint64 *) self->tail.ids->data + self->tail.from, get_span_size (&self->tail));
    }
  return (const gint64 *) self->joined->data;
}

void
store_list_rows_remove (StoreListRows *self, guint position)
{
  g_array_remove_index (self->head.ids, position);
  self->head.to--;
  emit (self, position, 1, 0);
}

void
store_list_rows_insert (StoreListRows *self, guint position, gint64 id)
{
  g_array_insert_val (self->head.ids, position, id);
  self->head.to++;
  emit (self, position, 0, 1);
}

void
store_list_rows_set (StoreListRows *self, GArray *ids)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (gint64));

  set_span (&self->head, ids, 0, ids->len);
  set_span (&self->tail, none, 0, 0);
  g_clear_pointer (&self->joined, g_array_unref);
}

void
store_list_rows_change (StoreListRows *self, GArray *ids, GHashTable *touched)
{
  guint n_same;

  set_span (&self->tail, self->head.ids, 0, self->head.to);
  set_span (&self->head, ids, 0, 0);
  for (guint hunks = 0; hunks < HUNKS_MAX; hunks++)
    {
      guint removed, added;

      keep_at_border (self);
      removed = count_touched (self->tail.ids, self->tail.from, self->tail.to, touched);
      added = count_touched (ids, self->head.to, ids->len, touched);
      if (removed == 0 && added == 0)
        break;
      replace_at_border (self, removed, added);
    }
  n_same = count_same_at_end (self);
  replace_at_border (self, get_span_size (&self->tail) - n_same, ids->len - self->head.to - n_same);
  store_list_rows_set (self, ids);
}

void
store_list_rows_slide (StoreListRows *self, GArray *ids)
{
  guint n_before = store_list_rows_get_size (self), n_old = MIN (n_before, SLIDE), n_first = MIN (ids->len, SLIDE);
  gboolean slides = n_old > 0 && n_first > 0;

  if (n_before > n_old)
    {
      g_signal_emit_by_name (self->model, "slide", 0);
      self->head.to = n_old;
      emit (self, n_old, n_before - n_old, 0);
    }
  set_span (&self->tail, ids, 0, n_first);
  emit (self, n_old, 0, n_first);
  if (slides)
    g_signal_emit_by_name (self->model, "slide", n_old + n_first - 1);
  self->head.from = self->head.to;
  emit (self, 0, n_old, 0);
  if (slides)
    g_signal_emit_by_name (self->model, "slide", 0);
  self->tail.to = ids->len;
  emit (self, n_first, 0, ids->len - n_first);
  store_list_rows_set (self, ids);
}
