/* Allocation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_ALLOCATION (office_allocation_get_type ())
G_DECLARE_FINAL_TYPE (OfficeAllocation, office_allocation, OFFICE, ALLOCATION, BaseRecord)

struct _OfficeAllocation
{
  BaseRecord parent_instance;
  gint64     payment;
  gint64     invoice;
  gint64     bill;
  gint64     credit_note;
  gint64     amount;
  gint64     discount;
  guint32    allocated_on;
  char      *currency;
  gint64     refund; /* payment that gave it back, or that it gave back */
};

G_END_DECLS
