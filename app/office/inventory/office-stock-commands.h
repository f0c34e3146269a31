/* What is done with stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* Of items: adjust-stock, receive-stock, transfer-stock, scrap-stock, revalue-item, classify-items. */
const StoreCommand *office_stock_get_commands (guint *n);

G_END_DECLS
