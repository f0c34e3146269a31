/* The steps of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-commands.h"
#include <base-date.h>
#include "office-order-status.h"
#include "office-order.h"
#include "office-shipment-line.h"
#include "office-shipment.h"
#include "office-series.h"
#include "office-order-entry.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

static const BaseField confirm_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "promised_on", N_("Promised"), 0),
};

static const BaseField ship_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "shipped_on", N_("Shipped"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason for going below zero"), 0),
};

static const BaseField invoice_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "invoiced_on", N_("Invoiced"), 0),
};

static const BaseField order_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
};

static gboolean
G_GNUC_PRINTF (2, 3)
refuse (GError **error, const char *sentence, ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  g_propagate_error (error, g_error_new_valist (BASE_ERROR, BASE_ERROR_RULE, sentence, arguments));
  va_end (arguments);
  return FALSE;
}

/* The words for a step that does not fit the order's state. */
static gboolean
refuse_step (OfficeOrder *self, GError **error)
{
  switch ((OfficeOrderState) self->state)
    {
    case OFFICE_ORDER_DRAFT:
    case OFFICE_ORDER_QUOTE:
      return refuse (error, _("Order %s is a draft. Confirm it first."), self->number);
    case OFFICE_ORDER_CONFIRMED:
      return refuse (error, _("Order %s is confirmed and not shipped yet. Ship it first."), self->number);
    case OFFICE_ORDER_SHIPPED:
    case OFFICE_ORDER_DELIVERED:
      return refuse (error, _("Order %s has been shipped. Announce a return for what comes back."), self->number);
    case OFFICE_ORDER_PARTLY_SHIPPED:
      return refuse (error, _("Order %s has been shipped in part. Lower its lines to what was shipped instead."), self->number);
    case OFFICE_ORDER_INVOICED:
      return refuse (error, _("Order %s has been invoiced and stays as it is."), self->number);
    case OFFICE_ORDER_CANCELLED:
    default:
      return refuse (error, _("Order %s is cancelled. Reopen it first."), self->number);
    }
}

static OfficeOrder *
load_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, store_arguments_get_number (arguments, "record"), error));

  if (self == NULL || !self->parent_instance.trashed)
    return g_steal_pointer (&self);
  g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Order %s lies in the trash. Restore it first."), self->number);
  return NULL;
}

/* The argument's day, or today. */
static guint32
get_day (StoreDb *db, GVariant *arguments, const char *name)
{
  gint64 day = store_arguments_get_number (arguments, name);

  return day != 0 ? (guint32) day : base_environment_today (store_db_get_environment (db));
}

static gboolean
check_complete (OfficeOrder *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL LIMIT 1");
  gboolean lines;

  store_query_bind_number (query, 1, self->parent_instance.id);
  lines = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  if (!lines)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Order %s has no lines. Add what is ordered before confirming it."), self->number);
  else if (self->total < 0)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("The discount of order %s is larger than its lines. Correct it before confirming."), self->number);
  else if (self->promised_on == BASE_NO_DATE)
    g_set_error (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Give the day for which order %s is promised before confirming it."), self->number);
  else
    return TRUE;
  return FALSE;
}

static gboolean
confirm_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_CONFIRMED)
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Order %s is confirmed already."), self->number);
      return FALSE;
    }
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_QUOTE)
    return refuse_step (self, error);
  if (store_arguments_has (arguments, "promised_on"))
    base_record_set_date (BASE_RECORD (self), &self->promised_on, (guint32) store_arguments_get_number (arguments, "promised_on"));
  if (!check_complete (self, db, error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->confirmed_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error) && office_order_refresh (db, self->parent_instance.id, error);
}

typedef struct
{
  gint64   line;
  gint64   item;
  gint64   quantity;
  gboolean moves; /* goods */
} Piece;

/* What is still to be shipped. */
static GArray *
list_pieces (OfficeOrder *self, StoreDb *db, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT l.id, l.item, l.quantity - l.shipped, i.kind <> 'service' FROM order_lines AS l LEFT JOIN items AS i ON i.id = l.item"
                                                  " WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND l.quantity > l.shipped ORDER BY l.position, l.id");

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      Piece piece = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3) != 0 };
      g_array_append_val (pieces, piece);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&pieces) : NULL;
}

static OfficeShipment *
add_shipment (OfficeOrder *order, StoreDb *db, guint32 day, GError **error)
{
  g_autoptr (OfficeShipment) self = g_object_new (OFFICE_TYPE_SHIPMENT, NULL);

  self->sales_order = order->parent_instance.id;
  self->customer = order->customer;
  self->state = OFFICE_SHIPMENT_STATE_SHIPPED;
  self->carrier = order->carrier;
  self->shipped_on = day;
  if (!office_series_number (db, BASE_RECORD (self), &self->number, error) || !store_record_save (db, BASE_RECORD (self), error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
ship_piece (StoreDb *db, OfficeShipment *shipment, Piece *piece, const char *reason, GError **error)
{
  g_autoptr (OfficeShipmentLine) line = g_object_new (OFFICE_TYPE_SHIPMENT_LINE, NULL);
  OfficeMove move = { .item = piece->item, .quantity = -piece->quantity, .kind = OFFICE_MOVE_SHIPMENT, .moved_on = shipment->shipped_on, .reason = reason, .order_line = piece->line };

  line->shipment = shipment->parent_instance.id;
  line->order_line = piece->line;
  line->item = piece->item;
  line->quantity = piece->quantity;
  return (!piece->moves || office_stock_move (db, &move, NULL, error))
         && store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
ship_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);
  g_autoptr (OfficeShipment) shipment = NULL;
  g_autoptr (GArray) pieces = NULL;

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_CONFIRMED && self->state != OFFICE_ORDER_PARTLY_SHIPPED)
    return refuse_step (self, error);
  pieces = list_pieces (self, db, error);
  shipment = pieces != NULL ? add_shipment (self, db, get_day (db, arguments, "shipped_on"), error) : NULL;
  if (shipment == NULL)
    return FALSE;
  for (guint i = 0; i < pieces->len; i++)
    if (!ship_piece (db, shipment, &g_array_index (pieces, Piece, i), store_arguments_get_text (arguments, "reason"), error))
      return FALSE;
  return office_order_refresh (db, self->parent_instance.id, error);
}

static gboolean
insert_invoice (OfficeOrder *self, StoreDb *db, gint64 id, guint32 day, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO invoices (id, number, customer, sales_order, state, issued_on, currency, net, total, open)"
                                                      " VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?6, ?7, ?7, ?7)");
  BaseRecordClass *class = store_schema_find_class (store_db_get_schema (db), "invoices");
  g_autofree char *number = office_series_take (db, class, error);
  char text[11];

  if (number == NULL)
    return FALSE;
  base_date_format_iso (day, text);
  store_query_bind_number (query, 1, id);
  store_query_bind_text (query, 2, number);
  store_query_bind_number (query, 3, self->customer);
  store_query_bind_number (query, 4, self->parent_instance.id);
  store_query_bind_text (query, 5, text);
  store_query_bind_text (query, 6, self->currency);
  store_query_bind_number (query, 7, self->total);
  return store_query_run (query, error);
}

static gboolean
insert_invoice_line (StoreDb *db, gint64 invoice, gint64 line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO invoice_lines (id, invoice, position, order_line, item, text, quantity, price, discount, amount, currency)"
                                                      " SELECT ?1, ?2, position, id, item, text, quantity, price, discount, amount, currency FROM order_lines WHERE id = ?3");
  gint64 id = store_record_take_id (db, "invoice_lines", error);

  if (id == 0)
    return FALSE;
  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, invoice);
  store_query_bind_number (query, 3, line);
  return store_query_run (query, error);
}

static gboolean
invoice_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL ORDER BY position, id");
  gint64 id = 0;

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_SHIPPED && self->state != OFFICE_ORDER_DELIVERED)
    return refuse_step (self, error);
  id = store_record_take_id (db, "invoices", error);
  if (id == 0 || !insert_invoice (self, db, id, get_day (db, arguments, "invoiced_on"), error))
    return FALSE;
  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    if (!insert_invoice_line (db, id, store_query_get_number (query, 0), error))
      return FALSE;
  return store_query_finish (query, error) && office_order_refresh (db, self->parent_instance.id, error);
}

static gboolean
cancel_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_QUOTE && self->state != OFFICE_ORDER_CONFIRMED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error) && office_order_refresh (db, self->parent_instance.id, error);
}

/* A cancelled order is what it was. */
static gboolean
reopen_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_DRAFT || self->state == OFFICE_ORDER_QUOTE || self->state == OFFICE_ORDER_CONFIRMED)
    return refuse (error, _("Order %s is open already."), self->number);
  if (self->state != OFFICE_ORDER_CANCELLED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, BASE_NO_DATE);
  return store_record_save (db, BASE_RECORD (self), error) && office_order_refresh (db, self->parent_instance.id, error);
}

static const StoreCommand commands[] = {
  { "enter-order",   N_("Enter order"),   office_order_enter, office_order_entry_arguments, G_N_ELEMENTS (office_order_entry_arguments) },
  { "confirm-order", N_("Confirm order"), confirm_order, confirm_arguments, G_N_ELEMENTS (confirm_arguments) },
  { "ship-order",    N_("Ship order"),    ship_order,    ship_arguments,    G_N_ELEMENTS (ship_arguments) },
  { "invoice-order", N_("Invoice order"), invoice_order, invoice_arguments, G_N_ELEMENTS (invoice_arguments) },
  { "cancel-order",  N_("Cancel order"),  cancel_order,  order_arguments,   G_N_ELEMENTS (order_arguments) },
  { "reopen-order",  N_("Reopen order"),  reopen_order,  order_arguments,   G_N_ELEMENTS (order_arguments) },
};

const StoreCommand *
office_order_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
