/* Tax code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-tax-code.h"
#include "office-tax-pack.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeTaxCode, office_tax_code, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeTaxCode, name),       N_("Name"),             BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeTaxCode, code),       N_("Code"),             BASE_REQUIRED | BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeTaxCode, country),    N_("Country"),          BASE_COLUMN },
  { BASE_TEXT (OfficeTaxCode, note),       N_("Note on invoices"), BASE_SEARCH },
  { BASE_YES_NO (OfficeTaxCode, inactive), N_("Inactive"),         0 },
};

static const StoreView views[] = {
  { "in-use",   N_("Tax codes in use"), "inactive = 0" },
  { "all",      N_("All tax codes"), NULL },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_tax_pack_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "code COLLATE NOCASE, id";
}

static void
office_tax_code_class_init (OfficeTaxCodeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "tax_codes", N_("Tax code"), N_("Tax codes"), fields, G_N_ELEMENTS (fields));
}

static void
office_tax_code_init (OfficeTaxCode *self)
{
}
