/* A paper on its way to the printer or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"
#include <paper-layout.h>
#include <paper-report.h>

G_BEGIN_DECLS

/* The system's print dialog, then the printer; then the paper counts as given out. report: nullable, record: what it is about, or 0. */
void               desk_paper_print     (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window);
/* The operation by itself: draws each page with the layout. full */
GtkPrintOperation *desk_paper_operation_new (PaperLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
/* Asks for a name and writes "pdf", "csv" or "xlsx"; a PDF counts as given out. */
void               desk_paper_save      (PaperLayout *layout, const PaperReport *report, gint64 record, const char *ending, DeskWindow *window);

G_END_DECLS
