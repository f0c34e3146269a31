/* What the stock is worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-report.h"

G_BEGIN_DECLS

/* See paper_report_make(). */
PaperDocument *paper_stock_valuation_new (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
