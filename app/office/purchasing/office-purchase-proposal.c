/* What should be bought, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-proposal.h"

#include <glib/gi18n-lib.h>
#include "office-replenishment.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePurchaseProposal, office_purchase_proposal, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice methods[] = {
  { "level",     N_("Reorder level") },
  { "smoothing", N_("Exponential smoothing") },
  { "croston",   N_("Croston, for rare demand") },
  { "seasonal",  N_("Holt-Winters, with seasons") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficePurchaseProposal, item, "items"),        N_("Item"),          BASE_REQUIRED | BASE_SUBTITLE | BASE_DERIVED },
  { BASE_TEXT (OfficePurchaseProposal, text),                 N_("Text"),          BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficePurchaseProposal, supplier, "contacts"), N_("Supplier"),      BASE_SEARCH | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficePurchaseProposal, quantity),         N_("Quantity"),      BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficePurchaseProposal, price),               N_("Price"),         0 },
  { BASE_TEXT (OfficePurchaseProposal, currency),             N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
  { BASE_DATE (OfficePurchaseProposal, order_by),             N_("Order by"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePurchaseProposal, needed_on),            N_("Needed"),        BASE_DERIVED },
  { BASE_CHOICE (OfficePurchaseProposal, method, methods),    N_("Forecast by"),   BASE_DERIVED },
  { BASE_QUANTITY (OfficePurchaseProposal, demand),           N_("Demand a week"), BASE_DERIVED },
  { BASE_QUANTITY (OfficePurchaseProposal, band),             N_("More or less"),  BASE_DERIVED },
  { BASE_QUANTITY (OfficePurchaseProposal, available),        N_("Available"),     BASE_DERIVED },
  { BASE_COUNT (OfficePurchaseProposal, lead_days),           N_("Lead time in days"), BASE_DERIVED },
  { BASE_LONG_TEXT (OfficePurchaseProposal, reason),          N_("Reason"),        BASE_COLUMN | BASE_DERIVED },
  { BASE_YES_NO (OfficePurchaseProposal, left_out),           N_("Leave out"),     0 },
  { BASE_DATE (OfficePurchaseProposal, proposed_on),          N_("Proposed on"),   BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",         N_("All purchase proposals"), NULL },
  { "due",         N_("To order today"),         "order_by <= ?today AND left_out = 0" },
  { "no-supplier", N_("Without supplier"),       "supplier IS NULL" },
  { "left-out",    N_("Left out"),               "left_out = 1" },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  if (OFFICE_PURCHASE_PROPOSAL (rules)->item != 0)
    return TRUE;
  return base_refuse (error, _("Proposals are worked out from the stock. Choose “Propose Purchases”, or make a purchase order."));
}

static gboolean
office_purchase_proposal_check (BaseRecord *record, GError **error)
{
  if (OFFICE_PURCHASE_PROPOSAL (record)->quantity > 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of a proposal must be more than zero. Leave it out if nothing is to be bought."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_replenishment_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->made_by_commands = TRUE;
  rules->default_sort = "order_by, id";
}

static void
office_purchase_proposal_class_init (OfficePurchaseProposalClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_purchase_proposal_check;
  record_class->icon = "starred-symbolic";
  base_record_class_set_fields (record_class, "purchase_proposals", N_("Purchase proposal"), N_("Purchase proposals"), fields, G_N_ELEMENTS (fields));
}

static void
office_purchase_proposal_init (OfficePurchaseProposal *self)
{
}
