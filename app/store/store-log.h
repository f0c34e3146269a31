/* The change log: history, undo, proof.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-transaction.h"

G_BEGIN_DECLS

/* The change that undo (redo) would take back next, 0 if none. */
gint64     store_log_get_undo    (StoreDb *db);
gint64     store_log_get_redo    (StoreDb *db);
/* Commands that begin a company; nothing before their end is taken back. */
#define STORE_COMMAND_FOUND "found-company"
#define STORE_COMMAND_DEMO  "demo"
/* Inside a transaction whose intent says undoes = seq: applies the before-images. STORE_ERROR_UNDO with the reason if somebody changed the rows since. */
gboolean   store_log_revert      (StoreDb *db, gint64 seq, GError **error);
typedef gboolean (*StoreRowTest) (StoreDb *db, const char *table, gint64 id);
/* Applies the before-images of those rows of a change that pass the test; for StoreCommand.revert_part. STORE_ERROR_UNDO as above. */
gboolean   store_log_revert_part (StoreDb *db, gint64 seq, StoreRowTest goes_back, GError **error);
/* Whether the log still holds all that taking the change back needs: an erasure never can be. */
gboolean   store_log_is_revertible (StoreDb *db, gint64 seq);
/* Calls the change that runs by the file that comes in, and how many records it makes and changes. Writer, inside a transaction. */
void       store_log_note_import (StoreDb *db, const char *file, guint n_new, guint n_changed);
/* Words for a change: "Order 10248 shipped", "Record Count: 00005". full */
char      *store_log_describe    (StoreDb *db, gint64 seq) G_GNUC_WARN_UNUSED_RESULT;
/* The same to who made the change just now: "Order 10248 shipped", "Done: Record Count: 00005". full */
char      *store_log_say_done    (StoreDb *db, gint64 seq) G_GNUC_WARN_UNUSED_RESULT;

/* One line of a record's history. */
typedef struct
{
  gint64  seq;
  gint64  at;       /* seconds UTC */
  char   *who;
  char   *what;     /* the command in words */
  char   *details;  /* "Phone: 030-1 → 030-2" a line a field; "" when erased */
  gboolean undone;
} StoreEvent;
void       store_event_free      (StoreEvent *self);
/* Newest first. (element-type StoreEvent) */
GPtrArray *store_log_get_history (StoreDb *db, BaseRecordClass *class, gint64 id, BaseLocale *locale, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The last changes of the whole company, newest first. */
GPtrArray *store_log_get_recent  (StoreDb *db, guint limit, BaseLocale *locale, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Walks chain and digests. TRUE when whole; else FALSE with STORE_ERROR_DAMAGED and *bad the first bad seq. */
gboolean   store_log_verify      (StoreDb *db, gint64 *bad, GError **error);
/* Removes a record's content from the log (the digests stay, so the chain stays valid), also of what the running transaction does to it. Writer, inside a transaction. */
gboolean   store_log_erase       (StoreDb *db, const char *table, gint64 id, GError **error);

G_END_DECLS
