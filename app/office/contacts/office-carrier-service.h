/* Carrier service.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_CARRIER_SERVICE (office_carrier_service_get_type ())
G_DECLARE_FINAL_TYPE (OfficeCarrierService, office_carrier_service, OFFICE, CARRIER_SERVICE, BaseRecord)

struct _OfficeCarrierService
{
  BaseRecord parent_instance;
  gint64     carrier;
  char      *name;
  gint64     days;
  gint64     cost;
  gint64     cut_off;
};

G_END_DECLS
