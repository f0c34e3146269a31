/* Purchase line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PURCHASE_LINE (office_purchase_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficePurchaseLine, office_purchase_line, OFFICE, PURCHASE_LINE, BaseRecord)

struct _OfficePurchaseLine
{
  BaseRecord parent_instance;
  gint64     purchase_order;
  gint64     position;
  gint64     item;
  char      *text;
  gint64     quantity;
  gint64     price;
  gint64     discount;
  gint64     amount;
  char      *currency;
  gint64     tax_code;
  guint32    promised_on;
  gint64     received;
  gint64     billed;
  guint32    first_promised_on; /* as ordered: deliveries are judged by it, whatever is promised later */
};

G_END_DECLS
