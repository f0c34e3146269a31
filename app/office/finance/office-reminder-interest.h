/* Interest on what is late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Simple interest on an invoice from the day on which it was due until day (Julian day), on what was open each day, so that what a part payment bore before it came is not lost;
 * less what standing reminders charged already. rate: millionths a year of 365 days. Half up. */
gboolean office_reminder_get_interest (StoreDb *db, gint64 invoice, guint32 day, gint64 rate, gint64 *interest, GError **error);

G_END_DECLS
