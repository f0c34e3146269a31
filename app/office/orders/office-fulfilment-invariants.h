/* What always holds of picking, shipping and returns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>

G_BEGIN_DECLS

const StoreInvariant *office_fulfilment_invariants (guint *n);

G_END_DECLS
