/* Supplier's document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-document.h"

#include <glib/gi18n-lib.h>

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

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "supplier, id";
}

static void
office_supplier_document_class_init (OfficeSupplierDocumentClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "text-x-generic-symbolic";
  base_record_class_set_fields (record_class, "supplier_documents", N_("Supplier's document"), N_("Suppliers' documents"), fields, G_N_ELEMENTS (fields));
}

static void
office_supplier_document_init (OfficeSupplierDocument *self)
{
}
