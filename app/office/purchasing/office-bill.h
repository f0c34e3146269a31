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
  OFFICE_BILL_STATE_REVERSED,
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
  gint64     their_total;     /* as the supplier prints it; 0 = not said */
  gint64     rounding;        /* total less net and tax */
  char      *iban;            /* as the supplier prints it, nullable */
  char      *recorded_by;
  char      *approval_reason;
  gint64     reversal;        /* entry that took it back, or 0 */
};

G_END_DECLS
