/* Picking and shipping as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_TO_PICK_PLACE, OFFICE_TO_PICK_ITEM, OFFICE_TO_PICK_TEXT, OFFICE_TO_PICK_LOT, OFFICE_TO_PICK_QUANTITY, OFFICE_TO_PICK_UNIT, OFFICE_TO_PICK_ORDER };
/* The lines of one pick list in the order in which a person walks. */
StoreQuery *office_shipments_query_to_pick (StoreDb *db, gint64 pick_list) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_SENT_PARCEL, OFFICE_SENT_POSITION, OFFICE_SENT_ITEM, OFFICE_SENT_TEXT, OFFICE_SENT_LOT, OFFICE_SENT_QUANTITY, OFFICE_SENT_UNIT, OFFICE_SENT_WEIGHT, OFFICE_SENT_TRACKING };
/* The lines of one shipment, parcel after parcel; what is in none comes last. Weight and tracking are the parcel's. */
StoreQuery *office_shipments_query_sent    (StoreDb *db, gint64 shipment) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_SENT_BACK_ITEM, OFFICE_SENT_BACK_TEXT, OFFICE_SENT_BACK_QUANTITY, OFFICE_SENT_BACK_UNIT, OFFICE_SENT_BACK_GOODS, OFFICE_SENT_BACK_REMEDY };
/* The lines of one return; goods and remedy are codes. */
StoreQuery *office_shipments_query_sent_back (StoreDb *db, gint64 customer_return) G_GNUC_WARN_UNUSED_RESULT;

/* Where the carrier stops: from OFFICE_STOP_NAME on, the parts of the address and the company's own country. */
enum { OFFICE_STOP_CARRIER, OFFICE_STOP_SHIPMENT, OFFICE_STOP_NAME, OFFICE_STOP_HOME = OFFICE_STOP_NAME + 6, OFFICE_STOP_PARCELS, OFFICE_STOP_WEIGHT, OFFICE_STOP_TRACKING, OFFICE_STOP_PHONE };
/* The stops of these days (Julian, 0 = no bound), carrier by carrier in the order of the postal codes; what is being packed belongs to today. Weight in kilograms, in millionths. */
StoreQuery *office_shipments_query_stops   (StoreDb *db, guint32 from, guint32 to, guint32 today) G_GNUC_WARN_UNUSED_RESULT;

typedef enum { OFFICE_OTIF_BY_CUSTOMER, OFFICE_OTIF_BY_ITEM, OFFICE_OTIF_BY_CARRIER, OFFICE_OTIF_BY_CAUSE } OfficeOtifGrouping;

enum { OFFICE_OTIF_GROUP, OFFICE_OTIF_LINES, OFFICE_OTIF_ON_TIME, OFFICE_OTIF_IN_FULL, OFFICE_OTIF_BOTH, OFFICE_OTIF_RATE };
/* Order lines promised within these days (Julian, 0 = no bound) and due on that day, or shipped already: how many were on time, in full, and both (rate in millionths). */
StoreQuery *office_shipments_query_otif    (StoreDb *db, OfficeOtifGrouping by, guint32 from, guint32 to, guint32 today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
