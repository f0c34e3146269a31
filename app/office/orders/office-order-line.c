/* One line of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-line.h"
#include <base-date.h>
#include <base-number.h>
#include "office-order-change.h"
#include "office-order-kit.h"
#include "office-price-find.h"
#include "office-order.h"
#include "office-order-status.h"
#include "office-reservation.h"
#include "office-line.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeOrderLine, office_order_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeOrderLine, sales_order, "orders"), N_("Order"),    BASE_REQUIRED | BASE_FIXED | BASE_PARENT | BASE_COLUMN },
  { BASE_COUNT (OfficeOrderLine, position),             N_("Position"), 0 },
  { BASE_LINK (OfficeOrderLine, item, "items"),         N_("Item"),     BASE_SUBTITLE },
  { BASE_TEXT (OfficeOrderLine, text),                  N_("Text"),     BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficeOrderLine, quantity),          N_("Quantity"), BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficeOrderLine, price),                N_("Price"),    BASE_COLUMN },
  { BASE_RATE (OfficeOrderLine, discount),              N_("Discount"), BASE_COLUMN },
  { BASE_MONEY (OfficeOrderLine, amount),               N_("Amount"),   BASE_DERIVED | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeOrderLine, currency),              N_("Currency"), BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeOrderLine, unit, "item_units"),    N_("Unit"), 0 },
  { BASE_LINK (OfficeOrderLine, tax_code, "tax_codes"), N_("Tax code"), 0 },
  { BASE_MONEY (OfficeOrderLine, cost),                 N_("Unit cost"), BASE_DERIVED },
  { BASE_DATE (OfficeOrderLine, promised_on),           N_("Promised"), 0 },
  { BASE_LINK (OfficeOrderLine, kit_line, "order_lines"), N_("Part of"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, reserved),          N_("Reserved"), BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, picked),            N_("Picked"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, shipped),           N_("Shipped"), BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, delivered),         N_("Delivered"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, invoiced),          N_("Invoiced"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, returned),          N_("Returned"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeOrderLine, open),              N_("Still to ship"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",      N_("All order lines"), NULL },
  { "to-ship",  N_("Still to ship"),   "open > 0" },
  { "waiting",  N_("Waiting for goods"), "open > reserved" },
};

/* Only what is cancelled, or has been invoiced as a whole, stays; the past that an import brings is still being completed. */
static gboolean
check_order (OfficeOrderLine *self, OfficeOrderLine *before, OfficeOrder *order, GError **error)
{
  gboolean is_gift = before == NULL && self->discount == BASE_QUANTITY_ONE; /* a replacement: no invoice says less */

  if (is_gift && order->state == OFFICE_ORDER_INVOICED)
    return TRUE;
  if (order->brought_in || (order->state != OFFICE_ORDER_CANCELLED && order->state != OFFICE_ORDER_INVOICED))
    return TRUE;
  return base_refuse (error, order->state == OFFICE_ORDER_CANCELLED ? _("Order %s is cancelled. Reopen it before changing its lines.")
                                                      : _("Order %s has been invoiced. Its lines stay as they are; make a credit note or a new order."), order->number);
}

/* What has left the house or stands on an invoice cannot be ordered away. */
static gboolean
check_done (OfficeOrderLine *self, OfficeOrderLine *before, GError **error)
{
  g_autoptr (BaseLocale) locale = NULL;
  g_autofree char *shipped = NULL, *invoiced = NULL;
  gint64 quantity = self->parent_instance.trashed ? 0 : self->quantity;

  if (before == NULL || before->parent_instance.trashed || (before->picked == 0 && before->shipped == 0 && before->invoiced == 0))
    return TRUE;
  locale = base_locale_new (NULL, NULL);
  shipped = base_quantity_format (before->shipped, locale);
  invoiced = base_quantity_format (before->invoiced, locale);
  if (self->item != before->item)
    return base_refuse (error, _("%s has been picked, shipped or invoiced already. Add a line for the other item instead."), before->text);
  if (quantity < before->shipped)
    return base_refuse (error, _("%s of %s have been shipped already, and the line cannot go below that. Announce a return for what comes back."), shipped, before->text);
  if (quantity < before->invoiced)
    return base_refuse (error, _("%s of %s have been invoiced already, and the line cannot go below that. Make a credit note first."), invoiced, before->text);
  if (before->invoiced > 0 && (self->price != before->price || self->discount != before->discount))
    return base_refuse (error, _("%s of %s have been invoiced at this price. Make a credit note, or add a line at the other price."), invoiced, before->text);
  return TRUE;
}

/* Into the trash with its order, or out of it again. */
static gboolean
goes_along (OfficeOrderLine *self, OfficeOrder *order)
{
  return order->parent_instance.trashed || (order->state == OFFICE_ORDER_CANCELLED && !self->parent_instance.trashed);
}

/* What comes in with its past says its price itself, also when that is nothing. */
static gboolean
wants_price (OfficeOrderLine *self, gboolean is_new, OfficeOrder *order)
{
  return is_new && self->price == 0 && !order->brought_in;
}

static gboolean
fill_price (OfficeOrderLine *self, OfficeOrder *order, StoreDb *db, GError **error)
{
  gint64 price = 0;

  if (!office_price_find_in (db, order->price_list, order->customer, self->item, self->quantity,
                             order->ordered_on != BASE_NO_DATE ? order->ordered_on : base_environment_today (store_db_get_environment (db)), order->currency, &price, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->price, price);
  return TRUE;
}

/* Name, tax and cost of the item; the cost of a kit is that of its parts. */
static gboolean
fill_item (OfficeOrderLine *self, gboolean is_new, OfficeOrder *order, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (self->item == 0 || (self->text != NULL && order->brought_in))
    return TRUE;
  query = store_query_new (db, "SELECT i.name, iif (i.kind = 'kit', 0, i.cost), coalesce (c.tax_code, i.tax_code) FROM items AS i LEFT JOIN contacts AS c ON c.id = ?2 WHERE i.id = ?1");
  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, order->customer);
  if (store_query_next (query))
    {
      if (self->text == NULL)
        base_record_set_text (BASE_RECORD (self), &self->text, store_query_get_text (query, 0));
      base_record_set_number (BASE_RECORD (self), &self->cost, store_query_get_number (query, 1));
      if (is_new && self->tax_code == 0)
        base_record_set_number (BASE_RECORD (self), &self->tax_code, store_query_get_number (query, 2));
    }
  return store_query_finish (query, error) && (!wants_price (self, is_new, order) || fill_price (self, order, db, error));
}

/* A unit of this item, or none. */
static gboolean
check_unit (OfficeOrderLine *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gboolean fits;

  if (self->unit == 0)
    return TRUE;
  query = store_query_new (db, "SELECT 1 FROM item_units WHERE id = ?1 AND item = ?2");
  store_query_bind_number (query, 1, self->unit);
  store_query_bind_number (query, 2, self->item);
  fits = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return fits || base_refuse (error, _("The unit belongs to another item than %s. Choose one of its own, or none."), self->text);
}

static gboolean
fill_position (OfficeOrderLine *self, StoreDb *db, GError **error)
{
  return office_line_set_position (db, BASE_RECORD (self), &self->position, "SELECT max (position) FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL", self->sales_order, error);
}

static gboolean
check_change (OfficeOrderLine *self, OfficeOrderLine *before, OfficeOrder *order, StoreDb *db, GError **error)
{
  gboolean fill = before == NULL || self->item != before->item;

  return check_order (self, before, order, error) && (order->brought_in || (check_done (self, before, error) && office_order_kit_check (self, before, error)))
         && (!fill || fill_item (self, before == NULL, order, db, error)) && check_unit (self, db, error);
}

/* Lines of an order that came in with its past are done, without documents. */
static void
set_past (OfficeOrderLine *self, OfficeOrder *order)
{
  gint64 *members[] = { &self->picked, &self->shipped, &self->delivered, &self->invoiced };

  for (guint i = 0; order->brought_in && i < G_N_ELEMENTS (members); i++)
    base_record_set_number (BASE_RECORD (self), members[i], self->quantity);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeOrderLine *self = OFFICE_ORDER_LINE (rules);
  g_autoptr (OfficeOrder) order = NULL;
  gint64 amount;

  if (self->sales_order == 0)
    return TRUE; /* refused by the check of required fields */
  order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, self->sales_order, error));
  if (order == NULL)
    return FALSE;
  if (before != NULL && before->trashed != self->parent_instance.trashed && goes_along (self, order))
    return TRUE;
  if (!check_change (self, (OfficeOrderLine *) before, order, db, error) || !fill_position (self, db, error))
    return FALSE;
  if (self->text == NULL)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("A line of an order needs an item or a text."));
      return FALSE;
    }
  if (!office_line_calculate (self->price, self->quantity, self->discount, &amount, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->amount, amount);
  base_record_set_text (BASE_RECORD (self), &self->currency, order->currency);
  set_past (self, order);
  return TRUE;
}

static gboolean
write_total (OfficeOrderLine *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "UPDATE orders SET total = sum.amount - discount, version = version + 1"
                                                  " FROM (SELECT coalesce (sum (amount), 0) AS amount FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL) AS sum"
                                                  " WHERE id = ?1 AND total <> sum.amount - discount");

  store_query_bind_number (query, 1, self->sales_order);
  return store_query_run (query, error);
}

/* What the line had of an item that is no longer its own. */
static gboolean
give_back_item (OfficeOrderLine *before, StoreDb *db, GError **error)
{
  OfficeDemand demand = { .line = before->parent_instance.id, .item = before->item };

  return office_reserve_demand (db, &demand, error) && (!demand.gave_back || office_reserve_item (db, demand.item, error));
}

static gboolean
is_waiting (OfficeOrderLine *self, StoreDb *db, gboolean *waiting, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM orders WHERE id = ?1 AND confirmed_on IS NOT NULL AND brought_in = 0");

  store_query_bind_number (query, 1, self->sales_order);
  *waiting = store_query_next (query);
  return store_query_finish (query, error);
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeOrderLine *self = OFFICE_ORDER_LINE (rules), *old = (OfficeOrderLine *) before;
  gboolean waiting = FALSE;

  if (!write_total (self, db, error) || !is_waiting (self, db, &waiting, error))
    return FALSE;
  if (!waiting)
    return office_order_kit_follow (db, self, old, error);
  if (!office_order_note_line (db, self, old, error))
    return FALSE;
  if (old != NULL && old->item != 0 && old->item != self->item && !give_back_item (old, db, error))
    return FALSE;
  return office_order_line_refresh (db, self->parent_instance.id, error) && office_order_kit_follow (db, self, old, error);
}

static gboolean
office_order_line_check (BaseRecord *record, GError **error)
{
  OfficeOrderLine *self = OFFICE_ORDER_LINE (record);

  return office_line_check (self->quantity, self->price, self->discount, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "sales_order, position, id";
}

static void
office_order_line_class_init (OfficeOrderLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_order_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "order_lines", N_("Order line"), N_("Order lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_order_line_init (OfficeOrderLine *self)
{
  self->quantity = BASE_QUANTITY_ONE;
}
