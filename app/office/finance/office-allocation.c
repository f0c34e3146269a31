/* Allocation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-allocation.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeAllocation, office_allocation, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeAllocation, payment, "payments"),     N_("Payment"),      BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeAllocation, invoice, "invoices"),     N_("Invoice"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeAllocation, bill, "bills"),           N_("Bill"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeAllocation, credit_note, "invoices"), N_("Credit note"),  BASE_DERIVED },
  { BASE_MONEY (OfficeAllocation, amount),                 N_("Amount"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeAllocation, discount),               N_("Discount"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeAllocation, allocated_on),            N_("Allocated on"), BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeAllocation, currency),                N_("Currency"),     BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeAllocation, refund, "payments"),      N_("Refund"),       BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "payment, id";
}

static void
office_allocation_class_init (OfficeAllocationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "allocations", N_("Allocation"), N_("Allocations"), fields, G_N_ELEMENTS (fields));
}

static void
office_allocation_init (OfficeAllocation *self)
{
}
