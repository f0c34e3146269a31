/* Reading off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-read.h"

typedef struct
{
  char            *path;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  DeskReader       read;
  gpointer         data;
  GDestroyNotify   free_data;
  GDestroyNotify   free_result;
} Reading;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  if (reading->free_data != NULL)
    reading->free_data (reading->data);
  g_free (reading->path);
  g_object_unref (reading->schema);
  g_object_unref (reading->environment);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  GError *error = NULL;
  g_autoptr (StoreDb) db = store_db_open (reading->path, STORE_DB_READ, reading->schema, reading->environment, &error);
  gpointer result = db != NULL ? reading->read (db, reading->data, &error) : NULL;

  if (error == NULL)
    g_task_return_pointer (task, result, reading->free_result);
  else
    g_task_return_error (task, error);
}

void
desk_read_async (StoreFile *file, DeskReader read, gpointer data, GDestroyNotify free_data, GDestroyNotify free_result, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (store_file_get_path (file));
  reading->schema = g_object_ref (store_file_get_schema (file));
  reading->environment = g_object_ref (store_file_get_environment (file));
  reading->read = read;
  reading->data = data;
  reading->free_data = free_data;
  reading->free_result = free_result;
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

gpointer
desk_read_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_pointer (G_TASK (answer), error);
}
