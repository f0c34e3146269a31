/* Substitute.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-substitute.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSubstitute, office_substitute, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeSubstitute, item, "items"),       N_("Item"),       BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeSubstitute, substitute, "items"), N_("Substitute"), BASE_REQUIRED | BASE_COLUMN },
  { BASE_COUNT (OfficeSubstitute, rank),               N_("Rank"),       BASE_COLUMN },
  { BASE_TEXT (OfficeSubstitute, note),                N_("Note"),       BASE_SEARCH | BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
}

static void
office_substitute_class_init (OfficeSubstituteClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "substitutes", N_("Substitute"), N_("Substitutes"), fields, G_N_ELEMENTS (fields));
}

static void
office_substitute_init (OfficeSubstitute *self)
{
}
