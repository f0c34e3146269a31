/* Taking an inspection back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* "reopen-inspection": its credit note is corrected by an invoice, the goods leave the stock at the value at which they came, and wait for their inspection again. A StoreJob. */
gboolean office_reopen_inspection (StoreDb *db, GVariant *arguments, GError **error);

G_END_DECLS
