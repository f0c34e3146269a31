/* What is done with invoices.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

const StoreCommand *office_invoice_get_commands       (guint *n);
/* Those on the page of an order. */
const StoreCommand *office_invoice_get_order_commands (guint *n);

G_END_DECLS
