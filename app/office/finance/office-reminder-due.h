/* Which invoices wait for a reminder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the firm that says nothing waits: as in the table of companies. */
#define OFFICE_REMINDER_DAYS "coalesce ((SELECT CASE invoices.reminder_level WHEN 0 THEN first_reminder_days WHEN 1 THEN second_reminder_days ELSE last_reminder_days END" \
                             " FROM companies), CASE invoices.reminder_level WHEN 0 THEN 7 WHEN 1 THEN 21 ELSE 35 END)"
#define OFFICE_REMINDER_PAUSE "coalesce ((SELECT CASE invoices.reminder_level WHEN 1 THEN second_reminder_days - first_reminder_days ELSE last_reminder_days - second_reminder_days END" \
                              " FROM companies), 14)"

/* Condition on the columns of invoices: so late that the next level is due, and the last reminder is as long ago as the levels lie apart. day: "?1" or "?today". */
#define OFFICE_REMINDER_IS_DUE(day)                                                                                        \
  "open > 0 AND kind <> 'credit-note' AND reminder_level < 3 AND due_on < " day                                            \
  " AND julianday (" day ") - julianday (due_on) >= " OFFICE_REMINDER_DAYS                                                 \
  " AND (reminded_on IS NULL OR julianday (" day ") - julianday (reminded_on) >= " OFFICE_REMINDER_PAUSE ")"
