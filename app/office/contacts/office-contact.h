/* A firm or person we deal with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_CONTACT (office_contact_get_type ())
G_DECLARE_FINAL_TYPE (OfficeContact, office_contact, OFFICE, CONTACT, BaseRecord)

struct _OfficeContact
{
  BaseRecord parent_instance;
  char      *name;
  char      *number;
  gboolean   is_customer;
  gboolean   is_supplier;
  gboolean   is_carrier;
  char      *person;
  char      *position;
  char      *email;
  char      *phone;
  char      *fax;
  char      *website;
  char      *street;
  char      *city;
  char      *region;
  char      *postal_code;
  char      *country;
  char      *tax_number;
  gint64     terms_days; /* days until payment is due */
  char      *language;
  char      *notes;
};

G_END_DECLS
