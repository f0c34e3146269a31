/* The steps of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* confirm-order, ship-order, invoice-order, cancel-order, reopen-order. */
const StoreCommand *office_order_get_commands (guint *n);

G_END_DECLS
