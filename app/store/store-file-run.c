/* Commands of an open company, and their answers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-file-private.h"

#include <glib/gi18n-lib.h>

#define LOOK_EVERY (G_TIME_SPAN_MILLISECOND * 100) /* at the progress, while somebody waits */

static gboolean
return_answer_cb (gpointer data)
{
  StoreFileJob *job = data;
  g_autoptr (GTask) answer = g_steal_pointer (&job->answer);

  if (job->error != NULL)
    g_task_return_error (answer, g_steal_pointer (&job->error));
  else
    {
      g_task_return_pointer (answer, job, (GDestroyNotify) store_file_job_free);
      return G_SOURCE_REMOVE;
    }
  store_file_job_free (job);
  return G_SOURCE_REMOVE;
}

/* Not from here: the caller of a waiting call does not expect callbacks of others, and what everybody shows of a change is a step of its own. */
static void
answer_soon (StoreFile *self, StoreFileJob *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_answer_cb, job, NULL);
  g_source_attach (source, self->context);
}

static StoreFileJob *
take_finished (StoreFile *self)
{
  StoreFileJob *job;

  g_mutex_lock (&self->mutex);
  job = g_queue_pop_head (&self->finished);
  g_mutex_unlock (&self->mutex);
  return job;
}

/* In the order of the commits. The one that somebody waits for is freed by them. */
void
store_file_deliver (StoreFile *self)
{
  StoreFileJob *job;

  store_file_set_progress (self, (guint) g_atomic_int_get (&self->permille));
  while ((job = take_finished (self)) != NULL)
    {
      store_file_set_n_jobs (self, self->n_jobs - 1);
      if (job->change != NULL && job->change->seq != 0)
        store_file_emit_changed (self, job->change);
      if (job->answer != NULL)
        answer_soon (self, job);
    }
}

static gboolean
is_done (StoreFile *self, StoreFileJob *job)
{
  gint64 until = g_get_monotonic_time () + LOOK_EVERY;
  gboolean in_time = TRUE;

  g_mutex_lock (&self->mutex);
  while (!job->done && in_time)
    in_time = g_cond_wait_until (&self->cond, &self->mutex, until);
  in_time = job->done;
  g_mutex_unlock (&self->mutex);
  return in_time;
}

/* NULL with error where nothing can be written */
static StoreFileJob *
make_job (StoreFile *self, StoreFileJobKind kind, const char *name, const char *command_id, GCancellable *cancellable)
{
  StoreFileJob *job = store_file_job_new (self, kind, cancellable);

  job->name = g_strdup (name);
  job->may_repeat = command_id != NULL;
  job->command_id = command_id != NULL ? g_strdup (command_id) : name != NULL ? g_uuid_string_random () : NULL;
  if (self->worker == NULL)
    g_set_error_literal (&job->error, STORE_ERROR, STORE_ERROR_READ_ONLY, self->read_only_reason);
  return job;
}

static StoreFileJob *
make_command_job (StoreFile *self, const char *command, GVariant *arguments, const char *command_id, GCancellable *cancellable)
{
  StoreFileJob *job = make_job (self, STORE_FILE_JOB_COMMAND, command, command_id, cancellable);

  job->arguments = g_variant_ref_sink (arguments != NULL ? arguments : g_variant_new ("a{sv}", NULL));
  job->command = store_schema_find_command (self->schema, command);
  if (job->error == NULL && job->command == NULL)
    g_set_error (&job->error, BASE_ERROR, BASE_ERROR_UNKNOWN, _("There is no command “%s”."), command);
  if (job->error == NULL && !g_variant_is_of_type (job->arguments, G_VARIANT_TYPE_VARDICT))
    g_set_error (&job->error, BASE_ERROR, BASE_ERROR_VALUE, _("The arguments of “%s” are not a list of names and values."), command);
  return job;
}

static StoreFileJob *
make_work_job (StoreFile *self, const StoreIntent *intent, StoreWork work, gpointer data, GCancellable *cancellable)
{
  StoreFileJob *job = make_job (self, STORE_FILE_JOB_WORK, intent != NULL ? intent->command : NULL, intent != NULL ? intent->command_id : NULL, cancellable);

  job->seq = intent != NULL ? intent->undoes : 0;
  job->work = work;
  job->data = data;
  return job;
}

static void
push (StoreFile *self, StoreFileJob *job)
{
  store_file_set_n_jobs (self, self->n_jobs + 1);
  store_worker_push (self->worker, job);
}

static void
start (StoreFile *self, StoreFileJob *job, gpointer tag, GAsyncReadyCallback callback, gpointer user_data)
{
  job->answer = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (job->answer, tag);
  if (job->error == NULL)
    push (self, job);
  else
    answer_soon (self, job);
}

/* change, result: full. Frees the job. */
static gboolean
take_answer (StoreFileJob *job, StoreChange **change, GVariant **result, GError **error)
{
  gboolean done = job->error == NULL;

  if (done && change != NULL)
    *change = g_steal_pointer (&job->change);
  if (done && result != NULL)
    *result = g_steal_pointer (&job->result);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&job->error));
  store_file_job_free (job);
  return done;
}

static gboolean
wait_for (StoreFile *self, StoreFileJob *job, StoreChange **change, GVariant **result, GError **error)
{
  g_autoptr (StoreFile) kept = g_object_ref (self);

  if (job->error == NULL)
    {
      push (self, job);
      while (!is_done (self, job))
        store_file_set_progress (self, (guint) g_atomic_int_get (&self->permille));
      store_file_deliver (self);
    }
  return take_answer (job, change, result, error);
}

void
store_file_run_async (StoreFile *self, const char *command, GVariant *arguments, const char *command_id, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, make_command_job (self, command, arguments, command_id, cancellable), store_file_run_async, callback, user_data);
}

gboolean
store_file_run_finish (StoreFile *self, GAsyncResult *answer, StoreChange **change, GVariant **result, GError **error)
{
  StoreFileJob *job;

  g_return_val_if_fail (g_task_is_valid (answer, self), FALSE);
  job = g_task_propagate_pointer (G_TASK (answer), error);
  return job != NULL && take_answer (job, change, result, error);
}

gboolean
store_file_run (StoreFile *self, const char *command, GVariant *arguments, GCancellable *cancellable,
                StoreChange **change, GVariant **result, GError **error)
{
  return wait_for (self, make_command_job (self, command, arguments, NULL, cancellable), change, result, error);
}

void
store_file_work_async (StoreFile *self, const StoreIntent *intent, StoreWork work, gpointer data, GDestroyNotify destroy, GCancellable *cancellable,
                       GAsyncReadyCallback callback, gpointer user_data)
{
  StoreFileJob *job = make_work_job (self, intent, work, data, cancellable);

  job->destroy = destroy;
  start (self, job, store_file_work_async, callback, user_data);
}

gboolean
store_file_work (StoreFile *self, const StoreIntent *intent, StoreWork work, gpointer data, GCancellable *cancellable, StoreChange **change, GError **error)
{
  return wait_for (self, make_work_job (self, intent, work, data, cancellable), change, NULL, error);
}

static StoreFileJob *
make_undo_job (StoreFile *self, gint64 seq)
{
  StoreFileJob *job = make_job (self, STORE_FILE_JOB_UNDO, "undo", NULL, NULL);

  job->seq = seq;
  return job;
}

void
store_file_undo_async (StoreFile *self, gint64 seq, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, make_undo_job (self, seq), store_file_undo_async, callback, user_data);
}

void
store_file_redo_async (StoreFile *self, GAsyncReadyCallback callback, gpointer user_data)
{
  start (self, make_job (self, STORE_FILE_JOB_REDO, "redo", NULL, NULL), store_file_redo_async, callback, user_data);
}

gboolean
store_file_undo (StoreFile *self, gint64 seq, StoreChange **change, GError **error)
{
  return wait_for (self, make_undo_job (self, seq), change, NULL, error);
}

gboolean
store_file_redo (StoreFile *self, StoreChange **change, GError **error)
{
  return wait_for (self, make_job (self, STORE_FILE_JOB_REDO, "redo", NULL, NULL), change, NULL, error);
}

static gboolean
do_nothing (StoreDb *writer, gpointer data, GError **error)
{
  return TRUE;
}

void
store_file_flush (StoreFile *self)
{
  if (self->worker != NULL)
    store_file_work (self, NULL, do_nothing, NULL, NULL, NULL, NULL);
}
