/* Purchase order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-order.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-company.h"
#include "office-period.h"
#include "office-purchase-commands.h"
#include "office-purchase-status.h"
#include "office-series.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePurchaseOrder, office_purchase_order, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "draft",           N_("Draft") },
  { "ordered",         N_("On order") },
  { "partly-received", N_("Partly received") },
  { "received",        N_("Received") },
  { "billed",          N_("Billed") },
  { "cancelled",       N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePurchaseOrder, number),               N_("Number"),               BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficePurchaseOrder, supplier, "contacts"), N_("Supplier"),             BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_CHOICE (OfficePurchaseOrder, state, states),      N_("State"),                BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_DATE (OfficePurchaseOrder, ordered_on),           N_("Ordered"),              BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePurchaseOrder, expected_on),          N_("Expected"),             BASE_COLUMN },
  { BASE_DATE (OfficePurchaseOrder, cancelled_on),         N_("Cancelled"),            BASE_DERIVED },
  { BASE_LINK (OfficePurchaseOrder, buyer, "employees"),   N_("Buyer"),                0 },
  { BASE_TEXT (OfficePurchaseOrder, currency),             N_("Currency"),             0 },
  { BASE_MONEY (OfficePurchaseOrder, freight),             N_("Freight"),              0 },
  { BASE_MONEY (OfficePurchaseOrder, total),               N_("Total"),                BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePurchaseOrder, reference),            N_("Supplier’s reference"), BASE_SEARCH },
  { BASE_LONG_TEXT (OfficePurchaseOrder, notes),           N_("Notes"),                BASE_SEARCH },
  { BASE_TEXT (OfficePurchaseOrder, unverified_reason),    N_("Reason if not verified"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",       N_("All purchase orders"), NULL },
  { "open",      N_("Open"),                "state IN ('draft', 'ordered', 'partly-received')" },
  { "drafts",    N_("Drafts"),              "state = 'draft'" },
  { "coming",    N_("To be received"),      "state IN ('ordered', 'partly-received')" },
  { "late",      N_("Late"),                "state IN ('ordered', 'partly-received') AND EXISTS (SELECT 1 FROM purchase_lines AS l"
                                            " WHERE l.purchase_order = purchase_orders.id AND l.trashed_at IS NULL AND l.received < l.quantity AND l.promised_on < ?today)" },
  { "to-bill",   N_("Received, not billed"), "EXISTS (SELECT 1 FROM purchase_lines AS l WHERE l.purchase_order = purchase_orders.id AND l.trashed_at IS NULL AND l.received > l.billed)" },
  { "cancelled", N_("Cancelled"),           "state = 'cancelled'" },
};

static gboolean
check_trash (OfficePurchaseOrder *self, GError **error)
{
  if (self->ordered_on == BASE_NO_DATE || self->state == OFFICE_PURCHASE_ORDER_STATE_CANCELLED)
    return TRUE;
  return base_refuse (error, _("Purchase order %s went to the supplier and must be kept. Cancel it instead."), self->number);
}

static gboolean
fill_currency (OfficePurchaseOrder *self, StoreDb *db, GError **error)
{
  g_autofree char *currency = office_company_dup_currency (db, error);

  if (currency == NULL)
    return FALSE;
  if (self->currency == NULL)
    base_record_set_text (BASE_RECORD (self), &self->currency, currency);
  if (strcmp (self->currency, currency) == 0)
    return TRUE;
  return base_refuse (error, _("The books are kept in %s. Give the prices of a purchase order in that currency."), currency);
}

static gboolean
check_supplier (OfficePurchaseOrder *self, OfficePurchaseOrder *before, GError **error)
{
  if (before == NULL || self->supplier == before->supplier || before->state <= OFFICE_PURCHASE_ORDER_STATE_ORDERED)
    return TRUE;
  return base_refuse (error, _("Goods of purchase order %s have come from this supplier already. Make a new one for another supplier."), self->number);
}

static gboolean
set_state (OfficePurchaseOrder *self, StoreDb *db, GError **error)
{
  g_autofree char *progress = office_purchase_dup_progress (db, self->parent_instance.id, error);
  int state = OFFICE_PURCHASE_ORDER_STATE_DRAFT;

  if (progress == NULL)
    return FALSE;
  if (self->cancelled_on != BASE_NO_DATE)
    state = OFFICE_PURCHASE_ORDER_STATE_CANCELLED;
  else if (self->ordered_on != BASE_NO_DATE)
    while (strcmp (states[state].code, progress) != 0)
      state++;
  base_record_set_int (BASE_RECORD (self), &self->state, state);
  return TRUE;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficePurchaseOrder *self = OFFICE_PURCHASE_ORDER (rules);

  if (self->parent_instance.trashed)
    return before == NULL || before->trashed || check_trash (self, error);
  base_record_set_number (BASE_RECORD (self), &self->total, self->freight + (before != NULL ? OFFICE_PURCHASE_ORDER (before)->total - OFFICE_PURCHASE_ORDER (before)->freight : 0));
  return set_state (self, db, error) && fill_currency (self, db, error) && check_supplier (self, (OfficePurchaseOrder *) before, error)
         && office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  return office_purchase_refresh_items (db, BASE_RECORD (rules)->id, error);
}

static gboolean
office_purchase_order_check (BaseRecord *record, GError **error)
{
  OfficePurchaseOrder *self = OFFICE_PURCHASE_ORDER (record);

  if (self->freight < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The freight of a purchase order cannot be below zero."));
      return FALSE;
    }
  return office_period_check (self->ordered_on, self->expected_on, _("The expected day lies before the day of the order. Correct one of them."), error);
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  OfficePurchaseOrder *self = OFFICE_PURCHASE_ORDER (rules);

  if (strcmp (name, "purchase_lines") == 0)
    return self->state == OFFICE_PURCHASE_ORDER_STATE_CANCELLED;
  return self->state > OFFICE_PURCHASE_ORDER_STATE_ORDERED && strcmp (name, "supplier") == 0;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->after_write = after_write;
  rules->commands = office_purchase_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "ordered_on DESC, id DESC";
}

static void
office_purchase_order_class_init (OfficePurchaseOrderClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_purchase_order_check;
  record_class->icon = "document-send-symbolic";
  base_record_class_set_fields (record_class, "purchase_orders", N_("Purchase order"), N_("Purchase orders"), fields, G_N_ELEMENTS (fields));
}

static void
office_purchase_order_init (OfficePurchaseOrder *self)
{
}
