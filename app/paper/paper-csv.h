/* A table as a CSV file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-table.h"

G_BEGIN_DECLS

/* UTF-8 with a byte order mark, CR LF, ";" where the locale's decimal sign is a comma. Numbers are plain (no groups, no currency) with the locale's decimal sign, dates are
 * ISO 8601; a text that a spreadsheet would run is defused. Of groups the text stands in a column of its own at the left; sums are left out, since the reader's program adds. */
char    *paper_csv_format (const PaperTable *table, BaseLocale *locale, gsize *length) G_GNUC_WARN_UNUSED_RESULT;
/* Whole or not at all. PAPER_ERROR_WRITE. */
gboolean paper_csv_write  (const PaperTable *table, BaseLocale *locale, const char *path, GError **error);

G_END_DECLS
