/* The steps of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-commands.h"
#include <base-date.h>
#include "office-order.h"
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
      return refuse (error, _("Order %s is a draft. Confirm it first."), self->number);
    case OFFICE_ORDER_CONFIRMED:
      return refuse (error, _("Order %s is confirmed and not shipped yet. Ship it first."), self->number);
    case OFFICE_ORDER_SHIPPED:
      return refuse (error, _("Order %s has been shipped. Reopen it if it must change."), self->number);
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
  if (self->state != OFFICE_ORDER_DRAFT)
    return refuse_step (self, error);
  if (store_arguments_has (arguments, "promised_on"))
    base_record_set_date (BASE_RECORD (self), &self->promised_on, (guint32) store_arguments_get_number (arguments, "promised_on"));
  if (!check_complete (self, db, error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->confirmed_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error);
}

typedef struct
{
  gint64 line;
  gint64 item;
  gint64 quantity;
} Piece;

/* What the lines ask for, or (by sign) what was really moved for them. */
static GArray *
list_pieces (OfficeOrder *self, StoreDb *db, const char *sql, GError **error)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      Piece piece = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2) };
      g_array_append_val (pieces, piece);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&pieces) : NULL;
}

static gboolean
move_pieces (StoreDb *db, GArray *pieces, OfficeMoveKind kind, guint32 day, const char *reason, GError **error)
{
  for (guint i = 0; i < pieces->len; i++)
    {
      Piece *piece = &g_array_index (pieces, Piece, i);

      if (!office_stock_move (db, piece->item, -piece->quantity, kind, day, reason, piece->line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
ship_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);
  g_autoptr (GArray) pieces = NULL;
  guint32 day = get_day (db, arguments, "shipped_on");

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_CONFIRMED)
    return refuse_step (self, error);
  pieces = list_pieces (self, db, "SELECT id, item, quantity FROM order_lines WHERE sales_order = ?1 AND item IS NOT NULL AND trashed_at IS NULL ORDER BY position, id", error);
  if (pieces == NULL || !move_pieces (db, pieces, OFFICE_MOVE_SHIPMENT, day, store_arguments_get_text (arguments, "reason"), error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->shipped_on, day);
  return store_record_save (db, BASE_RECORD (self), error);
}

static gboolean
invoice_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_SHIPPED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->invoiced_on, get_day (db, arguments, "invoiced_on"));
  return store_record_save (db, BASE_RECORD (self), error);
}

static gboolean
cancel_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_ORDER_DRAFT && self->state != OFFICE_ORDER_CONFIRMED)
    return refuse_step (self, error);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error);
}

/* What was shipped comes back into stock. */
static gboolean
take_back (OfficeOrder *self, StoreDb *db, GError **error)
{
  g_autoptr (GArray) pieces = list_pieces (self, db,
                                           "SELECT l.id, m.item, sum (m.quantity) FROM order_lines AS l JOIN stock_moves AS m ON m.order_line = l.id"
                                           " WHERE l.sales_order = ?1 AND m.trashed_at IS NULL GROUP BY l.id, m.item HAVING sum (m.quantity) <> 0 ORDER BY l.id", error);
  g_autofree char *reason = g_strdup_printf (_("Order %s reopened"), self->number);

  return pieces != NULL && move_pieces (db, pieces, OFFICE_MOVE_RETURN, BASE_NO_DATE, reason, error);
}

/* Takes back the last step: a cancelled order is what it was, a shipped one is confirmed. */
static gboolean
reopen_order (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeOrder) self = load_order (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_ORDER_INVOICED)
    return refuse_step (self, error);
  if (self->state == OFFICE_ORDER_CANCELLED)
    base_record_set_date (BASE_RECORD (self), &self->cancelled_on, BASE_NO_DATE);
  else if (self->state != OFFICE_ORDER_SHIPPED)
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Order %s is open already."), self->number);
      return FALSE;
    }
  else if (!take_back (self, db, error))
    return FALSE;
  else
    base_record_set_date (BASE_RECORD (self), &self->shipped_on, BASE_NO_DATE);
  return store_record_save (db, BASE_RECORD (self), error);
}

static const StoreCommand commands[] = {
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
