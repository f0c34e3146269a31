/* What is done with bills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

const StoreCommand *office_bill_get_commands (guint *n);
/* Brings paid, open and the state of a posted bill in line with the payments allocated to it. Whoever writes an allocation to a bill calls it. Writer, inside a transaction. */
gboolean            office_bill_refresh       (StoreDb *db, gint64 bill, GError **error);
/* BASE_ERROR_RULE with a sentence when the bill cannot be paid: not posted, nothing open, or (with needs_account, for bank transfers) no bank account that a second person approved. */
gboolean            office_bill_check_payable (StoreDb *db, gint64 bill, gboolean needs_account, GError **error);

G_END_DECLS
