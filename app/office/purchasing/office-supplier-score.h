/* How well suppliers deliver.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_SCORE_SUPPLIER, OFFICE_SCORE_LINES, OFFICE_SCORE_ON_TIME, OFFICE_SCORE_IN_FULL, OFFICE_SCORE_BOTH, OFFICE_SCORE_RATE };
/* Purchase lines first promised within these days (Julian, 0 = no bound) and due before today, or received in full: how many came on time, in full, and both (rate in millionths). By the day that
 * the supplier promised first; the worst supplier first. supplier: 0 for all. full */
StoreQuery *office_supplier_score_query (StoreDb *db, gint64 supplier, guint32 from, guint32 to, guint32 today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
