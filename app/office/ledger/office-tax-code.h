/* Tax code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_TAX_CODE (office_tax_code_get_type ())
G_DECLARE_FINAL_TYPE (OfficeTaxCode, office_tax_code, OFFICE, TAX_CODE, BaseRecord)

struct _OfficeTaxCode
{
  BaseRecord parent_instance;
  char      *name;
  char      *code;
  char      *country;
  char      *note;
  gboolean   inactive;
};

G_END_DECLS
