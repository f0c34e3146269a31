/* Price.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PRICE (office_price_get_type ())
G_DECLARE_FINAL_TYPE (OfficePrice, office_price, OFFICE, PRICE, BaseRecord)

struct _OfficePrice
{
  BaseRecord parent_instance;
  gint64     price_list;
  gint64     item;
  gint64     from_quantity;
  gint64     price;
  char      *currency;
};

G_END_DECLS
