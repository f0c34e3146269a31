/* What stands behind an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "office-order-figures.h"

G_BEGIN_DECLS

/* A line of which something is still to be shipped. */
typedef struct
{
  char    *title;  /* "5 × Chai" */
  char    *covers; /* "3 from stock, 2 from purchase order P-00017 on 20.03.2026"; "" for what is no goods */
  guint32  day;    /* at the customer's */
  gboolean late;   /* after the promised day */
} OfficeSummaryLine;

/* A paper that says what is not so any more. */
typedef struct
{
  char  *paper; /* "order-confirmation" */
  char  *title;
  gint64 revision, current; /* version of the order that it says, and the one there is */
} OfficeOutdatedPaper;

/**
 * OfficeOrderSummary:
 * @words: when it can be there, a sentence; %NULL when nothing is still to be shipped.
 * @lines: (element-type OfficeSummaryLine)
 * @papers: (element-type OfficeOutdatedPaper)
 */
typedef struct
{
  OfficeOrderFigures figures;
  char              *currency;
  char              *words;
  gboolean           late;
  GArray            *lines;
  GArray            *papers;
} OfficeOrderSummary;

/* Promise, margin, credit and outdated papers of one order. full, NULL with error. Any thread. */
OfficeOrderSummary *office_order_summary_load   (StoreDb *db, gint64 order, BaseLocale *locale, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void                office_order_summary_free   (OfficeOrderSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OfficeOrderSummary, office_order_summary_free)
/* "Margin 120.00 EUR (32.5 %)" and what is used of the credit limit. full */
char               *office_order_summary_dup_margin (OfficeOrderSummary *self, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;
char               *office_order_summary_dup_credit (OfficeOrderSummary *self, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
