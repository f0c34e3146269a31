/* Tax rate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-tax-rate.h"
#include <base-number.h>
#include "office-period.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeTaxRate, office_tax_rate, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeTaxRate, tax_code, "tax_codes"), N_("Tax code"),   BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_RATE (OfficeTaxRate, rate),                  N_("Rate"),       BASE_COLUMN },
  { BASE_DATE (OfficeTaxRate, valid_from),            N_("Valid from"), BASE_COLUMN },
  { BASE_DATE (OfficeTaxRate, valid_to),              N_("Valid to"),   BASE_COLUMN },
};

static gboolean
office_tax_rate_check (BaseRecord *record, GError **error)
{
  OfficeTaxRate *self = OFFICE_TAX_RATE (record);

  if (self->rate >= 0 && self->rate <= BASE_QUANTITY_ONE)
    return office_period_check (self->valid_from, self->valid_to, _("The rate would end before it begins. Correct its days."), error);
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A tax rate lies between 0 % and 100 %."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "tax_code, id";
}

static void
office_tax_rate_class_init (OfficeTaxRateClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_tax_rate_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "tax_rates", N_("Tax rate"), N_("Tax rates"), fields, G_N_ELEMENTS (fields));
}

static void
office_tax_rate_init (OfficeTaxRate *self)
{
}
