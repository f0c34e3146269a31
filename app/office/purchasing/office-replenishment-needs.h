/* Stock, demand and terms of all items.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>
#include "office-demand.h"

G_BEGIN_DECLS

/* Three years are looked at. */
#define OFFICE_NEED_WEEKS 156

/* An item as replenishment sees it; quantities in millionths. */
typedef struct
{
  gint64   item;
  char    *name;
  gint64   on_hand, on_order, drafted, waiting; /* waiting: what customers ordered and did not get yet */
  gint64   reorder_level, max_level;
  gint64   supplier, price, minimum, multiple, lead_days;
  gboolean is_learnt;                           /* the lead time, from receipts */
  gboolean has_terms;
  gint64   weeks[OFFICE_NEED_WEEKS];            /* shipped less returned, the oldest first */
} OfficeNeed;

/* All stocked items that are not discontinued. Each table is read once. (element-type OfficeNeed) full */
GArray *office_replenishment_list_needs (StoreDb *db, guint32 today, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
