/* The invented firm, its staff, whom it deals with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-company.h"
#include "office-contact.h"
#include "office-demo-private.h"
#include "office-employee.h"

gboolean
demo_make_company (DemoMaker *self, GError **error)
{
  const DemoCountry *country = self->country;
  g_autoptr (OfficeCompany) company = g_object_new (OFFICE_TYPE_COMPANY, NULL);

  company->name = g_strdup (country->company);
  demo_fill_address (self, country, &company->street, &company->city, &company->region, &company->postal_code, &company->country);
  company->phone = g_strdup_printf ("%s %07d", country->phone, 1000000 + demo_pick (self, 8999999));
  company->email = demo_make_email ("office", country->company, country->top_level);
  company->website = g_strconcat ("https://www.", strchr (company->email, '@') + 1, NULL);
  company->tax_number = g_strdup_printf ("%s%09d", country->tax_prefix, 100000000 + demo_pick (self, 899999999));
  company->currency = g_strdup (country->currency);
  company->language = g_strdup (country->locale);
  return store_record_save (self->db, BASE_RECORD (company), error);
}

/* Whoever was hired first in a department leads it; the first of all leads the firm. */
static gint64
find_manager (DemoMaker *self, const DemoJob *job)
{
  if (self->employees->len == 0)
    return 0;
  for (guint i = 1; i < self->employees->len; i++)
    if (strcmp (((OfficeEmployee *) self->employees->pdata[i])->department, demo_say (job->department)) == 0)
      return BASE_RECORD (self->employees->pdata[i])->id;
  return BASE_RECORD (self->employees->pdata[0])->id;
}

static OfficeEmployee *
make_employee (DemoMaker *self, guint index)
{
  const DemoJob *job = &demo_jobs[index < DEMO_N_JOBS ? index : 6 + (index - 6) % 6];
  OfficeEmployee *employee = g_object_new (OFFICE_TYPE_EMPLOYEE, NULL);
  const DemoCountry *country = demo_chance (self, 80) ? self->country : demo_pick_country (self);

  employee->name = demo_make_person (self, country);
  employee->job = g_strdup (demo_say (job->job));
  employee->department = g_strdup (demo_say (job->department));
  employee->manager = find_manager (self, job);
  employee->hired_on = self->today - 400 - (guint32) demo_pick (self, 5000);
  employee->email = demo_make_email (employee->name, self->country->company, self->country->top_level);
  employee->phone = g_strdup_printf ("%s 555-%03u", self->country->phone, 100 + index);
  demo_fill_address (self, self->country, &employee->street, &employee->city, &employee->region, &employee->postal_code, &employee->country);
  if (index > DEMO_N_JOBS && demo_chance (self, 10))
    employee->left_on = self->today - 1 - (guint32) demo_pick (self, 300);
  return employee;
}

gboolean
demo_make_employees (DemoMaker *self, GError **error)
{
  guint n = (guint) CLAMP (12 + self->n_orders / 50, 14, 60);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeEmployee) employee = make_employee (self, i);

      if (!store_record_save (self->db, BASE_RECORD (employee), error))
        return FALSE;
      g_ptr_array_add (self->employees, g_steal_pointer (&employee));
    }
  return TRUE;
}

static char *
make_firm_name (DemoMaker *self, const DemoCountry *country, gboolean is_carrier)
{
  const char *name = country->last_names[demo_pick (self, DEMO_N_NAMES)];
  guint line = demo_pick (self, DEMO_N_TRADES);
  const char *trade = is_carrier ? country->carriers[line % G_N_ELEMENTS (country->carriers)] : country->trades[line];
  const char *form = country->forms[demo_pick (self, DEMO_N_FORMS)];

  return demo_chance (self, 50) ? g_strjoin (" ", name, trade, form, NULL) : g_strjoin (" ", trade, name, form, NULL);
}

static OfficeContact *
make_contact (DemoMaker *self, gboolean is_carrier)
{
  static const char *const positions[] = { NC_ ("demo", "Owner"), NC_ ("demo", "Purchasing"), NC_ ("demo", "Assistant"), NC_ ("demo", "Accounting"), NC_ ("demo", "Managing director") };
  const DemoCountry *country = demo_pick_country (self);
  OfficeContact *contact = g_object_new (OFFICE_TYPE_CONTACT, NULL);

  contact->name = make_firm_name (self, country, is_carrier);
  contact->person = demo_make_person (self, country);
  contact->position = g_strdup (demo_say (positions[demo_pick (self, G_N_ELEMENTS (positions))]));
  contact->email = demo_make_email (contact->person, contact->name, country->top_level);
  contact->phone = g_strdup_printf ("%s %07d", country->phone, 1000000 + demo_pick (self, 8999999));
  demo_fill_address (self, country, &contact->street, &contact->city, &contact->region, &contact->postal_code, &contact->country);
  contact->language = g_strdup (country->locale);
  contact->terms_days = 10 * (1 + demo_pick (self, 3));
  return contact;
}

static gboolean
add_contacts (DemoMaker *self, GPtrArray *contacts, guint n, gsize member, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeContact) contact = make_contact (self, contacts == self->carriers);

      G_STRUCT_MEMBER (gboolean, contact, member) = TRUE;
      if (!store_record_save (self->db, BASE_RECORD (contact), error))
        return FALSE;
      g_ptr_array_add (contacts, g_steal_pointer (&contact));
    }
  return TRUE;
}

gboolean
demo_make_contacts (DemoMaker *self, GError **error)
{
  guint n = (guint) CLAMP (self->n_orders / 4, 20, 5000);

  return add_contacts (self, self->customers, n, G_STRUCT_OFFSET (OfficeContact, is_customer), error)
         && add_contacts (self, self->suppliers, 12, G_STRUCT_OFFSET (OfficeContact, is_supplier), error)
         && add_contacts (self, self->carriers, 4, G_STRUCT_OFFSET (OfficeContact, is_carrier), error);
}
