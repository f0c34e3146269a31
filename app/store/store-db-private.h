/* The inside of a connection, for the store alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sqlite3.h>
#include "store-db.h"
#include "store-transaction.h"

G_BEGIN_DECLS

struct _StoreDb
{
  GObject          parent_instance;
  char            *path;
  sqlite3         *handle;
  StoreDbMode      mode;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  GHashTable      *statements;     /* sql → idle sqlite3_stmt */
  GHashTable      *next_ids;       /* table (interned) → gint64 */
  GHashTable      *tables;         /* interned table name → StoreTable, of what the log records */
  StoreTransaction *transaction;   /* borrowed: the open one */
  struct _StoreTouches *touches;   /* borrowed: its own */
  guint            n_wal_pages;    /* since the WAL was last moved into the file */
  gint64           head;           /* the last change that this connection committed, 0 = none */
  const StoreCommand *command;     /* the running one */
  struct _StoreFeed *feed;         /* borrowed: of the statement that begins */
  gboolean         has_remains;    /* something was erased, and bytes of it may be left in the file */
  GVariant        *result;
  GCancellable    *cancellable;
  StoreProgress    progress;
  gpointer         progress_data;
  GObject         *vault;          /* nullable; a StoreVault */
};

/* A table whose rows go into the change log. */
typedef struct
{
  const char       *name;      /* interned */
  BaseRecordClass  *class;     /* nullable */
  char            **columns;
  const BaseField **fields;    /* of each column; NULL where it is none */
  guint             n_columns;
  int               version_column; /* -1 if none */
  char             *select;    /* of one row by id */
} StoreTable;

gboolean    store_db_load_tables (StoreDb *self, GError **error);          /* before the first of: */
StoreTable *store_db_find_table  (StoreDb *self, const char *name); /* NULL: not recorded */
/* Translates an SQLite result into a GError with a sentence; NULL handle for errors before opening. */
void        store_db_set_error   (StoreDb *self, int code, GError **error);
gboolean    store_db_prepare     (StoreDb *self, const char *sql, sqlite3_stmt **statement, GError **error);
/* SQLite rolls back by itself after some faults, and does not always say so: what comes then must not stand alone. */
gboolean    store_db_has_lost_transaction (StoreDb *self);
void        store_db_release     (StoreDb *self, sqlite3_stmt *statement); /* back into the cache */
gboolean    store_db_run_script  (StoreDb *self, const char *sql, GError **error); /* several statements; migrations and settings */
const StoreCommand *store_db_get_command (StoreDb *self);

/* In store-touch.c: what a transaction has noticed. */
typedef struct _StoreTouches StoreTouches;
StoreTouches *store_touches_new    (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT; /* starts to listen */
void          store_touches_stop   (StoreTouches *self);                    /* stops listening */
void          store_touches_free   (StoreTouches *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreTouches, store_touches_free)
guint         store_touches_get_n  (StoreTouches *self);
/* After the savepoint that was set with the mark was rolled back: what was noticed since is read again from the file. */
void          store_touches_mark    (StoreTouches *self);
gboolean      store_touches_go_back (StoreTouches *self, GError **error);
/* The row's images as JSON objects: before is NULL for a new row, after for a deleted one; for a changed one both hold the changed columns alone. FALSE if nothing changed in the end. */
gboolean      store_touches_get    (StoreTouches *self, guint index, StoreTouch *touch, char **before, char **after, GError **error);

G_END_DECLS
