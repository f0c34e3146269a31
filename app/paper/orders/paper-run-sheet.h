/* The stops of a carrier's day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-report.h"

G_BEGIN_DECLS

/* Of today, unless days are chosen: stops with address, parcels and room to sign, carrier by carrier. */
PaperDocument *paper_run_sheet_new (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
