/* Supplier's item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SUPPLIER_ITEM (office_supplier_item_get_type ())
G_DECLARE_FINAL_TYPE (OfficeSupplierItem, office_supplier_item, OFFICE, SUPPLIER_ITEM, BaseRecord)

struct _OfficeSupplierItem
{
  BaseRecord parent_instance;
  gint64     supplier;
  gint64     item;
  char      *number;
  gint64     price;
  char      *currency;
  gint64     minimum;
  gint64     multiple;
  gint64     lead_days;
  gint64     learnt_days;
  gint64     express_days;
  gint64     express_cost;
  gint64     rank;
};

G_END_DECLS
