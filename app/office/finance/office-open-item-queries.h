/* What is open on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

/* As of the end of any day (Julian day), also a past one: what was issued, paid and settled later does not count. What is owed to the customer is below zero: credit notes and what of a
 * payment is not allocated. The sum is what the accounts of receivables hold on that day. Dates are ISO texts; open is in minor units. */
enum { OFFICE_OPEN_ITEM_CUSTOMER, OFFICE_OPEN_ITEM_NAME, OFFICE_OPEN_ITEM_KIND, OFFICE_OPEN_ITEM_ID, OFFICE_OPEN_ITEM_NUMBER, OFFICE_OPEN_ITEM_DAY, OFFICE_OPEN_ITEM_DUE_ON,
       OFFICE_OPEN_ITEM_DAYS_LATE, OFFICE_OPEN_ITEM_OPEN, OFFICE_OPEN_ITEM_CURRENCY };
/* By customer and day; customer 0 = all. KIND: "invoice", "charge", "credit-note", "payment"; the ID is of its table. */
StoreQuery *office_open_items_query           (StoreDb *db, guint32 day, gint64 customer) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_AGEING_CUSTOMER, OFFICE_AGEING_NUMBER, OFFICE_AGEING_DUE_ON, OFFICE_AGEING_DAYS_LATE, OFFICE_AGEING_NOT_DUE, OFFICE_AGEING_TO_30 = 6, OFFICE_AGEING_TO_60 = 8,
       OFFICE_AGEING_TO_90 = 10, OFFICE_AGEING_OLDER = 12, OFFICE_AGEING_OPEN = 14 };
/* The same, each in the column of its age and in the last, which has all of them; the column after an amount is its currency. An amount is NULL where it does not belong. */
StoreQuery *office_open_items_query_ageing    (StoreDb *db, guint32 day) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_DEBTOR_CUSTOMER, OFFICE_DEBTOR_NAME, OFFICE_DEBTOR_CURRENCY, OFFICE_DEBTOR_NOT_DUE, OFFICE_DEBTOR_TO_30, OFFICE_DEBTOR_TO_60, OFFICE_DEBTOR_TO_90, OFFICE_DEBTOR_OLDER,
       OFFICE_DEBTOR_OPEN };
/* One row a customer and currency. */
StoreQuery *office_open_items_query_customers (StoreDb *db, guint32 day) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
