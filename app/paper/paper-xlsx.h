/* Tables as a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-document.h"

G_BEGIN_DECLS

/* One sheet for each table of the document that has a heading; numbers, dates and moments are real ones, texts are never formulas. The heading row stays in sight and filters.
 * Of groups the text stands in a column of its own at the left; sums are left out, since the reader's program adds. @now: as in paper_pdf_write().
 * Whole or not at all. PAPER_ERROR_WRITE; PAPER_ERROR_TOO_LARGE above 1,048,575 rows. */
gboolean paper_xlsx_write (PaperDocument *document, const char *path, gint64 now, GError **error);

G_END_DECLS
