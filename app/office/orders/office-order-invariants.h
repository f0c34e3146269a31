/* What always holds of orders.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>

G_BEGIN_DECLS

const StoreInvariant *office_order_invariants (guint *n);

G_END_DECLS
