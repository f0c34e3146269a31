/* Return.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_CUSTOMER_RETURN (office_customer_return_get_type ())
G_DECLARE_FINAL_TYPE (OfficeCustomerReturn, office_customer_return, OFFICE, CUSTOMER_RETURN, BaseRecord)

typedef enum
{
  OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED,
  OFFICE_CUSTOMER_RETURN_STATE_RECEIVED,
  OFFICE_CUSTOMER_RETURN_STATE_INSPECTED,
  OFFICE_CUSTOMER_RETURN_STATE_CANCELLED,
} OfficeCustomerReturnState;

typedef enum
{
  OFFICE_CUSTOMER_RETURN_REASON_DAMAGED,
  OFFICE_CUSTOMER_RETURN_REASON_DEFECTIVE,
  OFFICE_CUSTOMER_RETURN_REASON_WRONG_ITEM,
  OFFICE_CUSTOMER_RETURN_REASON_TOO_LATE,
  OFFICE_CUSTOMER_RETURN_REASON_NOT_WANTED,
  OFFICE_CUSTOMER_RETURN_REASON_COMPLAINT,
} OfficeCustomerReturnReason;

struct _OfficeCustomerReturn
{
  BaseRecord parent_instance;
  char      *number;
  gint64     sales_order;
  gint64     customer;
  int        state;
  int        reason;
  guint32    announced_on;
  guint32    received_on;
  gint64     ticket;
  char      *notes;
};

G_END_DECLS
