/* Reminder line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_REMINDER_LINE (office_reminder_line_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReminderLine, office_reminder_line, OFFICE, REMINDER_LINE, BaseRecord)

struct _OfficeReminderLine
{
  BaseRecord parent_instance;
  gint64     reminder;
  gint64     invoice;
  gint64     open;
  gint64     days_late;
  gint64     interest;
  gint64     level;
  char      *currency;
};

G_END_DECLS
