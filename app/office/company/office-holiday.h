/* A day on which nobody works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_HOLIDAY (office_holiday_get_type ())
G_DECLARE_FINAL_TYPE (OfficeHoliday, office_holiday, OFFICE, HOLIDAY, BaseRecord)

struct _OfficeHoliday
{
  BaseRecord parent_instance;
  char      *name;
  guint32    day;
};

G_END_DECLS
