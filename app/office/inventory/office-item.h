/* What we sell and keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ITEM (office_item_get_type ())
G_DECLARE_FINAL_TYPE (OfficeItem, office_item, OFFICE, ITEM, BaseRecord)

typedef enum
{
  OFFICE_ITEM_KIND_STOCKED,
  OFFICE_ITEM_KIND_SERVICE,
  OFFICE_ITEM_KIND_KIT,
} OfficeItemKind;

typedef enum
{
  OFFICE_ITEM_TRACKING_NONE,
  OFFICE_ITEM_TRACKING_LOT,
  OFFICE_ITEM_TRACKING_SERIAL,
} OfficeItemTracking;

typedef enum
{
  OFFICE_ITEM_VALUATION_AVERAGE,
  OFFICE_ITEM_VALUATION_FIFO,
} OfficeItemValuation;

typedef enum
{
  OFFICE_ITEM_ABC_NONE,
  OFFICE_ITEM_ABC_A,
  OFFICE_ITEM_ABC_B,
  OFFICE_ITEM_ABC_C,
} OfficeItemAbc;

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
  int        kind;
  gint64     tax_code;
  int        tracking;
  gboolean   perishable;
  int        valuation;
  gint64     reserved;
  gint64     stock_value;
  gint64     max_level;
  gint64     lead_days;
  gint64     weight;
  int        abc;
  gint64     on_order_elsewhere; /* the part of on_order that people typed or brought in; the rest is on purchase orders */
};

G_END_DECLS
