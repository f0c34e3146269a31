/* What to buy, how much, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include <store-query.h>

G_BEGIN_DECLS

/* "propose-purchases" works all proposals out anew; "order-proposals" makes a draft purchase order a supplier of them. */
const StoreCommand *office_replenishment_get_commands (guint *n);

enum { OFFICE_TO_BUY_SUPPLIER, OFFICE_TO_BUY_NUMBER, OFFICE_TO_BUY_ITEM, OFFICE_TO_BUY_QUANTITY, OFFICE_TO_BUY_UNIT, OFFICE_TO_BUY_PRICE, OFFICE_TO_BUY_CURRENCY, OFFICE_TO_BUY_ORDER_BY,
       OFFICE_TO_BUY_NEEDED_ON, OFFICE_TO_BUY_AVAILABLE, OFFICE_TO_BUY_DEMAND, OFFICE_TO_BUY_BAND, OFFICE_TO_BUY_LEAD_DAYS, OFFICE_TO_BUY_REASON };
/* The proposals that are not left out, by supplier and item; demand a week, more or less by the band. full */
StoreQuery         *office_replenishment_query        (StoreDb *db) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
