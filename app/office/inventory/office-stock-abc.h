/* ABC classes by yearly value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* By the value that was shipped in the last 365 days: the items that make the first 80 % are A, those up to 95 % B, all other stocked items C. Writer, inside a transaction. */
gboolean office_stock_classify (StoreDb *db, GError **error);

G_END_DECLS
