/* The small chart of accounts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-chart.h"
#include "office-company.h"
#include <glib/gi18n-lib.h>

typedef struct
{
  OfficeAccountRole role;
  OfficeAccountKind kind;
  const char       *number;
  const char       *name;
} ChartAccount;

static const ChartAccount chart[] = {
  { OFFICE_ACCOUNT_ROLE_BANK,             OFFICE_ACCOUNT_KIND_ASSET,     "1000", N_("Bank") },
  { OFFICE_ACCOUNT_ROLE_CASH,             OFFICE_ACCOUNT_KIND_ASSET,     "1010", N_("Cash") },
  { OFFICE_ACCOUNT_ROLE_RECEIVABLE,       OFFICE_ACCOUNT_KIND_ASSET,     "1200", N_("Receivables") },
  { OFFICE_ACCOUNT_ROLE_TAX_RECEIVABLE,   OFFICE_ACCOUNT_KIND_ASSET,     "1300", N_("Tax on purchases") },
  { OFFICE_ACCOUNT_ROLE_INVENTORY,        OFFICE_ACCOUNT_KIND_ASSET,     "1400", N_("Inventory") },
  { OFFICE_ACCOUNT_ROLE_GOODS_OUT,        OFFICE_ACCOUNT_KIND_ASSET,     "1410", N_("Goods shipped, not invoiced") },
  { OFFICE_ACCOUNT_ROLE_PAYABLE,          OFFICE_ACCOUNT_KIND_LIABILITY, "2100", N_("Payables") },
  { OFFICE_ACCOUNT_ROLE_GOODS_IN,         OFFICE_ACCOUNT_KIND_LIABILITY, "2150", N_("Goods received, not billed") },
  { OFFICE_ACCOUNT_ROLE_TAX_PAYABLE,      OFFICE_ACCOUNT_KIND_LIABILITY, "2200", N_("Tax on sales") },
  { OFFICE_ACCOUNT_ROLE_OPENING,          OFFICE_ACCOUNT_KIND_EQUITY,    "3000", N_("Opening balances") },
  { OFFICE_ACCOUNT_ROLE_SALES,            OFFICE_ACCOUNT_KIND_INCOME,    "4000", N_("Sales") },
  { OFFICE_ACCOUNT_ROLE_DISCOUNT_GIVEN,   OFFICE_ACCOUNT_KIND_INCOME,    "4100", N_("Discounts given") },
  { OFFICE_ACCOUNT_ROLE_FREIGHT,          OFFICE_ACCOUNT_KIND_INCOME,    "4200", N_("Freight charged") },
  { OFFICE_ACCOUNT_ROLE_LATE_CHARGES,     OFFICE_ACCOUNT_KIND_INCOME,    "4300", N_("Reminder fees and interest") },
  { OFFICE_ACCOUNT_ROLE_COST_OF_GOODS,    OFFICE_ACCOUNT_KIND_EXPENSE,   "5000", N_("Cost of goods sold") },
  { OFFICE_ACCOUNT_ROLE_STOCK_DIFFERENCE, OFFICE_ACCOUNT_KIND_EXPENSE,   "5100", N_("Stock differences") },
  { OFFICE_ACCOUNT_ROLE_PRICE_DIFFERENCE, OFFICE_ACCOUNT_KIND_EXPENSE,   "5110", N_("Price differences") },
  { OFFICE_ACCOUNT_ROLE_DISCOUNT_TAKEN,   OFFICE_ACCOUNT_KIND_EXPENSE,   "5120", N_("Discounts taken") },
  { OFFICE_ACCOUNT_ROLE_EXPENSE,          OFFICE_ACCOUNT_KIND_EXPENSE,   "6000", N_("Other expenses") },
  { OFFICE_ACCOUNT_ROLE_GOODWILL,         OFFICE_ACCOUNT_KIND_EXPENSE,   "6100", N_("Goodwill") },
  { OFFICE_ACCOUNT_ROLE_ROUNDING,         OFFICE_ACCOUNT_KIND_EXPENSE,   "6900", N_("Rounding") },
};

/* A number that the firm uses for another account already gets an ending. */
static char *
find_free_number (StoreDb *db, BaseRecordClass *class, const char *wanted)
{
  const BaseField *field = base_record_class_find_field (class, "number");
  char *number = g_strdup (wanted);

  for (guint ending = 2; store_record_find (db, class, field, number) != 0; ending++)
    {
      g_free (number);
      number = g_strdup_printf ("%s-%u", wanted, ending);
    }
  return number;
}

static gint64
make_account (StoreDb *db, const ChartAccount *from, GError **error)
{
  g_autoptr (OfficeAccount) self = g_object_new (OFFICE_TYPE_ACCOUNT, NULL);
  BaseRecord *record = BASE_RECORD (self);
  g_autofree char *number = find_free_number (db, BASE_RECORD_GET_CLASS (record), from->number);

  base_record_set_text (record, &self->name, _(from->name));
  base_record_set_text (record, &self->number, number);
  base_record_set_int (record, &self->kind, from->kind);
  base_record_set_int (record, &self->role, from->role);
  return store_record_save (db, record, error) ? record->id : 0;
}

gint64
office_chart_make (StoreDb *db, OfficeAccountRole role, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (chart); i++)
    if (chart[i].role == role)
      return make_account (db, &chart[i], error);
  base_refuse (error, _("Say to which account this is posted."));
  return 0;
}
