/* What we sell and keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ITEM (office_item_get_type ())
G_DECLARE_FINAL_TYPE (OfficeItem, office_item, OFFICE, ITEM, BaseRecord)

struct _OfficeItem
{
  BaseRecord parent_instance;
  char      *name;
  char      *number;
  char      *barcode;
  char      *category;
  char      *unit;          /* in which it is counted: "box" */
  char      *pack;          /* what is in one: "10 boxes x 20 bags" */
  gint64     price;         /* sales price of one, company's currency */
  gint64     cost;          /* what one costs us, company's currency */
  gint64     on_hand;       /* sum of its stock moves */
  gint64     on_order;      /* ordered from the supplier, not received */
  gint64     reorder_level; /* buy again when less is on hand */
  gint64     supplier;
  gboolean   discontinued;
  char      *notes;
};

G_END_DECLS
