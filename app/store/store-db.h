/* One connection to a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-environment.h>
#include "store-command.h"
#include "store-error.h"
#include "store-query.h"
#include "store-schema.h"

G_BEGIN_DECLS

#define STORE_TYPE_DB (store_db_get_type ())
G_DECLARE_FINAL_TYPE (StoreDb, store_db, STORE, DB, GObject)

/**
 * StoreDbMode:
 * @STORE_DB_CREATE: makes a new file; fails if there is one.
 * @STORE_DB_WRITE: the writer's connection; migrates an older file after a verified copy beside it.
 * @STORE_DB_READ: reads only and never checkpoints; an older file is refused.
 */
typedef enum { STORE_DB_CREATE, STORE_DB_WRITE, STORE_DB_READ } StoreDbMode;

/* Checks the place, the owner, application_id and version before anything is read or written; a foreign or newer file stays byte-identical. The caller holds the file's
 * lock for CREATE and WRITE (see StoreFile). A connection belongs to one thread at a time. */
StoreDb         *store_db_open            (const char *path, StoreDbMode mode, StoreSchema *schema, BaseEnvironment *environment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
const char      *store_db_get_path        (StoreDb *self);
StoreSchema     *store_db_get_schema      (StoreDb *self);
BaseEnvironment *store_db_get_environment (StoreDb *self);
gboolean         store_db_is_writer       (StoreDb *self);
/* The last change that this connection committed, 0 if none. */
gint64           store_db_get_head        (StoreDb *self);
/* Statements without parameters or results. */
gboolean         store_db_run             (StoreDb *self, const char *sql, GError **error);
/* First column of the first row, 0 if none; for counts and sums. */
gboolean         store_db_get_number      (StoreDb *self, const char *sql, gint64 *number, GError **error);
/* The same of a statement with one parameter. */
gboolean         store_db_find_number     (StoreDb *self, const char *sql, gint64 parameter, gint64 *number, GError **error);
/* May be called from any thread: stops the running statement, which then fails with G_IO_ERROR_CANCELLED. */
void             store_db_interrupt       (StoreDb *self);
/* Moves the WAL into the file; writer only. truncate also empties the WAL. Never fails the caller: what could not be moved stays in the WAL. */
void             store_db_checkpoint      (StoreDb *self, gboolean truncate);
/* How many pages wait in the WAL. */
guint            store_db_get_n_wal_pages (StoreDb *self);
/* Progress of a long command, from inside its job: fraction in permille. FALSE with G_IO_ERROR_CANCELLED when the user cancelled. */
typedef void   (*StoreProgress)           (guint permille, gpointer user_data);
gboolean         store_db_progress        (StoreDb *self, guint permille, GError **error);
void             store_db_set_progress    (StoreDb *self, GCancellable *cancellable, StoreProgress progress, gpointer user_data);
/* Seals what people enter in sealed fields; nullable. StoreVault is in store-vault.h. */
void             store_db_set_vault       (StoreDb *self, gpointer vault);
gpointer         store_db_get_vault       (StoreDb *self);
/* What a job gives back to its caller, e.g. the new record's id; floating is sunk. steal: full, nullable. */
void             store_db_set_result      (StoreDb *self, GVariant *result);
GVariant        *store_db_steal_result    (StoreDb *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
