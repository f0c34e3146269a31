/* What is credited for returned goods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include "office-customer-return.h"
#include "office-return-line.h"

G_BEGIN_DECLS

/* All: writer, inside a transaction. */

/* Credits the goods on the invoices of their order line, the newest first. */
gboolean office_return_credit         (StoreDb *db, OfficeReturnLine *self, GError **error);
/* The credit notes of the goods stay; invoices over the same take them back. */
gboolean office_return_reverse_credit (StoreDb *db, OfficeReturnLine *self, OfficeCustomerReturn *of, GError **error);
/* Goods, reservations, cost layers and entries of the stock are as they were before the change; what is numbered stays. A StoreCommand.revert_part. */
gboolean office_return_revert_part    (StoreDb *db, gint64 seq, GError **error);

/* StoreJobs of a return line. */
gboolean office_credit_returned_goods (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_reverse_return_credit (StoreDb *db, GVariant *arguments, GError **error);

G_END_DECLS
