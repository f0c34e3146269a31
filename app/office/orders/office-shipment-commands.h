/* How goods are packed and leave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include "office-shipment.h"

G_BEGIN_DECLS

/* ship-shipment, deliver-shipment, cancel-shipment. */
const StoreCommand *office_shipment_get_commands (guint *n);

/* Jobs: "pack" of a pick list, "pack-order", and "ship-order", which is one shipment with all that is open. */
gboolean office_pack_list  (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_pack_order (StoreDb *db, GVariant *arguments, GError **error);
gboolean office_ship_order (StoreDb *db, GVariant *arguments, GError **error);
extern const BaseField office_pack_list_arguments[3];
extern const BaseField office_pack_order_arguments[2];
extern const BaseField office_ship_order_arguments[3];
/* The day on which the order leaves: today, or the next working day after the cut-off. */
GVariant *office_propose_ship_order (StoreDb *db, gint64 order, GError **error);

/* A shipment in packing with these portions (element-type OfficePortion, nothing of services), in parcels of at most so many grams; largest 0 = one parcel. */
OfficeShipment *office_pack     (StoreDb *db, gint64 order, gint64 pick_list, GArray *portions, gint64 largest, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The goods leave: stock moves, days, state, reservations. day: BASE_NO_DATE = today, or the next working day after the cut-off. reason: nullable, for going below zero. */
gboolean        office_ship     (StoreDb *db, OfficeShipment *self, guint32 day, const char *reason, GError **error);
/* Weighs a parcel and its shipment anew by the weights of the items. */
gboolean        office_weigh    (StoreDb *db, gint64 parcel, gint64 shipment, GError **error);

/* One stop of the round of a carrier. */
typedef struct
{
  gint64 shipment;
  char  *number;
  char  *order;
  char  *name;        /* nullable, like the next two */
  char  *postal_code;
  char  *city;
  gint64 parcels;
  gint64 weight;      /* grams */
  char  *tracking;    /* nullable */
} OfficeRunStop;

/* What a carrier takes along on a day; carrier 0 = whatever has none. (element-type OfficeRunStop), full */
GArray         *office_list_run (StoreDb *db, gint64 carrier, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
