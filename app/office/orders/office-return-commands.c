/* What comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-return-commands.h"
#include <base-date.h>
#include <base-number.h>
#include <store-run.h>
#include "office-customer-return.h"
#include "office-fulfilment.h"
#include "office-order-line.h"
#include "office-order-cost.h"
#include "office-order.h"
#include "office-return-credit.h"
#include "office-return-line.h"
#include "office-return-reopen.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

const BaseField office_announce_return_arguments[7] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("order_line", "order_lines", N_("Line, if not all"), 0),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity of this line"), 0),
  { BASE_KIND_CHOICE, "reason", 0, NULL, office_return_reasons, N_("Reason"), 0 },
  { BASE_KIND_CHOICE, "cause", 0, NULL, office_return_causes, N_("Cause"), 0 },
  STORE_ARGUMENT_LINK ("ticket", "tickets", N_("Ticket"), 0),
  STORE_ARGUMENT (LONG_TEXT, "notes", N_("Notes"), 0),
};

const BaseField office_complain_arguments[4] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("order_line", "order_lines", N_("Order line"), 0),
  { BASE_KIND_CHOICE, "cause", 0, NULL, office_return_causes, N_("Cause"), 0 },
  STORE_ARGUMENT (LONG_TEXT, "text", N_("What the customer says"), BASE_REQUIRED),
};

static const BaseField receive_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "customer_returns", N_("Return"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "received_on", N_("Received"), BASE_TODAY),
};

static const BaseField cancel_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "customer_returns", N_("Return"), BASE_REQUIRED),
};

static const BaseField inspect_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "return_lines", N_("Return line"), BASE_REQUIRED),
  { BASE_KIND_CHOICE, "goods", 0, NULL, office_return_goods, N_("Goods"), BASE_REQUIRED },
  { BASE_KIND_CHOICE, "remedy", 0, NULL, office_return_remedies, N_("Remedy"), 0 },
  { BASE_KIND_CHOICE, "cause", 0, NULL, office_return_causes, N_("Cause"), 0 },
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
};

static const BaseField line_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "return_lines", N_("Return line"), BASE_REQUIRED),
};

#define SELECT_RETURNABLE                                                                                                                              \
  "SELECT l.id, l.shipped - (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r JOIN customer_returns AS c ON c.id = r.customer_return"        \
  "  WHERE r.order_line = l.id AND r.trashed_at IS NULL AND c.state <> 'cancelled') AS left FROM order_lines AS l JOIN items AS i ON i.id = l.item"      \
  " WHERE l.sales_order = ?1 AND (?2 = 0 OR l.id = ?2) AND l.trashed_at IS NULL AND i.kind = 'stocked' AND left > 0 ORDER BY l.position, l.id"

static gboolean
add_line (StoreDb *db, gint64 id, OfficeNeed *need, int cause, GError **error)
{
  g_autoptr (OfficeReturnLine) line = g_object_new (OFFICE_TYPE_RETURN_LINE, NULL);

  line->customer_return = id;
  line->order_line = need->order_line;
  line->quantity = need->quantity;
  line->cause = cause;
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
add_lines (StoreDb *db, gint64 id, gint64 order, GVariant *arguments, GError **error)
{
  g_autoptr (GArray) needs = g_array_new (FALSE, FALSE, sizeof (OfficeNeed));
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_RETURNABLE);
  gint64 quantity = store_arguments_get_number (arguments, "quantity");

  store_query_bind_number (query, 1, order);
  store_query_bind_number (query, 2, store_arguments_get_number (arguments, "order_line"));
  while (store_query_next (query))
    {
      OfficeNeed need = { .order_line = store_query_get_number (query, 0), .quantity = quantity != 0 ? quantity : store_query_get_number (query, 1) };
      g_array_append_val (needs, need);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (needs->len == 0)
    return base_refuse (error, _("Nothing that was shipped of this order can come back any more."));
  for (guint i = 0; i < needs->len; i++)
    if (!add_line (db, id, &g_array_index (needs, OfficeNeed, i), (int) store_arguments_get_number (arguments, "cause"), error))
      return FALSE;
  return TRUE;
}

gboolean
office_announce_return (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeCustomerReturn) self = g_object_new (OFFICE_TYPE_CUSTOMER_RETURN, NULL);

  if (store_arguments_get_number (arguments, "quantity") != 0 && !store_arguments_has (arguments, "order_line"))
    return base_refuse (error, _("Say of which line so much comes back."));
  self->sales_order = store_arguments_get_number (arguments, "record");
  self->reason = (int) store_arguments_get_number (arguments, "reason");
  self->ticket = store_arguments_get_number (arguments, "ticket");
  base_record_set_text (BASE_RECORD (self), &self->notes, store_arguments_get_text (arguments, "notes"));
  if (!store_record_save (db, BASE_RECORD (self), error) || !add_lines (db, BASE_RECORD (self)->id, self->sales_order, arguments, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (BASE_RECORD (self)->id));
  return TRUE;
}

gboolean
office_complain (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 id = store_arguments_get_number (arguments, "record"), line = store_arguments_get_number (arguments, "order_line"), of = id;
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, id, error));
  g_autoptr (GVariantDict) values = g_variant_dict_new (NULL);
  g_autofree char *title = NULL;

  if (order == NULL || (line != 0 && !store_db_find_number (db, "SELECT sales_order FROM order_lines WHERE id = ?1", line, &of, error)))
    return FALSE;
  if (of != id)
    return base_refuse (error, _("This line belongs to another order. Choose a line of order %s."), order->number);
  title = g_strdup_printf (_("Complaint about order %s"), order->number);
  g_variant_dict_insert (values, "title", "s", title);
  g_variant_dict_insert (values, "text", "s", store_arguments_get_text (arguments, "text") != NULL ? store_arguments_get_text (arguments, "text") : "");
  g_variant_dict_insert (values, "category", "s", _(office_return_causes[store_arguments_get_number (arguments, "cause")].label));
  if (line != 0)
    g_variant_dict_insert (values, "order_line", "x", line);
  return store_command_call (db, "create-ticket", g_variant_dict_end (values), error);
}

static OfficeCustomerReturn *
load_return (StoreDb *db, gint64 id, OfficeCustomerReturnState state, GError **error)
{
  g_autoptr (OfficeCustomerReturn) self = store_record_load_kept (db, OFFICE_TYPE_CUSTOMER_RETURN, id, error);

  if (self == NULL)
    return NULL;
  if (self->state == (int) state)
    return g_steal_pointer (&self);
  if (self->state == OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED)
    base_refuse (error, _("Return %s has not arrived yet. Receive it first."), self->number);
  else if (self->state == OFFICE_CUSTOMER_RETURN_STATE_CANCELLED)
    base_refuse (error, _("Return %s is cancelled. Announce a new one."), self->number);
  else
    base_refuse (error, _("Return %s has been received already."), self->number);
  return NULL;
}

#define SELECT_LINES "SELECT DISTINCT order_line FROM return_lines WHERE customer_return = ?1 AND trashed_at IS NULL ORDER BY 1"

static gboolean
receive_return (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeCustomerReturn) self = load_return (db, store_arguments_get_number (arguments, "record"), OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED, error);

  if (self == NULL)
    return FALSE;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_CUSTOMER_RETURN_STATE_RECEIVED);
  base_record_set_date (BASE_RECORD (self), &self->received_on, store_arguments_get_day (db, arguments, "received_on"));
  return store_record_save (db, BASE_RECORD (self), error) && office_refresh_lines_of (db, SELECT_LINES, BASE_RECORD (self)->id, error);
}

static gboolean
cancel_return (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeCustomerReturn) self = load_return (db, store_arguments_get_number (arguments, "record"), OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED, error);

  if (self == NULL)
    return FALSE;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_CUSTOMER_RETURN_STATE_CANCELLED);
  return store_record_save (db, BASE_RECORD (self), error);
}

/* Into the stock at what it went out for; what is scrapped goes out again at once. */
static gboolean
move_goods (StoreDb *db, OfficeReturnLine *self, gint64 location, GError **error)
{
  gint64 taken = 0;
  OfficeMove move = { .item = self->item, .quantity = self->quantity, .location = location, .lot = self->lot, .kind = OFFICE_MOVE_RETURN, .order_line = self->order_line };

  if (!office_stock_move (db, &move, NULL, error)
      || !store_db_find_number (db, "SELECT max (id) FROM stock_moves WHERE order_line = ?1 AND kind = 'return'", self->order_line, &taken, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->move, taken);
  if (self->goods != OFFICE_RETURN_LINE_GOODS_SCRAP)
    return TRUE;
  move.quantity = -move.quantity;
  move.kind = OFFICE_MOVE_SCRAP;
  move.order_line = 0;
  move.reason = _("Returned and not fit for sale");
  return office_stock_move (db, &move, NULL, error);
}

static gboolean
replace (StoreDb *db, OfficeReturnLine *self, GError **error)
{
  g_autoptr (OfficeOrderLine) old = OFFICE_ORDER_LINE (store_record_load (db, OFFICE_TYPE_ORDER_LINE, self->order_line, error));
  g_autoptr (OfficeOrder) order = old != NULL ? OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, old->sales_order, error)) : NULL;
  g_autoptr (OfficeOrderLine) line = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);
  g_autofree char *text = NULL;

  if (order == NULL)
    return FALSE;
  if (order->brought_in)
    return base_refuse (error, _("Order %s came in with its past and stays as it is. Enter a new order for the replacement."), order->number);
  text = g_strdup_printf (_("Replacement: %s"), old->text);
  line->sales_order = old->sales_order;
  line->item = old->item;
  line->quantity = self->quantity;
  line->discount = BASE_QUANTITY_ONE; /* free of charge */
  base_record_set_text (BASE_RECORD (line), &line->text, text);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
finish_return (StoreDb *db, OfficeCustomerReturn *self, GError **error)
{
  gint64 pending = 0;

  if (!store_db_find_number (db, "SELECT count (*) FROM return_lines WHERE customer_return = ?1 AND goods = 'pending' AND trashed_at IS NULL", BASE_RECORD (self)->id, &pending, error))
    return FALSE;
  if (pending > 0)
    return TRUE;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_CUSTOMER_RETURN_STATE_INSPECTED);
  return store_record_save (db, BASE_RECORD (self), error);
}

static gboolean
inspect_return (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeReturnLine) self = store_arguments_load (db, arguments, OFFICE_TYPE_RETURN_LINE, error);
  g_autoptr (OfficeCustomerReturn) of = NULL;
  int goods = (int) store_arguments_get_number (arguments, "goods"), remedy = (int) store_arguments_get_number (arguments, "remedy");

  if (self == NULL)
    return FALSE;
  if (self->goods != OFFICE_RETURN_LINE_GOODS_PENDING)
    return base_refuse (error, _("These goods have been inspected already. Undo that, or adjust the stock."));
  if (goods == OFFICE_RETURN_LINE_GOODS_PENDING)
    return base_refuse (error, _("Say what becomes of the goods: back to stock, or scrapped."));
  of = load_return (db, self->customer_return, OFFICE_CUSTOMER_RETURN_STATE_RECEIVED, error);
  if (of == NULL)
    return FALSE;
  base_record_set_int (BASE_RECORD (self), &self->goods, goods);
  base_record_set_int (BASE_RECORD (self), &self->remedy, remedy);
  if (store_arguments_has (arguments, "cause"))
    base_record_set_int (BASE_RECORD (self), &self->cause, (int) store_arguments_get_number (arguments, "cause"));
  return move_goods (db, self, store_arguments_get_number (arguments, "location"), error) && store_record_save (db, BASE_RECORD (self), error)
         && (remedy != OFFICE_RETURN_LINE_REMEDY_REPLACE || replace (db, self, error)) && (remedy != OFFICE_RETURN_LINE_REMEDY_CREDIT || office_return_credit (db, self, error))
         && office_order_line_book_cost (db, self->order_line, error) && finish_return (db, of, error);
}

static const StoreCommand return_commands[] = {
  { "receive-return", N_("Receive Return"), receive_return, receive_arguments, G_N_ELEMENTS (receive_arguments), .done = N_("%s received") },
  { "cancel-return",  N_("Cancel Return"),  cancel_return,  cancel_arguments,  G_N_ELEMENTS (cancel_arguments), .done = N_("%s cancelled") },
};

/* What a credit note leaves for good is corrected by another paper; goods, reservations and cost layers are as they were. */
static const StoreCommand line_commands[] = {
  { "inspect-return", N_("Inspect Returned Goods"), inspect_return, inspect_arguments, G_N_ELEMENTS (inspect_arguments), .done = N_("Goods inspected: %s"),
    .reversal = "reverse-return-credit", .reversal_table = "invoices", .revert_part = office_return_revert_part },
  { "reopen-inspection", N_("Take the Inspection Back"), office_reopen_inspection, line_arguments, G_N_ELEMENTS (line_arguments), .done = N_("Inspection taken back: %s"),
    .reversal = "credit-returned-goods", .reversal_table = "invoices", .revert_part = office_return_revert_part },
  { "credit-returned-goods", N_("Credit the Goods"), office_credit_returned_goods, line_arguments, G_N_ELEMENTS (line_arguments), .done = N_("Goods credited: %s"),
    .reversal = "reverse-return-credit", .revert_part = office_return_revert_part },
  { "reverse-return-credit", N_("Take the Credit Back"), office_reverse_return_credit, line_arguments, G_N_ELEMENTS (line_arguments), .done = N_("Credit taken back: %s"),
    .reversal = "credit-returned-goods", .revert_part = office_return_revert_part },
};

const StoreCommand *
office_customer_return_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (return_commands);
  return return_commands;
}

const StoreCommand *
office_return_line_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (line_commands);
  return line_commands;
}
