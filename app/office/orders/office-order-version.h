/* Version of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ORDER_VERSION (office_order_version_get_type ())
G_DECLARE_FINAL_TYPE (OfficeOrderVersion, office_order_version, OFFICE, ORDER_VERSION, BaseRecord)

struct _OfficeOrderVersion
{
  BaseRecord parent_instance;
  gint64     sales_order;
  gint64     revision;
  gint64     made_at;
  char      *made_by;
  char      *what;
  char      *summary;
};

G_END_DECLS
