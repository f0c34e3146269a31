/* The one thread that writes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/**
 * StoreWorkerHandler:
 * @run: does a job. %FALSE distrusts the connection (a flush of the disk failed, a page is damaged): it is closed, opened again and checked.
 * @answer: tells what came of it. @db is %NULL, with the reason in @broken, when the file could not be opened again; @run was then not called, or failed.
 *
 * Both on the writer thread, one after the other for each job in the order of the pushes.
 */
typedef struct
{
  gboolean (*run)    (StoreDb *db, gpointer job, gpointer user_data);
  void     (*answer) (StoreDb *db, const GError *broken, gpointer job, gpointer user_data);
} StoreWorkerHandler;

/* Between jobs it puts the search index together and moves a long WAL into the file, half a second after the last one, and each second while there is no rest; a short one when nothing
 * was to be done for long. */
typedef struct _StoreWorker StoreWorker;

/* db: full; the connection belongs to the thread from now on. */
StoreWorker *store_worker_new  (StoreDb *db, const StoreWorkerHandler *handler, gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void         store_worker_push (StoreWorker *self, gpointer job);
/* Does what is queued, empties the WAL, closes the connection and waits for the thread. */
void         store_worker_free (StoreWorker *self);

G_END_DECLS
