/* Bills in the books.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-bill.h"

G_BEGIN_DECLS

/* Gives a matched bill its number and posts it: goods-in, price difference, expenses, tax receivable and rounding against payable, as one numbered entry. Writer, inside a transaction. */
gboolean office_bill_post    (StoreDb *db, OfficeBill *bill, guint32 day, GError **error);
/* Posts the opposite; the purchase lines count as not billed again. */
gboolean office_bill_reverse (StoreDb *db, OfficeBill *bill, guint32 day, GError **error);

G_END_DECLS
