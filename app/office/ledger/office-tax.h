/* What a tax code asks on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-tax-code.h"

G_BEGIN_DECLS

/* Millionths; 0 for the code 0. BASE_ERROR_RULE when the code has no rate for the day. */
gboolean office_tax_get_rate (StoreDb *db, gint64 tax_code, guint32 day, gint64 *rate, GError **error);

G_END_DECLS
