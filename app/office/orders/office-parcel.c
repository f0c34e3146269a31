/* Parcel.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-parcel.h"
#include "office-fulfilment.h"
#include "office-shipment-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeParcel, office_parcel, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeParcel, shipment, "shipments"), N_("Shipment"),        BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_COUNT (OfficeParcel, number),               N_("Parcel"),          BASE_TITLE | BASE_COLUMN },
  { BASE_COUNT (OfficeParcel, weight),               N_("Weight in grams"), BASE_COLUMN },
  { BASE_TEXT (OfficeParcel, tracking),              N_("Tracking number"), BASE_SEARCH | BASE_COLUMN },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeParcel *self = OFFICE_PARCEL (rules);
  gint64 number = self->number, content = 0;

  if (self->number == 0 && !store_db_find_number (db, "SELECT coalesce (max (number), 0) + 1 FROM parcels WHERE shipment = ?1 AND trashed_at IS NULL", self->shipment, &number, error))
    return FALSE;
  if (BASE_RECORD (self)->trashed
      && !store_db_find_number (db, "SELECT count (*) FROM shipment_lines AS l JOIN shipments AS d ON d.id = l.shipment WHERE l.parcel = ?1 AND l.trashed_at IS NULL AND d.trashed_at IS NULL",
                                BASE_RECORD (self)->id, &content, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->number, number);
  return content == 0 || base_refuse (error, _("There are goods in this parcel. Put them into another one first."));
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  return office_weigh (db, 0, OFFICE_PARCEL (rules)->shipment, error);
}

static gboolean
office_parcel_check (BaseRecord *record, GError **error)
{
  if (OFFICE_PARCEL (record)->weight >= 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The weight of a parcel cannot be below zero."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->default_sort = "shipment, id";
}

static void
office_parcel_class_init (OfficeParcelClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_parcel_check;
  record_class->icon = "package-x-generic-symbolic";
  base_record_class_set_fields (record_class, "parcels", N_("Parcel"), N_("Parcels"), fields, G_N_ELEMENTS (fields));
}

static void
office_parcel_init (OfficeParcel *self)
{
}
