/* Tax rate.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_TAX_RATE (office_tax_rate_get_type ())
G_DECLARE_FINAL_TYPE (OfficeTaxRate, office_tax_rate, OFFICE, TAX_RATE, BaseRecord)

struct _OfficeTaxRate
{
  BaseRecord parent_instance;
  gint64     tax_code;
  gint64     rate;
  guint32    valid_from;
  guint32    valid_to;
};

G_END_DECLS
