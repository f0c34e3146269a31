/* Bills in the books.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill-post.h"
#include "office-line.h"

#include <glib/gi18n-lib.h>
#include "office-bill-line.h"
#include "office-ledger.h"
#include "office-purchase-line.h"
#include "office-purchase-status.h"
#include "office-purchase-tolerance.h"
#include "office-series.h"

/* What the triggers say, for translation. */
static const char *const sentences[] G_GNUC_UNUSED = {
  N_("A posted bill stays as it was written. Reverse it, and record it again as it should be."),
  N_("What was received stays as it was written. Undo it, or return goods to the supplier."),
};

static void
add_posting (GArray *postings, OfficeAccountRole role, gint64 account, gint64 amount, gint64 contact)
{
  g_array_append_val (postings, ((OfficePosting) { .role = role, .account = account, .amount = amount, .contact = contact }));
}

static gboolean
get_sum (StoreDb *db, const char *sql, gint64 id, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, id);
  *sum = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

#define EARLIER_LINES                                                                                                                   \
  " FROM bill_lines AS me JOIN bill_lines AS l ON l.purchase_line = me.purchase_line JOIN bills AS b ON b.id = l.bill"                  \
  " WHERE me.id = ?1 AND l.trashed_at IS NULL AND (b.state IN ('posted', 'paid') OR (l.bill = me.bill AND (l.position, l.id) < (me.position, me.id)))"

/* Takes out of goods-in what the goods went in with: the last of them takes the rest. What is billed before it comes is taken at the price agreed. Lines of this bill that came before count too. */
static gboolean
clear_goods (StoreDb *db, OfficeBillLine *line, OfficePurchaseLine *ordered, GError **error)
{
  gint64 received, cleared, billed, before, after;

  if (!get_sum (db, "SELECT coalesce (sum (value), 0) FROM receipt_lines WHERE purchase_line = ?1 AND trashed_at IS NULL", line->purchase_line, &received, error)
      || !get_sum (db, "SELECT coalesce (sum (l.cleared), 0)" EARLIER_LINES, line->parent_instance.id, &cleared, error)
      || !get_sum (db, "SELECT coalesce (sum (l.quantity), 0)" EARLIER_LINES, line->parent_instance.id, &billed, error)
      || !office_line_calculate (ordered->price, billed, ordered->discount, &before, error)
      || !office_line_calculate (ordered->price, billed + line->quantity, ordered->discount, &after, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (line), &line->cleared, billed + line->quantity == ordered->received ? received - cleared : after - before);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
is_stocked (StoreDb *db, gint64 item, gboolean *stocked, GError **error)
{
  gint64 found;

  if (!get_sum (db, "SELECT kind = 'stocked' FROM items WHERE id = ?1", item, &found, error))
    return FALSE;
  *stocked = found != 0;
  return TRUE;
}

static gboolean
add_line (StoreDb *db, GArray *postings, gint64 id, GError **error)
{
  g_autoptr (OfficeBillLine) line = OFFICE_BILL_LINE (store_record_load (db, OFFICE_TYPE_BILL_LINE, id, error));
  g_autoptr (OfficePurchaseLine) ordered = NULL;
  gboolean stocked = FALSE;

  if (line == NULL)
    return FALSE;
  if (line->purchase_line != 0)
    {
      ordered = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, line->purchase_line, error));
      if (ordered == NULL || !is_stocked (db, ordered->item, &stocked, error))
        return FALSE;
    }
  if (!stocked)
    return add_posting (postings, OFFICE_ACCOUNT_ROLE_EXPENSE, line->account, line->amount, 0), TRUE;
  if (!clear_goods (db, line, ordered, error))
    return FALSE;
  add_posting (postings, OFFICE_ACCOUNT_ROLE_GOODS_IN, 0, line->cleared, 0);
  add_posting (postings, OFFICE_ACCOUNT_ROLE_PRICE_DIFFERENCE, 0, line->amount - line->cleared, 0);
  return TRUE;
}

static GArray *
list_ids (StoreDb *db, const char *sql, gint64 bill, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, bill);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&ids) : NULL;
}

static GArray *
list_postings (StoreDb *db, OfficeBill *bill, GError **error)
{
  g_autoptr (GArray) lines = list_ids (db, "SELECT id FROM bill_lines WHERE bill = ?1 AND trashed_at IS NULL ORDER BY position, id", bill->parent_instance.id, error);
  g_autoptr (GArray) postings = g_array_new (FALSE, FALSE, sizeof (OfficePosting));

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!add_line (db, postings, g_array_index (lines, gint64, i), error))
      return NULL;
  if (lines == NULL)
    return NULL;
  add_posting (postings, OFFICE_ACCOUNT_ROLE_TAX_RECEIVABLE, 0, bill->tax, 0);
  add_posting (postings, ABS (bill->rounding) <= OFFICE_BILL_ROUNDING ? OFFICE_ACCOUNT_ROLE_ROUNDING : OFFICE_ACCOUNT_ROLE_PRICE_DIFFERENCE, 0, bill->rounding, 0);
  add_posting (postings, OFFICE_ACCOUNT_ROLE_PAYABLE, 0, -bill->total, bill->supplier);
  return g_steal_pointer (&postings);
}

static gboolean
refresh_orders (StoreDb *db, OfficeBill *bill, GError **error)
{
  g_autoptr (GArray) orders = list_ids (db, "SELECT DISTINCT p.purchase_order FROM bill_lines AS l JOIN purchase_lines AS p ON p.id = l.purchase_line"
                                            " WHERE l.bill = ?1 AND l.trashed_at IS NULL ORDER BY 1", bill->parent_instance.id, error);

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    if (!office_purchase_refresh (db, g_array_index (orders, gint64, i), error))
      return FALSE;
  return orders != NULL;
}

gboolean
office_bill_post (StoreDb *db, OfficeBill *bill, guint32 day, GError **error)
{
  BaseRecord *record = BASE_RECORD (bill);
  g_autoptr (GArray) postings = list_postings (db, bill, error);
  OfficeEntryHead head = { .kind = OFFICE_ENTRY_KIND_BILL, .posted_on = day, .text = bill->their_number, .source_table = "bills", .source_id = record->id, .numbered = TRUE };
  gint64 entry;

  if (postings == NULL || !office_series_number (db, record, &bill->number, error))
    return FALSE;
  head.document = bill->number;
  if (!office_ledger_post (db, &head, (const OfficePosting *) postings->data, postings->len, &entry, error))
    return FALSE;
  if (entry == 0)
    return base_refuse (error, _("Bill %s comes to nothing, so there is nothing to post. Check its lines."), bill->their_number);
  base_record_set_number (record, &bill->entry, entry);
  base_record_set_number (record, &bill->open, bill->total);
  base_record_set_int (record, &bill->state, bill->total == 0 ? OFFICE_BILL_STATE_PAID : OFFICE_BILL_STATE_POSTED);
  return store_record_save (db, record, error) && refresh_orders (db, bill, error);
}

gboolean
office_bill_reverse (StoreDb *db, OfficeBill *bill, guint32 day, GError **error)
{
  g_autofree char *text = g_strdup_printf (_("Bill %s reversed"), bill->number);
  gint64 reversal;

  if (!office_ledger_reverse (db, bill->entry, day, text, &reversal, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (bill), &bill->reversal, reversal);
  base_record_set_number (BASE_RECORD (bill), &bill->open, 0);
  base_record_set_int (BASE_RECORD (bill), &bill->state, OFFICE_BILL_STATE_REVERSED);
  return store_record_save (db, BASE_RECORD (bill), error) && refresh_orders (db, bill, error);
}
