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
  { BASE_MONEY (OfficeCarrierService, cost),               N_("Freight cost"),    BASE_COLUMN },
  { BASE_COUNT (OfficeCarrierService, cut_off),            N_("Cut-off hour"),    0 },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "carrier, id";
}

static gboolean
office_carrier_service_check (BaseRecord *record, GError **error)
{
  OfficeCarrierService *self = OFFICE_CARRIER_SERVICE (record);

  if (self->days < 0 || self->days > 365 || self->cost < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A carrier’s service takes 0 to 365 working days and costs nothing or more."));
  else if (self->cut_off < 0 || self->cut_off > 23)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The cut-off is an hour of the day from 1 to 23, or 0 for none."));
  else
    return TRUE;
  return FALSE;
}

static void
office_carrier_service_class_init (OfficeCarrierServiceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_carrier_service_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "carrier_services", N_("Carrier service"), N_("Carrier services"), fields, G_N_ELEMENTS (fields));
}

static void
office_carrier_service_init (OfficeCarrierService *self)
{
}
