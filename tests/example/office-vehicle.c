/* What we drive.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include <store-record.h>

#define OFFICE_TYPE_VEHICLE (office_vehicle_get_type ())
G_DECLARE_FINAL_TYPE (OfficeVehicle, office_vehicle, OFFICE, VEHICLE, BaseRecord)

struct _OfficeVehicle
{
  BaseRecord parent_instance;
  char      *name;
  char      *plate;
  int        kind;
  gint64     driver;
  guint32    bought_on;
  gint64     price;
  gint64     distance;    /* kilometres */
  gint64     private_use; /* share of it */
  gboolean   is_leased;
  char      *notes;
};

G_DEFINE_FINAL_TYPE (OfficeVehicle, office_vehicle, BASE_TYPE_RECORD)

static const BaseChoice kinds[] = {
  { "car",   N_("Car") },
  { "van",   N_("Van") },
  { "truck", N_("Truck") },
  { NULL }
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeVehicle, name),                N_("Name"),        BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeVehicle, plate),               N_("Plate"),       BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficeVehicle, kind, kinds),       N_("Kind"),        BASE_COLUMN },
  { BASE_LINK (OfficeVehicle, driver, "employees"), N_("Driver"),      BASE_SEARCH | BASE_COLUMN },
  { BASE_DATE (OfficeVehicle, bought_on),           N_("Bought"),      BASE_COLUMN },
  { BASE_MONEY (OfficeVehicle, price),              N_("Price"),       0 },
  { BASE_QUANTITY (OfficeVehicle, distance),        N_("Distance"),    0 },
  { BASE_RATE (OfficeVehicle, private_use),         N_("Private use"), 0 },
  { BASE_YES_NO (OfficeVehicle, is_leased),         N_("Leased"),      0 },
  { BASE_LONG_TEXT (OfficeVehicle, notes),          N_("Notes"),       BASE_SEARCH },
};

static void
office_vehicle_class_init (OfficeVehicleClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "vehicles", N_("Vehicle"), N_("Vehicles"), fields, G_N_ELEMENTS (fields));
}

static void
office_vehicle_init (OfficeVehicle *self)
{
}
