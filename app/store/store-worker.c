/* The one thread that writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-worker.h"

#include <glib/gi18n-lib.h>
#include "store-check.h"
#include "store-erase.h"
#include "store-query.h"
#include "store-search.h"

#define REST     (G_TIME_SPAN_SECOND / 2) /* after the last job */
#define LONG_REST (G_TIME_SPAN_SECOND * 30)
#define INTERVAL G_TIME_SPAN_SECOND       /* while jobs keep coming */
#define MANY_PAGES 256                    /* in the WAL: once emptied, its next save has to flush the disk twice */

struct _StoreWorker
{
  GThread                  *thread;
  const StoreWorkerHandler *handler;
  gpointer                  user_data;
  GMutex                    mutex;   /* of jobs and ends */
  GCond                     cond;
  GQueue                    jobs;
  gboolean                  ends;
  /* of the thread */
  StoreDb                  *db;      /* NULL while broken */
  GError                   *broken;
  gint64                    head;    /* the last change that was confirmed */
  gint64                    tidy_at; /* monotonic; 0 = nothing to tidy */
  gint64                    untidy_since;
};

static gboolean
read_head (StoreDb *db, gint64 *head, GError **error)
{
  return store_db_get_number (db, "SELECT coalesce(max(seq), 0) FROM change", head, error);
}

/* What was confirmed must still be there: a disk that lost it is not written to again. */
static gboolean
check_head (StoreDb *db, gint64 confirmed, GError **error)
{
  gint64 head;

  if (!read_head (db, &head, error))
    return FALSE;
  if (head < confirmed)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                         _("The disk lost changes that were saved. Nothing more is written. Please close the company and restore a backup on another disk."));
  return head >= confirmed;
}

static void
reopen (StoreWorker *self)
{
  g_autofree char *path = g_strdup (store_db_get_path (self->db));
  g_autoptr (StoreSchema) schema = g_object_ref (store_db_get_schema (self->db));
  g_autoptr (BaseEnvironment) environment = g_object_ref (store_db_get_environment (self->db));
  gpointer vault = store_db_get_vault (self->db);
  g_autoptr (GObject) kept = vault != NULL ? g_object_ref (vault) : NULL;
  g_autoptr (StoreDb) db = NULL;

  g_clear_object (&self->db);
  db = store_db_open (path, STORE_DB_WRITE, schema, environment, &self->broken);
  if (db != NULL)
    store_db_set_vault (db, kept);
  if (db != NULL && store_check_pages (db, &self->broken) && check_head (db, self->head, &self->broken))
    self->db = g_steal_pointer (&db);
}

static void
work (StoreWorker *self, gpointer job)
{
  if (self->db != NULL && !self->handler->run (self->db, job, self->user_data))
    reopen (self);
  if (self->db != NULL)
    self->head = MAX (self->head, store_db_get_head (self->db));
  self->handler->answer (self->db, self->broken, job, self->user_data);
}

static gboolean
has_jobs (StoreWorker *self)
{
  gboolean has;

  g_mutex_lock (&self->mutex);
  has = !g_queue_is_empty (&self->jobs) || self->ends;
  g_mutex_unlock (&self->mutex);
  return has;
}

static void
tidy (StoreWorker *self)
{
  gboolean rests_long = self->untidy_since == 0; /* was tidied before, and nothing came */
  guint n_pages;

  self->tidy_at = self->untidy_since = 0;
  if (self->db == NULL)
    return;
  while (!has_jobs (self) && store_search_merge (self->db))
    ;
  store_erase_remains (self->db);
  n_pages = store_db_get_n_wal_pages (self->db);
  if (n_pages >= (rests_long ? 1 : MANY_PAGES))
    store_db_checkpoint (self->db, FALSE);
  else if (n_pages > 0)
    self->tidy_at = g_get_monotonic_time () + LONG_REST;
}

/* NULL when it ends, or when it is time to tidy. */
static gpointer
wait_for_job (StoreWorker *self, gboolean *ends)
{
  gpointer job;

  g_mutex_lock (&self->mutex);
  while (g_queue_is_empty (&self->jobs) && !self->ends)
    if (self->tidy_at == 0)
      g_cond_wait (&self->cond, &self->mutex);
    else if (!g_cond_wait_until (&self->cond, &self->mutex, self->tidy_at))
      break;
  job = g_queue_pop_head (&self->jobs);
  *ends = job == NULL && self->ends;
  g_mutex_unlock (&self->mutex);
  return job;
}

static void
plan_tidying (StoreWorker *self)
{
  gint64 now = g_get_monotonic_time ();

  if (self->untidy_since == 0)
    self->untidy_since = now;
  if (now - self->untidy_since > INTERVAL)
    tidy (self);
  else
    self->tidy_at = now + REST;
}

static gpointer
run_thread (gpointer data)
{
  StoreWorker *self = data;
  gboolean ends = FALSE;

  read_head (self->db, &self->head, NULL);
  if (self->db != NULL && store_erase_has_remains (self->db))
    plan_tidying (self);
  while (!ends)
    {
      gpointer job = wait_for_job (self, &ends);
      if (job != NULL)
        {
          work (self, job);
          plan_tidying (self);
        }
      else if (!ends)
        tidy (self);
    }
  if (self->db != NULL)
    {
      store_erase_remains (self->db);
      store_db_checkpoint (self->db, TRUE);
    }
  g_clear_object (&self->db);
  return NULL;
}

StoreWorker *
store_worker_new (StoreDb *db, const StoreWorkerHandler *handler, gpointer user_data)
{
  StoreWorker *self = g_new0 (StoreWorker, 1);

  self->db = db;
  self->handler = handler;
  self->user_data = user_data;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->jobs);
  self->thread = g_thread_new ("store-writer", run_thread, self);
  return self;
}

void
store_worker_push (StoreWorker *self, gpointer job)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->jobs, job);
  g_mutex_unlock (&self->mutex);
  g_cond_signal (&self->cond); /* not before: who wakes would wait for the mutex */
}

void
store_worker_free (StoreWorker *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->ends = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_thread_join (self->thread);
  g_clear_error (&self->broken);
  g_cond_clear (&self->cond);
  g_mutex_clear (&self->mutex);
  g_free (self);
}
