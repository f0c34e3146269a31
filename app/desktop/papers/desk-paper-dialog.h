/* A paper before it is printed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"
#include <paper-report.h>

G_BEGIN_DECLS

/* Shows the pages as the printer will; prints, or saves as PDF, CSV or XLSX. record: id of what the paper is about, 0 for a report. */
void   desk_paper_dialog_present   (DeskWindow *window, const PaperReport *report, gint64 record);
/* All reports by name, to choose from. */
void   desk_reports_dialog_present (DeskWindow *window);

G_END_DECLS
