/* Which stock moves may be written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-item.h"
#include "office-stock-move.h"

G_BEGIN_DECLS

/* Enough is there; the item is kept in stock; lot and serial number fit; what is blocked or expired is not shipped without a reason. */
gboolean office_stock_check_move      (StoreDb *db, OfficeStockMove *move, OfficeItem *item, GError **error);
/* The words for too little; FALSE. there: at the place. */
gboolean office_stock_refuse_shortage (OfficeItem *item, gint64 there, gint64 wanted, GError **error);

G_END_DECLS
