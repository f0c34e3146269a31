/* Bill line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_BILL_LINE (office_bill_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeBillLine, office_bill_line, OFFICE, BILL_LINE, BaseRecord)

struct _OfficeBillLine
{
  BaseRecord parent_instance;
  gint64     bill;
  gint64     position;
  gint64     purchase_line;
  gint64     item;
  gint64     account;
  char      *text;
  gint64     quantity;
  gint64     price;
  gint64     amount;
  char      *currency;
  gint64     tax_code;
  gint64     tax_rate;
  char      *difference; /* what does not match, in words */
  gint64     cleared;    /* the part of the amount that takes goods received out of goods-in; the rest is a price difference */
};

G_END_DECLS
