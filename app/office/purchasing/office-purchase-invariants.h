/* What always holds of purchases.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>

G_BEGIN_DECLS

const StoreInvariant *office_purchase_invariants (guint *n);

G_END_DECLS
