/* Carrier service.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-carrier-service.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeCarrierService, office_carrier_service, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeCarrierService, carrier, "contacts"), N_("Carrier"),         BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeCarrierService, name),                N_("Name"),            BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_COUNT (OfficeCarrierService, days),               N_("Days on the way"), BASE_COLUMN },
  { BASE_MONEY (OfficeCarrierService, cost),               N_("Cost"),            BASE_COLUMN },
  { BASE_COUNT (OfficeCarrierService, cut_off),            N_("Cut-off hour"),    0 },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "carrier, id";
}

static void
office_carrier_service_class_init (OfficeCarrierServiceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "carrier_services", N_("Carrier service"), N_("Carrier services"), fields, G_N_ELEMENTS (fields));
}

static void
office_carrier_service_init (OfficeCarrierService *self)
{
}
