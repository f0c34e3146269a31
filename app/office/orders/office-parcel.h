/* Parcel.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PARCEL (office_parcel_get_type ())
G_DECLARE_FINAL_TYPE (OfficeParcel, office_parcel, OFFICE, PARCEL, BaseRecord)

struct _OfficeParcel
{
  BaseRecord parent_instance;
  gint64     shipment;
  gint64     number;
  gint64     weight;
  char      *tracking;
};

G_END_DECLS
