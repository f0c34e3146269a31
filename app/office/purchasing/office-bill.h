/* Bill.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_BILL (office_bill_get_type ())
G_DECLARE_FINAL_TYPE (OfficeBill, office_bill, OFFICE, BILL, BaseRecord)

typedef enum
{
  OFFICE_BILL_STATE_DRAFT,
  OFFICE_BILL_STATE_MATCHED,
  OFFICE_BILL_STATE_EXCEPTION,
  OFFICE_BILL_STATE_POSTED,
  OFFICE_BILL_STATE_PAID,
} OfficeBillState;

struct _OfficeBill
{
  BaseRecord parent_instance;
  char      *number;
  char      *their_number;
  gint64     supplier;
  int        state;
  char      *exception;
  char      *approved_by;
  guint32    billed_on;
  guint32    due_on;
  char      *currency;
  gint64     net;
  gint64     tax;
  gint64     total;
  gint64     paid;
  gint64     open;
  gint64     entry;
  char      *notes;
};

G_END_DECLS
