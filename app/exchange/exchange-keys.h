/* The keys of other systems for our records.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/**
 * ExchangeKeys:
 *
 * Keys of one table of another system and the records of one of our types that they stand for: (system, our table, "their table:key") → id. Two of their tables may end
 * in one of ours, as customers and suppliers do. Remembers what it was asked. One run on one connection.
 */
typedef struct _ExchangeKeys ExchangeKeys;

/* All keys of a run: what is put by a record is found by a link. full */
GHashTable   *exchange_keys_new_ring (void) G_GNUC_WARN_UNUSED_RESULT;
/* Those of one table, made at the first call; owned by the ring. */
ExchangeKeys *exchange_keys_get  (GHashTable *ring, StoreDb *db, const char *system, const char *their_table, const char *table);
/* 0 if no record that is in the file, in the trash or not, has the key. */
gint64        exchange_keys_find (ExchangeKeys *self, const char *key, GError **error);
/* Keeps a new record's key; one that stood for a record that is gone now stands for this. at_once: into the file, otherwise with others. Writer, inside a transaction. */
gboolean      exchange_keys_put  (ExchangeKeys *self, const char *key, gint64 id, gboolean at_once, GError **error);
/* What still waits goes into the file: before the end of a run. */
gboolean      exchange_keys_write (GHashTable *ring, GError **error);

G_END_DECLS
