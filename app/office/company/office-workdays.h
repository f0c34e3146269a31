/* The days on which the office works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* The nth working day after a day, or before it when n is below 0; n 0: the day itself, or the next working day when it is none. Looks at the company's working days and
 * the holidays. BASE_NO_DATE with an error. Any thread. */
guint32 office_workdays_add   (StoreDb *db, guint32 day, int n, GError **error);
/* The day on which what is asked for now is begun: today, or the next working day when the hour of the cut-off has passed (0 = the company's; none when that is 0 too). */
guint32 office_workdays_start (StoreDb *db, gint64 cut_off, GError **error);

G_END_DECLS
