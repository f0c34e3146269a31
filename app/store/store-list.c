/* A million rows as a list model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-list.h"

#include "store-list-loader.h"
#include "store-list-rows.h"

#define KEPT        256             /* objects that stay alive behind the view's own; more than GTK's 205 rows */
#define FIRST_WAIT  250000          /* microseconds, while there is nothing to show anyway */
#define NEXT_WAIT   16000           /* while typing: one frame */
#define TOUCHES_MAX 20000           /* an import's rows come in one piece anyway */

struct _StoreList
{
  GObject          parent_instance;
  StoreFile       *file;
  BaseRecordClass *class;
  StoreFilter     *filter;
  StoreListLoader *loader;
  StoreListRows    rows;
  GHashTable      *touched;  /* set of gint64: rows that may move when the next answer comes */
  GError          *error;
  gboolean         started;
  gboolean         loading;
  gboolean         slides;   /* the next answer is for another filter */
  gboolean         silent;   /* nobody has seen the model yet */
  gboolean         again;    /* something changed while loading */
  BaseRecord      *kept[KEPT];
  guint            next_kept;
};

enum { PROP_0, PROP_LOADING, PROP_TOTAL, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { SLIDE, N_SIGNALS };
static guint signals[N_SIGNALS];

static void list_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StoreList, store_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_loading (StoreList *self, gboolean loading)
{
  if (self->loading == loading)
    return;
  self->loading = loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
show (StoreList *self, GArray *ids)
{
  guint n_before = store_list_rows_get_size (&self->rows);

  if (self->silent)
    store_list_rows_set (&self->rows, ids);
  else if (self->slides)
    store_list_rows_slide (&self->rows, ids);
  else
    store_list_rows_change (&self->rows, ids, self->touched);
  if (ids->len != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
}

static void
request (StoreList *self)
{
  self->again = FALSE;
  set_loading (self, TRUE);
  store_list_loader_request (self->loader, self->filter, self->slides);
}

static void
finish_loading (StoreList *self)
{
  if (self->again)
    request (self);
  else
    {
      g_hash_table_remove_all (self->touched);
      set_loading (self, FALSE);
    }
}

static void
loaded_cb (GObject *owner, GArray *loaded, gboolean complete, const GError *error)
{
  StoreList *self = STORE_LIST (owner);
  g_autoptr (GArray) ids = loaded;

  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  else
    show (self, ids);
  self->slides = FALSE;
  if (complete)
    finish_loading (self);
}

/* Whether id stands before other in the list; FALSE with *known = FALSE when other is not shown any more. */
static gboolean
stands_before (StoreList *self, gint64 id, gint64 other, gboolean *known)
{
  g_autoptr (StoreQuery) query = store_filter_query_pair (self->filter, store_file_get_reader (self->file), id, other);
  gboolean first = store_query_next (query) && store_query_get_number (query, 0) == id;

  *known = store_query_next (query) && store_query_finish (query, NULL);
  return first;
}

static gboolean
is_shown (StoreList *self, gint64 id)
{
  g_autoptr (StoreQuery) query = store_filter_query_pair (self->filter, store_file_get_reader (self->file), id, id);

  return store_query_next (query);
}

/* Where a row belongs that the vector does not hold. */
static guint
find_place (StoreList *self, gint64 id, gboolean *known)
{
  guint from = 0, to = store_list_rows_get_size (&self->rows);

  *known = TRUE;
  while (from < to && *known)
    {
      guint middle = from + (to - from) / 2;

      if (stands_before (self, id, store_list_rows_get (&self->rows, middle), known))
        to = middle;
      else
        from = middle + 1;
    }
  return from;
}

static gboolean
is_in_place (StoreList *self, guint position, gint64 id)
{
  gboolean known = TRUE;

  if (position > 0 && (stands_before (self, id, store_list_rows_get (&self->rows, position - 1), &known) || !known))
    return FALSE;
  return position + 1 == store_list_rows_get_size (&self->rows) || (stands_before (self, id, store_list_rows_get (&self->rows, position + 1), &known) && known);
}

/* One row changed, and nothing else matters: a few look-ups instead of all ids. FALSE when that does not do. */
static gboolean
follow_row (StoreList *self, gint64 id)
{
  guint position = store_list_find (self, id), n_before = store_list_rows_get_size (&self->rows);
  gboolean shown = is_shown (self, id), known = TRUE;

  if (position != G_MAXUINT && shown && is_in_place (self, position, id))
    return TRUE;
  if (position != G_MAXUINT)
    store_list_rows_remove (&self->rows, position);
  if (shown)
    {
      guint place = find_place (self, id, &known);
      if (known)
        store_list_rows_insert (&self->rows, place, id);
    }
  if (store_list_rows_get_size (&self->rows) != n_before)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TOTAL]);
  return known;
}

static void
load_again (StoreList *self)
{
  if (self->loading && !self->slides)
    self->again = TRUE; /* what runs is not stopped, or an import would never let it end */
  else
    request (self);
}

/* Notes the rows of our type; tells whether a row of another table may matter. */
static gboolean
note_touches (StoreList *self, StoreChange *change, guint *n_own, gint64 *id)
{
  const char *last = NULL;
  gboolean depends = FALSE;

  *n_own = 0;
  for (guint i = 0; i < change->touches->len; i++)
    {
      StoreTouch *touch = &g_array_index (change->touches, StoreTouch, i);

      if (touch->class == self->class)
        {
          if (change->touches->len <= TOUCHES_MAX)
            g_hash_table_add (self->touched, g_memdup2 (&touch->id, sizeof touch->id));
          *id = touch->id;
          ++*n_own;
        }
      else if (touch->table != last)
        depends = depends || store_filter_depends_on (self->filter, touch->table);
      last = touch->table;
    }
  return depends;
}

/* Later commits may be in the file already: then the rows around are not where the file has them. */
static gboolean
is_newest (StoreList *self, StoreChange *change)
{
  gint64 head = 0;

  return store_db_get_number (store_file_get_reader (self->file), "SELECT max (seq) FROM change", &head, NULL) && head == change->seq;
}

static gboolean
can_follow_row (StoreList *self, StoreChange *change)
{
  return !self->loading && self->error == NULL && store_filter_get_search (self->filter) == NULL && is_newest (self, change);
}

static void
changed_cb (StoreList *self, StoreChange *change)
{
  gboolean depends;
  guint n_own;
  gint64 id = 0;

  if (!self->started)
    return;
  depends = note_touches (self, change, &n_own, &id);
  if (n_own == 0 && !depends)
    return;
  if (n_own == 1 && !depends && can_follow_row (self, change) && follow_row (self, id))
    g_hash_table_remove_all (self->touched);
  else
    load_again (self);
}

static void
start (StoreList *self)
{
  self->started = TRUE;
  self->slides = TRUE;
  self->silent = TRUE;
  request (self);
  store_list_loader_wait (self->loader, FIRST_WAIT);
  self->silent = FALSE;
}

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_FROM_CLASS (STORE_LIST (model)->class);
}

static guint
get_n_items (GListModel *model)
{
  StoreList *self = STORE_LIST (model);

  if (!self->started)
    start (self);
  return store_list_rows_get_size (&self->rows);
}

/* The row went a moment ago: the list will say so next. */
static BaseRecord *
make_gone_record (StoreList *self, gint64 id)
{
  BaseRecord *record = g_object_new (G_TYPE_FROM_CLASS (self->class), NULL);

  record->id = id;
  record->trashed = TRUE;
  return record;
}

static gpointer
get_item (GListModel *model, guint position)
{
  StoreList *self = STORE_LIST (model);
  BaseRecord *record;

  if (position >= get_n_items (model))
    return NULL;
  record = store_file_get_record (self->file, self->class, store_list_rows_get (&self->rows, position));
  if (record == NULL)
    record = make_gone_record (self, store_list_rows_get (&self->rows, position));
  g_set_object (&self->kept[self->next_kept], record);
  self->next_kept = (self->next_kept + 1) % KEPT;
  return record;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
store_list_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  StoreList *self = STORE_LIST (object);

  if (property == PROP_LOADING)
    g_value_set_boolean (value, self->loading);
  else if (property == PROP_TOTAL)
    g_value_set_uint64 (value, store_list_rows_get_size (&self->rows));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
}

static void
store_list_dispose (GObject *object)
{
  StoreList *self = STORE_LIST (object);

  g_clear_pointer (&self->loader, store_list_loader_free);
  for (guint i = 0; i < KEPT; i++)
    g_clear_object (&self->kept[i]);
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (store_list_parent_class)->dispose (object);
}

static void
store_list_finalize (GObject *object)
{
  StoreList *self = STORE_LIST (object);

  store_list_rows_clear (&self->rows);
  g_hash_table_unref (self->touched);
  g_clear_error (&self->error);
  store_filter_unref (self->filter);
  G_OBJECT_CLASS (store_list_parent_class)->finalize (object);
}

static void
store_list_class_init (StoreListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = store_list_dispose;
  object_class->finalize = store_list_finalize;
  object_class->get_property = store_list_get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_TOTAL] = g_param_spec_uint64 ("total", NULL, NULL, 0, G_MAXUINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SLIDE] = g_signal_new ("slide", STORE_TYPE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
store_list_init (StoreList *self)
{
  store_list_rows_init (&self->rows, G_LIST_MODEL (self));
  self->touched = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

StoreList *
store_list_new (StoreFile *file, BaseRecordClass *class)
{
  StoreList *self = g_object_new (STORE_TYPE_LIST, NULL);

  self->file = g_object_ref (file);
  self->class = class;
  self->filter = store_filter_new (class);
  self->loader = store_list_loader_new (store_file_get_path (file), store_file_get_schema (file), store_file_get_environment (file),
                                        loaded_cb, G_OBJECT (self));
  g_signal_connect_swapped (file, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (file, "outside", G_CALLBACK (store_list_refresh), self);
  return self;
}

StoreFile *
store_list_get_file (StoreList *self)
{
  return self->file;
}

BaseRecordClass *
store_list_get_class (StoreList *self)
{
  return self->class;
}

StoreFilter *
store_list_get_filter (StoreList *self)
{
  return self->filter;
}

void
store_list_set_filter (StoreList *self, StoreFilter *filter)
{
  g_autoptr (StoreFilter) before = self->filter;

  self->filter = filter != NULL ? store_filter_ref (filter) : store_filter_new (self->class);
  if (!self->started)
    return;
  self->slides = TRUE;
  g_hash_table_remove_all (self->touched);
  request (self);
  store_list_loader_wait (self->loader, NEXT_WAIT);
}

void
store_list_refresh (StoreList *self)
{
  if (self->started)
    load_again (self);
}

gint64
store_list_get_id (StoreList *self, guint position)
{
  g_return_val_if_fail (position < store_list_rows_get_size (&self->rows), 0);

  return store_list_rows_get (&self->rows, position);
}

guint
store_list_find (StoreList *self, gint64 id)
{
  return store_list_rows_find (&self->rows, id);
}

gboolean
store_list_is_loading (StoreList *self)
{
  return self->loading;
}

const GError *
store_list_get_error (StoreList *self)
{
  return self->error;
}

const gint64 *
store_list_get_ids (StoreList *self, guint *n)
{
  *n = store_list_rows_get_size (&self->rows);
  return store_list_rows_get_all (&self->rows);
}
