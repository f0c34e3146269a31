/* The automatic backup of an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-backup.h"

#include "store-backup-folder.h"
#include "store-copy.h"

/* The newest copy of the company says which change it holds. */
static gboolean
holds_last_change (StoreDb *db, const char *folder)
{
  static const char state[] = "SELECT file_id || ' ' || (SELECT coalesce(max(seq), 0) FROM change) FROM store_state";
  g_autofree char *stem = store_backup_dup_stem (store_db_get_path (db));
  g_autoptr (GPtrArray) copies = store_backup_find (folder, stem, NULL);
  g_autoptr (StoreDb) copy = copies != NULL && copies->len > 0 ? store_copy_open (((StoreCopy *) copies->pdata[0])->path, store_db_get_schema (db), NULL, NULL) : NULL;
  g_autoptr (StoreQuery) held = copy != NULL && store_copy_check_identity (copy, NULL) ? store_query_new (copy, state) : NULL;
  g_autoptr (StoreQuery) now = store_query_new (db, state);

  return held != NULL && store_query_next (held) && store_query_next (now) && g_strcmp0 (store_query_get_text (held, 0), store_query_get_text (now, 0)) == 0;
}

typedef struct
{
  char            *path;
  char            *folder;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  GTask           *answer;  /* of an asynchronous one; touched on the caller's thread alone, since it holds the file */
  GThread         *thread;
  char            *made;
  GError          *error;
} Request;

static void
free_request (Request *self)
{
  g_free (self->path);
  g_free (self->folder);
  g_object_unref (self->schema);
  g_object_unref (self->environment);
  g_clear_error (&self->error);
  g_free (self->made);
  g_free (self);
}

static Request *
make_request (StoreFile *file, const char *folder)
{
  Request *self = g_new0 (Request, 1);

  self->path = g_strdup (store_file_get_path (file));
  self->folder = g_strdup (folder);
  self->schema = g_object_ref (store_file_get_schema (file));
  self->environment = g_object_ref (store_file_get_environment (file));
  return self;
}

/* On a connection of its own: the writer goes on. */
static gboolean
back_up (Request *self, GCancellable *cancellable, char **path, GError **error)
{
  g_autoptr (StoreDb) db = store_db_open (self->path, STORE_DB_READ, self->schema, self->environment, error);

  *path = NULL;
  if (db == NULL)
    return FALSE;
  store_db_set_progress (db, cancellable, NULL, NULL);
  return holds_last_change (db, self->folder) || store_backup_rotate (db, self->folder, path, error);
}

gboolean
store_file_backup_if_changed (StoreFile *file, const char *folder, char **path, GError **error)
{
  Request *request = make_request (file, folder);
  g_autofree char *made = NULL;
  gboolean done = back_up (request, NULL, &made, error);

  free_request (request);
  if (done && path != NULL)
    *path = g_steal_pointer (&made);
  return done;
}

static gboolean
return_answer_cb (gpointer data)
{
  Request *request = data;
  g_autoptr (GTask) answer = g_steal_pointer (&request->answer);

  g_thread_join (request->thread);
  if (request->error != NULL)
    g_task_return_error (answer, g_steal_pointer (&request->error));
  else
    g_task_return_pointer (answer, g_steal_pointer (&request->made), g_free);
  free_request (request);
  return G_SOURCE_REMOVE;
}

static gpointer
run_thread (gpointer data)
{
  Request *request = data;
  g_autoptr (GSource) source = g_idle_source_new ();

  back_up (request, g_task_get_cancellable (request->answer), &request->made, &request->error);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, return_answer_cb, request, NULL);
  g_source_attach (source, g_task_get_context (request->answer));
  return NULL;
}

void
store_file_backup_async (StoreFile *file, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Request *request = make_request (file, folder);

  request->answer = g_task_new (file, cancellable, callback, user_data);
  g_task_set_source_tag (request->answer, store_file_backup_async);
  request->thread = g_thread_new ("store-backup", run_thread, request);
}

gboolean
store_file_backup_finish (StoreFile *file, GAsyncResult *answer, char **path, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *made = g_task_propagate_pointer (G_TASK (answer), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (path != NULL)
    *path = g_steal_pointer (&made);
  return TRUE;
}
