/* Price list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PRICE_LIST (office_price_list_get_type ())
G_DECLARE_FINAL_TYPE (OfficePriceList, office_price_list, OFFICE, PRICE_LIST, BaseRecord)

struct _OfficePriceList
{
  BaseRecord parent_instance;
  char      *name;
  gint64     customer;
  char      *currency;
  guint32    valid_from;
  guint32    valid_to;
};

G_END_DECLS
