/* The thread that gets a list's ids.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-list-loader.h"

#include "store-db.h"

typedef struct
{
  GArray  *ids;
  gboolean complete;
  GError  *error;
} Answer;

struct _StoreListLoader
{
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  StoreListLoaded  loaded;
  GObject         *owner;   /* borrowed */
  GThread         *thread;  /* NULL until the first request */
  GSource         *wake;
  GMutex           mutex;   /* of what follows */
  GCond            cond;
  StoreFilter     *filter;  /* nullable: the next request */
  gboolean         first_page;
  gint             generation; /* of the newest request; also read without the mutex */
  GQueue           answers; /* Answer */
  StoreDb         *db;      /* set and cleared by the thread; only to be interrupted by others */
  gboolean         ends;
};

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_clear_error (&answer->error);
  g_free (answer);
}

static gboolean
is_stale (StoreListLoader *self, guint generation)
{
  return (guint) g_atomic_int_get (&self->generation) != generation;
}

static void
answer (StoreListLoader *self, guint generation, GArray *ids, gboolean complete, GError *error)
{
  Answer *made = g_new0 (Answer, 1);

  *made = (Answer) { ids, complete, error };
  g_mutex_lock (&self->mutex);
  if (is_stale (self, generation))
    g_clear_pointer (&made, free_answer);
  else
    {
      g_queue_push_tail (&self->answers, made);
      g_cond_broadcast (&self->cond);
      g_source_set_ready_time (self->wake, 0);
    }
  g_mutex_unlock (&self->mutex);
}

/* The interruption may come between two steps, or before the first: hence the looks at the generation. */
static GArray *
load (StoreListLoader *self, StoreFilter *filter, guint generation, int limit, GError **error)
{
  g_autoptr (StoreQuery) query = store_filter_query_ids (filter, self->db, limit);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (!((ids->len & 1023) == 0 && is_stale (self, generation)) && store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&ids) : NULL;
}

/* TRUE when nothing more is to come. */
static gboolean
load_and_answer (StoreListLoader *self, StoreFilter *filter, guint generation, int limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = load (self, filter, generation, limit, &error);
  gboolean complete = ids == NULL || limit < 0 || (int) ids->len < limit;

  answer (self, generation, g_steal_pointer (&ids), complete, g_steal_pointer (&error));
  return complete || is_stale (self, generation);
}

static void
open_db (StoreListLoader *self, guint generation)
{
  GError *error = NULL;
  StoreDb *db = store_db_open (self->path, STORE_DB_READ, self->schema, self->environment, &error);

  g_mutex_lock (&self->mutex);
  self->db = db;
  g_mutex_unlock (&self->mutex);
  if (db == NULL)
    answer (self, generation, NULL, TRUE, error);
}

static StoreFilter *
wait_for_request (StoreListLoader *self, gboolean *first_page, guint *generation)
{
  StoreFilter *filter;

  g_mutex_lock (&self->mutex);
  while (self->filter == NULL && !self->ends)
    g_cond_wait (&self->cond, &self->mutex);
  filter = self->ends ? NULL : g_steal_pointer (&self->filter);
  *first_page = self->first_page;
  *generation = (guint) self->generation;
  g_mutex_unlock (&self->mutex);
  return filter;
}

static gpointer
run_thread (gpointer data)
{
  StoreListLoader *self = data;
  StoreFilter *request;
  StoreDb *db;
  gboolean first_page;
  guint generation;

  while ((request = wait_for_request (self, &first_page, &generation)) != NULL)
    {
      g_autoptr (StoreFilter) filter = request;

      if (self->db == NULL)
        open_db (self, generation);
      if (self->db != NULL && !(first_page && load_and_answer (self, filter, generation, STORE_LIST_PAGE)))
        load_and_answer (self, filter, generation, -1);
    }
  g_mutex_lock (&self->mutex);
  db = g_steal_pointer (&self->db);
  g_mutex_unlock (&self->mutex);
  g_clear_object (&db);
  return NULL;
}

static Answer *
pop_answer (StoreListLoader *self)
{
  Answer *next;

  g_mutex_lock (&self->mutex);
  next = g_queue_pop_head (&self->answers);
  g_mutex_unlock (&self->mutex);
  return next;
}

/* The owner may be dropped from within, and the loader with it. */
static void
deliver (StoreListLoader *self)
{
  g_autoptr (GObject) owner = g_object_ref (self->owner);
  Answer *next;

  while ((next = pop_answer (self)) != NULL)
    {
      self->loaded (owner, g_steal_pointer (&next->ids), next->complete, next->error);
      free_answer (next);
    }
}

/* Made ready by the thread. */
static gboolean
dispatch_wake (GSource *source, GSourceFunc callback, gpointer data)
{
  g_source_set_ready_time (source, -1);
  return callback (data);
}

static gboolean
wake_cb (gpointer data)
{
  deliver (data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs wake_functions = { .dispatch = dispatch_wake };

StoreListLoader *
store_list_loader_new (const char *path, StoreSchema *schema, BaseEnvironment *environment, StoreListLoaded loaded, GObject *owner)
{
  StoreListLoader *self = g_new0 (StoreListLoader, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->path = g_strdup (path);
  self->schema = g_object_ref (schema);
  self->environment = g_object_ref (environment);
  self->loaded = loaded;
  self->owner = owner;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->answers);
  self->wake = g_source_new (&wake_functions, sizeof (GSource));
  g_source_set_static_name (self->wake, "store-list-loader");
  g_source_set_callback (self->wake, wake_cb, self, NULL);
  g_source_set_ready_time (self->wake, -1);
  g_source_attach (self->wake, context);
  return self;
}

/* Whatever runs is of no use any more. The mutex is held. */
static void
stop (StoreListLoader *self)
{
  g_atomic_int_inc (&self->generation);
  g_queue_clear_full (&self->answers, free_answer);
  g_clear_pointer (&self->filter, store_filter_unref);
  if (self->db != NULL)
    store_db_interrupt (self->db);
}

void
store_list_loader_free (StoreListLoader *self)
{
  g_mutex_lock (&self->mutex);
  self->ends = TRUE;
  stop (self);
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (self->thread != NULL)
    g_thread_join (self->thread);
  g_source_destroy (self->wake);
  g_source_unref (self->wake);
  g_queue_clear_full (&self->answers, free_answer);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_object_unref (self->environment);
  g_object_unref (self->schema);
  g_free (self->path);
  g_free (self);
}

void
store_list_loader_request (StoreListLoader *self, StoreFilter *filter, gboolean first_page)
{
  g_mutex_lock (&self->mutex);
  stop (self);
  self->filter = store_filter_ref (filter);
  self->first_page = first_page;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
  if (self->thread == NULL)
    self->thread = g_thread_new ("store-list", run_thread, self);
}

void
store_list_loader_wait (StoreListLoader *self, gint64 microseconds)
{
  gint64 end = g_get_monotonic_time () + microseconds;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->answers) && g_cond_wait_until (&self->cond, &self->mutex, end))
    continue;
  g_mutex_unlock (&self->mutex);
  deliver (self);
}
