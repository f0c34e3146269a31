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
  gint64     location;   /* 0 = the stock room */
  gint64     lot;        /* 0 = none */
  gint64     value;      /* by how much the value of the item's stock changed, company's currency */
  gint64     transfer;   /* the leg that goes out, of both legs; or 0 */
  gint64     purchase_line;
  /* While it is written: */
  gboolean   has_value;  /* value says what came in cost */
  gint64     takes_back; /* the move that brought what goes out, or 0 */
  gint64     charge;     /* what the other side of the books gives or takes; differs from value when stock below zero is filled up */
  gint64     layer_quantity, layer_value; /* what is left for a cost layer of its own */
};

/**
 * OfficeMove:
 * @quantity: millionths; more than 0 comes in, less goes out.
 * @location, @lot: where; 0 = the stock room, no lot. What goes out from neither is taken from where it lies (see office_stock_pick_places()).
 * @moved_on: 0 = today.
 * @reason: nullable; needed for going below zero.
 * @order_line, @purchase_line: what it is for, or 0.
 * @takes_back: the move that brought what goes out now: it goes at the value at which it came; or 0.
 * @value: with @has_value what the goods that come in cost, minor units of the company's currency. Else a return has the value at which it was shipped, and all else the average or the item's cost.
 */
typedef struct
{
  gint64         item;
  gint64         quantity;
  gint64         location;
  gint64         lot;
  OfficeMoveKind kind;
  guint32        moved_on;
  const char    *reason;
  gint64         order_line;
  gint64         purchase_line;
  gint64         takes_back;
  gint64         value;
  gboolean       has_value;
} OfficeMove;

/* Writes a move (several when it takes from several places; those of the parts of a kit; none of a service), brings quantities, values, balances and layers in line, and posts the value to the
 * ledger. @value: nullable; by how much the value of the stock changed (below 0: what went out). Writer, inside a transaction. Errors are sentences for a clerk: too little there, no lot given. */
gboolean office_stock_move     (StoreDb *db, const OfficeMove *move, gint64 *value, GError **error);
/* The same at exactly this place, as a count finds it. */
gboolean office_stock_move_at  (StoreDb *db, const OfficeMove *move, gint64 *value, GError **error);
/* Two moves that carry goods from one place to another; the value stays. The reason is nullable. */
gboolean office_stock_transfer (StoreDb *db, const OfficeMove *move, gint64 to_location, GError **error);
/* Makes the quantity on hand what was counted: an opening balance for an item that never moved, else an adjustment; nothing when it is right already. */
gboolean office_stock_set      (StoreDb *db, gint64 item, gint64 counted, guint32 moved_on, const char *reason, GError **error);
/* The same for what lies at one place, of one lot. */
gboolean office_stock_set_at   (StoreDb *db, const OfficeMove *place, gint64 counted, GError **error);
/* What lies at the place and of the lot of a move; without either, all that is on hand. */
gboolean office_stock_get_on_hand (StoreDb *db, const OfficeMove *place, gint64 *quantity, GError **error);

G_END_DECLS
