/* Reminder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeReminder, office_reminder, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_TEXT (OfficeReminder, number),               N_("Number"),   BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeReminder, customer, "contacts"), N_("Customer"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeReminder, issued_on),            N_("Issued"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeReminder, level),               N_("Level"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, fee),                 N_("Fee"),      BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, interest),            N_("Interest"), BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, total),               N_("Total"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeReminder, currency),             N_("Currency"), BASE_DERIVED },
  { BASE_LINK (OfficeReminder, charge, "invoices"),   N_("Charge"),   BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeReminder, notes),           N_("Notes"),    BASE_SEARCH | BASE_DERIVED },
  { BASE_YES_NO (OfficeReminder, cancelled),          N_("Cancelled"), BASE_DERIVED },
};

static void
office_reminder_class_init (OfficeReminderClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "alarm-symbolic";
  base_record_class_set_fields (record_class, "reminders", N_("Reminder"), N_("Reminders"), fields, G_N_ELEMENTS (fields));
}

static void
office_reminder_init (OfficeReminder *self)
{
}
