/* Shipment line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment-line.h"
#include "office-fulfilment.h"
#include "office-shipment-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeShipmentLine, office_shipment_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeShipmentLine, shipment, "shipments"),     N_("Shipment"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeShipmentLine, order_line, "order_lines"), N_("Order line"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, item, "items"),             N_("Item"),       BASE_DERIVED },
  { BASE_LINK (OfficeShipmentLine, lot, "lots"),               N_("Lot"),        BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, location, "locations"),     N_("Location"),   BASE_FIXED },
  { BASE_QUANTITY (OfficeShipmentLine, quantity),              N_("Quantity"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeShipmentLine, parcel, "parcels"),         N_("Parcel"),     BASE_COLUMN },
};

/* Of the order line: its order, its item, and what is left of it beside this and other shipments. */
static gboolean
check_order_line (OfficeShipmentLine *self, OfficeShipment *shipment, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT l.sales_order, coalesce (l.item, 0), l.text, l.quantity - l.shipped - (SELECT coalesce (sum (s.quantity), 0) FROM shipment_lines AS s"
                                                      " JOIN shipments AS d ON d.id = s.shipment WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state = 'packing' AND s.id <> ?2)"
                                                      " FROM order_lines AS l WHERE l.id = ?1");
  gint64 order = 0, item = 0, left = 0;
  g_autofree char *text = NULL, *rest = NULL;

  store_query_bind_number (query, 1, self->order_line);
  store_query_bind_number (query, 2, BASE_RECORD (self)->id);
  if (store_query_next (query))
    {
      order = store_query_get_number (query, 0);
      item = store_query_get_number (query, 1);
      text = g_strdup (store_query_get_text (query, 2));
      left = store_query_get_number (query, 3);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  rest = office_quantity_text (left);
  if (order != shipment->sales_order)
    return base_refuse (error, _("This order line belongs to another order than the shipment. Choose a line of its order."));
  if (self->quantity > left)
    return base_refuse (error, _("Only %s of %s are still to be shipped. Pack no more than that."), rest, text);
  base_record_set_number (BASE_RECORD (self), &self->item, item);
  return TRUE;
}

static gboolean
check_parcel (OfficeShipmentLine *self, StoreDb *db, GError **error)
{
  gint64 shipment = self->shipment;

  if (self->parcel != 0 && !store_db_find_number (db, "SELECT shipment FROM parcels WHERE id = ?1", self->parcel, &shipment, error))
    return FALSE;
  return shipment == self->shipment || base_refuse (error, _("This parcel belongs to another shipment. Choose one of its own."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeShipmentLine *self = OFFICE_SHIPMENT_LINE (rules);
  g_autoptr (OfficeShipment) shipment = NULL;

  if (self->shipment == 0 || self->order_line == 0)
    return TRUE; /* refused by the check of required fields */
  shipment = OFFICE_SHIPMENT (store_record_load (db, OFFICE_TYPE_SHIPMENT, self->shipment, error));
  if (shipment == NULL)
    return FALSE;
  if (before != NULL && shipment->state == OFFICE_SHIPMENT_STATE_CANCELLED && before->trashed != BASE_RECORD (self)->trashed)
    return TRUE; /* goes into the trash with it, or out again */
  if (shipment->state != OFFICE_SHIPMENT_STATE_PACKING)
    return base_refuse (error, _("Shipment %s is closed. Its lines stay as they are; cancel it, or announce a return."), shipment->number);
  return BASE_RECORD (self)->trashed || (check_order_line (self, shipment, db, error) && check_parcel (self, db, error));
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeShipmentLine *self = OFFICE_SHIPMENT_LINE (rules), *old = (OfficeShipmentLine *) before;

  return office_weigh (db, self->parcel, self->shipment, error)
         && (old == NULL || old->parcel == self->parcel || office_weigh (db, old->parcel, self->shipment, error));
}

static gboolean
office_shipment_line_check (BaseRecord *record, GError **error)
{
  if (OFFICE_SHIPMENT_LINE (record)->quantity > 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of a line must be more than zero."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->default_sort = "shipment, id";
}

static void
office_shipment_line_class_init (OfficeShipmentLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_shipment_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "shipment_lines", N_("Shipment line"), N_("Shipment lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_shipment_line_init (OfficeShipmentLine *self)
{
}
