/* What is done with stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* adjust-stock, receive-stock. */
const StoreCommand *office_stock_get_commands (guint *n);

G_END_DECLS
