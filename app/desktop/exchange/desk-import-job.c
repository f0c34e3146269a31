/* Reading a file off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-job.h"

#include <exchange-csv-guess.h>

typedef struct
{
  char             *path;
  GBytes           *bytes;
  BaseLocale       *locale;
  ExchangeCsvFormat format;
  gboolean          guesses;
} Reading;

typedef struct
{
  StoreSchema       *schema;
  ExchangeCsvReader *reader;
  ExchangeMapping   *mapping;
  char              *currency;
} Making;

static void
free_reading (gpointer data)
{
  Reading *reading = data;

  g_free (reading->path);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  base_locale_unref (reading->locale);
  g_free (reading);
}

static void
free_making (gpointer data)
{
  Making *making = data;

  g_object_unref (making->schema);
  g_object_unref (making->reader);
  exchange_mapping_free (making->mapping);
  g_free (making->currency);
  g_free (making);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reading *reading = data;
  g_autoptr (DeskImportFile) file = g_new0 (DeskImportFile, 1);
  GError *error = NULL;

  file->bytes = reading->bytes != NULL ? g_bytes_ref (reading->bytes) : exchange_csv_load (reading->path, cancellable, &error);
  if (file->bytes != NULL)
    {
      if (reading->guesses)
        exchange_csv_guess (file->bytes, reading->locale, &reading->format);
      file->reader = exchange_csv_reader_new (file->bytes, &reading->format, 0, cancellable, &error);
    }
  if (file->reader != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), (GDestroyNotify) desk_import_file_free);
  else
    g_task_return_error (task, error);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  GError *error = NULL;
  ExchangeImport *import = exchange_import_new (making->schema, making->reader, making->mapping, making->currency, &error);

  if (import != NULL)
    g_task_return_pointer (task, import, g_object_unref);
  else
    g_task_return_error (task, error);
}

void
desk_import_file_free (DeskImportFile *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->reader);
  g_free (self);
}

void
desk_import_read_async (const char *path, GBytes *bytes, const ExchangeCsvFormat *format, BaseLocale *locale, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Reading *reading = g_new0 (Reading, 1);

  reading->path = g_strdup (path);
  reading->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  reading->locale = base_locale_ref (locale);
  reading->guesses = format == NULL;
  if (format != NULL)
    reading->format = *format;
  g_task_set_task_data (task, reading, free_reading);
  g_task_run_in_thread (task, read_in_thread);
}

DeskImportFile *
desk_import_read_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_pointer (G_TASK (answer), error);
}

void
desk_import_make_async (StoreSchema *schema, ExchangeCsvReader *reader, ExchangeMapping *mapping, const char *currency, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Making *making = g_new0 (Making, 1);

  making->schema = g_object_ref (schema);
  making->reader = g_object_ref (reader);
  making->mapping = mapping;
  making->currency = g_strdup (currency);
  g_task_set_task_data (task, making, free_making);
  g_task_run_in_thread (task, make_in_thread);
}

ExchangeImport *
desk_import_make_finish (GAsyncResult *answer, GError **error)
{
  return g_task_propagate_pointer (G_TASK (answer), error);
}
