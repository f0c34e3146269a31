/* Supplier's document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_SUPPLIER_DOCUMENT (office_supplier_document_get_type ())
G_DECLARE_FINAL_TYPE (OfficeSupplierDocument, office_supplier_document, OFFICE, SUPPLIER_DOCUMENT, BaseRecord)

typedef enum
{
  OFFICE_SUPPLIER_DOCUMENT_KIND_REGISTRATION,
  OFFICE_SUPPLIER_DOCUMENT_KIND_TAX_CLEARANCE,
  OFFICE_SUPPLIER_DOCUMENT_KIND_BANK_LETTER,
  OFFICE_SUPPLIER_DOCUMENT_KIND_INSURANCE,
  OFFICE_SUPPLIER_DOCUMENT_KIND_CERTIFICATE,
  OFFICE_SUPPLIER_DOCUMENT_KIND_CONTRACT,
} OfficeSupplierDocumentKind;

struct _OfficeSupplierDocument
{
  BaseRecord parent_instance;
  gint64     supplier;
  int        kind;
  char      *number;
  guint32    issued_on;
  guint32    expires_on;
  char      *verified_by;
  guint32    verified_on;
  char      *notes;
};

G_END_DECLS
