/* What an item costs a customer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* The price of one: of the customer's price list, else of the customer's own lists, else of the general ones (of no customer, and nobody's price list), each valid on the day
 * and in the currency (NULL = the company's), by its best break for the quantity; else the item's price. customer: 0 = nobody in particular. Any thread. */
gboolean office_price_find    (StoreDb *db, gint64 customer, gint64 item, gint64 quantity, guint32 day, const char *currency, gint64 *price, GError **error);
/* The same with a price list that goes first, e.g. the order's; 0 = the customer's. */
gboolean office_price_find_in (StoreDb *db, gint64 price_list, gint64 customer, gint64 item, gint64 quantity, guint32 day, const char *currency, gint64 *price, GError **error);

G_END_DECLS
