/* Money that came or went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-payment-record.h"
#include <base-date.h>
#include "office-company.h"
#include "office-contact.h"
#include "office-invoice-total.h"
#include "office-ledger.h"
#include "office-open-item.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static gboolean
check_facts (const OfficePaymentFacts *facts, GError **error)
{
  if (facts->contact == 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say who paid or was paid."));
  else if (facts->amount <= 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The amount of a payment must be more than zero."));
  else
    return TRUE;
  return FALSE;
}

/* "Hanari Carnes: Advance", so that the journal entry explains itself. full */
static char *
dup_words (const OfficePaymentFacts *facts, StoreDb *db, GError **error)
{
  g_autoptr (OfficeContact) contact = OFFICE_CONTACT (store_record_load (db, OFFICE_TYPE_CONTACT, facts->contact, error));

  if (contact == NULL)
    return NULL;
  return facts->reference != NULL ? g_strdup_printf ("%s: %s", contact->name, facts->reference) : g_strdup (contact->name);
}

static gboolean
post (OfficePayment *self, const OfficePaymentFacts *facts, StoreDb *db, GError **error)
{
  g_autofree char *words = dup_words (facts, db, error);
  OfficeEntryHead head = { OFFICE_ENTRY_KIND_PAYMENT, self->paid_on, words, self->number, "payments", self->parent_instance.id, TRUE, 0 };
  OfficeAccountRole other = facts->is_supplier ? OFFICE_ACCOUNT_ROLE_PAYABLE : OFFICE_ACCOUNT_ROLE_RECEIVABLE;
  OfficeAccountRole money = facts->method == OFFICE_PAYMENT_METHOD_CASH ? OFFICE_ACCOUNT_ROLE_CASH : OFFICE_ACCOUNT_ROLE_BANK;
  gint64 amount = facts->kind == OFFICE_PAYMENT_KIND_RECEIVED ? facts->amount : -facts->amount, entry = 0;

  if (words == NULL || !office_ledger_post (db, &head, (OfficePosting[]) { { money, 0, amount, 0 }, { other, 0, -amount, facts->contact } }, 2, &entry, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->entry, entry);
  return facts->is_supplier || office_invoice_add_debt (db, facts->contact, -amount, error);
}

static gboolean
fill (OfficePayment *self, const OfficePaymentFacts *facts, StoreDb *db, GError **error)
{
  BaseRecord *record = BASE_RECORD (self);
  g_autofree char *currency = office_company_dup_currency (db, error);

  if (currency == NULL)
    return FALSE;
  base_record_set_int (record, &self->kind, facts->kind);
  base_record_set_number (record, &self->contact, facts->contact);
  base_record_set_date (record, &self->paid_on, facts->paid_on != BASE_NO_DATE ? facts->paid_on : base_environment_today (store_db_get_environment (db)));
  base_record_set_number (record, &self->amount, facts->amount);
  base_record_set_number (record, &self->unallocated, facts->amount);
  base_record_set_text (record, &self->currency, currency);
  base_record_set_int (record, &self->method, facts->method);
  base_record_set_text (record, &self->reference, facts->reference);
  base_record_set_text (record, &self->notes, facts->notes);
  record->id = store_record_take_id (db, "payments", error);
  return record->id != 0 && office_series_number (db, record, &self->number, error);
}

OfficePayment *
office_payment_record (StoreDb *db, const OfficePaymentFacts *facts, GError **error)
{
  g_autoptr (OfficePayment) self = g_object_new (OFFICE_TYPE_PAYMENT, NULL);

  if (!check_facts (facts, error) || !fill (self, facts, db, error) || !post (self, facts, db, error) || !store_record_save (db, BASE_RECORD (self), error))
    return NULL;
  return g_steal_pointer (&self);
}

/* The invoices and charges of the customer that are open, oldest first. (element-type OfficeInvoice) */
static GPtrArray *
list_open (StoreDb *db, gint64 contact, GError **error)
{
  g_autoptr (GPtrArray) invoices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM invoices WHERE customer = ?1 AND open > 0 AND kind <> 'credit-note' AND number IS NOT NULL ORDER BY due_on, id");

  store_query_bind_number (query, 1, contact);
  while (store_query_next (query))
    {
      BaseRecord *invoice = store_record_load (db, OFFICE_TYPE_INVOICE, store_query_get_number (query, 0), error);
      if (invoice == NULL)
        return NULL;
      g_ptr_array_add (invoices, invoice);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&invoices) : NULL;
}

static OfficeInvoice *
find_open (GPtrArray *open, const char *number)
{
  for (guint i = 0; i < open->len; i++)
    if (g_ascii_strcasecmp (OFFICE_INVOICE (open->pdata[i])->number, number) == 0)
      return open->pdata[i];
  return NULL;
}

/* Those of them with the numbers, in their order. */
static GPtrArray *
choose (GPtrArray *open, const char *numbers, GError **error)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) words = g_strsplit_set (numbers, ",; \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      OfficeInvoice *invoice = words[i][0] != '\0' ? find_open (open, words[i]) : NULL;

      if (words[i][0] == '\0')
        continue;
      if (invoice == NULL)
        {
          g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("This customer has no open invoice %s."), words[i]);
          return NULL;
        }
      if (!g_ptr_array_find (chosen, invoice, NULL))
        g_ptr_array_add (chosen, g_object_ref (invoice));
    }
  return g_steal_pointer (&chosen);
}

/* Whether the payment is what all of them ask, each less its discount. */
static gboolean
fits_all_discounts (StoreDb *db, OfficePayment *self, GPtrArray *invoices, gboolean *fits, GError **error)
{
  gint64 sum = 0;

  for (guint i = 0; i < invoices->len; i++)
    {
      OfficeInvoice *invoice = invoices->pdata[i];
      gint64 discount;

      if (!office_open_item_get_discount (db, invoice, self->paid_on, &discount, error))
        return FALSE;
      sum += invoice->open - discount;
    }
  *fits = sum == self->unallocated;
  return TRUE;
}

static gboolean
pay (StoreDb *db, OfficePayment *self, OfficeInvoice *invoice, gboolean all_discounts, gint64 *left, GError **error)
{
  gint64 discount, amount;

  if (!office_open_item_get_discount (db, invoice, self->paid_on, &discount, error))
    return FALSE;
  if (!all_discounts && (*left >= invoice->open || *left < invoice->open - discount))
    discount = 0;
  amount = MIN (*left, invoice->open - discount);
  *left -= amount;
  return amount <= 0 || office_open_item_pay (db, self->parent_instance.id, invoice->parent_instance.id, amount, discount, self->paid_on, error);
}

gboolean
office_payment_allocate (StoreDb *db, gint64 payment, const char *numbers, GError **error)
{
  g_autoptr (OfficePayment) self = OFFICE_PAYMENT (store_record_load (db, OFFICE_TYPE_PAYMENT, payment, error));
  g_autoptr (GPtrArray) open = self != NULL ? list_open (db, self->contact, error) : NULL;
  g_autoptr (GPtrArray) chosen = open == NULL ? NULL : numbers != NULL ? choose (open, numbers, error) : g_ptr_array_ref (open);
  gboolean all_discounts = FALSE;
  gint64 left;

  if (chosen == NULL || !fits_all_discounts (db, self, chosen, &all_discounts, error))
    return FALSE;
  left = self->unallocated;
  for (guint i = 0; left > 0 && i < chosen->len; i++)
    if (!pay (db, self, chosen->pdata[i], all_discounts, &left, error))
      return FALSE;
  return TRUE;
}

static gboolean
set_reversed (StoreDb *db, gint64 payment, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE payments SET reversed = 1, unallocated = 0, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, payment);
  return store_query_run (query, error);
}

/* How much the customer's debt changed by the payment itself. */
static gboolean
get_debt (StoreDb *db, OfficePayment *self, gint64 *debt, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (sum (l.amount), 0) FROM entry_lines AS l JOIN accounts AS a ON a.id = l.account WHERE l.entry = ?1 AND a.role = 'receivable'");

  store_query_bind_number (query, 1, self->entry);
  *debt = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

static gboolean
check_reversible (StoreDb *db, OfficePayment *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT p.number FROM allocations AS a JOIN payments AS p ON p.id = a.refund WHERE a.payment = ?1 AND p.reversed = 0 AND p.id > ?1 LIMIT 1");
  g_autofree char *refund = NULL;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    refund = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->reversed)
    return base_refuse (error, _("Payment %s has been taken back already."), self->number);
  if (refund != NULL)
    return base_refuse (error, _("Payment %s was paid back with %s. Take that back first."), self->number, refund);
  return TRUE;
}

gboolean
office_payment_reverse (StoreDb *db, gint64 payment, guint32 day, GError **error)
{
  g_autoptr (OfficePayment) self = OFFICE_PAYMENT (store_record_load (db, OFFICE_TYPE_PAYMENT, payment, error));
  gint64 debt;

  if (self == NULL || !check_reversible (db, self, error))
    return FALSE;
  if (day == BASE_NO_DATE)
    day = base_environment_today (store_db_get_environment (db));
  return office_open_item_move_after (db, payment, &day, error) && get_debt (db, self, &debt, error) && office_open_item_release (db, payment, day, error) && office_ledger_reverse (db, self->entry, day, NULL, NULL, error)
         && office_invoice_add_debt (db, self->contact, -debt, error) && set_reversed (db, payment, error);
}
