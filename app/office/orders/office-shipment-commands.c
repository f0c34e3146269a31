/* How goods leave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment-commands.h"
#include <base-date.h>
#include "office-carrier-service.h"
#include "office-fulfilment.h"
#include "office-order-status.h"
#include "office-period.h"
#include "office-order.h"
#include "office-stock-move.h"
#include "office-workdays.h"
#include <glib/gi18n-lib.h>

const BaseField office_ship_order_arguments[3] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "shipped_on", N_("Shipped"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason for going below zero"), 0),
};

static const BaseField ship_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "shipments", N_("Shipment"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "tracking", N_("Tracking number"), 0),
  STORE_ARGUMENT_LINK ("carrier", "contacts", N_("Carrier"), 0),
  STORE_ARGUMENT_LINK ("carrier_service", "carrier_services", N_("Carrier service"), 0),
  STORE_ARGUMENT (MONEY, "cost", N_("Freight cost"), 0),
  STORE_ARGUMENT (DATE, "shipped_on", N_("Shipped"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason for going below zero"), 0),
};

static const BaseField deliver_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "shipments", N_("Shipment"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "received_by", N_("Received by"), 0),
  STORE_ARGUMENT (TIME, "delivered_at", N_("Delivered at"), 0),
};

static const BaseField cancel_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "shipments", N_("Shipment"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
};

/* A row of the shipment whose goods lie in the stock: not services, nor kits whose parts are lines of their own. */
typedef struct
{
  OfficePortion portion;
  gboolean      moves;
} Row;

#define SELECT_ROWS                                                                                                                             \
  "SELECT s.order_line, s.item, coalesce (s.location, 0), coalesce (s.lot, 0), s.quantity, i.kind = 'stocked' OR (i.kind = 'kit' AND NOT EXISTS"  \
  " (SELECT 1 FROM order_lines WHERE kit_line = s.order_line AND trashed_at IS NULL)) FROM shipment_lines AS s LEFT JOIN items AS i ON i.id = s.item" \
  " WHERE s.shipment = ?1 AND s.trashed_at IS NULL ORDER BY s.order_line, s.id"

static GArray *
list_rows (StoreDb *db, gint64 shipment, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_ROWS);

  store_query_bind_number (query, 1, shipment);
  while (store_query_next (query))
    {
      Row row = { { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3),
                    store_query_get_number (query, 4) }, store_query_get_number (query, 5) != 0 };
      g_array_append_val (rows, row);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

/* Moves what the rows say, in or out, and brings each order line in line when its last row has moved. */
static gboolean
move_rows (StoreDb *db, GArray *rows, const OfficeMove *pattern, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      Row *row = &g_array_index (rows, Row, i);
      gboolean is_last = i + 1 == rows->len || g_array_index (rows, Row, i + 1).portion.order_line != row->portion.order_line;
      OfficeMove move = *pattern;

      move.item = row->portion.item;
      move.location = row->portion.location;
      move.lot = row->portion.lot;
      move.order_line = row->portion.order_line;
      move.quantity = pattern->kind == OFFICE_MOVE_SHIPMENT ? -row->portion.quantity : row->portion.quantity;
      if ((row->moves && !office_stock_move (db, &move, NULL, error)) || (is_last && !office_order_line_refresh (db, move.order_line, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_order (StoreDb *db, OfficeShipment *self, guint32 day, GError **error)
{
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, self->sales_order, error));

  if (order == NULL)
    return FALSE;
  if (order->cancelled_on != BASE_NO_DATE)
    return base_refuse (error, _("Order %s is cancelled. Cancel the shipment too, or reopen the order."), order->number);
  if (order->confirmed_on == BASE_NO_DATE)
    return base_refuse (error, _("Order %s is a draft. Confirm it first."), order->number);
  return office_period_check (order->ordered_on, day, _("The order cannot have been shipped before it was placed. Correct one of the days."), error);
}

/* The day on which it leaves, and the day on which the carrier will be there. */
static gboolean
set_days (StoreDb *db, OfficeShipment *self, guint32 day, GError **error)
{
  g_autoptr (OfficeCarrierService) service = NULL;
  guint32 expected = BASE_NO_DATE;

  if (self->carrier_service != 0)
    service = OFFICE_CARRIER_SERVICE (store_record_load (db, OFFICE_TYPE_CARRIER_SERVICE, self->carrier_service, error));
  if (self->carrier_service != 0 && service == NULL)
    return FALSE;
  if (day == BASE_NO_DATE)
    day = office_find_leaving_day (db, self->sales_order, self->carrier_service, error);
  if (day != BASE_NO_DATE && service != NULL && service->days > 0)
    expected = office_workdays_add (db, day, (int) MIN (service->days, 1000), error);
  if (day == BASE_NO_DATE || (service != NULL && service->days > 0 && expected == BASE_NO_DATE))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->shipped_on, day);
  base_record_set_date (BASE_RECORD (self), &self->expected_on, expected);
  if (service != NULL && self->cost == 0)
    base_record_set_number (BASE_RECORD (self), &self->cost, service->cost);
  return TRUE;
}

gboolean
office_ship (StoreDb *db, OfficeShipment *self, guint32 day, const char *reason, GError **error)
{
  OfficeMove pattern = { .kind = OFFICE_MOVE_SHIPMENT, .reason = reason };
  g_autoptr (GArray) rows = NULL;

  if (!check_order (db, self, day, error) || !set_days (db, self, day, error))
    return FALSE;
  rows = list_rows (db, BASE_RECORD (self)->id, error);
  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return base_refuse (error, _("Shipment %s is empty. Pack something into it, or cancel it."), self->number);
  pattern.moved_on = self->shipped_on;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_SHIPMENT_STATE_SHIPPED);
  return store_record_save (db, BASE_RECORD (self), error) && move_rows (db, rows, &pattern, error) && office_order_check_complete (db, self->sales_order, error);
}

static OfficeShipment *
load_shipment (StoreDb *db, GVariant *arguments, OfficeShipmentState state, GError **error)
{
  g_autoptr (OfficeShipment) self = store_arguments_load (db, arguments, OFFICE_TYPE_SHIPMENT, error);

  if (self == NULL)
    return NULL;
  if (self->state == (int) state)
    return g_steal_pointer (&self);
  if (self->state == OFFICE_SHIPMENT_STATE_PACKING)
    base_refuse (error, _("Shipment %s has not left yet. Ship it first."), self->number);
  else if (self->state == OFFICE_SHIPMENT_STATE_SHIPPED)
    base_refuse (error, _("Shipment %s has left already."), self->number);
  else if (self->state == OFFICE_SHIPMENT_STATE_DELIVERED)
    base_refuse (error, _("Shipment %s has been delivered. Announce a return for what comes back."), self->number);
  else
    base_refuse (error, _("Shipment %s is cancelled. Pack the goods again."), self->number);
  return NULL;
}

static void
set_carrier (OfficeShipment *self, GVariant *arguments)
{
  BaseRecord *record = BASE_RECORD (self);

  if (store_arguments_has (arguments, "carrier"))
    base_record_set_number (record, &self->carrier, store_arguments_get_number (arguments, "carrier"));
  if (store_arguments_has (arguments, "carrier_service"))
    base_record_set_number (record, &self->carrier_service, store_arguments_get_number (arguments, "carrier_service"));
  if (store_arguments_has (arguments, "cost"))
    base_record_set_number (record, &self->cost, store_arguments_get_number (arguments, "cost"));
  if (store_arguments_has (arguments, "tracking"))
    base_record_set_text (record, &self->tracking, store_arguments_get_text (arguments, "tracking"));
}

static gboolean
ship_shipment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeShipment) self = load_shipment (db, arguments, OFFICE_SHIPMENT_STATE_PACKING, error);

  if (self == NULL)
    return FALSE;
  set_carrier (self, arguments);
  return office_ship (db, self, (guint32) store_arguments_get_number (arguments, "shipped_on"), store_arguments_get_text (arguments, "reason"), error);
}

/* What the shipment knows already. The day depends on the service: without one it is left to what is chosen. */
static GVariant *
propose_ship (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficeShipment) self = OFFICE_SHIPMENT (store_record_load (db, OFFICE_TYPE_SHIPMENT, id, error));
  g_autoptr (GVariantDict) known = g_variant_dict_new (NULL);
  guint32 day;

  if (self == NULL || self->state != OFFICE_SHIPMENT_STATE_PACKING)
    return NULL;
  day = self->carrier_service != 0 ? office_find_leaving_day (db, self->sales_order, self->carrier_service, error) : BASE_NO_DATE;
  if (self->tracking != NULL)
    g_variant_dict_insert (known, "tracking", "s", self->tracking);
  if (self->carrier != 0)
    g_variant_dict_insert (known, "carrier", "x", self->carrier);
  if (self->carrier_service != 0)
    g_variant_dict_insert (known, "carrier_service", "x", self->carrier_service);
  if (self->cost != 0)
    g_variant_dict_insert (known, "cost", "x", self->cost);
  if (day != BASE_NO_DATE)
    g_variant_dict_insert (known, "shipped_on", "x", (gint64) day);
  return g_variant_dict_end (known);
}

#define SELECT_LINES "SELECT DISTINCT order_line FROM shipment_lines WHERE shipment = ?1 AND trashed_at IS NULL ORDER BY 1"

static gboolean
deliver_shipment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeShipment) self = load_shipment (db, arguments, OFFICE_SHIPMENT_STATE_SHIPPED, error);
  BaseEnvironment *environment = store_db_get_environment (db);
  gint64 at = store_arguments_has (arguments, "delivered_at") ? store_arguments_get_number (arguments, "delivered_at") : base_environment_now (environment);
  guint32 day = store_arguments_has (arguments, "delivered_at") ? base_time_get_date (at, NULL) : base_environment_today (environment);

  if (self == NULL)
    return FALSE;
  if (day < self->shipped_on)
    return base_refuse (error, _("Shipment %s cannot have been delivered before it left. Correct the time."), self->number);
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_SHIPMENT_STATE_DELIVERED);
  base_record_set_number (BASE_RECORD (self), &self->delivered_at, at);
  base_record_set_date (BASE_RECORD (self), &self->delivered_on, day);
  base_record_set_text (BASE_RECORD (self), &self->received_by, store_arguments_get_text (arguments, "received_by"));
  return store_record_save (db, BASE_RECORD (self), error) && office_refresh_lines_of (db, SELECT_LINES, BASE_RECORD (self)->id, error);
}

/* What comes back with a return cannot come back a second time. */
static gboolean
check_not_returned (OfficeShipment *self, StoreDb *db, GError **error)
{
  gint64 returned = 0;

  if (!store_db_find_number (db, "SELECT count (*) FROM (SELECT order_line, sum (quantity) AS quantity FROM shipment_lines WHERE shipment = ?1 AND trashed_at IS NULL GROUP BY order_line) AS s"
                                 " JOIN order_lines AS l ON l.id = s.order_line WHERE l.shipped - s.quantity < (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r"
                                 " JOIN customer_returns AS c ON c.id = r.customer_return WHERE r.order_line = l.id AND r.trashed_at IS NULL AND c.state <> 'cancelled')",
                             BASE_RECORD (self)->id, &returned, error))
    return FALSE;
  return returned == 0 || base_refuse (error, _("Goods of shipment %s come back with a return, so it cannot be cancelled any more."), self->number);
}

/* What is on its way back with a return cannot come back by itself as well. */
#define COUNT_RETURNED                                                                                                                          \
  "SELECT count (*) FROM order_lines AS l WHERE l.id IN (SELECT order_line FROM shipment_lines WHERE shipment = ?1 AND trashed_at IS NULL)"      \
  " AND l.shipped < (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r JOIN customer_returns AS c ON c.id = r.customer_return"        \
  " WHERE r.order_line = l.id AND r.trashed_at IS NULL AND c.state <> 'cancelled')"

static gboolean
check_returned (StoreDb *db, OfficeShipment *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, COUNT_RETURNED);
  gint64 n;

  store_query_bind_number (query, 1, BASE_RECORD (self)->id);
  n = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  if (!store_query_finish (query, error))
    return FALSE;
  return n == 0 || base_refuse (error, _("Goods of shipment %s come back with a return. Cancel the return first, or leave the shipment as it is."), self->number);
}

/* Before it left the goods stay where they are; afterwards they come back to where they were. */
static gboolean
cancel_shipment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeShipment) self = store_arguments_load (db, arguments, OFFICE_TYPE_SHIPMENT, error);
  OfficeMove pattern = { .kind = OFFICE_MOVE_RETURN, .reason = store_arguments_get_text (arguments, "reason") };
  g_autoptr (GArray) rows = NULL;
  gboolean has_left;

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_SHIPMENT_STATE_CANCELLED || self->state == OFFICE_SHIPMENT_STATE_DELIVERED)
    return base_refuse (error, self->state == OFFICE_SHIPMENT_STATE_CANCELLED ? _("Shipment %s is cancelled already.")
                                                                                : _("Shipment %s has been delivered. Announce a return for what comes back."), self->number);
  has_left = self->state == OFFICE_SHIPMENT_STATE_SHIPPED;
  if (has_left && !check_not_returned (self, db, error))
    return FALSE;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_SHIPMENT_STATE_CANCELLED);
  rows = list_rows (db, BASE_RECORD (self)->id, error);
  if (rows == NULL || !store_record_save (db, BASE_RECORD (self), error))
    return FALSE;
  return has_left ? move_rows (db, rows, &pattern, error) && check_returned (db, self, error) : office_refresh_lines_of (db, SELECT_LINES, BASE_RECORD (self)->id, error);
}

/* All that is still to be shipped, services and text too. */
#define SELECT_OPEN                                                                                                                            \
  "SELECT l.id, coalesce (l.item, 0), l.quantity - l.shipped, coalesce (i.kind = 'stocked', 0) FROM order_lines AS l LEFT JOIN items AS i ON i.id = l.item" \
  " WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND l.quantity > l.shipped ORDER BY l.item, l.position, l.id"

static GArray *
list_open (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (OfficeNeed));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_OPEN);

  store_query_bind_number (query, 1, order);
  while (store_query_next (query))
    {
      OfficeNeed need = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3) != 0 };
      g_array_append_val (needs, need);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&needs) : NULL;
}

gboolean
office_ship_order (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 order = store_arguments_get_number (arguments, "record"), packing = 0;
  guint32 day = (guint32) store_arguments_get_number (arguments, "shipped_on");
  g_autoptr (GArray) needs = NULL, portions = NULL;
  g_autoptr (OfficeShipment) self = NULL;

  if (!store_db_find_number (db, "SELECT count (*) FROM shipments WHERE sales_order = ?1 AND state = 'packing' AND trashed_at IS NULL", order, &packing, error))
    return FALSE;
  if (packing > 0)
    return base_refuse (error, _("This order is being packed. Ship its shipments, or cancel them first."));
  if (day == BASE_NO_DATE && (day = office_find_leaving_day (db, order, 0, error)) == BASE_NO_DATE)
    return FALSE;
  needs = list_open (db, order, error);
  if (needs == NULL || !office_find_portions (db, needs, day, TRUE, &portions, error))
    return FALSE;
  self = office_pack (db, order, 0, portions, 0, error);
  return self != NULL && office_ship (db, self, day, store_arguments_get_text (arguments, "reason"), error);
}

GVariant *
office_propose_ship_order (StoreDb *db, gint64 order, GError **error)
{
  guint32 day = office_find_leaving_day (db, order, 0, error);

  return day != BASE_NO_DATE ? g_variant_new_parsed ("{'shipped_on': <%x>}", (gint64) day) : NULL;
}

static void
clear_stop (gpointer data)
{
  OfficeRunStop *self = data;
  char *texts[] = { self->number, self->order, self->name, self->postal_code, self->city, self->tracking };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

GArray *
office_list_run (StoreDb *db, gint64 carrier, guint32 day, GError **error)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (OfficeRunStop));
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT d.id, d.number, o.number, d.ship_name, d.ship_postal_code, d.ship_city, (SELECT count (*) FROM parcels WHERE shipment = d.id AND trashed_at IS NULL),"
                                                  " d.weight, d.tracking FROM shipments AS d JOIN orders AS o ON o.id = d.sales_order WHERE d.shipped_on = ?2 AND coalesce (d.carrier, 0) = ?1"
                                                  " AND d.state IN ('shipped', 'delivered') AND d.trashed_at IS NULL ORDER BY d.ship_country, d.ship_postal_code, d.ship_city, d.number");
  char text[11];

  g_array_set_clear_func (stops, clear_stop);
  base_date_format_iso (day, text);
  store_query_bind_number (query, 1, carrier);
  store_query_bind_text (query, 2, text);
  while (store_query_next (query))
    {
      OfficeRunStop stop = { store_query_get_number (query, 0), g_strdup (store_query_get_text (query, 1)), g_strdup (store_query_get_text (query, 2)),
                             g_strdup (store_query_get_text (query, 3)), g_strdup (store_query_get_text (query, 4)), g_strdup (store_query_get_text (query, 5)),
                             store_query_get_number (query, 6), store_query_get_number (query, 7), g_strdup (store_query_get_text (query, 8)) };
      g_array_append_val (stops, stop);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&stops) : NULL;
}

static const StoreCommand commands[] = {
  { "ship-shipment",    N_("Ship Parcels"),    ship_shipment,    ship_arguments,    G_N_ELEMENTS (ship_arguments), .done = N_("%s shipped"), .propose = propose_ship },
  { "deliver-shipment", N_("Record Delivery"), deliver_shipment, deliver_arguments, G_N_ELEMENTS (deliver_arguments), .done = N_("%s delivered") },
  { "cancel-shipment",  N_("Cancel Shipment"), cancel_shipment,  cancel_arguments,  G_N_ELEMENTS (cancel_arguments), .done = N_("%s cancelled") },
};

const StoreCommand *
office_shipment_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
