/* Shipment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SHIPMENT (office_shipment_get_type ())
G_DECLARE_FINAL_TYPE (OfficeShipment, office_shipment, OFFICE, SHIPMENT, BaseRecord)

typedef enum
{
  OFFICE_SHIPMENT_STATE_PACKING,
  OFFICE_SHIPMENT_STATE_SHIPPED,
  OFFICE_SHIPMENT_STATE_DELIVERED,
  OFFICE_SHIPMENT_STATE_CANCELLED,
} OfficeShipmentState;

struct _OfficeShipment
{
  BaseRecord parent_instance;
  char      *number;
  gint64     sales_order;
  gint64     customer;
  int        state;
  gint64     carrier;
  gint64     carrier_service;
  char      *tracking;
  guint32    shipped_on;
  guint32    expected_on;
  guint32    delivered_on;
  gint64     delivered_at;
  char      *received_by;
  gint64     cost;
  gint64     weight;
  char      *ship_name;
  char      *ship_street;
  char      *ship_city;
  char      *ship_region;
  char      *ship_postal_code;
  char      *ship_country;
  char      *notes;
  gint64     pick_list; /* that was packed, or 0 */
};

G_END_DECLS
