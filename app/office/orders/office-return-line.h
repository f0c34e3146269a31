/* Return line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_RETURN_LINE (office_return_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReturnLine, office_return_line, OFFICE, RETURN_LINE, BaseRecord)

typedef enum
{
  OFFICE_RETURN_LINE_GOODS_PENDING,
  OFFICE_RETURN_LINE_GOODS_RESTOCK,
  OFFICE_RETURN_LINE_GOODS_SCRAP,
} OfficeReturnLineGoods;

typedef enum
{
  OFFICE_RETURN_LINE_REMEDY_NONE,
  OFFICE_RETURN_LINE_REMEDY_REPLACE,
  OFFICE_RETURN_LINE_REMEDY_CREDIT,
} OfficeReturnLineRemedy;

typedef enum
{
  OFFICE_RETURN_LINE_CAUSE_UNKNOWN,
  OFFICE_RETURN_LINE_CAUSE_SUPPLIER,
  OFFICE_RETURN_LINE_CAUSE_PICKING,
  OFFICE_RETURN_LINE_CAUSE_PACKING,
  OFFICE_RETURN_LINE_CAUSE_CARRIER,
  OFFICE_RETURN_LINE_CAUSE_SALES,
  OFFICE_RETURN_LINE_CAUSE_CUSTOMER,
} OfficeReturnLineCause;

struct _OfficeReturnLine
{
  BaseRecord parent_instance;
  gint64     customer_return;
  gint64     order_line;
  gint64     item;
  gint64     lot;
  gint64     quantity;
  int        goods;
  int        remedy;
  int        cause;
  gint64     move; /* that took the goods in when they were inspected, or 0 */
};

G_END_DECLS
