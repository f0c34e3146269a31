/* Whether a supplier may be ordered from and paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* BASE_ERROR_RULE when nobody verified the supplier, or when one of its documents has expired; the sentence says what to do. */
gboolean            office_supplier_check_verified     (StoreDb *db, gint64 supplier, GError **error);
/* "verify-supplier" on contacts. */
const StoreCommand *office_supplier_get_check_commands (guint *n);

G_END_DECLS
