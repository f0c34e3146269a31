/* The steps of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-commands.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-purchase-line.h"
#include "office-purchase-quantities.h"
#include "office-supplier-check.h"
#include "office-supplier-terms.h"

static const BaseField confirm_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_orders", N_("Purchase order"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "ordered_on", N_("Ordered"), BASE_TODAY),
  STORE_ARGUMENT (DATE, "expected_on", N_("Expected"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason if not verified"), 0),
};

static const BaseField order_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_orders", N_("Purchase order"), BASE_REQUIRED),
};

static const BaseField receive_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_orders", N_("Purchase order"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "delivery_note", N_("Delivery note"), 0),
  STORE_ARGUMENT (TEXT, "quantities", N_("Quantities"), BASE_SHARES),
  STORE_ARGUMENT_LINK ("line", "purchase_lines", N_("Line, if not all"), BASE_HIDDEN),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity of this line"), BASE_HIDDEN),
  STORE_ARGUMENT (TEXT, "lot", N_("Lot or serial number"), 0),
  STORE_ARGUMENT (DATE, "expires_on", N_("Expires"), 0),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT (DATE, "received_on", N_("Received"), BASE_TODAY),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason for more than ordered"), 0),
};

static const BaseField return_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_orders", N_("Purchase order"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("line", "purchase_lines", N_("Purchase line"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "quantity", N_("Quantity"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT_LINK ("lot", "lots", N_("Lot"), 0),
  STORE_ARGUMENT (DATE, "received_on", N_("Day"), BASE_TODAY),
};

static const BaseField bill_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_orders", N_("Purchase order"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "their_number", N_("Invoice number"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "billed_on", N_("Billed on"), BASE_TODAY),
  STORE_ARGUMENT (DATE, "due_on", N_("Due"), 0),
  STORE_ARGUMENT (MONEY, "their_total", N_("Total on the bill"), 0),
  STORE_ARGUMENT (TEXT, "quantities", N_("Quantities"), BASE_SHARES),
  STORE_ARGUMENT (TEXT, "iban", N_("IBAN on the bill"), 0),
};

static gboolean
check_complete (OfficePurchaseOrder *self, StoreDb *db, GError **error)
{
  gint64 lines = 0;

  if (!store_db_find_number (db, "SELECT 1 FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL LIMIT 1", self->parent_instance.id, &lines, error))
    return FALSE;
  return lines || base_refuse (error, _("Purchase order %s has no lines. Add what is to be bought before ordering it."), self->number);
}

/* Days that the longest of its lines takes. */
static gboolean
find_lead_days (OfficePurchaseOrder *self, StoreDb *db, gint64 *days, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT item FROM purchase_lines WHERE purchase_order = ?1 AND item IS NOT NULL AND trashed_at IS NULL");
  OfficeSupplierTerms terms = { .lead_days = OFFICE_LEAD_DAYS_USUAL };

  store_query_bind_number (query, 1, self->parent_instance.id);
  *days = 0;
  while (store_query_next (query))
    {
      if (!office_supplier_terms_load (db, self->supplier, store_query_get_number (query, 0), &terms, error))
        return FALSE;
      *days = MAX (*days, terms.lead_days);
    }
  *days = *days == 0 ? OFFICE_LEAD_DAYS_USUAL : *days;
  return store_query_finish (query, error);
}

/* Each line is promised for the day given, else for what its item usually takes; what was typed into a line stays. */
static gboolean
promise_lines (OfficePurchaseOrder *self, StoreDb *db, gboolean is_given, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL ORDER BY position, id");

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      g_autoptr (OfficePurchaseLine) line = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, store_query_get_number (query, 0), error));
      OfficeSupplierTerms terms;

      if (line == NULL || !office_supplier_terms_load (db, self->supplier, line->item, &terms, error))
        return FALSE;
      if (line->promised_on == BASE_NO_DATE)
        base_record_set_date (BASE_RECORD (line), &line->promised_on, is_given ? self->expected_on : self->ordered_on + (guint32) terms.lead_days);
      base_record_set_date (BASE_RECORD (line), &line->first_promised_on, line->promised_on);
      if (!store_record_save (db, BASE_RECORD (line), error))
        return FALSE;
    }
  return store_query_finish (query, error);
}

static gboolean
confirm_purchase (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  const char *reason = store_arguments_get_text (arguments, "reason");
  gboolean is_given;
  gint64 days;

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_PURCHASE_ORDER_STATE_DRAFT)
    return base_refuse (error, _("Purchase order %s was ordered or cancelled already."), self->number);
  if (!check_complete (self, db, error) || (reason == NULL && !office_supplier_check_verified (db, self->supplier, error)))
    return FALSE;
  base_record_set_text (BASE_RECORD (self), &self->unverified_reason, reason);
  base_record_set_date (BASE_RECORD (self), &self->ordered_on, store_arguments_get_day (db, arguments, "ordered_on"));
  if (store_arguments_has (arguments, "expected_on"))
    base_record_set_date (BASE_RECORD (self), &self->expected_on, (guint32) store_arguments_get_number (arguments, "expected_on"));
  is_given = self->expected_on != BASE_NO_DATE;
  if (!is_given && !find_lead_days (self, db, &days, error))
    return FALSE;
  if (!is_given)
    base_record_set_date (BASE_RECORD (self), &self->expected_on, self->ordered_on + (guint32) days);
  return store_record_save (db, BASE_RECORD (self), error) && promise_lines (self, db, is_given, error);
}

static gboolean
has_documents (OfficePurchaseOrder *self, StoreDb *db, gboolean *documents, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL AND (received <> 0 OR billed <> 0) LIMIT 1");

  store_query_bind_number (query, 1, self->parent_instance.id);
  *documents = store_query_next (query);
  return store_query_finish (query, error);
}

static gboolean
cancel_purchase (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  gboolean documents;

  if (self == NULL || !has_documents (self, db, &documents, error))
    return FALSE;
  if (self->cancelled_on != BASE_NO_DATE)
    base_refuse (error, _("Purchase order %s is cancelled already."), self->number);
  else if (documents)
    base_refuse (error, _("Goods of purchase order %s have come or were billed. Close it instead: then nothing more is expected."), self->number);
  else
    {
      base_record_set_date (BASE_RECORD (self), &self->cancelled_on, base_environment_today (store_db_get_environment (db)));
      return store_record_save (db, BASE_RECORD (self), error);
    }
  return FALSE;
}

static gboolean
reopen_purchase (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);

  if (self == NULL)
    return FALSE;
  if (self->cancelled_on == BASE_NO_DATE)
    return base_refuse (error, _("Purchase order %s is not cancelled."), self->number);
  base_record_set_date (BASE_RECORD (self), &self->cancelled_on, BASE_NO_DATE);
  return store_record_save (db, BASE_RECORD (self), error);
}

/* What did not come is not expected any more: the line asks for what came, or leaves. */
static gboolean
close_line (StoreDb *db, gint64 id, gint64 received, GError **error)
{
  g_autoptr (OfficePurchaseLine) line = NULL;

  if (received <= 0)
    return store_record_trash (db, OFFICE_TYPE_PURCHASE_LINE, id, error);
  line = OFFICE_PURCHASE_LINE (store_record_load (db, OFFICE_TYPE_PURCHASE_LINE, id, error));
  if (line == NULL)
    return FALSE;
  base_record_set_number (BASE_RECORD (line), &line->quantity, received);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
close_purchase (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) self = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  g_autoptr (StoreQuery) query = NULL;

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_PURCHASE_ORDER_STATE_PARTLY_RECEIVED)
    return base_refuse (error, _("Only a purchase order of which a part has come can be closed. Receive, change or cancel order %s."), self->number);
  query = store_query_new (db, "SELECT id, received FROM purchase_lines WHERE purchase_order = ?1 AND received < quantity AND trashed_at IS NULL ORDER BY position, id");
  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    if (!close_line (db, store_query_get_number (query, 0), store_query_get_number (query, 1), error))
      return FALSE;
  return store_query_finish (query, error);
}

static const StoreCommand commands[] = {
  { "confirm-purchase",   N_("Order From Supplier"), confirm_purchase,       confirm_arguments, G_N_ELEMENTS (confirm_arguments), .done = N_("%s placed") },
  { "receive-purchase",   N_("Receive Goods"),       office_receipt_receive, receive_arguments, G_N_ELEMENTS (receive_arguments), .done = N_("Goods received: %s"), .makes = "receipts", .list_shares = office_purchase_list_to_receive },
  { "record-bill",        N_("Record Bill"),         office_bill_record,     bill_arguments,    G_N_ELEMENTS (bill_arguments), .makes = "bills", .list_shares = office_purchase_list_to_bill },
  { "return-to-supplier", N_("Return to Supplier"),  office_receipt_return,  return_arguments,  G_N_ELEMENTS (return_arguments), .done = N_("Goods returned: %s"), .makes = "receipts" },
  { "close-purchase",     N_("Expect Nothing More"), close_purchase,         order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("Nothing more expected: %s") },
  { "cancel-purchase",    N_("Cancel Purchase"),     cancel_purchase,        order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("%s cancelled") },
  { "reopen-purchase",    N_("Reopen Purchase"),     reopen_purchase,        order_arguments,   G_N_ELEMENTS (order_arguments), .done = N_("%s reopened") },
};

const StoreCommand *
office_purchase_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
