/* Version of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-version.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeOrderVersion, office_order_version, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeOrderVersion, sales_order, "orders"), N_("Order"),        BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_COUNT (OfficeOrderVersion, revision),             N_("Version"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_TIME (OfficeOrderVersion, made_at),               N_("Made at"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeOrderVersion, made_by),               N_("Made by"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeOrderVersion, what),             N_("What changed"), BASE_PERSONAL | BASE_DERIVED },
  { BASE_TEXT (OfficeOrderVersion, summary),               N_("Summary"),      BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "sales_order, id";
}

static void
office_order_version_class_init (OfficeOrderVersionClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "document-edit-symbolic";
  base_record_class_set_fields (record_class, "order_versions", N_("Version of an order"), N_("Versions of orders"), fields, G_N_ELEMENTS (fields));
}

static void
office_order_version_init (OfficeOrderVersion *self)
{
}
