/* Reservation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_RESERVATION (office_reservation_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReservation, office_reservation, OFFICE, RESERVATION, BaseRecord)

struct _OfficeReservation
{
  BaseRecord parent_instance;
  gint64     order_line;
  gint64     item;
  gint64     quantity;
  gint64     purchase_line; /* what covers it; 0: stock on hand */
};

/* Writes a row, and no sums; @purchase_line 0: of the stock on hand. Writer. */
gboolean office_reservation_insert (StoreDb *db, gint64 line, gint64 item, gint64 quantity, gint64 purchase_line, GError **error);
/* Brings the reservations of a line in line with what is still to be shipped of it: stock first, then what is to come, by its day. What it gives back goes to those who
 * wait. */
gboolean office_reserve_line (StoreDb *db, gint64 line, GError **error);
/* Gives free stock and what is to come of an item to the lines that wait for it, by promised day; takes back what is no longer there, the latest promise first. All: writer,
 * inside a transaction. */
gboolean office_reserve_item (StoreDb *db, gint64 item, GError **error);

/* What a line still wants, and what it has. */
typedef struct
{
  gint64   line;
  gint64   item;      /* 0: nothing to reserve */
  gint64   open;      /* still to be shipped; 0 when the order is not confirmed */
  gint64   used;      /* left the house since the last time: reservations that are fulfilled */
  gint64   reserved;  /* of the stock on hand */
  gboolean gave_back; /* stock or what is to come became free */
} OfficeDemand;

/* The step within office_reserve_line(): writes reservations and the item's sum, not the line. */
gboolean office_reserve_demand (StoreDb *db, OfficeDemand *demand, GError **error);

G_END_DECLS
