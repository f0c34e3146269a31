/* Location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_LOCATION (office_location_get_type ())
G_DECLARE_FINAL_TYPE (OfficeLocation, office_location, OFFICE, LOCATION, BaseRecord)

typedef enum
{
  OFFICE_LOCATION_KIND_STORAGE,
  OFFICE_LOCATION_KIND_PICKING,
  OFFICE_LOCATION_KIND_RECEIVING,
  OFFICE_LOCATION_KIND_QUALITY,
} OfficeLocationKind;

struct _OfficeLocation
{
  BaseRecord parent_instance;
  char      *code;
  char      *name;
  gint64     parent;
  int        kind;
  gint64     route;
  gboolean   blocked;
};

G_END_DECLS
