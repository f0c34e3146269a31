/* The chain of digests over the change log.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db-private.h"

G_BEGIN_DECLS

/* Writes one change: begin, its rows, end, which writes them all. A row's digest covers its salted content; a change's digest covers the previous change's, its own words and its rows' digests.
 * So a person's content can be erased with its salt, and the chain stays whole. */
typedef struct _StoreChain StoreChain;

StoreChain *store_chain_begin   (StoreDb *db, const char *command, const char *command_id, gint64 undoes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* table: interned. before, after: full, nullable. */
void        store_chain_add_row (StoreChain *self, const char *table, gint64 id, char *before, char *after);
/* A row whose content is not to be known: its salt is thrown away with it. */
void        store_chain_add_erased_row (StoreChain *self, const char *table, gint64 id);
gboolean    store_chain_end     (StoreChain *self, gint64 *seq, GError **error);
void        store_chain_free    (StoreChain *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreChain, store_chain_free)

G_END_DECLS
