/* Unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ITEM_UNIT (office_item_unit_get_type ())
G_DECLARE_FINAL_TYPE (OfficeItemUnit, office_item_unit, OFFICE, ITEM_UNIT, BaseRecord)

struct _OfficeItemUnit
{
  BaseRecord parent_instance;
  gint64     item;
  char      *name;
  gint64     factor;
  char      *barcode;
};

G_END_DECLS
