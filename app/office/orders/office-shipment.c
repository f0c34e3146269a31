/* Shipment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment.h"
#include "office-fulfilment.h"
#include "office-order.h"
#include "office-series.h"
#include "office-shipment-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeShipment, office_shipment, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "packing",   N_("Packing") },
  { "shipped",   N_("Shipped") },
  { "delivered", N_("Delivered") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeShipment, number),                              N_("Number"),          BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficeShipment, sales_order, "orders"),               N_("Order"),           BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipment, customer, "contacts"),                N_("Customer"),        BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficeShipment, state, states),                     N_("State"),           BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficeShipment, carrier, "contacts"),                 N_("Carrier"),         BASE_COLUMN },
  { BASE_LINK (OfficeShipment, carrier_service, "carrier_services"), N_("Carrier service"), 0 },
  { BASE_TEXT (OfficeShipment, tracking),                            N_("Tracking number"), BASE_SEARCH | BASE_COLUMN },
  { BASE_DATE (OfficeShipment, shipped_on),                          N_("Shipped"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeShipment, expected_on),                         N_("Expected"),        BASE_DERIVED },
  { BASE_DATE (OfficeShipment, delivered_on),                        N_("Delivered"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeShipment, delivered_at),                        N_("Delivered at"),    BASE_DERIVED },
  { BASE_TEXT (OfficeShipment, received_by),                         N_("Received by"),     BASE_SEARCH | BASE_PERSONAL | BASE_DERIVED },
  { BASE_MONEY (OfficeShipment, cost),                               N_("Freight cost"),    0 },
  { BASE_COUNT (OfficeShipment, weight),                             N_("Weight in grams"), 0 },
  { BASE_TEXT (OfficeShipment, ship_name),                           N_("Ship to"),         BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_street),                         N_("Street"),          BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_city),                           N_("City"),            BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_region),                         N_("Region"),          BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_postal_code),                    N_("Postal code"),     BASE_PERSONAL },
  { BASE_TEXT (OfficeShipment, ship_country),                        N_("Country"),         BASE_PERSONAL },
  { BASE_LONG_TEXT (OfficeShipment, notes),                          N_("Notes"),           BASE_SEARCH },
  { BASE_LINK (OfficeShipment, pick_list, "pick_lists"),             N_("Pick list"),       BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",          N_("All shipments"),   NULL },
  { "packing",      N_("To ship"),         "state = 'packing'" },
  { "on-the-way",   N_("On the way"),      "state = 'shipped'" },
  { "today",        N_("Left today"),      "state IN ('shipped', 'delivered') AND shipped_on = ?today" },
  { "overdue",      N_("Should have arrived"), "state = 'shipped' AND expected_on < ?today" },
  { "arrived-late", N_("Arrived late"),    "state = 'delivered' AND delivered_on > expected_on" },
  { "cancelled",    N_("Cancelled"),       "state = 'cancelled'" },
};

/* Where it goes and with whom, as the order says unless it says so itself. */
static gboolean
fill_from_order (OfficeShipment *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, self->sales_order, error));
  BaseRecord *record = BASE_RECORD (self);
  char **members[] = { &self->ship_name, &self->ship_street, &self->ship_city, &self->ship_region, &self->ship_postal_code, &self->ship_country };
  gboolean has_address = FALSE;

  if (order == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    has_address = has_address || *members[i] != NULL;
  base_record_set_number (record, &self->customer, order->customer);
  if (self->carrier == 0 && self->carrier_service == 0)
    {
      base_record_set_number (record, &self->carrier, order->carrier);
      base_record_set_number (record, &self->carrier_service, order->carrier_service);
    }
  if (!has_address)
    {
      const char *texts[] = { order->ship_name, order->ship_street, order->ship_city, order->ship_region, order->ship_postal_code, order->ship_country };

      for (guint i = 0; i < G_N_ELEMENTS (members); i++)
        base_record_set_text (record, members[i], texts[i]);
    }
  return office_series_number (db, record, &self->number, error);
}

static gboolean
check_trash (OfficeShipment *self, GError **error)
{
  return self->state == OFFICE_SHIPMENT_STATE_CANCELLED || self->state == OFFICE_SHIPMENT_STATE_PACKING
         || base_refuse (error, _("Shipment %s has left and must be kept. Cancel it if the goods came back."), self->number);
}

/* A service belongs to its carrier. */
static gboolean
check_service (OfficeShipment *self, StoreDb *db, GError **error)
{
  gint64 carrier = 0;

  if (self->carrier_service == 0)
    return TRUE;
  if (!store_db_find_number (db, "SELECT carrier FROM carrier_services WHERE id = ?1", self->carrier_service, &carrier, error))
    return FALSE;
  if (self->carrier == 0)
    base_record_set_number (BASE_RECORD (self), &self->carrier, carrier);
  return carrier == 0 || carrier == self->carrier || base_refuse (error, _("This carrier service belongs to another carrier. Choose one of the shipment’s carrier."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeShipment *self = OFFICE_SHIPMENT (rules);

  if (self->sales_order == 0)
    return TRUE; /* refused by the check of required fields */
  if (before == NULL && !fill_from_order (self, db, error))
    return FALSE;
  if (before != NULL && BASE_RECORD (self)->trashed && !before->trashed && !check_trash (self, error))
    return FALSE;
  return check_service (self, db, error);
}

static gboolean
office_shipment_check (BaseRecord *record, GError **error)
{
  OfficeShipment *self = OFFICE_SHIPMENT (record);

  if (self->cost < 0 || self->weight < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The cost and the weight of a shipment cannot be below zero."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  return OFFICE_SHIPMENT (rules)->state != OFFICE_SHIPMENT_STATE_PACKING && strcmp (name, "shipment_lines") == 0;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->commands = office_shipment_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "shipped_on DESC, id DESC";
}

static void
office_shipment_class_init (OfficeShipmentClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_shipment_check;
  record_class->icon = "mail-send-symbolic";
  base_record_class_set_fields (record_class, "shipments", N_("Shipment"), N_("Shipments"), fields, G_N_ELEMENTS (fields));
}

static void
office_shipment_init (OfficeShipment *self)
{
}
