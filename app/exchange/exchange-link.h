/* Finds the record that a cell refers to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>
#include "exchange-keys.h"
#include "exchange-mapping.h"

G_BEGIN_DECLS

/* How one link field finds its targets in one run on one connection; remembers what it found. */
typedef struct _ExchangeLink ExchangeLink;

/* ring: of the run; borrowed until the link is freed. EXCHANGE_ERROR_MAPPING when the mapping names a table or field that is not there. */
ExchangeLink *exchange_link_new     (StoreDb *db, GHashTable *ring, const char *system, const ExchangeFieldMapping *mapping, const BaseField *field, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void          exchange_link_free    (ExchangeLink *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeLink, exchange_link_free)
/* 0 with EXCHANGE_ERROR_ROW or BASE_ERROR_VALUE in a sentence when there is no such record, or several. */
gint64        exchange_link_resolve (ExchangeLink *self, const char *text, GError **error);

G_END_DECLS
