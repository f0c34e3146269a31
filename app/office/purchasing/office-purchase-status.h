/* How far a purchase order is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Condition on a purchase order o and its line l: the rest of the line is still to come. */
#define OFFICE_PURCHASE_IS_COMING "l.received < l.quantity AND l.trashed_at IS NULL AND o.ordered_on IS NOT NULL AND o.cancelled_on IS NULL AND o.trashed_at IS NULL"

/* How far an order o that was ordered is by its lines. */
#define OFFICE_PURCHASE_PROGRESS                                                                                                                   \
  "CASE WHEN NOT EXISTS (SELECT 1 FROM purchase_lines AS l WHERE l.purchase_order = o.id AND l.trashed_at IS NULL AND l.received > 0) THEN 'ordered'" \
  " WHEN EXISTS (SELECT 1 FROM purchase_lines AS l WHERE l.purchase_order = o.id AND l.trashed_at IS NULL AND l.received < l.quantity) THEN 'partly-received'" \
  " WHEN EXISTS (SELECT 1 FROM purchase_lines AS l WHERE l.purchase_order = o.id AND l.trashed_at IS NULL AND l.billed < l.quantity) THEN 'received'" \
  " ELSE 'billed' END"

/* The state that a purchase order o has by its days and lines. */
#define OFFICE_PURCHASE_STATE                                                                                                                      \
  "CASE WHEN o.cancelled_on IS NOT NULL THEN 'cancelled' WHEN o.ordered_on IS NULL THEN 'draft' ELSE " OFFICE_PURCHASE_PROGRESS " END"

/* Brings the quantities received and billed of its lines, its state and total, and what its items have on order in line with receipts and bills, and tells who waits for the
 * items. Writer, inside a transaction. */
gboolean office_purchase_refresh      (StoreDb *db, gint64 purchase_order, GError **error);
/* How far it is by its lines, as the code of a state: "ordered" when it has none. full */
char    *office_purchase_dup_progress (StoreDb *db, gint64 purchase_order, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the items of all its lines have on order, when it was ordered or cancelled. */
gboolean office_purchase_refresh_items (StoreDb *db, gint64 purchase_order, GError **error);
/* What one item has on order, and who waits for it. */
gboolean office_purchase_refresh_item (StoreDb *db, gint64 item, GError **error);

G_END_DECLS
