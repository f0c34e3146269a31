/* Parcel.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-parcel.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeParcel, office_parcel, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeParcel, shipment, "shipments"), N_("Shipment"),        BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeParcel, number),               N_("Parcel"),          BASE_TITLE | BASE_COLUMN },
  { BASE_COUNT (OfficeParcel, weight),               N_("Weight in grams"), BASE_COLUMN },
  { BASE_TEXT (OfficeParcel, tracking),              N_("Tracking number"), BASE_SEARCH | BASE_COLUMN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "shipment, id";
}

static void
office_parcel_class_init (OfficeParcelClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "package-x-generic-symbolic";
  base_record_class_set_fields (record_class, "parcels", N_("Parcel"), N_("Parcels"), fields, G_N_ELEMENTS (fields));
}

static void
office_parcel_init (OfficeParcel *self)
{
}
