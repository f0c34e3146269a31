/* Where stock lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 location; /* 0 = the stock room */
  gint64 lot;      /* 0 = none */
  gint64 quantity;
} OfficePlace;

/* SQL: whether goods may be picked at a place of stock_balances; p: its location, t: its lot, day: a parameter with the ISO day on which they leave. The place, the lot, both. */
#define OFFICE_LOCATION_IS_OPEN      "ifnull (p.blocked, 0) = 0 AND ifnull (p.kind, '') <> 'quality'"
#define OFFICE_LOT_IS_OPEN(day)    "ifnull (t.blocked, 0) = 0 AND ifnull (t.expires_on, '9999') >= " day
#define OFFICE_PLACE_IS_OPEN(day)  OFFICE_LOCATION_IS_OPEN " AND " OFFICE_LOT_IS_OPEN (day)

/* Where to take a quantity from that leaves on @day: what expires first, then along the route; blocked places and lots and those under quality check are left out, as is what will have expired.
 * Less than asked for when not enough lies there. @places: (element-type OfficePlace), full. */
gboolean office_stock_pick_places  (StoreDb *db, gint64 item, gint64 quantity, guint32 day, GArray **places, GError **error);
/* On hand less reserved; of a kit, how many whole ones its parts make; 0 with error. */
gint64   office_stock_get_available (StoreDb *db, gint64 item, GError **error);
/* On hand at the end of a day, at all places. */
gboolean office_stock_get_at       (StoreDb *db, gint64 item, guint32 day, gint64 *quantity, GError **error);

G_END_DECLS
