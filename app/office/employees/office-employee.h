/* Who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_EMPLOYEE (office_employee_get_type ())
G_DECLARE_FINAL_TYPE (OfficeEmployee, office_employee, OFFICE, EMPLOYEE, BaseRecord)

struct _OfficeEmployee
{
  BaseRecord parent_instance;
  char      *name;
  char      *number;
  char      *job;
  char      *department;
  gint64     manager;
  guint32    hired_on;
  guint32    left_on;
  char      *email;
  char      *phone;
  char      *street;
  char      *city;
  char      *region;
  char      *postal_code;
  char      *country;
  GBytes    *birth_date; /* sealed "1990-12-31" */
  GBytes    *tax_number;
  GBytes    *bank_account;
  GBytes    *salary;     /* a month, gross */
  char      *notes;
};

G_END_DECLS
