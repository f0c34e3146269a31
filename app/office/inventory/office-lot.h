/* Lot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_LOT (office_lot_get_type ())
G_DECLARE_FINAL_TYPE (OfficeLot, office_lot, OFFICE, LOT, BaseRecord)

struct _OfficeLot
{
  BaseRecord parent_instance;
  char      *number;
  gint64     item;
  guint32    received_on;
  guint32    expires_on;
  gint64     supplier;
  gboolean   blocked;
};

/* The lot or serial number of an item, made when it is new: then a perishable item needs the day on which it expires. number NULL gives 0 (and is refused later when the item wants one). Writer. */
gboolean office_lot_take (StoreDb *db, gint64 item, const char *number, guint32 expires_on, gint64 *lot, GError **error);

G_END_DECLS
