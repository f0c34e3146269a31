/* Who works here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-employee.h"
#include <base-date.h>
#include "office-address.h"
#include "office-erasure.h"
#include "office-period.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeEmployee, office_employee, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeEmployee, name),              N_("Name"),         BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeEmployee, number),            N_("Number"),       BASE_UNIQUE | BASE_SEARCH },
  { BASE_TEXT (OfficeEmployee, job),               N_("Job"),          BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeEmployee, department),        N_("Department"),   BASE_SEARCH | BASE_COLUMN },
  { BASE_LINK (OfficeEmployee, manager, "employees"), N_("Manager"),   BASE_COLUMN },
  { BASE_DATE (OfficeEmployee, hired_on),          N_("Hired"),        BASE_COLUMN },
  { BASE_DATE (OfficeEmployee, left_on),           N_("Last day"),     0 },
  { BASE_TEXT (OfficeEmployee, email),             N_("E-mail"),       BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeEmployee, phone),             N_("Phone"),        BASE_SEARCH | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeEmployee, street),            N_("Street"),       BASE_PERSONAL },
  { BASE_TEXT (OfficeEmployee, city),              N_("City"),         BASE_PERSONAL },
  { BASE_TEXT (OfficeEmployee, region),            N_("Region"),       BASE_PERSONAL },
  { BASE_TEXT (OfficeEmployee, postal_code),       N_("Postal code"),  BASE_PERSONAL },
  { BASE_TEXT (OfficeEmployee, country),           N_("Country"),      BASE_PERSONAL },
  { BASE_SEALED_TEXT (OfficeEmployee, birth_date), N_("Born"),         BASE_PERSONAL },
  { BASE_SEALED_TEXT (OfficeEmployee, tax_number), N_("Tax number"),   BASE_PERSONAL },
  { BASE_SEALED_TEXT (OfficeEmployee, bank_account), N_("Bank account"), BASE_PERSONAL },
  { BASE_SEALED_MONEY (OfficeEmployee, salary),    N_("Salary a month"), BASE_PERSONAL },
  { BASE_LONG_TEXT (OfficeEmployee, notes),        N_("Notes"),        BASE_PERSONAL },
};

static const StoreView views[] = {
  { "all",     N_("All employees"), NULL },
  { "current", N_("Working here"),  "left_on IS NULL OR left_on >= ?today" },
  { "left",    N_("No longer here"), "left_on < ?today" },
};

static const BaseField end_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "employees", N_("Employee"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "left_on", N_("Last day"), BASE_TODAY),
  STORE_ARGUMENT_LINK ("successor", "employees", N_("Staff and tickets go to"), 0),
};

static const BaseField erase_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "employees", N_("Employee"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "reason", N_("Reason"), 0),
};

/* Walks up from the manager; a line of managers that comes back to the employee never ends. */
static gboolean
check_managers (OfficeEmployee *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gboolean cycle;

  if (self->manager == 0 || self->parent_instance.id == 0)
    return TRUE;
  query = store_query_new (db, "WITH RECURSIVE above (id) AS (SELECT ?1 UNION SELECT e.manager FROM employees AS e JOIN above ON e.id = above.id WHERE e.manager IS NOT NULL)"
                               " SELECT 1 FROM above WHERE id = ?2");
  store_query_bind_number (query, 1, self->manager);
  store_query_bind_number (query, 2, self->parent_instance.id);
  cycle = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !cycle || base_refuse (error, _("%s cannot be managed by somebody whom %s manages. Choose another manager."), self->name, self->name);
}

static gboolean
check_staff (OfficeEmployee *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT count (*) FROM employees WHERE manager = ?1 AND trashed_at IS NULL AND left_on IS NULL");
  gint64 staff = 0;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    staff = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (staff == 0)
    return TRUE;
  return base_refuse (error, g_dngettext (GETTEXT_PACKAGE, "%s manages %d employee. Give them another manager before putting this one into the trash.",
                                          "%s manages %d employees. Give them another manager before putting this one into the trash.", (gulong) staff),
                      self->name, (int) staff);
}

/* A successor from among the staff first moves up, so that nobody manages himself. */
static gboolean
hand_over (StoreDb *db, OfficeEmployee *self, gint64 successor, GError **error)
{
  static const char *const statements[] = {
    "UPDATE employees SET manager = nullif (?3, 0), version = version + 1 WHERE id = ?2 AND EXISTS ("
    "  WITH RECURSIVE above (id) AS (SELECT manager FROM employees WHERE id = ?2"
    "    UNION SELECT e.manager FROM employees AS e JOIN above ON e.id = above.id WHERE e.manager IS NOT NULL)"
    "  SELECT 1 FROM above WHERE id = ?1)",
    "UPDATE employees SET manager = ?2, version = version + 1 WHERE manager = ?1 AND trashed_at IS NULL AND ?3 = ?3",
    "UPDATE tickets SET assignee = ?2, version = version + 1 WHERE assignee = ?1 AND state NOT IN ('resolved', 'closed') AND trashed_at IS NULL AND ?3 = ?3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr (StoreQuery) query = store_query_new (db, statements[i]);

      store_query_bind_number (query, 1, self->parent_instance.id);
      store_query_bind_number (query, 2, successor);
      store_query_bind_number (query, 3, self->manager);
      if (!store_query_run (query, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
end_employment (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 id = store_arguments_get_number (arguments, "record");
  gint64 successor = store_arguments_get_number (arguments, "successor");
  guint32 left_on = (guint32) store_arguments_get_number (arguments, "left_on");
  g_autoptr (OfficeEmployee) self = OFFICE_EMPLOYEE (store_record_load (db, OFFICE_TYPE_EMPLOYEE, id, error));

  if (self == NULL)
    return FALSE;
  if (self->left_on != BASE_NO_DATE || successor == id)
    return base_refuse (error, successor == id ? _("%s cannot hand over to the same person. Choose somebody else.") : _("%s has left already. Change the date in the record if it is wrong."), self->name);
  if (left_on == BASE_NO_DATE)
    left_on = base_environment_today (store_db_get_environment (db));
  base_record_set_date (BASE_RECORD (self), &self->left_on, left_on);
  return store_record_save (db, BASE_RECORD (self), error) && (successor == 0 || hand_over (db, self, successor, error));
}

static gboolean
erase_employee (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeEmployee) self = OFFICE_EMPLOYEE (store_record_load (db, OFFICE_TYPE_EMPLOYEE, store_arguments_get_number (arguments, "record"), error)); /* who lies in the trash too */

  if (self == NULL)
    return FALSE;
  if (self->left_on == BASE_NO_DATE || self->left_on >= base_environment_today (store_db_get_environment (db)))
    return base_refuse (error, _("%s still works here. End the employment, and wait for the last day, before erasing the person."), self->name);
  return office_erasure_run (db, BASE_RECORD (self), store_arguments_get_text (arguments, "reason"), error);
}

static const StoreCommand commands[] = {
  { "end-employment", N_("End Employment"), end_employment, end_arguments, G_N_ELEMENTS (end_arguments), .done = N_("Employment ended: %s") },
  { "erase-employee", N_("Erase Person"),   erase_employee, erase_arguments, G_N_ELEMENTS (erase_arguments), .done = N_("%s erased"), .warning =
      N_("Name, address, e-mail, phone, birth date, tax number, bank account, salary and notes leave the record, its history, the tickets, the search and the links to other programs. This cannot be "
         "taken back.\n\n"
         "The number, the job and the days of the employment stay, and orders and tickets still lead to the record. What was written about the person in tickets and other records stays.\n\n"
         "The law may want payroll data kept for years: print or save what you need before. Backups and copies made before today still hold everything: delete them when you may. Then the file is written anew; in a large company saving waits some seconds for that.") },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeEmployee *self = OFFICE_EMPLOYEE (rules);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_staff (self, db, error);
  if (before == NULL || OFFICE_EMPLOYEE (before)->manager != self->manager || before->trashed)
    if (!check_managers (self, db, error))
      return FALSE;
  return office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
office_employee_check (BaseRecord *record, GError **error)
{
  OfficeEmployee *self = OFFICE_EMPLOYEE (record);

  return office_address_check_email (self->email, error)
         && office_period_check (self->hired_on, self->left_on, _("The last day lies before the day of hiring. Correct one of them."), error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = commands;
  rules->n_commands = G_N_ELEMENTS (commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
}

static void
office_employee_class_init (OfficeEmployeeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_employee_check;
  record_class->icon = "system-users-symbolic";
  base_record_class_set_fields (record_class, "employees", N_("Employee"), N_("Employees"), fields, G_N_ELEMENTS (fields));
}

static void
office_employee_init (OfficeEmployee *self)
{
}
