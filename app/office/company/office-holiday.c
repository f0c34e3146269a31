/* A day on which nobody works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-holiday.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeHoliday, office_holiday, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_TEXT (OfficeHoliday, name), N_("Name"), BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_DATE (OfficeHoliday, day),  N_("Day"),  BASE_REQUIRED | BASE_UNIQUE | BASE_COLUMN },
};

static void
office_holiday_class_init (OfficeHolidayClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "x-office-calendar-symbolic";
  base_record_class_set_fields (record_class, "holidays", N_("Holiday"), N_("Holidays"), fields, G_N_ELEMENTS (fields));
}

static void
office_holiday_init (OfficeHoliday *self)
{
}
