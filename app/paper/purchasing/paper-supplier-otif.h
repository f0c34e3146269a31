/* Which suppliers keep their word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-report.h"

G_BEGIN_DECLS

PaperDocument *paper_supplier_otif_new (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
