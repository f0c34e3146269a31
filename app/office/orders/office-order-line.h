/* One line of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ORDER_LINE (office_order_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeOrderLine, office_order_line, OFFICE, ORDER_LINE, BaseRecord)

struct _OfficeOrderLine
{
  BaseRecord parent_instance;
  gint64     sales_order;
  gint64     position; /* from 1 */
  gint64     item;     /* 0: a line of text only */
  char      *text;     /* the item's name if not said otherwise */
  gint64     quantity;
  gint64     price;    /* of one; the item's if not said otherwise */
  gint64     discount; /* rate */
  gint64     amount;
  char      *currency; /* the order's */
  gint64     unit;
  gint64     tax_code;
  gint64     cost;
  guint32    promised_on;
  gint64     kit_line;
  gint64     reserved;
  gint64     picked;
  gint64     shipped;
  gint64     delivered;
  gint64     invoiced;
  gint64     returned;
  gint64     open;     /* goods still to be shipped of a confirmed order, else 0 */
};

G_END_DECLS
