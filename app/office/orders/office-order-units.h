/* Quantities as people say them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-locale.h>
#include <store-db.h>

G_BEGIN_DECLS

/* "48", or "2 box" with a unit of the item: 48 and the unit (0 for the item's own). BASE_ERROR_VALUE with the units there are. Any thread. */
gboolean office_order_units_parse (StoreDb *db, gint64 item, const char *text, BaseLocale *locale, gint64 *quantity, gint64 *unit, GError **error);

G_END_DECLS
