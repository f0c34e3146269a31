/* That an order comes later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-mail.h"
#include "paper-report.h"

G_BEGIN_DECLS

/* See paper_report_make(). */
PaperDocument *paper_late_letter_new     (const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The letter of a plan as an e-mail. full */
PaperMail     *paper_late_letter_mail    (const PaperSource *source, gint64 plan, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is said to the customer about a line that comes on a new day, in his language and signs; goodwill: taken off the order, minor units of the company's currency,
 * 0 = nothing. full */
char          *paper_late_letter_compose (const PaperSource *source, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
