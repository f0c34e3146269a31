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
  gint64     purchase_line;
};

G_END_DECLS
