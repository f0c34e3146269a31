/* Values as other programs read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-table.h"

G_BEGIN_DECLS

/* "-1234.50" with the given decimal sign, "2026-12-31", "2026-12-31T23:59:59Z", "1" and "0" for yes and no; text as it is. Exact. An amount in another currency than
 * the table's has its code behind it. Filled cells only. */
char    *paper_plain_format       (const PaperCell *cell, const char *currency, const char *decimal) G_GNUC_WARN_UNUSED_RESULT;
/* By what power of ten a whole number stands for the value: 2 for cents, 6 for quantities, 0 for counts. */
int      paper_plain_get_decimals (const PaperCell *cell, const char *currency);
/* Whether it has rows of groups. */
gboolean paper_plain_is_grouped   (const PaperTable *table);

G_END_DECLS
