/* An open company: its reader, its one writer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-file-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>
#include "store-check.h"
#include "store-place.h"

#define LOOK_EVERY_MS 1000 /* for other processes' changes */

G_DEFINE_FINAL_TYPE (StoreFile, store_file, G_TYPE_OBJECT)

enum { PROP_0, PROP_PATH, PROP_READ_ONLY, PROP_BUSY, PROP_PROGRESS, N_PROPS };
static GParamSpec *properties[N_PROPS];

enum { CHANGED, OUTSIDE, N_SIGNALS };
static guint signals[N_SIGNALS];

/* One source for all the writer has to say: it may be made ready from any thread, and is gone with the file. */
static gboolean
dispatch_wake (GSource *source, GSourceFunc callback, gpointer user_data)
{
  g_source_set_ready_time (source, -1);
  return callback (user_data);
}

static GSourceFuncs wake_functions = { .dispatch = dispatch_wake };

static gboolean
wake_cb (gpointer user_data)
{
  g_autoptr (StoreFile) self = g_object_ref (STORE_FILE (user_data));

  store_file_deliver (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
poll_cb (gpointer user_data)
{
  g_autoptr (StoreFile) self = g_object_ref (STORE_FILE (user_data));
  gint64 version = self->data_version;

  if (!store_db_get_number (self->reader, "PRAGMA data_version", &version, NULL) || version == self->data_version)
    return G_SOURCE_CONTINUE;
  self->data_version = version;
  store_file_vault_load (self, NULL);
  store_file_records_change_all (self);
  g_signal_emit (self, signals[OUTSIDE], 0);
  return G_SOURCE_CONTINUE;
}

static void
destroy_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* The reader goes first, so that the writer is the last to close and empties the WAL. */
static void
store_file_dispose (GObject *object)
{
  StoreFile *self = STORE_FILE (object);

  destroy_source (&self->poll);
  destroy_source (&self->refresh);
  g_clear_object (&self->reader);
  g_clear_object (&self->vault);
  g_clear_pointer (&self->worker, store_worker_free);
  destroy_source (&self->wake);
  g_clear_pointer (&self->lock, store_lock_free);
  store_file_records_clear (self);
  G_OBJECT_CLASS (store_file_parent_class)->dispose (object);
}

static void
store_file_finalize (GObject *object)
{
  StoreFile *self = STORE_FILE (object);

  g_queue_clear_full (&self->finished, (GDestroyNotify) store_file_job_free);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->locale, base_locale_unref);
  g_clear_object (&self->environment);
  g_clear_object (&self->schema);
  g_free (self->read_only_reason);
  g_free (self->path);
  G_OBJECT_CLASS (store_file_parent_class)->finalize (object);
}

static void
store_file_get_property (GObject *object, guint property, GValue *value, GParamSpec *spec)
{
  StoreFile *self = STORE_FILE (object);

  switch (property)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_READ_ONLY:
      g_value_set_boolean (value, self->worker == NULL);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, self->n_jobs > 0);
      break;
    case PROP_PROGRESS:
      g_value_set_uint (value, self->progress);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
store_file_class_init (StoreFileClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = store_file_dispose;
  object_class->finalize = store_file_finalize;
  object_class->get_property = store_file_get_property;
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_READ_ONLY] = g_param_spec_boolean ("read-only", NULL, NULL, FALSE, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_PROGRESS] = g_param_spec_uint ("progress", NULL, NULL, 0, 1000, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", STORE_TYPE_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, STORE_TYPE_CHANGE);
  signals[OUTSIDE] = g_signal_new ("outside", STORE_TYPE_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
store_file_init (StoreFile *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_queue_init (&self->finished);
  self->context = g_main_context_ref_thread_default ();
  self->backed_up_seq = -1;
  self->vault = store_vault_new ();
  store_file_records_init (self);
}

/* The sentence why only reading is possible here; NULL if writing is. */
static gboolean
take_lock (StoreFile *self, StoreFileMode mode, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (mode == STORE_FILE_READ_ONLY)
    {
      self->read_only_reason = g_strdup (_("The company was opened for reading only."));
      return TRUE;
    }
  if (mode == STORE_FILE_OPEN && access (self->path, F_OK) == 0 && access (self->path, W_OK) != 0)
    {
      g_autofree char *name = g_filename_display_basename (self->path);
      self->read_only_reason = g_strdup_printf (_("“%s” may not be written to: %s. Copy it to a folder of your own to work on it."), name, g_strerror (errno));
      return TRUE;
    }
  self->lock = store_lock_take (self->path, &reason);
  if (self->lock != NULL)
    return TRUE;
  if (mode == STORE_FILE_OPEN && (g_error_matches (reason, STORE_ERROR, STORE_ERROR_LOCKED) || g_error_matches (reason, STORE_ERROR, STORE_ERROR_READ_ONLY)))
    {
      self->read_only_reason = g_strdup (reason->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
start_wake (StoreFile *self)
{
  self->wake = g_source_new (&wake_functions, sizeof (GSource));
  g_source_set_static_name (self->wake, "store-file-answers");
  g_source_set_callback (self->wake, wake_cb, self, NULL);
  g_source_set_ready_time (self->wake, -1);
  g_source_attach (self->wake, self->context);
}

static void
start_poll (StoreFile *self)
{
  store_db_get_number (self->reader, "PRAGMA data_version", &self->data_version, NULL);
  self->poll = g_timeout_source_new (LOOK_EVERY_MS);
  g_source_set_callback (self->poll, poll_cb, self, NULL);
  g_source_attach (self->poll, self->context);
}

/* NULL without error when the file is damaged: what can still be read is shown, and nothing is written. */
static StoreDb *
open_writer (StoreFile *self, StoreFileMode mode, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (StoreDb) writer = store_db_open (self->path, mode == STORE_FILE_CREATE ? STORE_DB_CREATE : STORE_DB_WRITE, self->schema, self->environment, &failure);

  if (writer != NULL && (!store_lock_was_left (self->lock) || store_check_pages (writer, &failure)))
    return g_steal_pointer (&writer);
  if (mode == STORE_FILE_OPEN && g_error_matches (failure, STORE_ERROR, STORE_ERROR_DAMAGED))
    self->read_only_reason = g_strdup (failure->message);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* Commits that are in the WAL alone cannot be read where nothing can be written. */
static void
explain_failure (StoreFile *self, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  g_autofree char *wal = g_strconcat (self->path, "-wal", NULL);
  g_autofree char *name = g_filename_display_basename (self->path);

  if (error == NULL || !g_error_matches (*error, STORE_ERROR, STORE_ERROR_IO) || access (folder, W_OK) == 0 || access (wal, F_OK) != 0)
    return;
  g_clear_error (error);
  g_set_error (error, STORE_ERROR, STORE_ERROR_IO,
               _("The last changes of “%s” lie in a second file, “%s-wal”, and nothing can be written in their folder. Copy both to a folder of your own and open it there."), name, name);
}

/* The writer first: it makes or migrates the file. */
static gboolean
open_connections (StoreFile *self, StoreFileMode mode, GError **error)
{
  g_autoptr (StoreDb) writer = self->lock != NULL ? open_writer (self, mode, error) : NULL;

  if (writer == NULL && self->read_only_reason == NULL)
    return FALSE;
  self->reader = store_db_open (self->path, STORE_DB_READ, self->schema, self->environment, error);
  if (self->reader == NULL)
    {
      explain_failure (self, error);
      return FALSE;
    }
  store_file_vault_load (self, NULL); /* a company whose keys are spoilt opens all the same; its sealed fields do not */
  store_db_set_vault (self->reader, self->vault);
  if (writer != NULL)
    {
      store_db_set_vault (writer, self->vault);
      start_wake (self);
      self->worker = store_worker_new (g_steal_pointer (&writer), &store_file_handler, self);
    }
  else
    start_poll (self);
  return TRUE;
}

StoreFile *
store_file_open (const char *path, StoreFileMode mode, StoreSchema *schema, BaseEnvironment *environment, GError **error)
{
  g_autoptr (StoreFile) self = g_object_new (STORE_TYPE_FILE, NULL);

  self->schema = g_object_ref (schema);
  self->environment = g_object_ref (environment);
  self->path = store_place_resolve (path, error);
  if (self->path == NULL
      || !store_place_check (self->path, mode != STORE_FILE_CREATE, error)
      || !take_lock (self, mode, error)
      || !open_connections (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

const char *
store_file_get_path (StoreFile *self)
{
  return self->path;
}

const char *
store_file_get_read_only_reason (StoreFile *self)
{
  return self->read_only_reason;
}

StoreDb *
store_file_get_reader (StoreFile *self)
{
  return self->reader;
}

StoreSchema *
store_file_get_schema (StoreFile *self)
{
  return self->schema;
}

BaseEnvironment *
store_file_get_environment (StoreFile *self)
{
  return self->environment;
}

BaseLocale *
store_file_get_locale (StoreFile *self)
{
  if (self->locale == NULL)
    self->locale = base_locale_new (NULL, NULL);
  return self->locale;
}

void
store_file_set_locale (StoreFile *self, BaseLocale *locale)
{
  g_autoptr (BaseLocale) before = self->locale;

  self->locale = base_locale_ref (locale);
}

void
store_file_emit_changed (StoreFile *self, StoreChange *change)
{
  store_file_records_change (self, change);
  g_signal_emit (self, signals[CHANGED], 0, change);
}

void
store_file_set_progress (StoreFile *self, guint permille)
{
  permille = MIN (permille, 1000);
  if (self->progress == permille)
    return;
  self->progress = permille;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

void
store_file_set_n_jobs (StoreFile *self, guint n_jobs)
{
  gboolean was_busy = self->n_jobs > 0;

  self->n_jobs = n_jobs;
  if (was_busy != (n_jobs > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}
