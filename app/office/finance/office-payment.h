/* Payment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PAYMENT (office_payment_get_type ())
G_DECLARE_FINAL_TYPE (OfficePayment, office_payment, OFFICE, PAYMENT, BaseRecord)

typedef enum
{
  OFFICE_PAYMENT_KIND_RECEIVED,
  OFFICE_PAYMENT_KIND_PAID,
} OfficePaymentKind;

typedef enum
{
  OFFICE_PAYMENT_METHOD_BANK,
  OFFICE_PAYMENT_METHOD_CASH,
  OFFICE_PAYMENT_METHOD_CARD,
  OFFICE_PAYMENT_METHOD_PIX,
} OfficePaymentMethod;

struct _OfficePayment
{
  BaseRecord parent_instance;
  char      *number;
  int        kind;
  gint64     contact;
  guint32    paid_on;
  gint64     amount;
  char      *currency;
  int        method;
  char      *reference;
  gint64     unallocated;
  gboolean   reversed;
  gint64     entry;
  char      *notes;
};

G_END_DECLS
