/* Purchase line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-line.h"

#include <base-date.h>
#include <base-number.h>
#include "office-line.h"
#include <glib/gi18n-lib.h>
#include "office-purchase-order.h"
#include "office-purchase-status.h"
#include "office-supplier-terms.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePurchaseLine, office_purchase_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficePurchaseLine, purchase_order, "purchase_orders"), N_("Purchase order"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficePurchaseLine, position),                         N_("Position"),       0 },
  { BASE_LINK (OfficePurchaseLine, item, "items"),                     N_("Item"),           BASE_SUBTITLE },
  { BASE_TEXT (OfficePurchaseLine, text),                              N_("Text"),           BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficePurchaseLine, quantity),                      N_("Quantity"),       BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficePurchaseLine, price),                            N_("Price"),          BASE_COLUMN },
  { BASE_RATE (OfficePurchaseLine, discount),                          N_("Discount"),       0 },
  { BASE_MONEY (OfficePurchaseLine, amount),                           N_("Amount"),         BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficePurchaseLine, currency),                          N_("Currency"),       BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficePurchaseLine, tax_code, "tax_codes"),             N_("Tax code"),       0 },
  { BASE_DATE (OfficePurchaseLine, promised_on),                       N_("Promised"),       BASE_COLUMN },
  { BASE_QUANTITY (OfficePurchaseLine, received),                      N_("Received"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficePurchaseLine, billed),                        N_("Billed"),         BASE_DERIVED },
  { BASE_DATE (OfficePurchaseLine, first_promised_on),                 N_("First promised"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",     N_("All purchase lines"),   NULL },
  { "coming",  N_("To be received"),       "received < quantity AND EXISTS (SELECT 1 FROM purchase_orders AS o WHERE o.id = purchase_lines.purchase_order AND o.state IN ('ordered', 'partly-received'))" },
  { "late",    N_("Late"),                 "received < quantity AND promised_on < ?today AND EXISTS (SELECT 1 FROM purchase_orders AS o"
                                           " WHERE o.id = purchase_lines.purchase_order AND o.state IN ('ordered', 'partly-received'))" },
  { "to-bill", N_("Received, not billed"), "received > billed" },
};

static gboolean
is_ordered (OfficePurchaseOrder *order)
{
  return order->ordered_on != BASE_NO_DATE && order->cancelled_on == BASE_NO_DATE;
}

static gboolean
check_order (OfficePurchaseLine *self, OfficePurchaseLine *before, OfficePurchaseOrder *order, GError **error)
{
  if (order->state == OFFICE_PURCHASE_ORDER_STATE_CANCELLED)
    return base_refuse (error, _("Purchase order %s is cancelled. Reopen it before changing its lines."), order->number);
  if (before != NULL && self->item != before->item && (self->received != 0 || self->billed != 0))
    return base_refuse (error, _("Goods of line %lld have come or were billed already. Add a line for another item."), (long long) self->position);
  if (self->quantity < self->received && (before == NULL || self->quantity != before->quantity))
    return base_refuse (error, _("More of line %lld has come already. Give at least what was received, or return goods to the supplier."), (long long) self->position);
  return TRUE;
}

static gboolean
check_trash (OfficePurchaseLine *self, OfficePurchaseOrder *order, GError **error)
{
  if (order->parent_instance.trashed || (self->received == 0 && self->billed == 0))
    return TRUE;
  return base_refuse (error, _("Goods of line %lld have come or were billed already, so it must be kept. Lower its quantity instead."), (long long) self->position);
}

/* The item's name, tax and terms with this supplier, unless said otherwise. */
static gboolean
fill_item (OfficePurchaseLine *self, OfficePurchaseLine *before, OfficePurchaseOrder *order, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  BaseRecord *record = BASE_RECORD (self);
  OfficeSupplierTerms terms;

  if (self->item == 0 || (before != NULL && self->item == before->item && self->text != NULL))
    return TRUE;
  if (!office_supplier_terms_load (db, order->supplier, self->item, &terms, error))
    return FALSE;
  if (self->price == 0 || (before != NULL && self->price == before->price))
    base_record_set_number (record, &self->price, terms.price);
  if (self->promised_on == BASE_NO_DATE && is_ordered (order))
    base_record_set_date (record, &self->promised_on, base_environment_today (store_db_get_environment (db)) + (guint32) terms.lead_days);
  query = store_query_new (db, "SELECT i.name, coalesce (c.tax_code, i.tax_code) FROM items AS i LEFT JOIN contacts AS c ON c.id = ?2 WHERE i.id = ?1");
  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, order->supplier);
  if (store_query_next (query))
    {
      if (self->text == NULL || before != NULL)
        base_record_set_text (record, &self->text, store_query_get_text (query, 0));
      if (self->tax_code == 0)
        base_record_set_number (record, &self->tax_code, store_query_get_number (query, 1));
    }
  return store_query_finish (query, error);
}

static gboolean
fill_position (OfficePurchaseLine *self, StoreDb *db, GError **error)
{
  return office_line_set_position (db, BASE_RECORD (self), &self->position, "SELECT max (position) FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL", self->purchase_order, error);
}

/* The first promise is the supplier's; what is agreed later does not make a delivery punctual. */
static void
keep_first_promise (OfficePurchaseLine *self, OfficePurchaseOrder *order)
{
  if (is_ordered (order) && self->first_promised_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->first_promised_on, self->promised_on != BASE_NO_DATE ? self->promised_on : order->expected_on);
}

static gboolean
complete (OfficePurchaseLine *self, OfficePurchaseOrder *order, GError **error)
{
  gint64 amount;

  if (self->text == NULL)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("A line of a purchase order needs an item or a text."));
      return FALSE;
    }
  if (!office_line_calculate (self->price, self->quantity, self->discount, &amount, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->amount, amount);
  base_record_set_text (BASE_RECORD (self), &self->currency, order->currency);
  keep_first_promise (self, order);
  return TRUE;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *record, StoreDb *db, GError **error)
{
  OfficePurchaseLine *self = OFFICE_PURCHASE_LINE (rules), *before = (OfficePurchaseLine *) record;
  g_autoptr (OfficePurchaseOrder) order = NULL;

  if (self->purchase_order == 0)
    return TRUE; /* refused by the check of required fields */
  order = OFFICE_PURCHASE_ORDER (store_record_load (db, OFFICE_TYPE_PURCHASE_ORDER, self->purchase_order, error));
  if (order == NULL)
    return FALSE;
  if (record != NULL && record->trashed != self->parent_instance.trashed)
    return !self->parent_instance.trashed || check_trash (self, order, error);
  return check_order (self, before, order, error) && fill_item (self, before, order, db, error) && fill_position (self, db, error) && complete (self, order, error);
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficePurchaseLine *self = OFFICE_PURCHASE_LINE (rules);
  gint64 old = before != NULL ? OFFICE_PURCHASE_LINE (before)->item : 0;

  return office_purchase_refresh (db, self->purchase_order, error) && (old == 0 || old == self->item || office_purchase_refresh_item (db, old, error));
}

static gboolean
office_purchase_line_check (BaseRecord *record, GError **error)
{
  OfficePurchaseLine *self = OFFICE_PURCHASE_LINE (record);

  return office_line_check (self->quantity, self->price, self->discount, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "purchase_order, position, id";
}

static void
office_purchase_line_class_init (OfficePurchaseLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_purchase_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "purchase_lines", N_("Purchase line"), N_("Purchase lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_purchase_line_init (OfficePurchaseLine *self)
{
  self->quantity = BASE_QUANTITY_ONE;
}
