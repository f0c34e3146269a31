/* Invoices as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-query.h>

G_BEGIN_DECLS

/* Each query's columns are named by the enumeration before it. Dates are ISO texts. */
enum { OFFICE_INVOICE_LINE_POSITION, OFFICE_INVOICE_LINE_ITEM, OFFICE_INVOICE_LINE_TEXT, OFFICE_INVOICE_LINE_QUANTITY, OFFICE_INVOICE_LINE_UNIT, OFFICE_INVOICE_LINE_PRICE,
       OFFICE_INVOICE_LINE_DISCOUNT, OFFICE_INVOICE_LINE_TAX_RATE, OFFICE_INVOICE_LINE_AMOUNT };
/* The lines of one invoice by position. */
StoreQuery *office_invoices_query_lines     (StoreDb *db, gint64 invoice) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_INVOICE_TAXES_NAME, OFFICE_INVOICE_TAXES_RATE, OFFICE_INVOICE_TAXES_BASE, OFFICE_INVOICE_TAXES_TAX };
/* Its taxes, the highest rate first. */
StoreQuery *office_invoices_query_taxes     (StoreDb *db, gint64 invoice) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_INVOICE_SUPPLY_FIRST, OFFICE_INVOICE_SUPPLY_LAST };
/* One row: the days on which its goods left; NULL when none did. */
StoreQuery *office_invoices_query_supply    (StoreDb *db, gint64 invoice) G_GNUC_WARN_UNUSED_RESULT;

/* What its tax codes ask to be said, each once; one text column. */
StoreQuery *office_invoices_query_notes     (StoreDb *db, gint64 invoice) G_GNUC_WARN_UNUSED_RESULT;

enum { OFFICE_REMINDED_NUMBER, OFFICE_REMINDED_ISSUED_ON, OFFICE_REMINDED_DUE_ON, OFFICE_REMINDED_DAYS_LATE, OFFICE_REMINDED_OPEN, OFFICE_REMINDED_INTEREST };
/* What one reminder reminds of, the oldest first. */
StoreQuery *office_invoices_query_reminded  (StoreDb *db, gint64 reminder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
