/* Money that came or went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-payment.h"

G_BEGIN_DECLS

/* What is known of a payment. */
typedef struct
{
  OfficePaymentKind   kind;
  gboolean            is_supplier; /* against payables, else receivables */
  gint64              contact;
  gint64              amount;      /* more than 0 */
  guint32             paid_on;     /* 0 = today */
  OfficePaymentMethod method;
  const char         *reference;   /* nullable */
  const char         *notes;       /* nullable */
} OfficePaymentFacts;

/* Numbers and posts it; nothing of it is allocated yet. full. Writer, inside a transaction. */
OfficePayment *office_payment_record   (StoreDb *db, const OfficePaymentFacts *facts, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives what is not allocated to the open invoices with these numbers ("R-2026-00001, …"), or, without numbers, to the oldest of the customer. Early payment discount is taken where the sum
 * fits it. */
gboolean       office_payment_allocate (StoreDb *db, gint64 payment, const char *numbers, GError **error);
/* Writes the opposite of everything it did. */
gboolean       office_payment_reverse  (StoreDb *db, gint64 payment, guint32 day, GError **error);

G_END_DECLS
