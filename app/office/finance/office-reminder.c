/* Reminder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder.h"
#include "office-reminder-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReminder, office_reminder, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeReminder, number),               N_("Number"),   BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficeReminder, customer, "contacts"), N_("Customer"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_DATE (OfficeReminder, issued_on),            N_("Issued"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeReminder, level),               N_("Level"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, fee),                 N_("Fee"),      BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, interest),            N_("Interest"), BASE_DERIVED },
  { BASE_MONEY (OfficeReminder, total),               N_("Total"),    BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficeReminder, currency),             N_("Currency"), BASE_DERIVED },
  { BASE_LINK (OfficeReminder, charge, "invoices"),   N_("Charge"),   BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeReminder, notes),           N_("Notes"),    BASE_SEARCH | BASE_DERIVED },
  { BASE_YES_NO (OfficeReminder, cancelled),          N_("Cancelled"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",        N_("All reminders"), NULL },
  { "unpaid",     N_("Not paid yet"), "cancelled = 0 AND EXISTS (SELECT 1 FROM reminder_lines AS l JOIN invoices AS i ON i.id = l.invoice WHERE l.reminder = reminders.id AND i.open > 0)" },
  { "last",       N_("Last reminders"), "cancelled = 0 AND level = 3" },
  { "cancelled",  N_("Cancelled"), "cancelled = 1" },
  { "this-month", N_("This month"), "issued_on >= substr (?today, 1, 8) || '01' AND issued_on <= substr (?today, 1, 8) || '31'" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_reminder_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "issued_on DESC, id DESC";
}

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
