/* A draft becomes an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-invoice.h"

G_BEGIN_DECLS

/* Gives a draft its number, freezes it and writes the double entry, all at once: receivable against sales, freight and tax; cost of goods against the goods that were shipped, by
 * what they were worth when they left. day 0 = today. BASE_ERROR_RULE with what is missing. Writer, inside a transaction. */
gboolean office_invoice_post       (StoreDb *db, gint64 invoice, guint32 day, GError **error);
/* Writes and posts a credit note of a posted invoice or, to take a credit note back, an invoice. line: one line of it, or 0 for all that is left; quantity: of that line, 0 = all that
 * is left. What is open of one settles the other. */
gboolean office_invoice_credit     (StoreDb *db, gint64 invoice, gint64 line, gint64 quantity, guint32 day, const char *reason, gint64 *credit_note, GError **error);

/* 1 for what the customer owes, -1 for what he gets. */
int      office_invoice_get_sign   (OfficeInvoice *self);

G_END_DECLS
