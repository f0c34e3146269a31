/* Shipment line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SHIPMENT_LINE (office_shipment_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeShipmentLine, office_shipment_line, OFFICE, SHIPMENT_LINE, BaseRecord)

struct _OfficeShipmentLine
{
  BaseRecord parent_instance;
  gint64     shipment;
  gint64     order_line;
  gint64     item;
  gint64     lot;
  gint64     location;
  gint64     quantity;
  gint64     parcel;
};

G_END_DECLS
