/* Shipment line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeShipmentLine, office_shipment_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeShipmentLine, shipment, "shipments"),     N_("Shipment"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeShipmentLine, order_line, "order_lines"), N_("Order line"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, item, "items"),             N_("Item"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeShipmentLine, lot, "lots"),               N_("Lot"),        BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, location, "locations"),     N_("Location"),   BASE_FIXED },
  { BASE_QUANTITY (OfficeShipmentLine, quantity),              N_("Quantity"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, parcel, "parcels"),         N_("Parcel"),     BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "shipment, id";
}

static void
office_shipment_line_class_init (OfficeShipmentLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "shipment_lines", N_("Shipment line"), N_("Shipment lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_shipment_line_init (OfficeShipmentLine *self)
{
}
