/* What settles an open item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-invoice.h"
#include "office-payment.h"

G_BEGIN_DECLS

/* All: writer, inside a transaction; rows of allocations are only ever added. */

/* As much of a credit note as an invoice has open. */
gboolean office_open_item_offset       (StoreDb *db, gint64 invoice, gint64 credit_note, guint32 day, GError **error);
/* A credit note lets go of invoices, the newest first, until it has as much open as the invoice that takes it back. */
gboolean office_open_item_release_credit (StoreDb *db, gint64 credit_note, gint64 invoice, guint32 day, GError **error);
/* amount of the payment goes to the invoice, with a discount beside it; both may be below zero to take it back. Posts the discount, with its share of the tax. */
gboolean office_open_item_pay          (StoreDb *db, gint64 payment, gint64 invoice, gint64 amount, gint64 discount, guint32 day, GError **error);
/* The same for the bill of a supplier. */
gboolean office_open_item_pay_bill     (StoreDb *db, gint64 payment, gint64 bill, gint64 amount, gint64 discount, guint32 day, GError **error);
/* amount of what a customer paid too much, or of a credit note (the other is 0), goes back to him by the payment refund. */
gboolean office_open_item_refund       (StoreDb *db, gint64 refund, gint64 payment, gint64 credit_note, gint64 amount, guint32 day, GError **error);
/* The discount for paying on the day, 0 when it is too late. */
gboolean office_open_item_get_discount (StoreDb *db, OfficeInvoice *invoice, guint32 day, gint64 *discount, GError **error);
/* A day before the payment or its last allocation becomes the later of these: nothing is taken back before it was there. */
gboolean office_open_item_move_after   (StoreDb *db, gint64 payment, guint32 *day, GError **error);
/* Everything that a payment was allocated to is open again. */
gboolean office_open_item_release      (StoreDb *db, gint64 payment, guint32 day, GError **error);

G_END_DECLS
