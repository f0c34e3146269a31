/* Shipment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeShipment, office_shipment, BASE_TYPE_RECORD)

static const BaseChoice states[] = {
  { "packing",   N_("Packing") },
  { "shipped",   N_("Shipped") },
  { "delivered", N_("Delivered") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeShipment, number),                              N_("Number"),          BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficeShipment, sales_order, "orders"),               N_("Order"),           BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipment, customer, "contacts"),                N_("Customer"),        BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeShipment, state, states),                     N_("State"),           BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeShipment, carrier, "contacts"),                 N_("Carrier"),         BASE_COLUMN },
  { BASE_LINK (OfficeShipment, carrier_service, "carrier_services"), N_("Carrier service"), 0 },
  { BASE_TEXT (OfficeShipment, tracking),                            N_("Tracking number"), BASE_SEARCH | BASE_COLUMN },
  { BASE_DATE (OfficeShipment, shipped_on),                          N_("Shipped"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeShipment, expected_on),                         N_("Expected"),        BASE_DERIVED },
  { BASE_DATE (OfficeShipment, delivered_on),                        N_("Delivered"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeShipment, delivered_at),                        N_("Delivered at"),    BASE_DERIVED },
  { BASE_TEXT (OfficeShipment, received_by),                         N_("Received by"),     BASE_SEARCH | BASE_PERSONAL | BASE_DERIVED },
  { BASE_MONEY (OfficeShipment, cost),                               N_("Cost"),            0 },
  { BASE_COUNT (OfficeShipment, weight),                             N_("Weight in grams"), 0 },
  { BASE_TEXT (OfficeShipment, ship_name),                           N_("Ship to"),         BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_street),                         N_("Street"),          BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_city),                           N_("City"),            BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_region),                         N_("Region"),          BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_postal_code),                    N_("Postal code"),     BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_country),                        N_("Country"),         BASE_PERSONAL },
  { BASE_LONG_TEXT (OfficeShipment, notes),                          N_("Notes"),           BASE_SEARCH },
};

static void
office_shipment_class_init (OfficeShipmentClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "mail-send-symbolic";
  base_record_class_set_fields (record_class, "shipments", N_("Shipment"), N_("Shipments"), fields, G_N_ELEMENTS (fields));
}

static void
office_shipment_init (OfficeShipment *self)
{
}
