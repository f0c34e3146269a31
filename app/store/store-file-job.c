/* What the writer does for an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-file-private.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-erase.h"
#include "store-run.h"

#define TELL_EVERY (G_TIME_SPAN_MILLISECOND * 100)

/* 0 if there is none */
static gint64
find_change (StoreDb *db, const char *command_id)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT seq FROM change WHERE command_id = ?1");

  store_query_bind_text (query, 1, command_id);
  return store_query_next (query) ? store_query_get_number (query, 0) : 0;
}

static StoreChange *
load_change (StoreDb *db, gint64 seq, GError **error)
{
  g_autoptr (StoreChange) change = g_new0 (StoreChange, 1);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT c.command, coalesce(c.undoes, 0), r.table_name, r.record_id, r.before IS NOT NULL, r.after IS NOT NULL"
                                                      " FROM change c JOIN change_row r ON r.change = c.seq WHERE c.seq = ?1 ORDER BY r.position");

  g_atomic_ref_count_init (&change->ref_count);
  change->touches = g_array_new (FALSE, FALSE, sizeof (StoreTouch));
  change->seq = seq;
  store_query_bind_number (query, 1, seq);
  while (store_query_next (query))
    {
      StoreTouch touch = { .id = store_query_get_number (query, 3), .table = g_intern_string (store_query_get_text (query, 2)), .changed = G_MAXUINT64 };

      if (change->command == NULL)
        change->command = g_strdup (store_query_get_text (query, 0));
      change->undoes = store_query_get_number (query, 1);
      touch.class = store_schema_find_class (store_db_get_schema (db), touch.table);
      touch.existed_before = store_query_get_number (query, 4) != 0;
      touch.exists_after = store_query_get_number (query, 5) != 0;
      g_array_append_val (change->touches, touch);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&change) : NULL;
}

/* The change of a command that was carried out before: the caller is told so again. */
static gboolean
repeat_answer (StoreDb *db, StoreFileJob *job, gint64 seq)
{
  job->change = load_change (db, seq, &job->error);
  if (job->change == NULL)
    return FALSE;
  if (job->change->touches->len > 0 && !g_array_index (job->change->touches, StoreTouch, 0).existed_before)
    job->result = g_variant_ref_sink (g_variant_new_int64 (g_array_index (job->change->touches, StoreTouch, 0).id));
  return TRUE;
}

static gboolean
choose_change (StoreDb *db, StoreFileJob *job)
{
  gboolean undoes = job->kind == STORE_FILE_JOB_UNDO;

  if (job->seq == 0)
    job->seq = undoes ? store_log_get_undo (db) : store_log_get_redo (db);
  if (job->seq == 0)
    g_set_error_literal (&job->error, STORE_ERROR, STORE_ERROR_UNDO, undoes ? _("There is nothing to take back.") : _("There is nothing to do again."));
  return job->seq != 0;
}

static gboolean
carry_out (StoreDb *db, StoreFileJob *job)
{
  switch (job->kind)
    {
    case STORE_FILE_JOB_COMMAND:
      return store_command_execute (job->command, db, job->arguments, &job->error);
    case STORE_FILE_JOB_WORK:
      return job->work (db, job->data, &job->error);
    case STORE_FILE_JOB_UNDO:
    case STORE_FILE_JOB_REDO:
    default:
      return store_log_revert (db, job->seq, &job->error);
    }
}

static gboolean
transact (StoreDb *db, StoreFileJob *job)
{
  gint64 before = job->may_repeat ? find_change (db, job->command_id) : 0;
  g_autoptr (StoreTransaction) transaction = NULL;
  StoreIntent intent = { job->name, job->command_id, 0 };

  if (before != 0)
    return repeat_answer (db, job, before);
  if ((job->kind == STORE_FILE_JOB_UNDO || job->kind == STORE_FILE_JOB_REDO) && !choose_change (db, job))
    return FALSE;
  intent.undoes = job->seq;
  transaction = store_transaction_begin (db, &intent, &job->error);
  return transaction != NULL
         && carry_out (db, job)
         && !g_cancellable_set_error_if_cancelled (job->cancellable, &job->error)
         && store_transaction_commit (transaction, &job->change, &job->error);
}

/* After these nobody knows what the connection's cache is worth. */
static gboolean
is_doubtful (const GError *error)
{
  return g_error_matches (error, STORE_ERROR, STORE_ERROR_IO) || g_error_matches (error, STORE_ERROR, STORE_ERROR_DAMAGED);
}

static void
interrupt_cb (GCancellable *cancellable, gpointer db)
{
  store_db_interrupt (db);
}

static void
progress_cb (guint permille, gpointer user_data)
{
  StoreFile *self = user_data;
  gint64 now = g_get_monotonic_time ();

  g_atomic_int_set (&self->permille, (int) permille);
  if (now - self->told_at < TELL_EVERY)
    return;
  self->told_at = now;
  g_source_set_ready_time (self->wake, 0);
}

/* Takes the result, and takes no answer from a job that kept none of the rules of the house. */
static void
finish (StoreDb *db, StoreFileJob *job, gboolean done)
{
  g_autoptr (GVariant) result = store_db_steal_result (db);

  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
  if (done && job->result == NULL)
    job->result = g_steal_pointer (&result);
  if (!done && job->error == NULL)
    g_set_error_literal (&job->error, STORE_ERROR, STORE_ERROR_INTERNAL, _("This could not be done. Nothing was changed."));
}

static gboolean
run (StoreDb *db, gpointer data, gpointer user_data)
{
  StoreFileJob *job = data;
  StoreFile *self = user_data;
  gulong handler = 0;
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    return TRUE;
  g_atomic_int_set (&self->permille, 0);
  store_db_set_progress (db, job->cancellable, progress_cb, self);
  if (job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (interrupt_cb), db, NULL);
  done = job->name != NULL ? transact (db, job) : carry_out (db, job);
  finish (db, job, done);
  store_erase_remains (db);
  g_cancellable_disconnect (job->cancellable, handler);
  store_db_set_progress (db, NULL, NULL, NULL);
  return !is_doubtful (job->error);
}

/* A commit whose flush failed may have reached the disk all the same: the file says whether it happened. */
static void
settle (StoreDb *db, const GError *broken, StoreFileJob *job)
{
  gint64 seq;

  if (db == NULL && job->error == NULL)
    job->error = g_error_copy (broken);
  if (db == NULL || job->command_id == NULL || !is_doubtful (job->error))
    return;
  seq = find_change (db, job->command_id);
  if (seq == 0)
    return;
  g_clear_error (&job->error);
  repeat_answer (db, job, seq);
}

static void
answer (StoreDb *db, const GError *broken, gpointer data, gpointer user_data)
{
  StoreFileJob *job = data;
  StoreFile *self = user_data;

  settle (db, broken, job);
  g_atomic_int_set (&self->permille, 0);
  if (job->destroy != NULL)
    job->destroy (job->data);
  job->destroy = NULL;
  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  g_queue_push_tail (&self->finished, job);
  g_mutex_unlock (&self->mutex);
  g_cond_broadcast (&self->cond); /* not before: who wakes would wait for the mutex */
  g_source_set_ready_time (self->wake, 0);
}

const StoreWorkerHandler store_file_handler = { run, answer };

StoreFileJob *
store_file_job_new (StoreFile *file, StoreFileJobKind kind, GCancellable *cancellable)
{
  StoreFileJob *job = g_new0 (StoreFileJob, 1);

  job->file = file;
  job->kind = kind;
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return job;
}

void
store_file_job_free (StoreFileJob *job)
{
  if (job->destroy != NULL)
    job->destroy (job->data);
  g_clear_pointer (&job->arguments, g_variant_unref);
  g_clear_object (&job->cancellable);
  g_clear_pointer (&job->change, store_change_unref);
  g_clear_pointer (&job->result, g_variant_unref);
  g_clear_error (&job->error);
  g_free (job->command_id);
  g_free (job->name);
  g_free (job);
}
