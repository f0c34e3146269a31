/* Location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-location.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeLocation, office_location, BASE_TYPE_RECORD)

static const BaseChoice kinds[] = {
  { "storage",   N_("Storage") },
  { "picking",   N_("Picking") },
  { "receiving", N_("Receiving") },
  { "quality",   N_("Quality check") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeLocation, code),                N_("Code"),                  BASE_REQUIRED | BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeLocation, name),                N_("Name"),                  BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_LINK (OfficeLocation, parent, "locations"), N_("Inside"),                BASE_COLUMN },
  { BASE_CHOICE (OfficeLocation, kind, kinds),       N_("Kind"),                  BASE_COLUMN },
  { BASE_COUNT (OfficeLocation, route),              N_("Position on the route"), BASE_COLUMN },
  { BASE_YES_NO (OfficeLocation, blocked),           N_("Blocked"),               0 },
};

static void
office_location_class_init (OfficeLocationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "mark-location-symbolic";
  base_record_class_set_fields (record_class, "locations", N_("Location"), N_("Locations"), fields, G_N_ELEMENTS (fields));
}

static void
office_location_init (OfficeLocation *self)
{
}
