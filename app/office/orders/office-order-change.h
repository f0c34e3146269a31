/* What changed in a confirmed order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-order.h"
#include "office-order-line.h"

G_BEGIN_DECLS

/* Each writes the difference to a version of the order, one version a change of the office, and marks the papers issued of the order as outdated. Nothing happens before the
 * order is confirmed, nor where nothing differs that the customer sees. Writer, inside a transaction. */
gboolean office_order_note_line  (StoreDb *db, OfficeOrderLine *line, OfficeOrderLine *before, GError **error);
gboolean office_order_note_order (StoreDb *db, OfficeOrder *order, OfficeOrder *before, GError **error);
/* A version that says this in words, e.g. why an order was confirmed beyond the credit limit. */
gboolean office_order_note_words (StoreDb *db, gint64 order, const char *words, GError **error);

G_END_DECLS
