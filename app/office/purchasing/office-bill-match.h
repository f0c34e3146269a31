/* A bill against what was ordered and received.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-bill.h"

G_BEGIN_DECLS

/* Three-way match within the tolerances: sets net, tax, rounding and total of the bill, what differs in each of its lines, and its state: matched, or exception with the reasons and the ways
 * out in words. The bill must not be posted. An approval stands as long as nothing was changed since. Writer, inside a transaction. */
gboolean office_bill_match       (StoreDb *db, OfficeBill *bill, GError **error);
/* The exceptions that wait for goods of this purchase order. */
gboolean office_bill_match_again (StoreDb *db, gint64 purchase_order, GError **error);

G_END_DECLS
