/* Employees as reports read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-employee-queries.h"
#include <base-date.h>

#define STAFF                                                                                                      \
  "SELECT e.department, e.number, e.name, e.job, m.name, e.hired_on, e.phone, e.email"                             \
  "  FROM employees AS e"                                                                                          \
  "  LEFT JOIN employees AS m ON m.id = e.manager"                                                                 \
  " WHERE e.trashed_at IS NULL AND (e.left_on IS NULL OR e.left_on > ?1)"

StoreQuery *
office_employees_query_staff (StoreDb *db, guint32 on, gboolean by_department)
{
  StoreQuery *query;
  char day[11];

  query = store_query_new (db, by_department ? STAFF " ORDER BY people_key (e.department), e.department, people_key (e.name), e.id" : STAFF " ORDER BY people_key (e.name), e.id");
  base_date_format_iso (on, day);
  store_query_bind_text (query, 1, day);
  return query;
}
