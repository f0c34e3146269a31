/* What settles an open item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-open-item.h"
#include <base-date.h>
#include <base-number.h>
#include "office-bill.h"
#include "office-invoice-total.h"
#include "office-ledger.h"
#include <glib/gi18n-lib.h>

/* A row of allocations; 0 is none. */
typedef struct
{
  gint64      payment;
  gint64      invoice;
  gint64      bill;
  gint64      credit_note;
  gint64      refund;
  gint64      amount;
  gint64      discount;
  guint32     day;
  const char *currency;
} Allocation;

/* Nothing is settled before it is there. */
static gboolean
move_to_documents (StoreDb *db, Allocation *row, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT max (day) FROM (SELECT issued_on AS day FROM invoices WHERE id IN (?1, ?2) UNION ALL SELECT paid_on FROM payments WHERE id IN (?3, ?4))");
  const gint64 ids[] = { row->invoice, row->credit_note, row->payment, row->refund };
  guint32 day;

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    store_query_bind_number (query, 1 + (int) i, ids[i]);
  if (store_query_next (query) && base_date_parse_iso (store_query_get_text (query, 0), &day))
    row->day = MAX (row->day, day);
  return store_query_finish (query, error);
}

static gboolean
insert_allocation (StoreDb *db, const Allocation *row, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO allocations (id, payment, invoice, bill, credit_note, refund, amount, discount, allocated_on, currency)"
                                                      " VALUES (?1, nullif (?2, 0), nullif (?3, 0), nullif (?4, 0), nullif (?5, 0), nullif (?6, 0), ?7, ?8, ?9, ?10)");
  const gint64 numbers[] = { row->payment, row->invoice, row->bill, row->credit_note, row->refund, row->amount, row->discount };
  gint64 id = store_record_take_id (db, "allocations", error);
  char day[11];

  base_date_format_iso (row->day, day);
  store_query_bind_number (query, 1, id);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    store_query_bind_number (query, 2 + (int) i, numbers[i]);
  store_query_bind_text (query, 9, day);
  store_query_bind_text (query, 10, row->currency);
  return id != 0 && store_query_run (query, error);
}

static gboolean
take_from_payment (StoreDb *db, gint64 payment, gint64 amount, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE payments SET unallocated = unallocated - ?2, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, payment);
  store_query_bind_number (query, 2, amount);
  return store_query_run (query, error);
}

static OfficeInvoice *
load_invoice (StoreDb *db, gint64 id, GError **error)
{
  return OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, id, error));
}

/* amount may be below zero to take it back. */
static gboolean
offset (StoreDb *db, const Allocation *from, GError **error)
{
  Allocation row = *from;

  return row.amount == 0
         || (move_to_documents (db, &row, error) && insert_allocation (db, &row, error) && office_invoice_settle (db, row.invoice, 0, row.amount, error)
             && office_invoice_settle (db, row.credit_note, 0, row.amount, error));
}

gboolean
office_open_item_offset (StoreDb *db, gint64 invoice, gint64 credit_note, guint32 day, GError **error)
{
  g_autoptr (OfficeInvoice) debt = load_invoice (db, invoice, error);
  g_autoptr (OfficeInvoice) credit = debt != NULL ? load_invoice (db, credit_note, error) : NULL;

  return credit != NULL
         && offset (db, &(Allocation) { .invoice = invoice, .credit_note = credit_note, .amount = MIN (debt->open, credit->open), .day = day, .currency = debt->currency }, error);
}

/* (element-type Allocation) the invoices that a credit note settles, the newest first */
static GArray *
list_settled (StoreDb *db, OfficeInvoice *note, guint32 day, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Allocation));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT invoice, sum (amount) FROM allocations WHERE credit_note = ?1 AND payment IS NULL AND invoice IS NOT NULL AND trashed_at IS NULL"
                                                      " GROUP BY invoice HAVING sum (amount) > 0 ORDER BY max (id) DESC");

  store_query_bind_number (query, 1, note->parent_instance.id);
  while (store_query_next (query))
    g_array_append_val (rows, ((Allocation) { .invoice = store_query_get_number (query, 0), .credit_note = note->parent_instance.id, .amount = store_query_get_number (query, 1),
                                              .day = day, .currency = note->currency }));
  return store_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
office_open_item_release_credit (StoreDb *db, gint64 credit_note, gint64 invoice, guint32 day, GError **error)
{
  g_autoptr (OfficeInvoice) note = load_invoice (db, credit_note, error);
  g_autoptr (OfficeInvoice) back = note != NULL ? load_invoice (db, invoice, error) : NULL;
  g_autoptr (GArray) rows = back != NULL ? list_settled (db, note, day, error) : NULL;
  gint64 missing = back != NULL ? back->total - note->open : 0;

  for (guint i = 0; rows != NULL && i < rows->len && missing > 0; i++)
    {
      Allocation *row = &g_array_index (rows, Allocation, i);
      gint64 part = MIN (row->amount, missing);

      row->amount = -part;
      missing -= part;
      if (!offset (db, row, error))
        return FALSE;
    }
  return rows != NULL;
}

gboolean
office_open_item_get_discount (StoreDb *db, OfficeInvoice *invoice, guint32 day, gint64 *discount, GError **error)
{
  *discount = 0;
  if (invoice->discount_until == BASE_NO_DATE || day > invoice->discount_until || invoice->discount_rate <= 0 || invoice->kind != OFFICE_INVOICE_KIND_INVOICE)
    return TRUE;
  return base_number_scale (invoice->open, invoice->discount_rate, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, discount, error);
}

/* What of a discount is tax: by the invoice's rates. */
static gboolean
split_tax (StoreDb *db, gint64 invoice, gint64 discount, gint64 *tax, GError **error)
{
  g_autoptr (GArray) gross = g_array_new (FALSE, FALSE, sizeof (gint64)), taxes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT base + tax, tax FROM invoice_taxes WHERE invoice = ?1 AND base + tax > 0 AND trashed_at IS NULL ORDER BY id");
  g_autofree gint64 *shares = NULL;

  store_query_bind_number (query, 1, invoice);
  while (store_query_next (query))
    {
      gint64 sum = store_query_get_number (query, 0), part = store_query_get_number (query, 1);
      g_array_append_val (gross, sum);
      g_array_append_val (taxes, part);
    }
  *tax = 0;
  if (!store_query_finish (query, error))
    return FALSE;
  if (gross->len == 0)
    return TRUE;
  shares = g_new0 (gint64, gross->len);
  base_number_split (ABS (discount), (const gint64 *) gross->data, gross->len, shares);
  for (guint i = 0; i < gross->len; i++)
    {
      gint64 part = 0;

      if (!base_number_scale (shares[i], g_array_index (taxes, gint64, i), g_array_index (gross, gint64, i), BASE_ROUND_HALF_UP, &part, error))
        return FALSE;
      *tax += discount < 0 ? -part : part;
    }
  return TRUE;
}

static gboolean
post_discount (StoreDb *db, OfficeInvoice *invoice, gint64 payment, gint64 discount, guint32 day, GError **error)
{
  OfficeEntryHead head = { OFFICE_ENTRY_KIND_PAYMENT, day, invoice->bill_name, invoice->number, "payments", payment, TRUE, 0 };
  gint64 tax;

  if (discount == 0)
    return TRUE;
  return split_tax (db, invoice->parent_instance.id, discount, &tax, error)
         && office_ledger_post (db, &head, (OfficePosting[]) {
    { OFFICE_ACCOUNT_ROLE_DISCOUNT_GIVEN, 0, discount - tax, 0 },
    { OFFICE_ACCOUNT_ROLE_TAX_PAYABLE, 0, tax, 0 },
    { OFFICE_ACCOUNT_ROLE_RECEIVABLE, 0, -discount, invoice->customer },
  }, 3, NULL, error) && office_invoice_add_debt (db, invoice->customer, -discount, error);
}

gboolean
office_open_item_pay (StoreDb *db, gint64 payment, gint64 invoice, gint64 amount, gint64 discount, guint32 day, GError **error)
{
  g_autoptr (OfficeInvoice) self = load_invoice (db, invoice, error);
  Allocation row = { .payment = payment, .invoice = invoice, .amount = amount, .discount = discount, .day = day };

  if (self == NULL)
    return FALSE;
  row.currency = self->currency;
  return move_to_documents (db, &row, error) && insert_allocation (db, &row, error) && take_from_payment (db, payment, amount, error)
         && office_invoice_settle (db, invoice, amount + discount, amount + discount, error) && post_discount (db, self, payment, discount, row.day, error);
}

static gboolean
settle_bill (StoreDb *db, gint64 bill, gint64 amount, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE bills SET paid = paid + ?2, open = open - ?2, state = iif (open - ?2 = 0, 'paid', 'posted'), version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, bill);
  store_query_bind_number (query, 2, amount);
  return store_query_run (query, error);
}

static gboolean
post_discount_taken (StoreDb *db, OfficeBill *bill, gint64 payment, gint64 discount, guint32 day, GError **error)
{
  OfficeEntryHead head = { OFFICE_ENTRY_KIND_PAYMENT, day, NULL, bill->number, "payments", payment, TRUE, 0 };
  gint64 tax = 0;

  if (discount == 0)
    return TRUE;
  if (bill->total > 0 && !base_number_scale (discount, bill->tax, bill->total, BASE_ROUND_HALF_UP, &tax, error))
    return FALSE;
  return office_ledger_post (db, &head, (OfficePosting[]) {
    { OFFICE_ACCOUNT_ROLE_PAYABLE, 0, discount, bill->supplier },
    { OFFICE_ACCOUNT_ROLE_TAX_RECEIVABLE, 0, -tax, 0 },
    { OFFICE_ACCOUNT_ROLE_DISCOUNT_TAKEN, 0, tax - discount, 0 },
  }, 3, NULL, error);
}

gboolean
office_open_item_pay_bill (StoreDb *db, gint64 payment, gint64 bill, gint64 amount, gint64 discount, guint32 day, GError **error)
{
  g_autoptr (OfficeBill) self = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, bill, error));
  Allocation row = { .payment = payment, .bill = bill, .amount = amount, .discount = discount, .day = day };

  if (self == NULL)
    return FALSE;
  row.currency = self->currency;
  return insert_allocation (db, &row, error) && take_from_payment (db, payment, amount, error) && settle_bill (db, bill, amount + discount, error)
         && post_discount_taken (db, self, payment, discount, day, error);
}

gboolean
office_open_item_refund (StoreDb *db, gint64 refund, gint64 payment, gint64 credit_note, gint64 amount, guint32 day, GError **error)
{
  g_autoptr (OfficePayment) self = OFFICE_PAYMENT (store_record_load (db, OFFICE_TYPE_PAYMENT, refund, error));
  Allocation given = { .payment = refund, .credit_note = credit_note, .refund = payment, .amount = amount, .day = day };
  Allocation taken = { .payment = payment, .refund = refund, .amount = amount, .day = day };

  if (self == NULL)
    return FALSE;
  given.currency = taken.currency = self->currency;
  if (!move_to_documents (db, &given, error) || !move_to_documents (db, &taken, error) || !insert_allocation (db, &given, error) || !take_from_payment (db, refund, amount, error))
    return FALSE;
  if (credit_note != 0)
    return office_invoice_settle (db, credit_note, amount, amount, error);
  return insert_allocation (db, &taken, error) && take_from_payment (db, payment, amount, error);
}

/* What stands of the allocations of a payment. (element-type Allocation) */
static GArray *
list_standing (StoreDb *db, gint64 payment, guint32 day, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (Allocation));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (invoice, 0), coalesce (bill, 0), coalesce (credit_note, 0), coalesce (refund, 0), sum (amount), sum (discount)"
                                                      " FROM allocations WHERE payment = ?1 AND trashed_at IS NULL GROUP BY 1, 2, 3, 4 HAVING sum (amount) <> 0 OR sum (discount) <> 0");

  store_query_bind_number (query, 1, payment);
  while (store_query_next (query))
    g_array_append_val (rows, ((Allocation) { .payment = payment, .invoice = store_query_get_number (query, 0), .bill = store_query_get_number (query, 1),
                                              .credit_note = store_query_get_number (query, 2), .refund = store_query_get_number (query, 3),
                                              .amount = store_query_get_number (query, 4), .discount = store_query_get_number (query, 5), .day = day }));
  return store_query_finish (query, error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
release (StoreDb *db, const Allocation *row, GError **error)
{
  if (row->invoice != 0)
    return office_open_item_pay (db, row->payment, row->invoice, -row->amount, -row->discount, row->day, error);
  if (row->bill != 0)
    return office_open_item_pay_bill (db, row->payment, row->bill, -row->amount, -row->discount, row->day, error);
  return office_open_item_refund (db, row->payment, row->refund, row->credit_note, -row->amount, row->day, error);
}

gboolean
office_open_item_move_after (StoreDb *db, gint64 payment, guint32 *day, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT max (day) FROM (SELECT paid_on AS day FROM payments WHERE id = ?1 UNION ALL SELECT allocated_on FROM allocations WHERE payment = ?1)");
  guint32 last;

  store_query_bind_number (query, 1, payment);
  if (store_query_next (query) && base_date_parse_iso (store_query_get_text (query, 0), &last))
    *day = MAX (*day, last);
  return store_query_finish (query, error);
}

gboolean
office_open_item_release (StoreDb *db, gint64 payment, guint32 day, GError **error)
{
  g_autoptr (GArray) rows = office_open_item_move_after (db, payment, &day, error) ? list_standing (db, payment, day, error) : NULL;

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!release (db, &g_array_index (rows, Allocation, i), error))
      return FALSE;
  return rows != NULL;
}
