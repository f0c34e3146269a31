/* What a supplier asks for an item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Days that an order takes when nobody said anything else. */
#define OFFICE_LEAD_DAYS_USUAL 7

typedef struct
{
  gint64 record;    /* supplier item, 0 when there is none */
  gint64 price;     /* of one; the item's cost where the supplier's is not known */
  gint64 minimum;
  gint64 multiple;
  gint64 lead_days; /* as learnt, else as promised, else the item's, else the usual; whole calendar days */
} OfficeSupplierTerms;

/* The best row of the supplier for the item, by rank. */
gboolean office_supplier_terms_load  (StoreDb *db, gint64 supplier, gint64 item, OfficeSupplierTerms *terms, GError **error);
/* Days in millionths that deliveries of the item really took: the last twelve receipts, the newest weighing three tenths; makes the supplier's item when there is none. Writer. */
gboolean office_supplier_terms_learn (StoreDb *db, gint64 supplier, gint64 item, gint64 price, GError **error);

G_END_DECLS
