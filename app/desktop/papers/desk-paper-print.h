/* A paper on its way to the printer or a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"
#include <paper-layout.h>
#include <paper-report.h>

G_BEGIN_DECLS

/* The system's print dialog, then the printer; then the paper counts as given out. Of what is posted the printer gets the very bytes that were kept. report: nullable, record: what it is about, or 0. */
void               desk_paper_print     (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window);
/* The operation by itself: draws each page with the layout. full */
GtkPrintOperation *desk_paper_operation_new (PaperLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
/* Without pages yet. full */
GtkPrintOperation *desk_paper_operation_new_empty (const char *name) G_GNUC_WARN_UNUSED_RESULT;
void               desk_paper_draw_page       (PaperLayout *layout, guint page, GtkPrintContext *context);
GtkPageSetup      *desk_paper_make_page_setup (PaperLayout *layout) G_GNUC_WARN_UNUSED_RESULT;
/* The system's dialog, with the printer that was chosen last; name: of a file, without an ending. */
void               desk_paper_run_operation   (GtkPrintOperation *operation, const char *name, DeskWindow *window);
/* For its signal "done": keeps the printer, says what went wrong. TRUE when the paper is out. */
gboolean           desk_paper_finish_operation (GtkPrintOperation *operation, GtkPrintOperationResult result, DeskWindow *window);
/* Asks for a name and writes "pdf", "csv" or "xlsx"; a PDF counts as given out. */
void               desk_paper_save      (PaperLayout *layout, const PaperReport *report, gint64 record, const char *ending, DeskWindow *window);

G_END_DECLS
