/* How late suppliers are, by what they brought.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* What the receipts of the last year say, read once. */
typedef struct _OfficeSupplierDelays OfficeSupplierDelays;

OfficeSupplierDelays *office_supplier_delays_load (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                  office_supplier_delays_free (OfficeSupplierDelays *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeSupplierDelays, office_supplier_delays_free)

/* The day by which so many of a hundred deliveries are here that, like this one, have not come until today, as this supplier is.
 * since: the day for which he promised them; when a part has come (is_rest), the day on which it came. Never before today. */
guint32 office_supplier_delays_expect (OfficeSupplierDelays *self, gint64 supplier, gboolean is_rest, guint32 since, guint32 today, guint percent);

G_END_DECLS
