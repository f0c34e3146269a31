/* All of a command, or nothing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* What a change is called in the log. @command_id: the caller's UUID of one intent, so that a retried click happens once (nullable). @undoes: seq of the change it takes back, or 0. */
typedef struct
{
  const char *command;
  const char *command_id;
  gint64      undoes;
} StoreIntent;

typedef struct
{
  BaseRecordClass *class;   /* of a record table, else NULL */
  const char      *table;   /* interned */
  gint64           id;
  gboolean         existed_before;
  gboolean         exists_after;
  guint64          changed; /* bits of the fields; all of a row that came or went, also into or out of the trash */
} StoreTouch;

/* What a commit changed. Boxed, atomic reference count. @touches: (element-type StoreTouch), one a row, in the order of the first touch; empty with seq 0 when nothing changed. */
typedef struct
{
  gatomicrefcount ref_count;
  gint64          seq;
  char           *command;
  gint64          undoes;
  GArray         *touches;
} StoreChange;

#define STORE_TYPE_CHANGE (store_change_get_type ())
GType        store_change_get_type (void);
StoreChange *store_change_ref      (StoreChange *self);
void         store_change_unref    (StoreChange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreChange, store_change_unref)

/**
 * StoreTransaction:
 *
 * BEGIN IMMEDIATE … COMMIT on the writer. Every row that any statement inserts, updates or deletes in a record table (or another table of the office) is noticed by SQLite's
 * pre-update hook; commit writes the change log, its chain and the search index in the same transaction. Freed without commit it rolls back.
 */
typedef struct _StoreTransaction StoreTransaction;

StoreTransaction *store_transaction_begin  (StoreDb *db, const StoreIntent *intent, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* change: (out) (optional) (transfer full). On failure everything is rolled back. */
gboolean          store_transaction_commit (StoreTransaction *self, StoreChange **change, GError **error);
/* Another name for the change, when more is known of it. */
void              store_transaction_set_command (StoreTransaction *self, const char *command);
/* The change's row of this record is logged without content. */
void              store_transaction_erase  (StoreTransaction *self, const char *table, gint64 id);
void              store_transaction_free   (StoreTransaction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreTransaction, store_transaction_free)

G_END_DECLS
