/* A draft becomes an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-post.h"
#include <base-date.h>
#include "office-company.h"
#include "office-freeze.h"
#include "office-invoice-line.h"
#include "office-invoice-total.h"
#include "office-ledger.h"
#include "office-order-cost.h"
#include "office-order-status.h"
#include "office-period.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

int
office_invoice_get_sign (OfficeInvoice *self)
{
  return self->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE ? -1 : 1;
}

static gboolean
check_currency (OfficeInvoice *self, StoreDb *db, GError **error)
{
  g_autofree char *currency = office_company_dup_currency (db, error);

  if (currency == NULL)
    return FALSE;
  return g_strcmp0 (currency, self->currency) == 0
         || base_refuse (error, _("The books are kept in %s, and this invoice is in %s. Make the order and its invoice in the currency of the books."), currency, self->currency);
}

static gboolean
check_lines (OfficeInvoice *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT count (*) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL");
  gint64 n = 0;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    n = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (n == 0)
    return base_refuse (error, _("The invoice has no lines. Add what is invoiced before posting it."));
  return self->total >= 0 || base_refuse (error, _("The invoice comes to less than nothing. Give money back with a credit note instead."));
}

/* No line of an order is invoiced twice. */
static gboolean
check_quantities (OfficeInvoice *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  g_autofree char *text = NULL;

  if (self->kind != OFFICE_INVOICE_KIND_INVOICE)
    return TRUE;
  query = store_query_new (db, "SELECT o.text FROM (SELECT DISTINCT order_line FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL) AS d JOIN order_lines AS o ON o.id = d.order_line"
                               " WHERE (SELECT sum (iif (v.kind = 'credit-note', -l.quantity, l.quantity)) FROM invoice_lines AS l JOIN invoices AS v ON v.id = l.invoice"
                               " WHERE l.order_line = o.id AND l.trashed_at IS NULL AND (v.number IS NOT NULL OR v.id = ?1)) > o.quantity");
  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    text = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  return text == NULL || base_refuse (error, _("“%s” would be invoiced more often than it was ordered. Correct the quantity of the line."), text);
}

/* What left the stock for an order line and its parts, by value, and what of it is booked as cost. */
#define COST_OF_LINES                                                                                                                                              \
  "SELECT d.id, d.quantity, " OFFICE_ORDER_LINE_KEPT ", " OFFICE_ORDER_LINE_SOLD ", " OFFICE_ORDER_LINE_SENT ("l.id") ", " OFFICE_ORDER_LINE_BOOKED ("l.id")                         \
  " FROM invoice_lines AS d JOIN order_lines AS l ON l.id = d.order_line JOIN orders AS o ON o.id = l.sales_order WHERE d.invoice = ?1 AND d.trashed_at IS NULL AND o.brought_in = 0"

static gboolean
set_cost (StoreDb *db, gint64 line, gint64 cost, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE invoice_lines SET cost = ?2, version = version + 1 WHERE id = ?1 AND cost <> ?2");

  store_query_bind_number (query, 1, line);
  store_query_bind_number (query, 2, cost);
  return store_query_run (query, error);
}

static gboolean
set_costs (OfficeInvoice *self, StoreDb *db, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, COST_OF_LINES);

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      gint64 quantity = store_query_get_number (query, 1), kept = store_query_get_number (query, 2), invoiced = store_query_get_number (query, 3);
      gint64 cost, booked = store_query_get_number (query, 5);

      if (!office_order_cost_share (store_query_get_number (query, 4), kept, invoiced + quantity, &cost, error)
          || !set_cost (db, store_query_get_number (query, 0), cost - booked, error))
        return FALSE;
      *sum += cost - booked;
    }
  return store_query_finish (query, error);
}

static gboolean
sum_costs (OfficeInvoice *self, StoreDb *db, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (sum (cost), 0) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL");

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    *sum = store_query_get_number (query, 0);
  return store_query_finish (query, error);
}

static gboolean
sum_net (OfficeInvoice *self, StoreDb *db, gint64 *sales, gint64 *freight, gint64 *charges, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (sum (iif (kind IN ('goods', 'discount'), amount, 0)), 0), coalesce (sum (iif (kind = 'freight', amount, 0)), 0),"
                                                      " coalesce (sum (iif (kind = 'charge', amount, 0)), 0) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL");

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    {
      *sales = store_query_get_number (query, 0);
      *freight = store_query_get_number (query, 1);
      *charges = store_query_get_number (query, 2);
    }
  return store_query_finish (query, error);
}

static gboolean
post_entry (OfficeInvoice *self, StoreDb *db, const char *number, gint64 cost, gint64 *entry, GError **error)
{
  static const OfficeEntryKind kinds[] = { OFFICE_ENTRY_KIND_INVOICE, OFFICE_ENTRY_KIND_CREDIT_NOTE, OFFICE_ENTRY_KIND_CHARGE };
  int sign = office_invoice_get_sign (self);
  gint64 sales = 0, freight = 0, charges = 0;
  OfficeEntryHead head = { kinds[self->kind], self->issued_on, self->bill_name, number, "invoices", self->parent_instance.id, TRUE, 0 };

  if (!sum_net (self, db, &sales, &freight, &charges, error))
    return FALSE;
  return office_ledger_post (db, &head, (OfficePosting[]) {
    { OFFICE_ACCOUNT_ROLE_RECEIVABLE, 0, sign * self->total, self->customer },
    { OFFICE_ACCOUNT_ROLE_SALES, 0, -sign * sales, 0 },
    { OFFICE_ACCOUNT_ROLE_FREIGHT, 0, -sign * freight, 0 },
    { OFFICE_ACCOUNT_ROLE_LATE_CHARGES, 0, -sign * charges, 0 },
    { OFFICE_ACCOUNT_ROLE_TAX_PAYABLE, 0, -sign * self->tax, 0 },
    { OFFICE_ACCOUNT_ROLE_COST_OF_GOODS, 0, sign * cost, 0 },
    { OFFICE_ACCOUNT_ROLE_GOODS_OUT, 0, -sign * cost, 0 },
  }, 7, entry, error);
}

/* Days that follow from the customer's terms, where the invoice says nothing. */
static gboolean
set_days (OfficeInvoice *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT terms_days, discount_rate, discount_days FROM contacts WHERE id = ?1");
  BaseRecord *record = BASE_RECORD (self);

  store_query_bind_number (query, 1, self->customer);
  if (store_query_next (query))
    {
      if (self->due_on == BASE_NO_DATE)
        base_record_set_date (record, &self->due_on, self->issued_on + (guint32) CLAMP (store_query_get_number (query, 0), 0, 3660));
      if (self->kind == OFFICE_INVOICE_KIND_INVOICE && self->discount_rate == 0 && self->discount_until == BASE_NO_DATE && store_query_get_number (query, 1) > 0)
        {
          base_record_set_number (record, &self->discount_rate, store_query_get_number (query, 1));
          base_record_set_date (record, &self->discount_until, self->issued_on + (guint32) CLAMP (store_query_get_number (query, 2), 0, 3660));
        }
    }
  return store_query_finish (query, error)
         && office_period_check (self->issued_on, self->due_on, _("The invoice would be due before the day on which it is issued. Correct the day on which it is due."), error);
}

static gboolean
refresh_order (OfficeInvoice *self, StoreDb *db, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT DISTINCT order_line FROM invoice_lines WHERE invoice = ?1 AND order_line IS NOT NULL AND trashed_at IS NULL ORDER BY 1");

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      gint64 line = store_query_get_number (query, 0);
      g_array_append_val (lines, line);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!office_order_line_refresh (db, g_array_index (lines, gint64, i), error))
      return FALSE;
  return TRUE;
}

/* The row changes once: with its number it is closed. */
static gboolean
close_draft (OfficeInvoice *self, StoreDb *db, gint64 cost, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);
  g_autofree char *number = office_series_take (db, BASE_RECORD_GET_CLASS (record), error);
  gint64 entry = 0;

  if (number == NULL || !post_entry (self, db, number, cost, &entry, error))
    return FALSE;
  base_record_set_text (record, &self->number, number);
  base_record_set_number (record, &self->entry, entry);
  base_record_set_number (record, &self->open, self->total);
  base_record_set_int (record, &self->state, self->total > 0 ? OFFICE_INVOICE_STATE_OPEN : OFFICE_INVOICE_STATE_PAID);
  return store_record_save (db, record, error) && office_invoice_add_debt (db, self->customer, office_invoice_get_sign (self) * self->total, error)
         && refresh_order (self, db, error);
}

static gboolean
check_draft (OfficeInvoice *self, GError **error)
{
  if (self->number != NULL)
    return base_refuse (error, _("Invoice %s is posted already."), self->number);
  return !self->parent_instance.trashed || base_refuse (error, _("This draft lies in the trash. Restore it first."));
}

static OfficeInvoice *
load_refreshed (StoreDb *db, gint64 invoice, guint32 day, GError **error)
{
  return office_invoice_refresh (db, invoice, day, error) ? OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, invoice, error)) : NULL;
}

gboolean
office_invoice_post (StoreDb *db, gint64 invoice, guint32 day, GError **error)
{
  g_autoptr (OfficeInvoice) before = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, invoice, error));
  g_autoptr (OfficeInvoice) self = NULL;
  gint64 cost = 0;

  if (day == BASE_NO_DATE)
    day = base_environment_today (store_db_get_environment (db));
  if (before == NULL || !check_draft (before, error) || (self = load_refreshed (db, invoice, day, error)) == NULL
      || !check_currency (self, db, error) || !check_lines (self, db, error) || !check_quantities (self, db, error))
    return FALSE;
  base_record_set_date (BASE_RECORD (self), &self->issued_on, day);
  return set_days (self, db, error)
         && (self->corrects != 0 ? sum_costs (self, db, &cost, error) : set_costs (self, db, &cost, error))
         && close_draft (self, db, cost, error) && office_freeze_keep (db, &(OfficeIssue) { .paper = "invoice", .invoice = invoice, .contact = self->customer }, invoice, error);
}
