/* How well suppliers deliver.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-locale.h>
#include <store-query.h>

G_BEGIN_DECLS

enum { OFFICE_SCORE_SUPPLIER, OFFICE_SCORE_LINES, OFFICE_SCORE_ON_TIME, OFFICE_SCORE_IN_FULL, OFFICE_SCORE_BOTH, OFFICE_SCORE_RATE };
/* Purchase lines first promised within these days (Julian, 0 = no bound) and due before today, or received in full: how many came on time, in full, and both (rate in millionths). By the day that
 * the supplier promised first; the worst supplier first. supplier: 0 for all. full */
StoreQuery *office_supplier_score_query (StoreDb *db, gint64 supplier, guint32 from, guint32 to, guint32 today) G_GNUC_WARN_UNUSED_RESULT;

/* The same of one supplier in words, and the lead time that was promised beside the one that was learnt. */
typedef struct
{
  char *delivered; /* "87.5 % (14 of 16 lines)" */
  char *lead_time; /* "7 days promised, 9.5 days as learnt" */
} OfficeSupplierScore;
/* full, NULL with an error. Any thread. */
OfficeSupplierScore *office_supplier_score_load (StoreDb *db, gint64 supplier, BaseLocale *locale, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                 office_supplier_score_free (OfficeSupplierScore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSupplierScore, office_supplier_score_free)

G_END_DECLS
