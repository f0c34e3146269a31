/* Reminder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_REMINDER (office_reminder_get_type ())
G_DECLARE_FINAL_TYPE (OfficeReminder, office_reminder, OFFICE, REMINDER, BaseRecord)

struct _OfficeReminder
{
  BaseRecord parent_instance;
  char      *number;
  gint64     customer;
  guint32    issued_on;
  gint64     level;
  gint64     fee;
  gint64     interest;
  gint64     total;
  char      *currency;
  gint64     charge;
  char      *notes;
  gboolean   cancelled;
};

G_END_DECLS
