/* A firm or person we deal with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact.h"
#include "office-address.h"
#include "office-contact-commands.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeContact, office_contact, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeContact, name),          N_("Name"),               BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeContact, number),        N_("Number"),             BASE_UNIQUE | BASE_SEARCH },
  { BASE_YES_NO (OfficeContact, is_customer), N_("Customer"),           0 },
  { BASE_YES_NO (OfficeContact, is_supplier), N_("Supplier"),           0 },
  { BASE_YES_NO (OfficeContact, is_carrier),  N_("Carrier"),            0 },
  { BASE_TEXT (OfficeContact, person),        N_("Contact person"),     BASE_SEARCH | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeContact, position),      N_("Position"),           BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, email),         N_("E-mail"),             BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, phone),         N_("Phone"),              BASE_SEARCH | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeContact, fax),           N_("Fax"),                BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, website),       N_("Website"),            BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, street),        N_("Street"),             BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, city),          N_("City"),               BASE_SEARCH | BASE_SUBTITLE | BASE_PERSONAL | BASE_COLUMN },
  { BASE_TEXT (OfficeContact, region),        N_("Region"),             BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, postal_code),   N_("Postal code"),        BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, country),       N_("Country"),            BASE_COLUMN },
  { BASE_TEXT (OfficeContact, tax_number),    N_("Tax number"),         BASE_SEARCH | BASE_PERSONAL },
  { BASE_COUNT (OfficeContact, terms_days),   N_("Payment term in days"), 0 },
  { BASE_TEXT (OfficeContact, language),      N_("Language"),           BASE_LANGUAGE },
  { BASE_LONG_TEXT (OfficeContact, notes),    N_("Notes"),              BASE_SEARCH | BASE_PERSONAL },
  { BASE_MONEY (OfficeContact, credit_limit), N_("Credit limit"), 0 },
  { BASE_YES_NO (OfficeContact, on_hold),     N_("On hold"), 0 },
  { BASE_TEXT (OfficeContact, hold_reason),   N_("Reason for the hold"), BASE_PERSONAL },
  { BASE_LINK (OfficeContact, price_list, "price_lists"), N_("Price list"), 0 },
  { BASE_LINK (OfficeContact, carrier, "contacts"), N_("Usual carrier"), 0 },
  { BASE_LINK (OfficeContact, tax_code, "tax_codes"), N_("Tax code"), 0 },
  { BASE_YES_NO (OfficeContact, complete_only), N_("Complete deliveries only"), 0 },
  { BASE_RATE (OfficeContact, discount_rate), N_("Early payment discount"), 0 },
  { BASE_COUNT (OfficeContact, discount_days), N_("Discount days"), 0 },
  { BASE_TEXT (OfficeContact, iban),          N_("IBAN"), BASE_DERIVED | BASE_PERSONAL },
  { BASE_TEXT (OfficeContact, bic),           N_("BIC"), BASE_DERIVED | BASE_PERSONAL },
  { BASE_DATE (OfficeContact, verified_on),   N_("Verified on"), BASE_DERIVED },
  { BASE_TEXT (OfficeContact, verified_by),   N_("Verified by"), BASE_DERIVED },
  { BASE_MONEY (OfficeContact, open_amount),  N_("Open amount"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",       N_("All contacts"), NULL },
  { "customers", N_("Customers"),    "is_customer = 1" },
  { "suppliers", N_("Suppliers"),    "is_supplier = 1" },
  { "carriers",  N_("Carriers"),     "is_carrier = 1" },
  { "on-hold",   N_("On hold"),      "on_hold = 1" },
  { "owing",     N_("With an open amount"), "open_amount <> 0" },
  { "beyond-limit", N_("Beyond the credit limit"), "credit_limit > 0 AND open_amount > credit_limit" },
};

static gboolean
check_open_orders (OfficeContact *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT count (*) FROM orders WHERE customer = ?1 AND state IN ('draft', 'quote', 'confirmed', 'partly-shipped') AND trashed_at IS NULL");
  gint64 open = 0;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    open = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (open == 0)
    return TRUE;
  return base_refuse (error, g_dngettext (GETTEXT_PACKAGE, "%s has %d open order. Ship or cancel it before putting the contact into the trash.",
                                          "%s has %d open orders. Ship or cancel them before putting the contact into the trash.", (gulong) open),
                      self->name, (int) open);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeContact *self = OFFICE_CONTACT (rules);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_open_orders (self, db, error);
  return office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
office_contact_check (BaseRecord *record, GError **error)
{
  OfficeContact *self = OFFICE_CONTACT (record);

  if (self->terms_days < 0 || self->terms_days > 3650)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The payment term is a number of days from 0 to 3650."));
      return FALSE;
    }
  if (self->credit_limit < 0)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The credit limit cannot be below zero. Leave it at 0 for none, or put the contact on hold."));
      return FALSE;
    }
  if (self->discount_rate < 0 || self->discount_rate > 1000000 || self->discount_days < 0 || self->discount_days > 3650)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The discount for early payment lies between 0 % and 100 %, within 0 to 3650 days."));
      return FALSE;
    }
  return office_address_check_email (self->email, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_contact_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
}

static void
office_contact_class_init (OfficeContactClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_contact_check;
  record_class->icon = "x-office-address-book-symbolic";
  base_record_class_set_fields (record_class, "contacts", N_("Contact"), N_("Contacts"), fields, G_N_ELEMENTS (fields));
}

static void
office_contact_init (OfficeContact *self)
{
}
