/* Invoice line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-line.h"
#include <base-number.h>
#include "office-invoice-total.h"
#include "office-invoice.h"
#include "office-order-line.h"
#include "office-line.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeInvoiceLine, office_invoice_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "goods",    N_("Goods and services") },
  { "discount", N_("Discount") },
  { "freight",  N_("Freight") },
  { "charge",   N_("Reminder charge") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeInvoiceLine, invoice, "invoices"),       N_("Invoice"),    BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeInvoiceLine, position),                 N_("Position"),   0 },
  { BASE_LINK (OfficeInvoiceLine, order_line, "order_lines"), N_("Order line"), BASE_FIXED },
  { BASE_LINK (OfficeInvoiceLine, item, "items"),             N_("Item"),       BASE_SUBTITLE },
  { BASE_TEXT (OfficeInvoiceLine, text),                      N_("Text"),       BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeInvoiceLine, unit),                      N_("Unit"),       0 },
  { BASE_QUANTITY (OfficeInvoiceLine, quantity),              N_("Quantity"),   BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficeInvoiceLine, price),                    N_("Price"),      BASE_COLUMN },
  { BASE_RATE (OfficeInvoiceLine, discount),                  N_("Discount"),   0 },
  { BASE_MONEY (OfficeInvoiceLine, amount),                   N_("Amount"),     BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficeInvoiceLine, currency),                  N_("Currency"),   BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeInvoiceLine, tax_code, "tax_codes"),     N_("Tax code"),   BASE_COLUMN },
  { BASE_RATE (OfficeInvoiceLine, tax_rate),                  N_("Tax rate"),   BASE_DERIVED },
  { BASE_CHOICE (OfficeInvoiceLine, kind, kinds),             N_("Kind"),       BASE_DERIVED },
  { BASE_MONEY (OfficeInvoiceLine, cost),                     N_("Cost of goods sold"), BASE_DERIVED },
  { BASE_LINK (OfficeInvoiceLine, corrects, "invoice_lines"), N_("Corrects"),   BASE_DERIVED | BASE_HIDDEN },
};

/* Of the item: words, price, unit, and the tax code, unless the customer has one of his own. */
static gboolean
fill_item (OfficeInvoiceLine *self, OfficeInvoice *invoice, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT i.name, i.unit, i.price, coalesce (c.tax_code, i.tax_code, 0) FROM contacts AS c LEFT JOIN items AS i ON i.id = ?1 WHERE c.id = ?2");
  BaseRecord *record = BASE_RECORD (self);

  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, invoice->customer);
  if (store_query_next (query))
    {
      if (self->text == NULL)
        base_record_set_text (record, &self->text, store_query_get_text (query, 0));
      if (self->unit == NULL)
        base_record_set_text (record, &self->unit, store_query_get_text (query, 1));
      if (self->price == 0)
        base_record_set_number (record, &self->price, store_query_get_number (query, 2));
      if (self->tax_code == 0)
        base_record_set_number (record, &self->tax_code, store_query_get_number (query, 3));
    }
  return store_query_finish (query, error);
}

static gboolean
fill_new (OfficeInvoiceLine *self, OfficeInvoice *invoice, StoreDb *db, GError **error)
{
  if (!office_line_set_position (db, BASE_RECORD (self), &self->position, "SELECT max (position) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL", self->invoice, error))
    return FALSE;
  if (invoice->kind == OFFICE_INVOICE_KIND_CHARGE)
    base_record_set_int (BASE_RECORD (self), &self->kind, OFFICE_INVOICE_LINE_KIND_CHARGE);
  base_record_set_text (BASE_RECORD (self), &self->currency, invoice->currency);
  return fill_item (self, invoice, db, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeInvoiceLine *self = OFFICE_INVOICE_LINE (rules);
  g_autoptr (OfficeInvoice) invoice = NULL;
  gint64 amount;

  if (self->invoice == 0)
    return TRUE; /* refused by the check of required fields */
  invoice = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, self->invoice, error));
  if (invoice == NULL)
    return FALSE;
  if (invoice->number != NULL)
    return base_refuse (error, _("%s is posted; its lines stay as they are. Correct it with a credit note."), invoice->number);
  if ((before == NULL && !fill_new (self, invoice, db, error)) || !office_line_calculate (self->price, self->quantity, self->discount, &amount, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->amount, amount);
  return TRUE;
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  return office_invoice_refresh (db, OFFICE_INVOICE_LINE (rules)->invoice, 0, error);
}

static gboolean
office_invoice_line_check (BaseRecord *record, GError **error)
{
  OfficeInvoiceLine *self = OFFICE_INVOICE_LINE (record);

  if (!office_line_check (self->quantity, self->price, self->discount, error))
    return FALSE;
  if (self->text != NULL)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("A line of an invoice needs an item or a text."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->default_sort = "invoice, position, id";
}

static void
office_invoice_line_class_init (OfficeInvoiceLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_invoice_line_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "invoice_lines", N_("Invoice line"), N_("Invoice lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_invoice_line_init (OfficeInvoiceLine *self)
{
  self->quantity = BASE_QUANTITY_ONE;
}
