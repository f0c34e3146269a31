/* Change of bank account.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bank-change.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeBankChange, office_bank_change, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "asked",    N_("Waiting for a second person") },
  { "approved", N_("Approved") },
  { "refused",  N_("Refused") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeBankChange, contact, "contacts"), N_("Contact"),        BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeBankChange, iban),                N_("New IBAN"),       BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED | BASE_PERSONAL },
  { BASE_TEXT (OfficeBankChange, bic),                 N_("New BIC"),        BASE_FIXED | BASE_PERSONAL },
  { BASE_CHOICE (OfficeBankChange, state, states),     N_("State"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, asked_by),            N_("Asked by"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeBankChange, asked_at),            N_("Asked at"),       BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, call_back),           N_("Call-back note"), BASE_DERIVED },
  { BASE_TEXT (OfficeBankChange, decided_by),          N_("Decided by"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeBankChange, decided_at),          N_("Decided at"),     BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "contact, id";
}

static void
office_bank_change_class_init (OfficeBankChangeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "changes-prevent-symbolic";
  base_record_class_set_fields (record_class, "bank_changes", N_("Change of bank account"), N_("Changes of bank accounts"), fields, G_N_ELEMENTS (fields));
}

static void
office_bank_change_init (OfficeBankChange *self)
{
}
