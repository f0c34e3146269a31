/* Delivery address.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_DELIVERY_ADDRESS (office_delivery_address_get_type ())
G_DECLARE_FINAL_TYPE (OfficeDeliveryAddress, office_delivery_address, OFFICE, DELIVERY_ADDRESS, BaseRecord)

struct _OfficeDeliveryAddress
{
  BaseRecord parent_instance;
  gint64     contact;
  char      *name;
  char      *street;
  char      *city;
  char      *region;
  char      *postal_code;
  char      *country;
  char      *phone;
  gboolean   standard;
};

G_END_DECLS
