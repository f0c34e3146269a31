/* Keeping what was given out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"
#include <paper-layout.h>
#include <paper-report.h>

G_BEGIN_DECLS

/* A printed or saved paper that leaves the house is kept with the record that it is about; any other is not. report: nullable. */
void desk_paper_issue (PaperLayout *layout, const PaperReport *report, gint64 record, DeskWindow *window);

G_END_DECLS
