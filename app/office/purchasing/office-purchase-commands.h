/* The steps of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include "office-purchase-order.h"

G_BEGIN_DECLS

const StoreCommand *office_purchase_get_commands (guint *n);

/* The commands of the other files. Fills its part of the table. */
gboolean office_receipt_receive          (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_receipt_return           (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_bill_record              (StoreDb *db, GVariant *arguments, GError **error);

G_END_DECLS
