/* Invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice.h"
#include "office-invoice-commands.h"
#include "office-invoice-draft.h"
#include "office-reminder-due.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeInvoice, office_invoice, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "invoice",     N_("Invoice") },
  { "credit-note", N_("Credit note") },
  { "charge",      N_("Reminder charge") },
  { NULL },
};

static const BaseChoice states[] = {
  { "draft",       N_("Draft") },
  { "open",        N_("Open") },
  { "partly-paid", N_("Partly paid") },
  { "paid",        N_("Paid") },
  { "corrected",   N_("Corrected") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeInvoice, number),                N_("Number"),                 BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficeInvoice, kind, kinds),         N_("Kind"),                   BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeInvoice, customer, "contacts"),  N_("Customer"),               BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN | BASE_FIXED },
  { BASE_MONEY (OfficeInvoice, open),                 N_("Open"),                   BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, total),                N_("Total"),                  BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_LINK (OfficeInvoice, sales_order, "orders"), N_("Order"),                  BASE_FIXED },
  { BASE_LINK (OfficeInvoice, corrects, "invoices"),  N_("Corrects"),               BASE_DERIVED | BASE_FIXED },
  { BASE_CHOICE (OfficeInvoice, state, states),       N_("State"),                  BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, issued_on),             N_("Issued"),                 BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, due_on),                N_("Due"),                    BASE_COLUMN },
  { BASE_DATE (OfficeInvoice, discount_until),        N_("Discount until"),         0 },
  { BASE_RATE (OfficeInvoice, discount_rate),         N_("Early payment discount"), 0 },
  { BASE_TEXT (OfficeInvoice, currency),              N_("Currency"),               BASE_FIXED },
  { BASE_RATE (OfficeInvoice, exchange_rate),         N_("Exchange rate"),          BASE_DERIVED | BASE_HIDDEN },
  { BASE_MONEY (OfficeInvoice, net),                  N_("Net"),                    BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, tax),                  N_("Tax"),                    BASE_DERIVED },
  { BASE_MONEY (OfficeInvoice, paid),                 N_("Paid"),                   BASE_DERIVED },
  { BASE_TEXT (OfficeInvoice, bill_name),             N_("Bill to"),                BASE_SEARCH | BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_street),           N_("Street"),                 BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_city),             N_("City"),                   BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_region),           N_("Region"),                 BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_postal_code),      N_("Postal code"),            BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, bill_country),          N_("Country"),                BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, tax_number),            N_("Tax number"),             BASE_PERSONAL },
  { BASE_TEXT (OfficeInvoice, language),              N_("Language"),               BASE_LANGUAGE },
  { BASE_TEXT (OfficeInvoice, reference),             N_("Customer’s reference"),   BASE_SEARCH },
  { BASE_TEXT (OfficeInvoice, terms),                 N_("Terms"),                  0 },
  { BASE_LINK (OfficeInvoice, entry, "entries"),      N_("Journal entry"),          BASE_DERIVED },
  { BASE_COUNT (OfficeInvoice, reminder_level),       N_("Reminder level"),         BASE_DERIVED },
  { BASE_DATE (OfficeInvoice, reminded_on),           N_("Reminded on"),            BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeInvoice, notes),            N_("Notes"),                  BASE_SEARCH },
  { BASE_LINK (OfficeInvoice, return_line, "return_lines"), N_("Return line"),      BASE_DERIVED | BASE_HIDDEN },
};

static const StoreView views[] = {
  { "all",          N_("All invoices"), NULL },
  { "drafts",       N_("Drafts"), "state = 'draft'" },
  { "open",         N_("Open"), "open > 0" },
  { "overdue",      N_("Overdue"), "open > 0 AND kind <> 'credit-note' AND due_on < ?today" },
  { "over-30",      N_("Over 30 days late"), "open > 0 AND kind <> 'credit-note' AND due_on < date (?today, '-30 days')" },
  { "over-60",      N_("Over 60 days late"), "open > 0 AND kind <> 'credit-note' AND due_on < date (?today, '-60 days')" },
  { "over-90",      N_("Over 90 days late"), "open > 0 AND kind <> 'credit-note' AND due_on < date (?today, '-90 days')" },
  { "to-remind",    N_("To remind"), OFFICE_REMINDER_IS_DUE ("?today") },
  { "without-copy", N_("Without a kept copy"), "number IS NOT NULL AND NOT EXISTS (SELECT 1 FROM issued_papers JOIN paper_copies ON paper_copies.id = issued_papers.id WHERE issued_papers.invoice = invoices.id)" },
  { "credit-notes", N_("Credit notes"), "kind = 'credit-note'" },
  { "this-month",   N_("This month"), "issued_on >= substr (?today, 1, 8) || '01' AND issued_on <= substr (?today, 1, 8) || '31'" },
};

static gboolean
check_trash (OfficeInvoice *self, GError **error)
{
  if (self->number == NULL)
    return TRUE;
  return base_refuse (error, _("%s is posted and must be kept. Correct it with a credit note."), self->number);
}

/* What may still change once an invoice is posted. */
static gboolean
check_free (OfficeInvoice *self, GError **error)
{
  static const char *const names[] = { "notes", "paid", "open", "state", "reminder_level", "reminded_on" };
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);
  guint64 changed = base_record_get_changed (BASE_RECORD (self));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    changed &= ~base_record_class_get_bit (class, base_record_class_find_field (class, names[i]));
  if (changed == 0)
    return TRUE;
  return base_refuse (error, _("What is posted stays as it is. Correct it with a credit note."));
}

static gboolean
check_new (OfficeInvoice *self, GError **error)
{
  if (self->kind == OFFICE_INVOICE_KIND_INVOICE || self->corrects != 0 || self->number != NULL)
    return TRUE;
  if (self->kind == OFFICE_INVOICE_KIND_CHARGE)
    return TRUE;
  return base_refuse (error, _("A credit note is made from the invoice that it corrects."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeInvoice *self = OFFICE_INVOICE (rules);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_trash (self, error);
  if (before != NULL && OFFICE_INVOICE (before)->number != NULL)
    return check_free (self, error);
  if (before != NULL || self->customer == 0)
    return TRUE;
  return check_new (self, error) && office_invoice_fill (self, db, error);
}

static gboolean
office_invoice_check (BaseRecord *record, GError **error)
{
  OfficeInvoice *self = OFFICE_INVOICE (record);

  if (self->discount_rate >= 0 && self->discount_rate < 1000000)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The discount of an invoice lies between 0 % and 100 %."));
  return FALSE;
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  return OFFICE_INVOICE (rules)->number != NULL && strcmp (name, "notes") != 0;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->commands = office_invoice_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "issued_on DESC, id DESC";
}

static void
office_invoice_class_init (OfficeInvoiceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_invoice_check;
  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "invoices", N_("Invoice"), N_("Invoices"), fields, G_N_ELEMENTS (fields));
}

static void
office_invoice_init (OfficeInvoice *self)
{
}
