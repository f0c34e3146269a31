/* Return line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-return-line.h"
#include "office-customer-return.h"
#include "office-fulfilment.h"
#include "office-return-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReturnLine, office_return_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

const BaseChoice office_return_goods[] = {
  { "pending", N_("To be inspected") },
  { "restock", N_("Back to stock") },
  { "scrap",   N_("Scrapped") },
  { NULL },
};

const BaseChoice office_return_remedies[] = {
  { "none",    N_("None") },
  { "replace", N_("Replaced") },
  { "credit",  N_("Credited") },
  { NULL },
};

const BaseChoice office_return_causes[] = {
  { "unknown",  N_("Unknown") },
  { "supplier", N_("Supplier") },
  { "picking",  N_("Picking") },
  { "packing",  N_("Packing") },
  { "carrier",  N_("Carrier") },
  { "sales",    N_("Sales") },
  { "customer", N_("Customer") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeReturnLine, customer_return, "customer_returns"), N_("Return"),     BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeReturnLine, order_line, "order_lines"),           N_("Order line"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeReturnLine, item, "items"),                       N_("Item"),       BASE_DERIVED },
  { BASE_LINK (OfficeReturnLine, lot, "lots"),                         N_("Lot"),        BASE_FIXED },
  { BASE_QUANTITY (OfficeReturnLine, quantity),                        N_("Quantity"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_CHOICE (OfficeReturnLine, goods, office_return_goods),              N_("Goods"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeReturnLine, remedy, office_return_remedies),                   N_("Remedy"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeReturnLine, cause, office_return_causes),                     N_("Cause"),      BASE_COLUMN },
  { BASE_LINK (OfficeReturnLine, move, "stock_moves"),                 N_("Stock move"), BASE_DERIVED | BASE_HIDDEN },
};

/* The item, the lot when only one was shipped, and no more than was. */
#define SELECT_SHIPPED                                                                                                                                 \
  "SELECT l.sales_order, coalesce (l.item, 0), l.text, l.shipped - (SELECT coalesce (sum (r.quantity), 0) FROM return_lines AS r JOIN customer_returns AS c" \
  "  ON c.id = r.customer_return WHERE r.order_line = l.id AND r.id <> ?2 AND r.trashed_at IS NULL AND c.state <> 'cancelled'),"                          \
  " (SELECT iif (min (s.lot) = max (s.lot), min (s.lot), 0) FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment"                           \
  "  WHERE s.order_line = l.id AND d.state IN ('shipped', 'delivered')) FROM order_lines AS l WHERE l.id = ?1"

static gboolean
fill_from_line (OfficeReturnLine *self, OfficeCustomerReturn *of, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_SHIPPED);
  g_autofree char *text = NULL, *most = NULL;
  gint64 order = 0, left = 0;

  store_query_bind_number (query, 1, self->order_line);
  store_query_bind_number (query, 2, BASE_RECORD (self)->id);
  if (store_query_next (query))
    {
      order = store_query_get_number (query, 0);
      base_record_set_number (BASE_RECORD (self), &self->item, store_query_get_number (query, 1));
      text = g_strdup (store_query_get_text (query, 2));
      left = store_query_get_number (query, 3);
      if (self->lot == 0)
        base_record_set_number (BASE_RECORD (self), &self->lot, store_query_get_number (query, 4));
    }
  if (!store_query_finish (query, error))
    return FALSE;
  most = office_quantity_text (left);
  if (order != of->sales_order)
    return base_refuse (error, _("This order line belongs to another order than the return. Choose a line of its order."));
  return self->quantity <= left || base_refuse (error, _("Of %s only %s can still come back: no more was shipped."), text, most);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeReturnLine *self = OFFICE_RETURN_LINE (rules);
  g_autoptr (OfficeCustomerReturn) of = NULL;

  if (self->customer_return == 0 || self->order_line == 0)
    return TRUE; /* refused by the check of required fields */
  of = OFFICE_CUSTOMER_RETURN (store_record_load (db, OFFICE_TYPE_CUSTOMER_RETURN, self->customer_return, error));
  if (of == NULL)
    return FALSE;
  if (of->state != OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED && of->state != OFFICE_CUSTOMER_RETURN_STATE_CANCELLED
      && (before == NULL || before->trashed != BASE_RECORD (self)->trashed))
    return base_refuse (error, _("Return %s has been received and must be kept."), of->number);
  return BASE_RECORD (self)->trashed || (before != NULL && !before->trashed) || fill_from_line (self, of, db, error);
}

static gboolean
office_return_line_check (BaseRecord *record, GError **error)
{
  if (OFFICE_RETURN_LINE (record)->quantity > 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of a line must be more than zero."));
  return FALSE;
}

static const StoreView views[] = {
  { "all",        N_("All return lines"), NULL },
  { "to-inspect", N_("To be inspected"), "goods = 'pending' AND EXISTS (SELECT 1 FROM customer_returns WHERE customer_returns.id = return_lines.customer_return AND customer_returns.state = 'received')" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_return_line_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "customer_return, id";
}

static void
office_return_line_class_init (OfficeReturnLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_return_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "return_lines", N_("Return line"), N_("Return lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_return_line_init (OfficeReturnLine *self)
{
}
