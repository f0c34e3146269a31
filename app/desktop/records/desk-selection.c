/* Which rows of a list are selected.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-selection.h"

#include "desk-priority.h"

/* Rows. A view makes its cells in one piece, and of a list of any length for the first 205 rows: five screens, longer than a blink. */
#define FIRST 16
#define STEP  12
#define MOST  205

struct _DeskSelection
{
  GObject    parent_instance;
  StoreList *list;
  GtkBitset *selected;
  GHashTable *followed; /* set of gint64: ids of the selected rows, which stay selected when they move; empty when they are many */
  guint      limit;   /* of the rows that the view knows; G_MAXUINT once it has them all */
  guint      growing; /* source that lets it have more */
};

static void list_model_init (GListModelInterface *interface);
static void selection_model_init (GtkSelectionModelInterface *interface);

#define MAX_FOLLOWED 2000

G_DEFINE_FINAL_TYPE_WITH_CODE (DeskSelection, desk_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static GType
get_item_type (GListModel *model)
{
  return BASE_TYPE_RECORD;
}

static guint
get_n_items (GListModel *model)
{
  DeskSelection *self = DESK_SELECTION (model);

  return MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), self->limit);
}

static gpointer
get_item (GListModel *model, guint position)
{
  DeskSelection *self = DESK_SELECTION (model);

  return position < self->limit ? g_list_model_get_item (G_LIST_MODEL (self->list), position) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (DESK_SELECTION (model)->selected, position);
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model, guint position, guint n)
{
  return gtk_bitset_ref (DESK_SELECTION (model)->selected);
}

static void
follow_selected (DeskSelection *self)
{
  g_autoptr (GArray) ids = desk_selection_get_size (self) <= MAX_FOLLOWED ? desk_selection_dup_ids (self) : NULL;

  g_hash_table_remove_all (self->followed);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    g_hash_table_add (self->followed, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
}

/* Tells the view of those that it knows. */
static void
tell (DeskSelection *self, guint first, guint last)
{
  guint n = get_n_items (G_LIST_MODEL (self));

  if (first < n)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, MIN (last, n - 1) - first + 1);
}

/* Tells the view the smallest range in which something changed. */
static gboolean
set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  DeskSelection *self = DESK_SELECTION (model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);

  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (gtk_bitset_is_empty (changes))
    return TRUE;
  gtk_bitset_difference (self->selected, changes);
  follow_selected (self);
  tell (self, gtk_bitset_get_minimum (changes), gtk_bitset_get_maximum (changes));
  return TRUE;
}

/* All are all, also those that the view does not know yet. */
static gboolean
select_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (DESK_SELECTION (model)->list)));

  return set_selection (model, all, all);
}

static gboolean
unselect_all (GtkSelectionModel *model)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty (), selected = gtk_bitset_copy (DESK_SELECTION (model)->selected);

  return set_selection (model, none, selected);
}

static void
selection_model_init (GtkSelectionModelInterface *interface)
{
  interface->is_selected = is_selected;
  interface->get_selection_in_range = get_selection_in_range;
  interface->set_selection = set_selection;
  interface->select_all = select_all;
  interface->unselect_all = unselect_all;
}

/* A row that moves is told as one taken out and one put in. */
static void
select_moved_rows (DeskSelection *self, guint position, guint added)
{
  gboolean found = FALSE;

  for (guint i = position; i < position + added; i++)
    {
      gint64 id = store_list_get_id (self->list, i);

      if (g_hash_table_contains (self->followed, &id) && gtk_bitset_add (self->selected, i))
        found = TRUE;
    }
  if (found)
    tell (self, position, position + added - 1);
}

static void
set_limit (DeskSelection *self, guint limit)
{
  guint n_before = get_n_items (G_LIST_MODEL (self)), n;

  self->limit = limit;
  n = get_n_items (G_LIST_MODEL (self));
  if (n > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n - n_before);
}

static gboolean
grow_cb (gpointer data)
{
  DeskSelection *self = data;

  set_limit (self, self->limit + STEP < MOST ? self->limit + STEP : G_MAXUINT);
  if (self->limit < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

/* The rest of the rows comes when there is nothing else to do. */
static void
grow (DeskSelection *self)
{
  if (self->growing == 0 && self->limit < g_list_model_get_n_items (G_LIST_MODEL (self->list)))
    self->growing = g_idle_add_full (DESK_PRIORITY_GROW, grow_cb, self, NULL);
}

/* In steps each of which is true of what the view knows: a list that gets another filter holds rows twice for a moment. */
static void
pass_on_beginning (DeskSelection *self, guint n_before, guint position, guint removed, guint added)
{
  guint limit = self->limit, gone = MIN (removed, n_before - position), come = MIN (added, limit - position), excess;

  self->limit = n_before - gone;
  g_list_model_items_changed (G_LIST_MODEL (self), position, gone, 0);
  self->limit += come;
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, come);
  if (self->limit <= limit)
    {
      set_limit (self, limit);
      return;
    }
  excess = self->limit - limit;
  self->limit = limit;
  g_list_model_items_changed (G_LIST_MODEL (self), limit, excess, 0);
}

static void
pass_on (DeskSelection *self, guint position, guint removed, guint added)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list)), n_before = n + removed - added, known = MIN (n_before, self->limit);

  if (n < MOST)
    self->limit = MIN (self->limit, MAX (n + STEP, FIRST));
  if (known == n_before && n <= self->limit)
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < self->limit)
    pass_on_beginning (self, known, position, removed, added);
  grow (self);
}

static void
items_changed_cb (DeskSelection *self, guint position, guint removed, guint added)
{
  gtk_bitset_splice (self->selected, position, removed, added);
  pass_on (self, position, removed, added);
  if (desk_selection_get_size (self) < g_hash_table_size (self->followed))
    select_moved_rows (self, position, added);
}

/* The list has heard of the change before: several rows that are gone by now, and did not only move, are followed no longer. */
static void
changed_cb (DeskSelection *self)
{
  if (g_hash_table_size (self->followed) > 1 && desk_selection_get_size (self) < g_hash_table_size (self->followed))
    follow_selected (self);
}

static void
desk_selection_finalize (GObject *object)
{
  DeskSelection *self = DESK_SELECTION (object);

  g_clear_handle_id (&self->growing, g_source_remove);
  g_clear_object (&self->list);
  g_hash_table_unref (self->followed);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (desk_selection_parent_class)->finalize (object);
}

static void
desk_selection_class_init (DeskSelectionClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_selection_finalize;
}

static void
desk_selection_init (DeskSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->followed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->limit = FIRST;
}

DeskSelection *
desk_selection_new (StoreList *list)
{
  DeskSelection *self = g_object_new (DESK_TYPE_SELECTION, NULL);

  self->list = g_object_ref (list);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store_list_get_file (list), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  grow (self);
  return self;
}

void
desk_selection_show_all (DeskSelection *self)
{
  g_clear_handle_id (&self->growing, g_source_remove);
  set_limit (self, G_MAXUINT);
}

StoreList *
desk_selection_get_list (DeskSelection *self)
{
  return self->list;
}

guint
desk_selection_get_size (DeskSelection *self)
{
  return (guint) gtk_bitset_get_size (self->selected);
}

gint64
desk_selection_get_id (DeskSelection *self)
{
  return desk_selection_get_size (self) == 1 ? store_list_get_id (self->list, gtk_bitset_get_minimum (self->selected)) : 0;
}

GArray *
desk_selection_dup_ids (DeskSelection *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->selected, &position); more; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = store_list_get_id (self->list, position);
      g_array_append_val (ids, id);
    }
  return ids;
}

void
desk_selection_drop_several (DeskSelection *self)
{
  if (g_hash_table_size (self->followed) < 2 && desk_selection_get_size (self) < 2)
    return;
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self));
  g_hash_table_remove_all (self->followed);
}
