/* A quantity that came or went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_STOCK_MOVE (office_stock_move_get_type ())
G_DECLARE_FINAL_TYPE (OfficeStockMove, office_stock_move, OFFICE, STOCK_MOVE, BaseRecord)

typedef enum { OFFICE_MOVE_OPENING, OFFICE_MOVE_RECEIPT, OFFICE_MOVE_SHIPMENT, OFFICE_MOVE_ADJUSTMENT, OFFICE_MOVE_RETURN, OFFICE_MOVE_TRANSFER, OFFICE_MOVE_SCRAP } OfficeMoveKind;

/* Never changed or deleted once written; only undo takes it back. */
struct _OfficeStockMove
{
  BaseRecord parent_instance;
  gint64     item;
  gint64     quantity;   /* more than 0 comes in, less goes out */
  guint32    moved_on;
  int        kind;       /* OfficeMoveKind */
  char      *reason;
  gint64     order_line; /* of a shipment or its return, or 0 */
  gint64     location;
  gint64     lot;
  gint64     value;
  gint64     transfer;
  gint64     purchase_line;
};

/* Writes a move and brings the item's quantity on hand in line. moved_on 0 = today; reason: nullable, needed when the stock would go below zero. Writer, inside a transaction. */
gboolean office_stock_move    (StoreDb *db, gint64 item, gint64 quantity, OfficeMoveKind kind, guint32 moved_on, const char *reason, gint64 order_line, GError **error);
/* Makes the quantity on hand what was counted: an opening balance for an item that never moved, else an adjustment; nothing when it is right already. */
gboolean office_stock_set     (StoreDb *db, gint64 item, gint64 counted, guint32 moved_on, const char *reason, GError **error);

G_END_DECLS
