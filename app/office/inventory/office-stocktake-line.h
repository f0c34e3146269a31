/* Count.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_STOCKTAKE_LINE (office_stocktake_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeStocktakeLine, office_stocktake_line, OFFICE, STOCKTAKE_LINE, BaseRecord)

struct _OfficeStocktakeLine
{
  BaseRecord parent_instance;
  gint64     stocktake;
  gint64     item;
  gint64     location;
  gint64     lot;
  gint64     expected;
  gint64     counted;
  gboolean   is_counted;
  char      *counted_by;
  gint64     counted_at;
  gint64     recounted;
  gboolean   is_recounted;
  gint64     difference;
  gint64     difference_value;
  gint64     first_counted; /* out of sight until it was counted again */
  gboolean   to_recount;
};

G_END_DECLS
