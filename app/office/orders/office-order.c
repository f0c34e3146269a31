/* What a customer ordered.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order.h"
#include <base-date.h>
#include "office-company.h"
#include "office-order-change.h"
#include "office-order-commands.h"
#include "office-period.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeOrder, office_order, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "draft",          N_("Draft") },
  { "quote",          N_("Quote") },
  { "confirmed",      N_("Confirmed") },
  { "partly-shipped", N_("Partly shipped") },
  { "shipped",        N_("Shipped") },
  { "delivered",      N_("Delivered") },
  { "invoiced",       N_("Invoiced") },
  { "cancelled",      N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeOrder, number),              N_("Number"),       BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficeOrder, customer, "contacts"), N_("Customer"),    BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficeOrder, seller, "employees"), N_("Seller"),       0 },
  { BASE_CHOICE (OfficeOrder, state, states),     N_("State"),        BASE_DERIVED | BASE_COLUMN | BASE_MAIN },
  { BASE_DATE (OfficeOrder, ordered_on),          N_("Ordered"),      BASE_COLUMN },
  { BASE_DATE (OfficeOrder, promised_on),         N_("Promised"),     BASE_COLUMN },
  { BASE_DATE (OfficeOrder, confirmed_on),        N_("Confirmed"),    BASE_FIXED },
  { BASE_DATE (OfficeOrder, shipped_on),          N_("Shipped"),      BASE_FIXED },
  { BASE_DATE (OfficeOrder, invoiced_on),         N_("Invoiced"),     BASE_FIXED },
  { BASE_DATE (OfficeOrder, cancelled_on),        N_("Cancelled"),    BASE_FIXED },
  { BASE_LINK (OfficeOrder, carrier, "contacts"), N_("Carrier"),      0 },
  { BASE_TEXT (OfficeOrder, currency),            N_("Currency"),     0 },
  { BASE_MONEY (OfficeOrder, discount),           N_("Discount"),     0 },
  { BASE_MONEY (OfficeOrder, freight),            N_("Freight"),      0 },
  { BASE_MONEY (OfficeOrder, total),              N_("Total"),        BASE_DERIVED | BASE_COLUMN },
  { BASE_TEXT (OfficeOrder, ship_name),           N_("Ship to"),      BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeOrder, ship_street),         N_("Street"),       BASE_PERSONAL },
  { BASE_TEXT (OfficeOrder, ship_city),           N_("City"),         BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeOrder, ship_region),         N_("Region"),       BASE_PERSONAL },
  { BASE_TEXT (OfficeOrder, ship_postal_code),    N_("Postal code"),  BASE_PERSONAL },
  { BASE_TEXT (OfficeOrder, ship_country),        N_("Country"),      0 },
  { BASE_LONG_TEXT (OfficeOrder, notes),          N_("Notes"),        BASE_SEARCH },
  { BASE_DATE (OfficeOrder, quoted_on),            N_("Quoted"), BASE_FIXED },
  { BASE_DATE (OfficeOrder, valid_until),          N_("Valid until"), 0 },
  { BASE_TEXT (OfficeOrder, reference),            N_("Customer’s reference"), BASE_SEARCH },
  { BASE_LINK (OfficeOrder, price_list, "price_lists"), N_("Price list"), 0 },
  { BASE_LINK (OfficeOrder, address, "addresses"), N_("Delivery address"), 0 },
  { BASE_LINK (OfficeOrder, carrier_service, "carrier_services"), N_("Carrier service"), 0 },
  { BASE_YES_NO (OfficeOrder, complete_only),      N_("Complete delivery only"), 0 },
  { BASE_DATE (OfficeOrder, delivered_on),         N_("Delivered"), BASE_DERIVED },
  { BASE_COUNT (OfficeOrder, revision),            N_("Version"), BASE_DERIVED },
  { BASE_YES_NO (OfficeOrder, brought_in),         N_("Brought in with its past"), BASE_DERIVED | BASE_HIDDEN },
};

static const StoreView views[] = {
  { "all",          N_("All orders"), NULL },
  { "open",         N_("Open"),         "state IN ('draft', 'quote', 'confirmed', 'partly-shipped')" },
  { "quotes",       N_("Quotes"),       "state = 'quote'" },
  { "late",         N_("Late"),         "state IN ('confirmed', 'partly-shipped') AND promised_on < ?today" },
  { "due-soon",     N_("Due in three days"), "state IN ('confirmed', 'partly-shipped') AND promised_on BETWEEN ?today AND date (?today, '+3 days')" },
  { "short",        N_("Short of stock"), "state IN ('confirmed', 'partly-shipped') AND EXISTS (SELECT 1 FROM order_lines"
                                          " WHERE order_lines.sales_order = orders.id AND order_lines.trashed_at IS NULL AND order_lines.open > order_lines.reserved)" },
  { "not-shipped",  N_("Not shipped"),  "id IN (SELECT s.id FROM orders AS s WHERE s.shipped_on IS NULL AND s.state <> 'cancelled')" }, /* by their index, however they are sorted */
  { "shipped-late", N_("Shipped late"), "shipped_on > promised_on" },
  { "to-invoice",   N_("To invoice"),   "state IN ('shipped', 'delivered') AND brought_in = 0" },
  { "this-month",   N_("This month"),   "ordered_on >= substr (?today, 1, 8) || '01' AND ordered_on <= substr (?today, 1, 8) || '31'" },
  { "old-drafts",   N_("Old drafts"),   "state = 'draft' AND ordered_on < date (?today, '-14 days')" },
  { "cancelled",    N_("Cancelled"),    "state = 'cancelled'" },
};

/* What may still change once an order has been invoiced, beside its state. */
static const char *const free_fields[] = { "state", "total", "confirmed_on", "shipped_on", "delivered_on", "invoiced_on", "cancelled_on", "revision", "notes", NULL };

static guint64
get_free_bits (BaseRecordClass *class)
{
  guint64 bits = 0;

  for (guint i = 0; free_fields[i] != NULL; i++)
    bits |= base_record_class_get_bit (class, base_record_class_find_field (class, free_fields[i]));
  return bits;
}

static gboolean
check_invoiced (OfficeOrder *self, OfficeOrder *before, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);

  if (before->invoiced_on == BASE_NO_DATE || (base_record_get_changed (record) & ~get_free_bits (BASE_RECORD_GET_CLASS (record))) == 0)
    return TRUE;
  return base_refuse (error, _("Order %s has been invoiced and stays as it is. Only its notes can be changed."), before->number);
}

static gboolean
check_currency (OfficeOrder *self, OfficeOrder *before, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gboolean lines;

  if (g_strcmp0 (self->currency, before->currency) == 0)
    return TRUE;
  query = store_query_new (db, "SELECT 1 FROM order_lines WHERE sales_order = ?1 LIMIT 1");
  store_query_bind_number (query, 1, self->parent_instance.id);
  lines = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !lines || base_refuse (error, _("Order %s has lines in %s already. Make a new order for another currency."), self->number, before->currency);
}

static gboolean
check_trash (OfficeOrder *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM order_lines AS l JOIN stock_moves AS m ON m.order_line = l.id WHERE l.sales_order = ?1 LIMIT 1");
  gboolean moved;

  store_query_bind_number (query, 1, self->parent_instance.id);
  moved = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->invoiced_on != BASE_NO_DATE)
    return base_refuse (error, _("Order %s has been invoiced and must be kept."), self->number);
  if (moved)
    return base_refuse (error, _("Order %s has moved stock and must be kept. Reopen it and cancel it instead."), self->number);
  return TRUE;
}

/* What is agreed with the customer, where the order says nothing else. */
static gboolean
fill_terms (OfficeOrder *self, StoreDb *db, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT c.price_list, c.carrier, c.complete_only, a.id FROM contacts AS c"
                                                      " LEFT JOIN addresses AS a ON a.contact = c.id AND a.standard = 1 AND a.trashed_at IS NULL WHERE c.id = ?1 ORDER BY a.id LIMIT 1");

  if (self->brought_in)
    return TRUE;
  store_query_bind_number (query, 1, self->customer);
  if (store_query_next (query))
    {
      if (self->price_list == 0)
        base_record_set_number (record, &self->price_list, store_query_get_number (query, 0));
      if (self->carrier == 0)
        base_record_set_number (record, &self->carrier, store_query_get_number (query, 1));
      if (!self->complete_only)
        base_record_set_int (record, &self->complete_only, (int) store_query_get_number (query, 2));
      if (self->address == 0 && self->ship_name == NULL && self->ship_city == NULL && self->ship_street == NULL)
        base_record_set_number (record, &self->address, store_query_get_number (query, 3));
    }
  return store_query_finish (query, error);
}

/* The delivery address that was chosen, else the customer's own, unless the order has one of its own. */
static gboolean
fill_address (OfficeOrder *self, gboolean chosen, StoreDb *db, GError **error)
{
  char **members[] = { &self->ship_name, &self->ship_street, &self->ship_city, &self->ship_region, &self->ship_postal_code, &self->ship_country };
  g_autoptr (StoreQuery) query = NULL;

  for (guint i = 0; !chosen && i < G_N_ELEMENTS (members); i++)
    if (*members[i] != NULL)
      return TRUE;
  query = store_query_new (db, self->address != 0 ? "SELECT name, street, city, region, postal_code, country FROM addresses WHERE id = ?1"
                                                  : "SELECT name, street, city, region, postal_code, country FROM contacts WHERE id = ?1");
  store_query_bind_number (query, 1, self->address != 0 ? self->address : self->customer);
  if (store_query_next (query))
    for (guint i = 0; i < G_N_ELEMENTS (members); i++)
      base_record_set_text (BASE_RECORD (self), members[i], store_query_get_text (query, (int) i));
  return store_query_finish (query, error);
}

static gboolean
fill_new (OfficeOrder *self, StoreDb *db, GError **error)
{
  if (self->ordered_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->ordered_on, base_environment_today (store_db_get_environment (db)));
  if (self->currency == NULL)
    {
      g_autofree char *currency = office_company_dup_currency (db, error);

      if (currency == NULL)
        return FALSE;
      base_record_set_text (BASE_RECORD (self), &self->currency, currency);
    }
  base_record_set_number (BASE_RECORD (self), &self->total, -self->discount);
  base_record_set_int (BASE_RECORD (self), &self->brought_in, self->shipped_on != BASE_NO_DATE || self->invoiced_on != BASE_NO_DATE);
  return fill_terms (self, db, error) && fill_address (self, FALSE, db, error) && office_series_number (db, BASE_RECORD (self), &self->number, error);
}

/* An address that is chosen later is taken over, as far as goods are still to go there. */
static gboolean
follow_address (OfficeOrder *self, OfficeOrder *before, StoreDb *db, GError **error)
{
  return self->address == before->address || self->address == 0 || fill_address (self, TRUE, db, error);
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  return office_order_note_order (db, OFFICE_ORDER (rules), (OfficeOrder *) before, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeOrder *self = OFFICE_ORDER (rules), *old = (OfficeOrder *) before;

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_trash (self, db, error);
  if (before == NULL && !fill_new (self, db, error))
    return FALSE;
  if (before != NULL)
    {
      if (self->currency == NULL)
        base_record_set_text (BASE_RECORD (self), &self->currency, old->currency);
      if (!office_series_number (db, BASE_RECORD (self), &self->number, error) || !check_invoiced (self, old, error) || !check_currency (self, old, db, error)
          || !follow_address (self, old, db, error))
        return FALSE;
      base_record_set_number (BASE_RECORD (self), &self->total, old->total + old->discount - self->discount);
    }
  if (self->confirmed_on == BASE_NO_DATE && (self->shipped_on != BASE_NO_DATE || self->invoiced_on != BASE_NO_DATE))
    base_record_set_date (BASE_RECORD (self), &self->confirmed_on, self->ordered_on);
  base_record_set_int (BASE_RECORD (self), &self->state, office_order_get_state (self));
  return TRUE;
}

static gboolean
office_order_check (BaseRecord *record, GError **error)
{
  OfficeOrder *self = OFFICE_ORDER (record);

  if (self->freight < 0 || self->discount < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Freight and discount of an order cannot be below zero."));
      return FALSE;
    }
  return office_period_check (self->ordered_on, self->promised_on, _("The promised day lies before the day of the order. Correct one of them."), error)
         && office_period_check (self->ordered_on, self->shipped_on, _("The order cannot have been shipped before it was placed. Correct one of the days."), error)
         && office_period_check (self->ordered_on, self->invoiced_on, _("The order cannot have been invoiced before it was placed. Correct one of the days."), error);
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  OfficeOrder *self = OFFICE_ORDER (rules);

  if (strcmp (name, "order_lines") == 0)
    return !self->brought_in && (self->state == OFFICE_ORDER_CANCELLED || self->state == OFFICE_ORDER_INVOICED);
  return self->invoiced_on != BASE_NO_DATE && !g_strv_contains (free_fields, name);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->after_write = after_write;
  rules->commands = office_order_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "ordered_on DESC, id DESC";
}

static void
office_order_class_init (OfficeOrderClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_order_check;
  record_class->icon = "x-office-document-symbolic";
  base_record_class_set_fields (record_class, "orders", N_("Order"), N_("Orders"), fields, G_N_ELEMENTS (fields));
}

static void
office_order_init (OfficeOrder *self)
{
}

OfficeOrderState
office_order_get_state (OfficeOrder *self)
{
  if (self->cancelled_on != BASE_NO_DATE)
    return OFFICE_ORDER_CANCELLED;
  if (self->invoiced_on != BASE_NO_DATE)
    return OFFICE_ORDER_INVOICED;
  if (self->delivered_on != BASE_NO_DATE)
    return OFFICE_ORDER_DELIVERED;
  if (self->shipped_on != BASE_NO_DATE)
    return OFFICE_ORDER_SHIPPED;
  if (self->confirmed_on != BASE_NO_DATE)
    return self->state == OFFICE_ORDER_PARTLY_SHIPPED ? OFFICE_ORDER_PARTLY_SHIPPED : OFFICE_ORDER_CONFIRMED;
  return self->quoted_on != BASE_NO_DATE ? OFFICE_ORDER_QUOTE : OFFICE_ORDER_DRAFT;
}
