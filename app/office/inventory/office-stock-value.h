/* What stock is worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-item.h"
#include "office-stock-move.h"

G_BEGIN_DECLS

/* Completes value, charge and layer of a move that is about to be written. Exact: what takes all takes the whole value, a part takes value × quantity ÷ on hand, half up. Goods that are shipped
 * before they are there go out at the item's cost; when they come, the difference to what they really cost is a stock difference. First in, first out uses up the layers here. Writer. */
gboolean office_stock_value_move      (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error);
/* What of the item's value a quantity carries (on hand and more: all of it); moving average. */
gboolean office_stock_value_share     (gint64 value, gint64 quantity, gint64 on_hand, gint64 *share, GError **error);
/* What the file itself says when an undo would break the value (a trigger in 0005-stock.sql), here for translation. */
extern const char office_stock_used_up[];

G_END_DECLS
