/* What always holds of stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>

G_BEGIN_DECLS

const StoreInvariant *office_stock_invariants (guint *n);

G_END_DECLS
