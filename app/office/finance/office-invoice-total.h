/* What an invoice comes to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

/* Brings the rates of a draft's lines, its taxes (one a code and rate, half up) and its totals in line with its lines, for the day on which it is issued (0 = today).
 * What corrects another invoice keeps that one's rates. Writer, inside a transaction. */
gboolean office_invoice_refresh   (StoreDb *db, gint64 invoice, guint32 day, GError **error);
/* A payment, discount or credit of so much was written against a posted invoice or credit note: brings paid, open and state in line. */
gboolean office_invoice_settle    (StoreDb *db, gint64 invoice, gint64 paid, gint64 open, GError **error);
/* The customer owes so much more. */
gboolean office_invoice_add_debt  (StoreDb *db, gint64 customer, gint64 amount, GError **error);

G_END_DECLS
