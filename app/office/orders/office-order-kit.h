/* The parts of a kit on an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-order-line.h"

G_BEGIN_DECLS

/* After a line was written: of a kit, its parts stand behind it as lines of their own without a price, and follow its quantity and its trash. Writer. */
gboolean office_order_kit_follow (StoreDb *db, OfficeOrderLine *line, OfficeOrderLine *before, GError **error);
/* Parts change with their kit only. */
gboolean office_order_kit_check  (OfficeOrderLine *line, OfficeOrderLine *before, GError **error);

G_END_DECLS
