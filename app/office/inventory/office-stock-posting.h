/* Stock in the books.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-stock-move.h"

G_BEGIN_DECLS

/**
 * OfficeStockPosting:
 * @kind: decides the account on the other side.
 * @table, @id: what it comes from.
 * @value: by how much the inventory account changes.
 * @charge: what the other account gives (above 0) or takes; the rest is a stock difference.
 */
typedef struct
{
  OfficeMoveKind kind;
  guint32        posted_on;
  const char    *text;
  const char    *table;
  gint64         id;
  gint64         value;
  gint64         charge;
} OfficeStockPosting;

/* Nothing when it is worth nothing. Writer. */
gboolean office_stock_post (StoreDb *db, const OfficeStockPosting *posting, GError **error);

G_END_DECLS
