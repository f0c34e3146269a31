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
  gint64     credit_limit;
  gboolean   on_hold;
  char      *hold_reason;
  gint64     price_list;
  gint64     carrier;
  gint64     tax_code;
  gboolean   complete_only;
  gint64     discount_rate;
  gint64     discount_days;
  char      *iban;
  char      *bic;
  guint32    verified_on;
  char      *verified_by;
  gint64     open_amount;
};

G_END_DECLS
