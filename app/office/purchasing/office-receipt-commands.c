/* Goods come from a supplier, or go back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-commands.h"
#include "office-line.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-bill-match.h"
#include "office-ledger.h"
#include "office-lot.h"
#include "office-purchase-line.h"
#include "office-purchase-quantities.h"
#include "office-purchase-status.h"
#include "office-purchase-tolerance.h"
#include "office-receipt-line.h"
#include "office-receipt.h"
#include "office-stock-move.h"
#include "office-supplier-terms.h"

/* What one line brings. */
typedef struct
{
  OfficePurchaseOrder *order;
  OfficeReceipt       *receipt;
  OfficePurchaseLine  *line;
  gint64               quantity; /* less than zero goes back */
  gint64               location;
  gint64               lot;
  gint64               value;
  gboolean             is_stocked;
  gboolean             is_tracked;
  char                *name;
  const char          *reason;
} Arrival;

static void
arrival_clear (Arrival *self)
{
  g_clear_object (&self->line);
  g_clear_pointer (&self->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Arrival, arrival_clear)

/* A delivery note that comes up again on the same day goes on with its receipt, so that a delivery may be taken in line by line. */
static OfficeReceipt *
find_receipt (StoreDb *db, OfficePurchaseOrder *order, OfficeReceiptKind kind, guint32 day, const char *note, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM receipts WHERE purchase_order = ?1 AND delivery_note = ?2 AND +received_on = ?3 AND kind = 'receipt' AND trashed_at IS NULL");
  g_autoptr (OfficeReceipt) receipt = NULL;
  char iso[11];
  gint64 id;

  base_date_format_iso (day, iso);
  store_query_bind_number (query, 1, order->parent_instance.id);
  store_query_bind_text (query, 2, note);
  store_query_bind_text (query, 3, iso);
  id = kind == OFFICE_RECEIPT_KIND_RECEIPT && store_query_next (query) ? store_query_get_number (query, 0) : 0;
  if (!store_query_finish (query, error))
    return NULL;
  if (id != 0)
    return OFFICE_RECEIPT (store_record_load (db, OFFICE_TYPE_RECEIPT, id, error));
  receipt = g_object_new (OFFICE_TYPE_RECEIPT, NULL);
  base_record_set_number (BASE_RECORD (receipt), &receipt->supplier, order->supplier);
  base_record_set_number (BASE_RECORD (receipt), &receipt->purchase_order, order->parent_instance.id);
  base_record_set_date (BASE_RECORD (receipt), &receipt->received_on, day);
  base_record_set_text (BASE_RECORD (receipt), &receipt->delivery_note, note);
  base_record_set_int (BASE_RECORD (receipt), &receipt->kind, kind);
  return store_record_save (db, BASE_RECORD (receipt), error) ? g_steal_pointer (&receipt) : NULL;
}

static gboolean
load_arrival (Arrival *self, StoreDb *db, gint64 line, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  self->line = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, line, error));
  if (self->line == NULL)
    return FALSE;
  self->name = g_strdup (self->line->text);
  query = store_query_new (db, "SELECT kind = 'stocked', tracking <> 'none' FROM items WHERE id = ?1");
  store_query_bind_number (query, 1, self->line->item);
  if (store_query_next (query))
    {
      self->is_stocked = store_query_get_number (query, 0) != 0;
      self->is_tracked = store_query_get_number (query, 1) != 0;
    }
  return store_query_finish (query, error);
}

static gboolean
check_amount (Arrival *self, GError **error)
{
  g_autoptr (BaseLocale) locale = NULL;
  g_autofree char *ordered = NULL, *come = NULL;
  gint64 after = self->line->received + self->quantity, most;

  if (!base_number_scale (self->line->quantity, BASE_QUANTITY_ONE + OFFICE_OVER_RECEIPT_RATE, BASE_QUANTITY_ONE, BASE_ROUND_DOWN, &most, error))
    return FALSE;
  if (after <= most || self->reason != NULL)
    return TRUE;
  locale = base_locale_new (NULL, NULL);
  ordered = base_quantity_format (self->line->quantity, locale);
  come = base_quantity_format (after, locale);
  return base_refuse (error, _("%s of %s were ordered, and with this %s have come. Send the rest back, or give a reason for taking more than ordered."),
                      ordered, self->name, come);
}

static gboolean
get_sum (StoreDb *db, const char *sql, gint64 line, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, line);
  *sum = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

/* At the price agreed, cent by cent: what is received and what is billed cancel out in the goods-in account as soon as the quantities are the same, whatever was changed in between. */
static gboolean
value_arrival (Arrival *self, StoreDb *db, GError **error)
{
  OfficePurchaseLine *line = self->line;
  gint64 before, after, received, cleared;

  self->value = 0;
  if (!self->is_stocked)
    return TRUE;
  if (!office_line_calculate (line->price, line->received, line->discount, &before, error)
      || !office_line_calculate (line->price, line->received + self->quantity, line->discount, &after, error)
      || !get_sum (db, "SELECT coalesce (sum (value), 0) FROM receipt_lines WHERE purchase_line = ?1 AND trashed_at IS NULL", line->parent_instance.id, &received, error)
      || !get_sum (db, "SELECT coalesce (sum (l.cleared), 0) FROM bill_lines AS l JOIN bills AS b ON b.id = l.bill WHERE l.purchase_line = ?1 AND b.state IN ('posted', 'paid')"
                       " AND l.trashed_at IS NULL", line->parent_instance.id, &cleared, error))
    return FALSE;
  self->value = line->received + self->quantity == line->billed ? cleared - received : after - before;
  if (self->quantity > 0)
    self->value = MAX (self->value, 0);
  return TRUE;
}

static gboolean
write_line (Arrival *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficeReceiptLine) line = g_object_new (OFFICE_TYPE_RECEIPT_LINE, NULL);
  BaseRecord *record = BASE_RECORD (line);

  base_record_set_number (record, &line->receipt, self->receipt->parent_instance.id);
  base_record_set_number (record, &line->purchase_line, self->line->parent_instance.id);
  base_record_set_number (record, &line->item, self->line->item);
  base_record_set_number (record, &line->quantity, self->quantity);
  base_record_set_number (record, &line->location, self->location);
  base_record_set_number (record, &line->lot, self->lot);
  base_record_set_number (record, &line->value, self->value);
  base_record_set_text (record, &line->currency, self->order->currency);
  base_record_set_text (record, &line->reason, self->reason);
  return store_record_save (db, record, error);
}

/* Goods that go back leave the stock with its value, and the supplier owes the price: the rest is a price difference. */
static gboolean
post_difference (Arrival *self, StoreDb *db, gint64 moved, GError **error)
{
  gint64 difference = moved - self->value;
  const OfficePosting postings[] = {
    { .role = OFFICE_ACCOUNT_ROLE_GOODS_IN,         .amount = difference },
    { .role = OFFICE_ACCOUNT_ROLE_PRICE_DIFFERENCE, .amount = -difference },
  };
  const OfficeEntryHead head = {
    .kind = OFFICE_ENTRY_KIND_STOCK, .posted_on = self->receipt->received_on, .text = self->reason, .document = self->receipt->number,
    .source_table = "receipts", .source_id = self->receipt->parent_instance.id,
  };

  return office_ledger_post (db, &head, postings, G_N_ELEMENTS (postings), NULL, error);
}

static gboolean
move_goods (Arrival *self, StoreDb *db, GError **error)
{
  const OfficeMove move = {
    .item = self->line->item, .quantity = self->quantity, .location = self->location, .lot = self->lot, .kind = OFFICE_MOVE_RECEIPT,
    .moved_on = self->receipt->received_on, .reason = self->quantity < 0 ? self->reason : self->receipt->delivery_note,
    .purchase_line = self->line->parent_instance.id, .value = self->value, .has_value = self->quantity > 0,
  };
  gint64 moved;

  if (!self->is_stocked)
    return TRUE;
  return office_stock_move (db, &move, &moved, error) && (self->quantity > 0 || post_difference (self, db, moved, error));
}

static gboolean
write_arrival (Arrival *self, StoreDb *db, GError **error)
{
  return value_arrival (self, db, error) && write_line (self, db, error) && move_goods (self, db, error)
         && (self->line->item == 0 || self->quantity < 0
             || office_supplier_terms_learn (db, self->order->supplier, self->line->item, self->line->price, error));
}

/* The lot of the item with this number, made when it is new. */
static gboolean
find_lot (Arrival *self, StoreDb *db, const char *number, guint32 expires_on, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  g_autoptr (OfficeLot) lot = NULL;

  if (!self->is_tracked || number == NULL)
    return TRUE;
  query = store_query_new (db, "SELECT id FROM lots WHERE item = ?1 AND number = ?2 AND trashed_at IS NULL");
  store_query_bind_number (query, 1, self->line->item);
  store_query_bind_text (query, 2, number);
  if (store_query_next (query))
    self->lot = store_query_get_number (query, 0);
  if (!store_query_finish (query, error) || self->lot != 0)
    return self->lot != 0;
  lot = g_object_new (OFFICE_TYPE_LOT, NULL);
  base_record_set_text (BASE_RECORD (lot), &lot->number, number);
  base_record_set_number (BASE_RECORD (lot), &lot->item, self->line->item);
  base_record_set_date (BASE_RECORD (lot), &lot->received_on, self->receipt->received_on);
  base_record_set_date (BASE_RECORD (lot), &lot->expires_on, expires_on);
  base_record_set_number (BASE_RECORD (lot), &lot->supplier, self->order->supplier);
  if (!store_record_save (db, BASE_RECORD (lot), error))
    return FALSE;
  self->lot = lot->parent_instance.id;
  return TRUE;
}

static gboolean
check_receivable (OfficePurchaseOrder *self, GError **error)
{
  if (self->state == OFFICE_PURCHASE_ORDER_STATE_DRAFT)
    return base_refuse (error, _("Purchase order %s is a draft. Order it from the supplier first."), self->number);
  if (self->state == OFFICE_PURCHASE_ORDER_STATE_CANCELLED)
    return base_refuse (error, _("Purchase order %s is cancelled. Reopen it first."), self->number);
  return TRUE;
}

/* One line by itself, or all that the argument names, or everything that is still to come. */
static GArray *
list_shares (StoreDb *db, OfficePurchaseOrder *order, GVariant *arguments, GError **error)
{
  g_autoptr (GArray) shares = office_purchase_share (db, order, OFFICE_PURCHASE_TO_RECEIVE, store_arguments_get_text (arguments, "quantities"), error);
  gint64 only = store_arguments_get_number (arguments, "line"), sum = 0;

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      StoreShare *share = &g_array_index (shares, StoreShare, i);

      if (only != 0 && share->line != only)
        share->quantity = 0;
      else if (only != 0 && store_arguments_has (arguments, "quantity"))
        share->quantity = MAX (store_arguments_get_number (arguments, "quantity"), 0);
      sum += share->quantity;
    }
  if (shares != NULL && sum > 0)
    return g_steal_pointer (&shares);
  if (shares != NULL)
    base_refuse (error, _("Nothing of purchase order %s is left to receive. Say which line, and how much has come."), order->number);
  return NULL;
}

static gboolean
receive_share (StoreDb *db, OfficePurchaseOrder *order, OfficeReceipt *receipt, StoreShare *share, GVariant *arguments, GError **error)
{
  g_auto (Arrival) arrival = {
    .order = order, .receipt = receipt, .quantity = share->quantity, .location = store_arguments_get_number (arguments, "location"),
    .reason = store_arguments_get_text (arguments, "reason"),
  };

  return load_arrival (&arrival, db, share->line, error) && check_amount (&arrival, error)
         && find_lot (&arrival, db, store_arguments_get_text (arguments, "lot"), (guint32) store_arguments_get_number (arguments, "expires_on"), error)
         && write_arrival (&arrival, db, error);
}

gboolean
office_receipt_receive (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) order = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  g_autoptr (OfficeReceipt) receipt = NULL;
  g_autoptr (GArray) shares = NULL;

  if (order == NULL || !check_receivable (order, error))
    return FALSE;
  shares = list_shares (db, order, arguments, error);
  if (shares == NULL)
    return FALSE;
  receipt = find_receipt (db, order, OFFICE_RECEIPT_KIND_RECEIPT, store_arguments_get_day (db, arguments, "received_on"), store_arguments_get_text (arguments, "delivery_note"), error);
  if (receipt == NULL)
    return FALSE;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, StoreShare, i).quantity > 0
        && !receive_share (db, order, receipt, &g_array_index (shares, StoreShare, i), arguments, error))
      return FALSE;
  store_db_set_result (db, g_variant_new_int64 (receipt->parent_instance.id));
  return office_purchase_refresh (db, order->parent_instance.id, error) && office_bill_match_again (db, order->parent_instance.id, error);
}

static gboolean
check_return (Arrival *self, GError **error)
{
  if (self->line->purchase_order != self->order->parent_instance.id)
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The line does not belong to purchase order %s. Choose one of its lines."), self->order->number);
  else if (self->reason == NULL)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say why the goods go back, such as “broken” or “wrong item”."));
  else if (self->quantity >= 0 || self->line->received + self->quantity < 0)
    base_refuse (error, _("Only what has come can go back. Give a quantity of %s up to what was received."), self->name);
  else
    return TRUE;
  return FALSE;
}

gboolean
office_receipt_return (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) order = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  g_autoptr (OfficeReceipt) receipt = NULL;
  g_auto (Arrival) arrival = {
    .order = order, .quantity = -store_arguments_get_number (arguments, "quantity"), .location = store_arguments_get_number (arguments, "location"),
    .lot = store_arguments_get_number (arguments, "lot"), .reason = store_arguments_get_text (arguments, "reason"),
  };

  if (order == NULL || !check_receivable (order, error) || !load_arrival (&arrival, db, store_arguments_get_number (arguments, "line"), error) || !check_return (&arrival, error))
    return FALSE;
  receipt = find_receipt (db, order, OFFICE_RECEIPT_KIND_RETURN, store_arguments_get_day (db, arguments, "received_on"), NULL, error);
  arrival.receipt = receipt;
  if (receipt == NULL || !write_arrival (&arrival, db, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (receipt->parent_instance.id));
  return office_purchase_refresh (db, order->parent_instance.id, error) && office_bill_match_again (db, order->parent_instance.id, error);
}
