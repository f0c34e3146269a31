/* The firm whose books these are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-company.h"
#include "office-address.h"
#include "office-logo.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeCompany, office_company, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice working_days_choices[] = {
  { "monday-friday",   N_("Monday to Friday") },
  { "monday-saturday", N_("Monday to Saturday") },
  { "every-day",       N_("Every day") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeCompany, name),        N_("Name"),        BASE_REQUIRED | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeCompany, street),      N_("Street"),      0 },
  { BASE_TEXT (OfficeCompany, city),        N_("City"),        BASE_SUBTITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeCompany, region),      N_("Region"),      0 },
  { BASE_TEXT (OfficeCompany, postal_code), N_("Postal code"), 0 },
  { BASE_TEXT (OfficeCompany, country),     N_("Country"),     BASE_COLUMN },
  { BASE_TEXT (OfficeCompany, phone),       N_("Phone"),       BASE_COLUMN },
  { BASE_TEXT (OfficeCompany, email),       N_("E-mail"),      0 },
  { BASE_TEXT (OfficeCompany, website),     N_("Website"),     0 },
  { BASE_TEXT (OfficeCompany, tax_number),  N_("Tax number"),  0 },
  { BASE_TEXT (OfficeCompany, currency),    N_("Currency"),    BASE_COLUMN },
  { BASE_TEXT (OfficeCompany, language),    N_("Language of papers"), BASE_LANGUAGE },
  { BASE_TEXT (OfficeCompany, bank),        N_("Bank account"), 0 },
  { BASE_TEXT (OfficeCompany, iban),        N_("IBAN"), BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeCompany, bic),         N_("BIC"), 0 },
  { BASE_TEXT (OfficeCompany, pix_key),     N_("Pix key"), 0 },
  { BASE_CHOICE (OfficeCompany, working_days, working_days_choices), N_("Working days"), 0 },
  { BASE_COUNT (OfficeCompany, cut_off),    N_("Cut-off hour"), 0 },
  { BASE_COUNT (OfficeCompany, picking_capacity), N_("Lines picked a day"), 0 },
  { BASE_COUNT (OfficeCompany, first_reminder_days), N_("First reminder, days overdue"), 0 },
  { BASE_MONEY (OfficeCompany, first_reminder_fee), N_("Fee of the first reminder"), 0 },
  { BASE_COUNT (OfficeCompany, second_reminder_days), N_("Second reminder, days overdue"), 0 },
  { BASE_MONEY (OfficeCompany, second_reminder_fee), N_("Fee of the second reminder"), 0 },
  { BASE_COUNT (OfficeCompany, last_reminder_days), N_("Last reminder, days overdue"), 0 },
  { BASE_MONEY (OfficeCompany, last_reminder_fee), N_("Fee of the last reminder"), 0 },
  { BASE_RATE (OfficeCompany, late_interest), N_("Late interest a year"), 0 },
  { BASE_RATE (OfficeCompany, goodwill), N_("Goodwill for late goods"), 0 },
  { BASE_TEXT (OfficeCompany, register_court), N_("Register court"), 0 },
  { BASE_TEXT (OfficeCompany, register_number), N_("Register number"), 0 },
  { BASE_TEXT (OfficeCompany, directors), N_("Directors"), 0 },
  { BASE_TEXT (OfficeCompany, share_capital), N_("Share capital"), 0 },
  { BASE_TEXT (OfficeCompany, rea_number), N_("REA number"), 0 },
  { BASE_TEXT (OfficeCompany, state_registration), N_("State registration"), 0 },
};

/* Amounts are kept in minor units: with other decimals they would all mean something else. */
static gboolean
check_decimals (OfficeCompany *self, OfficeCompany *before, StoreDb *db, GError **error)
{
  gint64 amounts;

  if (base_currency_get_decimals (self->currency) == base_currency_get_decimals (before->currency))
    return TRUE;
  if (!store_db_get_number (db, "SELECT EXISTS (SELECT 1 FROM items WHERE price <> 0 OR cost <> 0) OR EXISTS (SELECT 1 FROM orders)", &amounts, error))
    return FALSE;
  if (amounts == 0)
    return TRUE;
  return base_refuse (error, _("There are amounts in %s already, and %s has other decimals. Keep the currency, or start a new company."),
                      before->currency, self->currency);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeCompany *self = OFFICE_COMPANY (rules);
  gint64 others;

  if (self->parent_instance.trashed)
    return base_refuse (error, _("The company itself cannot be put into the trash."));
  if (self->currency == NULL)
    base_record_set_text (BASE_RECORD (self), &self->currency, "EUR");
  if (before != NULL)
    return check_decimals (self, OFFICE_COMPANY (before), db, error);
  self->parent_instance.id = OFFICE_COMPANY_ID;
  if (!store_db_get_number (db, "SELECT count (*) FROM companies", &others, error))
    return FALSE;
  if (others == 0)
    return TRUE;
  return base_refuse (error, _("This file has a company already. Edit it, or start a new file for another one."));
}

static gboolean
check_reminders (OfficeCompany *self, GError **error)
{
  if (self->first_reminder_days < 1 || self->second_reminder_days < self->first_reminder_days || self->last_reminder_days < self->second_reminder_days)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The first reminder is sent a day or more after an amount was due, and none is sent earlier than the one before it."));
  else if (self->first_reminder_fee < 0 || self->second_reminder_fee < 0 || self->last_reminder_fee < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The fee of a reminder is zero or more."));
  else if (self->late_interest < 0 || self->late_interest > BASE_QUANTITY_ONE)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Late interest lies between 0 % and 100 %."));
  else if (self->goodwill < 0 || self->goodwill > BASE_QUANTITY_ONE)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Goodwill is a share of the price: none at least, all of it at most."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
office_company_check (BaseRecord *record, GError **error)
{
  OfficeCompany *self = OFFICE_COMPANY (record);

  return office_address_check_email (self->email, error) && check_reminders (self, error);
}

static const BaseField set_logo_arguments[] = {
  STORE_ARGUMENT (LONG_TEXT, "picture", N_("Picture"), BASE_FILE),
};

static const StoreCommand commands[] = {
  { "set-logo", N_("Set Logo"), office_logo_set, set_logo_arguments, G_N_ELEMENTS (set_logo_arguments), .done = N_("Logo changed: %s") },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = commands;
  rules->n_commands = G_N_ELEMENTS (commands);
}

static void
office_company_class_init (OfficeCompanyClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_company_check;
  record_class->icon = "go-home-symbolic";
  base_record_class_set_fields (record_class, "companies", N_("Company"), N_("Companies"), fields, G_N_ELEMENTS (fields));
}

static void
office_company_init (OfficeCompany *self)
{
  self->first_reminder_days = 7;
  self->second_reminder_days = 21;
  self->last_reminder_days = 35;
}

OfficeCompany *
office_company_load (StoreDb *db, GError **error)
{
  g_autoptr (OfficeCompany) self = NULL;
  gint64 found;

  if (!store_db_get_number (db, "SELECT count (*) FROM companies WHERE id = 1", &found, error))
    return NULL;
  if (found != 0)
    return OFFICE_COMPANY (store_record_load (db, OFFICE_TYPE_COMPANY, OFFICE_COMPANY_ID, error));
  self = g_object_new (OFFICE_TYPE_COMPANY, NULL);
  base_record_set_text (BASE_RECORD (self), &self->currency, "EUR");
  return g_steal_pointer (&self);
}

char *
office_company_dup_currency (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT currency FROM companies WHERE id = 1");
  g_autofree char *currency = NULL;

  if (store_query_next (query))
    currency = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return NULL;
  return currency != NULL ? g_steal_pointer (&currency) : g_strdup ("EUR");
}

BaseLocale *
office_company_dup_locale (OfficeCompany *self)
{
  return base_locale_new (self->language, self->currency);
}
