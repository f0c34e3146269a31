/* What to buy, how much, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include <store-query.h>

G_BEGIN_DECLS

/* "propose-purchases" works all proposals out anew; "order-proposals" makes a draft purchase order a supplier of them. */
const StoreCommand *office_replenishment_get_commands (guint *n);
/* For reports: supplier, item number, item, quantity, unit, price, currency, order by, needed on, available, demand a week, more or less, lead days, reason; by supplier and item. full */
StoreQuery         *office_replenishment_query        (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
