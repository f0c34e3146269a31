/* Supplier's document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-document.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-period.h"
#include "office-supplier-check.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSupplierDocument, office_supplier_document, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "registration",  N_("Company registration") },
  { "tax-clearance", N_("Tax clearance") },
  { "bank-letter",   N_("Bank letter") },
  { "insurance",     N_("Insurance") },
  { "certificate",   N_("Certificate") },
  { "contract",      N_("Contract") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeSupplierDocument, supplier, "contacts"), N_("Supplier"),        BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_CHOICE (OfficeSupplierDocument, kind, kinds),        N_("Kind"),            BASE_COLUMN },
  { BASE_TEXT (OfficeSupplierDocument, number),               N_("Document number"), BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_DATE (OfficeSupplierDocument, issued_on),            N_("Issued"),          BASE_COLUMN },
  { BASE_DATE (OfficeSupplierDocument, expires_on),           N_("Expires"),         BASE_COLUMN },
  { BASE_TEXT (OfficeSupplierDocument, verified_by),          N_("Verified by"),     BASE_DERIVED },
  { BASE_DATE (OfficeSupplierDocument, verified_on),          N_("Verified on"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeSupplierDocument, notes),           N_("Notes"),           BASE_SEARCH },
};

static const StoreView views[] = {
  { "all",          N_("All documents"),      NULL },
  { "expired",      N_("Expired"),            "expires_on < ?today" },
  { "expires-soon", N_("Expires in a month"), "expires_on BETWEEN ?today AND date (?today, '+1 month')" },
  { "unverified",   N_("Not verified"),       "verified_on IS NULL" },
};

/* What was verified is what was seen: a changed document is to be looked at again. */
static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeSupplierDocument *self = OFFICE_SUPPLIER_DOCUMENT (rules), *old = (OfficeSupplierDocument *) before;

  if (old == NULL || old->verified_on == BASE_NO_DATE
      || (self->kind == old->kind && g_strcmp0 (self->number, old->number) == 0 && self->issued_on == old->issued_on && self->expires_on == old->expires_on))
    return TRUE;
  base_record_set_date (BASE_RECORD (self), &self->verified_on, BASE_NO_DATE);
  base_record_set_text (BASE_RECORD (self), &self->verified_by, NULL);
  return TRUE;
}

static gboolean
office_supplier_document_check (BaseRecord *record, GError **error)
{
  OfficeSupplierDocument *self = OFFICE_SUPPLIER_DOCUMENT (record);

  return office_period_check (self->issued_on, self->expires_on, _("The document expires before it was issued. Correct one of the days."), error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_supplier_get_check_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "supplier, id";
}

static void
office_supplier_document_class_init (OfficeSupplierDocumentClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_supplier_document_check;
  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "supplier_documents", N_("Supplier’s document"), N_("Suppliers’ documents"), fields, G_N_ELEMENTS (fields));
}

static void
office_supplier_document_init (OfficeSupplierDocument *self)
{
}
