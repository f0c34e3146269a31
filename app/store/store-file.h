/* An open company: its reader, its one writer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-log.h"
#include "store-record.h"
#include "store-transaction.h"

G_BEGIN_DECLS

#define STORE_TYPE_FILE (store_file_get_type ())
G_DECLARE_FINAL_TYPE (StoreFile, store_file, STORE, FILE, GObject)

/**
 * StoreFile:
 *
 * Properties: path, read-only (gboolean), busy (a command is running), progress (permille). Signals: "changed" (StoreChange) on the main thread after each commit of
 * ours, after the shared records were reloaded; "outside" when another process changed the file.
 * Main thread only. Dropping the last reference finishes queued commands, checkpoints and unlocks.
 */
typedef enum { STORE_FILE_OPEN, STORE_FILE_CREATE, STORE_FILE_READ_ONLY } StoreFileMode;

/* OPEN: when another process writes, the file opens read-only and get_read_only_reason() says why in a sentence. */
StoreFile       *store_file_open     (const char *path, StoreFileMode mode, StoreSchema *schema, BaseEnvironment *environment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char      *store_file_get_path (StoreFile *self);
const char      *store_file_get_read_only_reason (StoreFile *self); /* translated sentence; NULL when writable */
StoreDb         *store_file_get_reader (StoreFile *self);
StoreSchema     *store_file_get_schema (StoreFile *self);
BaseEnvironment *store_file_get_environment (StoreFile *self);
/* For figures without a currency of their own; the company's. Set by whoever opens the file. */
BaseLocale      *store_file_get_locale (StoreFile *self);
void             store_file_set_locale (StoreFile *self, BaseLocale *locale);

/* Runs a command on the writer thread; answers on the caller's main context. arguments: a{sv}, floating is sunk. command_id: nullable, a UUID is made. */
void      store_file_run_async  (StoreFile *self, const char *command, GVariant *arguments, const char *command_id,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* change, result: (optional) (out) (transfer full) (nullable) */
gboolean  store_file_run_finish (StoreFile *self, GAsyncResult *answer, StoreChange **change, GVariant **result, GError **error);
/* The same, waiting; for the CLI and tests. */
gboolean  store_file_run        (StoreFile *self, const char *command, GVariant *arguments, GCancellable *cancellable,
                                 StoreChange **change, GVariant **result, GError **error);
/* A job that is no command of the schema (import, backup of a snapshot, undo): the closure runs on the writer thread. With an intent it runs inside a transaction, with NULL outside. */
typedef gboolean (*StoreWork) (StoreDb *writer, gpointer data, GError **error);
void      store_file_work_async (StoreFile *self, const StoreIntent *intent, StoreWork work, gpointer data, GDestroyNotify destroy,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean  store_file_work       (StoreFile *self, const StoreIntent *intent, StoreWork work, gpointer data,
                                 GCancellable *cancellable, StoreChange **change, GError **error);
/* Both finish with store_file_run_finish(). STORE_ERROR_UNDO when there is nothing to take back, or it cannot be. seq 0 = the last one. */
void      store_file_undo_async (StoreFile *self, gint64 seq, GAsyncReadyCallback callback, gpointer user_data);
void      store_file_redo_async (StoreFile *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean  store_file_undo       (StoreFile *self, gint64 seq, StoreChange **change, GError **error);
gboolean  store_file_redo       (StoreFile *self, StoreChange **change, GError **error);

/* Waits until everything that was asked for so far is done, e.g. before the program ends. */
void      store_file_flush      (StoreFile *self);

/* The one shared object of a row: every list and page that shows it holds the same. Emits notify:: and "reloaded" when a commit changes it. full, nullable. */
BaseRecord *store_file_get_record (StoreFile *self, BaseRecordClass *class, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
/* Title of the record a link points to; "" if none. Borrowed until the main loop runs again. */
const char *store_file_get_title  (StoreFile *self, const char *table, gint64 id);
/* As people read it: links by title, sealed fields as "•••" unless the vault is open. full */
char       *store_file_format     (StoreFile *self, BaseRecord *record, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
