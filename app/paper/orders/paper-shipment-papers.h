/* What goes with the parcels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-report.h"

G_BEGIN_DECLS

/* See paper_report_make(). */
PaperDocument *paper_packing_slip_new  (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;
PaperDocument *paper_shipment_note_new (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
