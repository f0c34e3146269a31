/* Employees as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

enum
{
  OFFICE_STAFF_DEPARTMENT, OFFICE_STAFF_NUMBER, OFFICE_STAFF_NAME, OFFICE_STAFF_JOB, OFFICE_STAFF_MANAGER, OFFICE_STAFF_HIRED_ON, OFFICE_STAFF_PHONE, OFFICE_STAFF_EMAIL
};
/* Who works here on the day (Julian), by department and name, or by name alone. No sealed data. */
StoreQuery *office_employees_query_staff (StoreDb *db, guint32 on, gboolean by_department) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
