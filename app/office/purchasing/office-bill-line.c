/* Bill line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill-line.h"

#include <base-number.h>
#include "office-line.h"
#include <glib/gi18n-lib.h>
#include "office-bill.h"
#include "office-purchase-line.h"
#include "office-purchase-order.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeBillLine, office_bill_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeBillLine, bill, "bills"),                   N_("Bill"),          BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeBillLine, position),                       N_("Position"),      0 },
  { BASE_LINK (OfficeBillLine, purchase_line, "purchase_lines"), N_("Purchase line"), 0 },
  { BASE_LINK (OfficeBillLine, item, "items"),                   N_("Item"),          BASE_SUBTITLE },
  { BASE_LINK (OfficeBillLine, account, "accounts"),             N_("Account"),       0 },
  { BASE_TEXT (OfficeBillLine, text),                            N_("Text"),          BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficeBillLine, quantity),                    N_("Quantity"),      BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficeBillLine, price),                          N_("Price"),         BASE_COLUMN },
  { BASE_MONEY (OfficeBillLine, amount),                         N_("Amount"),        BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficeBillLine, currency),                        N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeBillLine, tax_code, "tax_codes"),           N_("Tax code"),      0 },
  { BASE_RATE (OfficeBillLine, tax_rate),                        N_("Tax rate"),      BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeBillLine, difference),                      N_("Difference"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeBillLine, cleared),                        N_("Out of goods in"), BASE_DERIVED | BASE_HIDDEN },
};

static OfficeBill *
load_bill (OfficeBillLine *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficeBill) bill = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, self->bill, error));

  if (bill == NULL || bill->entry == 0)
    return g_steal_pointer (&bill);
  base_refuse (error, _("A posted bill stays as it was written. Reverse it, and record it again as it should be."));
  return NULL;
}

static gboolean
check_supplier (OfficeBillLine *self, OfficeBill *bill, gint64 purchase_order, StoreDb *db, GError **error)
{
  g_autoptr (OfficePurchaseOrder) order = OFFICE_PURCHASE_ORDER (store_record_load (db, OFFICE_TYPE_PURCHASE_ORDER, purchase_order, error));

  if (order == NULL)
    return FALSE;
  if (order->supplier != bill->supplier)
    return base_refuse (error, _("Purchase order %s went to another supplier. Choose a line of this one’s purchase orders."), order->number);
  if (order->ordered_on == 0)
    return base_refuse (error, _("Purchase order %s is a draft. Order it from the supplier first."), order->number);
  return TRUE;
}

/* Item, text, price and tax as ordered, unless the bill says otherwise. */
static gboolean
fill_ordered (OfficeBillLine *self, OfficeBillLine *before, OfficeBill *bill, StoreDb *db, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);
  g_autoptr (OfficePurchaseLine) ordered = NULL;

  if (self->purchase_line == 0 || (before != NULL && before->purchase_line == self->purchase_line))
    return TRUE;
  ordered = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, self->purchase_line, error));
  if (ordered == NULL || !check_supplier (self, bill, ordered->purchase_order, db, error))
    return FALSE;
  base_record_set_number (record, &self->item, ordered->item);
  if (self->text == NULL)
    base_record_set_text (record, &self->text, ordered->text);
  if (self->tax_code == 0)
    base_record_set_number (record, &self->tax_code, ordered->tax_code);
  return self->price != 0 || base_number_scale (ordered->price, BASE_QUANTITY_ONE - ordered->discount, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &self->price, error);
}

/* The amount at the ordered price and discount is rounded once, as the purchase line's is. */
static gboolean
calculate (OfficeBillLine *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficePurchaseLine) ordered = NULL;
  gint64 price = self->price, discount = 0, net, amount;

  if (self->purchase_line != 0)
    {
      ordered = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, self->purchase_line, error));
      if (ordered == NULL || !base_number_scale (ordered->price, BASE_QUANTITY_ONE - ordered->discount, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &net, error))
        return FALSE;
      if (net == self->price)
        {
          price = ordered->price;
          discount = ordered->discount;
        }
    }
  if (!office_line_calculate (price, self->quantity, discount, &amount, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->amount, amount);
  return TRUE;
}

static gboolean
fill_position (OfficeBillLine *self, StoreDb *db, GError **error)
{
  return office_line_set_position (db, BASE_RECORD (self), &self->position, "SELECT max (position) FROM bill_lines WHERE bill = ?1 AND trashed_at IS NULL", self->bill, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeBillLine *self = OFFICE_BILL_LINE (rules);
  g_autoptr (OfficeBill) bill = NULL;

  if (self->bill == 0)
    return TRUE; /* refused by the check of required fields */
  bill = load_bill (self, db, error);
  if (bill == NULL)
    return FALSE;
  if (self->parent_instance.trashed)
    return TRUE;
  if (!fill_ordered (self, (OfficeBillLine *) before, bill, db, error) || !fill_position (self, db, error) || !calculate (self, db, error))
    return FALSE;
  base_record_set_text (BASE_RECORD (self), &self->currency, bill->currency);
  if (self->text != NULL)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("A line of a bill needs a purchase line or a text."));
  return FALSE;
}

/* Until it is matched again a changed bill is a draft; what was approved was another bill. */
static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeBillLine *self = OFFICE_BILL_LINE (rules), *old = (OfficeBillLine *) before;
  g_autoptr (StoreQuery) query = NULL;

  if (old != NULL && old->amount == self->amount && old->quantity == self->quantity && old->purchase_line == self->purchase_line && old->tax_code == self->tax_code
      && old->account == self->account && old->parent_instance.trashed == self->parent_instance.trashed)
    return TRUE;
  query = store_query_new (db, "UPDATE bills AS b SET state = 'draft', approved_by = NULL, approval_reason = NULL, net = new.net, tax = 0, rounding = 0, total = new.net, version = version + 1"
                               " FROM (SELECT coalesce (sum (amount), 0) AS net FROM bill_lines WHERE bill = ?1 AND trashed_at IS NULL) AS new WHERE b.id = ?1 AND b.entry IS NULL");
  store_query_bind_number (query, 1, self->bill);
  return store_query_run (query, error);
}

static gboolean
office_bill_line_check (BaseRecord *record, GError **error)
{
  OfficeBillLine *self = OFFICE_BILL_LINE (record);

  if (self->quantity == 0 || ABS (self->quantity) > OFFICE_LINE_MAX)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A line of a bill needs a quantity: more than zero, or less when the supplier gives money back; at most nine million."));
  else
    return office_line_check (ABS (self->quantity), self->price, 0, error);
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->default_sort = "bill, position, id";
}

static void
office_bill_line_class_init (OfficeBillLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_bill_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "bill_lines", N_("Bill line"), N_("Bill lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_bill_line_init (OfficeBillLine *self)
{
  self->quantity = BASE_QUANTITY_ONE;
}
