/* The firm whose books these are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_COMPANY (office_company_get_type ())
G_DECLARE_FINAL_TYPE (OfficeCompany, office_company, OFFICE, COMPANY, BaseRecord)

/* Always the one record with id 1. */
typedef enum
{
  OFFICE_COMPANY_WORKING_DAYS_MONDAY_FRIDAY,
  OFFICE_COMPANY_WORKING_DAYS_MONDAY_SATURDAY,
  OFFICE_COMPANY_WORKING_DAYS_EVERY_DAY,
} OfficeCompanyWorkingDays;

struct _OfficeCompany
{
  BaseRecord parent_instance;
  char      *name;
  char      *street;
  char      *city;
  char      *region;
  char      *postal_code;
  char      *country;
  char      *phone;
  char      *email;
  char      *website;
  char      *tax_number;
  char      *currency; /* ISO 4217 code */
  char      *language; /* "de_DE": of its papers */
  char      *bank;     /* bank and account, as the letterhead says it */
  char      *iban;
  char      *bic;
  char      *pix_key;
  int        working_days;
  gint64     cut_off;
  gint64     picking_capacity;
  gint64     first_reminder_days; /* after an amount was due */
  gint64     first_reminder_fee;
  gint64     second_reminder_days;
  gint64     second_reminder_fee;
  gint64     last_reminder_days;
  gint64     last_reminder_fee;
  gint64     late_interest;
  gint64     goodwill; /* share of a late line that is taken off its price when a plan offers it; 0: none */
  char      *register_court;  /* "Amtsgericht Hamburg" */
  char      *register_number; /* "HRB 12345" */
  char      *directors;       /* all of them */
  char      *share_capital;   /* as the law wants it said: "10.000 € i.v." */
  char      *rea_number;      /* of an Italian company: "MI-1234567" */
  char      *state_registration; /* of a Brazilian company: its inscrição estadual */
};

#define OFFICE_COMPANY_ID 1

/* full; an empty one in euros, with id 0, when the file has none yet. */
OfficeCompany *office_company_load         (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "EUR" when the file has no company yet. full, NULL with an error. */
char          *office_company_dup_currency (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Signs of the company's language, its currency. full; the user's own where the company says nothing. */
BaseLocale    *office_company_dup_locale   (OfficeCompany *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
