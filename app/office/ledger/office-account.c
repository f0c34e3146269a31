/* Account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-account.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeAccount, office_account, BASE_TYPE_RECORD)

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
  { BASE_TEXT (OfficeAccount, name),          N_("Name"),           BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeAccount, number),        N_("Account number"), BASE_REQUIRED | BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficeAccount, kind, kinds), N_("Kind"),           BASE_COLUMN },
  { BASE_CHOICE (OfficeAccount, role, roles), N_("Used for"),       0 },
  { BASE_TEXT (OfficeAccount, currency),      N_("Currency"),       BASE_HIDDEN },
  { BASE_MONEY (OfficeAccount, balance),      N_("Balance"),        BASE_COLUMN | BASE_DERIVED },
  { BASE_YES_NO (OfficeAccount, inactive),    N_("Inactive"),       0 },
};

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
