/* Reminder line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder-line.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeReminderLine, office_reminder_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeReminderLine, reminder, "reminders"), N_("Reminder"),  BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeReminderLine, invoice, "invoices"),   N_("Invoice"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeReminderLine, open),                 N_("Open"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeReminderLine, days_late),            N_("Days late"), BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeReminderLine, interest),             N_("Interest"),  BASE_DERIVED },
  { BASE_COUNT (OfficeReminderLine, level),                N_("Level"),     BASE_DERIVED },
  { BASE_TEXT (OfficeReminderLine, currency),              N_("Currency"),  BASE_DERIVED | BASE_HIDDEN },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "reminder, id";
}

static void
office_reminder_line_class_init (OfficeReminderLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "reminder_lines", N_("Reminder line"), N_("Reminder lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_reminder_line_init (OfficeReminderLine *self)
{
}
