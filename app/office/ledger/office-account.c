/* Account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-account.h"
#include "office-company.h"
#include "office-ledger.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeAccount, office_account, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "asset",     N_("Asset") },
  { "liability", N_("Liability") },
  { "equity",    N_("Equity") },
  { "income",    N_("Income") },
  { "expense",   N_("Expense") },
  { NULL },
};

static const BaseChoice roles[] = {
  { "none",             N_("Nothing by itself") },
  { "receivable",       N_("Receivables") },
  { "payable",          N_("Payables") },
  { "bank",             N_("Bank") },
  { "cash",             N_("Cash") },
  { "sales",            N_("Sales") },
  { "tax-payable",      N_("Tax on sales") },
  { "tax-receivable",   N_("Tax on purchases") },
  { "cost-of-goods",    N_("Cost of goods sold") },
  { "inventory",        N_("Inventory") },
  { "goods-out",        N_("Goods shipped, not invoiced") },
  { "goods-in",         N_("Goods received, not billed") },
  { "stock-difference", N_("Stock differences") },
  { "opening",          N_("Opening balances") },
  { "price-difference", N_("Price differences") },
  { "discount-given",   N_("Discounts given") },
  { "discount-taken",   N_("Discounts taken") },
  { "freight",          N_("Freight charged") },
  { "late-charges",     N_("Reminder fees and interest") },
  { "rounding",         N_("Rounding") },
  { "expense",          N_("Other expenses") },
  { "goodwill",         N_("Goodwill") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeAccount, name),          N_("Name"),           BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeAccount, number),        N_("Account number"), BASE_REQUIRED | BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficeAccount, kind, kinds), N_("Kind"),           BASE_COLUMN },
  { BASE_CHOICE (OfficeAccount, role, roles), N_("Used for"),       0 },
  { BASE_TEXT (OfficeAccount, currency),      N_("Currency"),       BASE_HIDDEN },
  { BASE_MONEY (OfficeAccount, balance),      N_("Balance"),        BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_YES_NO (OfficeAccount, inactive),    N_("Inactive"),       0 },
};

static const StoreView views[] = {
  { "all",     N_("All accounts"), NULL },
  { "in-use",  N_("With a balance"), "balance <> 0" },
  { "balance-sheet", N_("Assets, liabilities and equity"), "kind IN ('asset', 'liability', 'equity')" },
  { "income",  N_("Income and expenses"), "kind IN ('income', 'expense')" },
};

/* Whether nothing is posted to it; else the sentence, which has its number. */
static gboolean
check_unused (OfficeAccount *self, StoreDb *db, const char *sentence, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM entry_lines WHERE account = ?1 LIMIT 1");
  gboolean used;

  store_query_bind_number (query, 1, self->parent_instance.id);
  used = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !used || base_refuse (error, "%s: %s", self->number != NULL ? self->number : "–", sentence);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeAccount *self = OFFICE_ACCOUNT (rules);
  g_autofree char *currency = NULL;

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_unused (self, db, _("Something is posted to this account, so it is kept. Make it inactive instead."), error);
  if (before != NULL && self->role != OFFICE_ACCOUNT (before)->role
      && !check_unused (self, db, _("Something is posted to this account, so it keeps its use. Make it inactive and a new one for what comes."), error))
    return FALSE;
  if (self->currency != NULL)
    return TRUE;
  currency = office_company_dup_currency (db, error);
  if (currency != NULL)
    base_record_set_text (BASE_RECORD (self), &self->currency, currency);
  return currency != NULL;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->made_on_demand = TRUE;
  rules->default_sort = "number COLLATE NOCASE, id";
}

static void
office_account_class_init (OfficeAccountClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "accessories-calculator-symbolic";
  base_record_class_set_fields (record_class, "accounts", N_("Account"), N_("Accounts"), fields, G_N_ELEMENTS (fields));
}

static void
office_account_init (OfficeAccount *self)
{
}

const char *
office_account_role_get_code (OfficeAccountRole role)
{
  return roles[role].code;
}
