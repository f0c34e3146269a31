/* What is done with bills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill-commands.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-bill-line.h"
#include "office-bill-match.h"
#include "office-bill-post.h"
#include "office-contact.h"
#include "office-purchase-commands.h"
#include "office-purchase-line.h"
#include "office-purchase-quantities.h"

static const BaseField bill_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "bills", N_("Bill"), BASE_REQUIRED),
};

static const BaseField approve_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "bills", N_("Bill"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), BASE_REQUIRED),
};

static const BaseField day_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "bills", N_("Bill"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "posted_on", N_("Day"), BASE_TODAY),
};

/* Neither posted nor taken back. */
static OfficeBill *
load_open_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) self = store_arguments_load (db, arguments, OFFICE_TYPE_BILL, error);

  if (self == NULL || self->entry == 0)
    return g_steal_pointer (&self);
  base_refuse (error, _("Bill %s is posted and stays as it is. Reverse it if it is wrong."), self->their_number);
  return NULL;
}

static gboolean
match_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) self = load_open_bill (db, arguments, error);

  return self != NULL && office_bill_match (db, self, error);
}

static gboolean
check_approval (OfficeBill *self, const char *user, const char *reason, GError **error)
{
  if (self->state != OFFICE_BILL_STATE_EXCEPTION)
    base_refuse (error, _("Bill %s is no exception, so there is nothing to approve. Match or post it."), self->their_number);
  else if (reason == NULL)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Say why the bill is right although it differs."));
  else if (g_strcmp0 (user, self->recorded_by) == 0)
    base_refuse (error, _("You recorded bill %s yourself. A second person has to approve it."), self->their_number);
  else
    return TRUE;
  return FALSE;
}

static gboolean
approve_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autofree char *user = base_environment_dup_user (store_db_get_environment (db));
  g_autoptr (OfficeBill) self = load_open_bill (db, arguments, error);
  const char *reason = store_arguments_get_text (arguments, "reason");

  if (self == NULL || !check_approval (self, user, reason, error))
    return FALSE;
  base_record_set_text (BASE_RECORD (self), &self->approved_by, user);
  base_record_set_text (BASE_RECORD (self), &self->approval_reason, reason);
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_BILL_STATE_MATCHED);
  return store_record_save (db, BASE_RECORD (self), error);
}

static gboolean
post_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) self = load_open_bill (db, arguments, error);

  if (self == NULL || !office_bill_match (db, self, error))
    return FALSE;
  if (self->state != OFFICE_BILL_STATE_MATCHED)
    return base_refuse (error, _("Bill %s differs from what was ordered and received. %s"), self->their_number, self->exception);
  return office_bill_post (db, self, store_arguments_get_day (db, arguments, "posted_on"), error);
}

static gboolean
reverse_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) self = store_arguments_load (db, arguments, OFFICE_TYPE_BILL, error);

  if (self == NULL)
    return FALSE;
  if (self->state != OFFICE_BILL_STATE_POSTED && self->state != OFFICE_BILL_STATE_PAID)
    base_refuse (error, _("Bill %s is not posted, so there is nothing to reverse."), self->their_number);
  else if (self->paid != 0)
    base_refuse (error, _("Bill %s has been paid. Reverse the payment first."), self->their_number);
  else
    return office_bill_reverse (db, self, store_arguments_get_day (db, arguments, "posted_on"), error);
  return FALSE;
}

static OfficeBill *
make_bill (StoreDb *db, OfficePurchaseOrder *order, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) self = g_object_new (OFFICE_TYPE_BILL, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->supplier, order->supplier);
  base_record_set_text (record, &self->their_number, store_arguments_get_text (arguments, "their_number"));
  base_record_set_text (record, &self->iban, store_arguments_get_text (arguments, "iban"));
  base_record_set_date (record, &self->billed_on, store_arguments_get_day (db, arguments, "billed_on"));
  base_record_set_date (record, &self->due_on, (guint32) store_arguments_get_number (arguments, "due_on"));
  base_record_set_number (record, &self->their_total, store_arguments_get_number (arguments, "their_total"));
  return store_record_save (db, record, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
add_line (StoreDb *db, OfficeBill *bill, const StoreShare *share, GError **error)
{
  g_autoptr (OfficeBillLine) line = g_object_new (OFFICE_TYPE_BILL_LINE, NULL);

  base_record_set_number (BASE_RECORD (line), &line->bill, bill->parent_instance.id);
  base_record_set_number (BASE_RECORD (line), &line->purchase_line, share->line);
  base_record_set_number (BASE_RECORD (line), &line->quantity, share->quantity);
  return store_record_save (db, BASE_RECORD (line), error);
}

gboolean
office_bill_record (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePurchaseOrder) order = store_arguments_load (db, arguments, OFFICE_TYPE_PURCHASE_ORDER, error);
  g_autoptr (OfficeBill) bill = NULL, complete = NULL;
  g_autoptr (GArray) shares = NULL;

  if (order == NULL)
    return FALSE;
  shares = office_purchase_share (db, order, OFFICE_PURCHASE_TO_BILL, store_arguments_get_text (arguments, "quantities"), error);
  bill = shares != NULL ? make_bill (db, order, arguments, error) : NULL;
  if (bill == NULL)
    return FALSE;
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, StoreShare, i).quantity != 0 && !add_line (db, bill, &g_array_index (shares, StoreShare, i), error))
      return FALSE;
  complete = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, bill->parent_instance.id, error));
  store_db_set_result (db, g_variant_new_int64 (bill->parent_instance.id));
  return complete != NULL && office_bill_match (db, complete, error);
}

static const StoreCommand commands[] = {
  { "match-bill",   N_("Match Bill"),   match_bill,   bill_arguments,    G_N_ELEMENTS (bill_arguments), .done = N_("%s matched") },
  { "approve-bill", N_("Approve Bill"), approve_bill, approve_arguments, G_N_ELEMENTS (approve_arguments), .done = N_("%s approved") },
  { "post-bill",    N_("Post Bill"),    post_bill,    day_arguments,     G_N_ELEMENTS (day_arguments), .done = N_("%s posted"), .reversal = "reverse-bill" },
  { "reverse-bill", N_("Reverse Bill"), reverse_bill, day_arguments,     G_N_ELEMENTS (day_arguments), .done = N_("%s reversed") },
};

const StoreCommand *
office_bill_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

gboolean
office_bill_refresh (StoreDb *db, gint64 bill, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE bills AS b SET paid = new.paid, open = b.total - new.paid, state = iif (new.paid = b.total, 'paid', 'posted'), version = version + 1"
                                                      " FROM (SELECT coalesce (sum (a.amount + a.discount), 0) AS paid FROM allocations AS a JOIN payments AS p ON p.id = a.payment"
                                                      "        WHERE a.bill = ?1 AND p.reversed = 0 AND a.trashed_at IS NULL) AS new"
                                                      " WHERE b.id = ?1 AND b.state IN ('posted', 'paid') AND (b.paid <> new.paid OR b.open <> b.total - new.paid OR b.state <> iif (new.paid = b.total, 'paid', 'posted'))");

  store_query_bind_number (query, 1, bill);
  return store_query_run (query, error);
}

gboolean
office_bill_check_payable (StoreDb *db, gint64 bill, gboolean needs_account, GError **error)
{
  g_autoptr (OfficeBill) self = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, bill, error));
  g_autoptr (OfficeContact) supplier = self != NULL ? OFFICE_CONTACT (store_record_load (db, OFFICE_TYPE_CONTACT, self->supplier, error)) : NULL;

  if (supplier == NULL)
    return FALSE;
  if (self->state == OFFICE_BILL_STATE_PAID)
    return base_refuse (error, _("Bill %s has been paid already."), self->their_number);
  if (self->state != OFFICE_BILL_STATE_POSTED)
    return base_refuse (error, _("Bill %s is not posted yet. Match and post it before paying."), self->their_number);
  if (needs_account && supplier->iban == NULL)
    return base_refuse (error, _("No bank account of %s has been approved. Ask for it, and let a second person decide after ringing the supplier."), supplier->name);
  return TRUE;
}
