/* Reminders written and taken back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-reminder.h"

G_BEGIN_DECLS

/* Writer, inside a transaction. */

/* Customers with something to remind of who have not been reminded on this day (Julian day) and owe more than they have to get. (element-type gint64) full */
GArray  *office_reminder_list_customers (StoreDb *db, guint32 day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One reminder of all that is overdue for a customer: what is due for it steps up one level, fee and interest become a posted charge. BASE_ERROR_RULE when nothing is to be reminded of. */
gboolean office_reminder_write          (StoreDb *db, gint64 customer, guint32 day, gint64 *reminder, GError **error);
/* Credits the charge and sets the invoices back to the level before. */
gboolean office_reminder_cancel         (StoreDb *db, gint64 reminder, const char *reason, GError **error);

G_END_DECLS
