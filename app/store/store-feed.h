/* Rows of the program that a statement reads.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/**
 * StoreFeed:
 *
 * Writes many rows by one statement: SQLite opens its indexes once, and finds the place behind the last row at once. The statement reads from the table store_feed, whose columns are c0, c1, …:
 *
 *   store_feed_run (db, "INSERT INTO contacts (id, name) SELECT c0, c1 FROM store_feed", give_next_contact_cb, contacts, &error);
 *
 * While it runs, the rows before the one at hand are in the file, but for links that lead nowhere: those are refused at the end, all rows together. No savepoint can be set meanwhile.
 */
typedef struct _StoreFeed StoreFeed;

#define STORE_FEED_COLUMNS 80

/* Puts every column of the next row; FALSE at the end, or with error set. */
typedef gboolean (*StoreFeedNext) (StoreFeed *feed, gpointer data, GError **error);

gboolean store_feed_run        (StoreDb *db, const char *sql, StoreFeedNext next, gpointer data, GError **error);

/* What is put is borrowed until the next row is asked for. */
void     store_feed_put_number (StoreFeed *self, guint column, gint64 value);
void     store_feed_put_text   (StoreFeed *self, guint column, const char *value);                            /* NULL puts NULL */
void     store_feed_put_blob   (StoreFeed *self, guint column, const void *data, gsize size);                  /* data NULL puts NULL */
/* As store_query_bind_field(). */
void     store_feed_put_field  (StoreFeed *self, guint column, BaseRecord *record, const BaseField *field);

/* For each connection that writes; a code of SQLite. */
int      store_feed_add        (StoreDb *db);

G_END_DECLS
