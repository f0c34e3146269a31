/* The small chart of accounts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-account.h"

G_BEGIN_DECLS

/* Makes the account that has this role in the chart every firm starts with; named in the language of the program. 0 with error. Writer, inside a transaction. */
gint64 office_chart_make (StoreDb *db, OfficeAccountRole role, GError **error);

G_END_DECLS
