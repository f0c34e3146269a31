/* When a line can be there, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* A part of a line and what covers it. */
typedef struct
{
  gint64   quantity;
  gint64   purchase_line; /* 0: stock, or nothing yet */
  gboolean is_stock;
  guint32  day;           /* here; with the supplier's usual delay when it is overdue */
  gboolean is_overdue;
} OfficeCover;

/* @day: at the customer's. @covers: by day; stock, then receipts, then what must be bought still. */
typedef struct
{
  guint32 day;
  GArray *covers; /* OfficeCover */
} OfficePromise;

/* By the line's reservations once its order is confirmed, before by what is free. Looks at working days, the cut-off and the days of the carrier's service. Any thread. */
gboolean office_order_promise (StoreDb *db, gint64 line, OfficePromise *promise, GError **error);
void     office_promise_clear (OfficePromise *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OfficePromise, office_promise_clear)
/* "3 from stock, 4 from purchase order P-00017 on 20.03.2026": full. */
char    *office_promise_dup_words (StoreDb *db, OfficePromise *self, BaseLocale *locale, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The latest day of all lines; BASE_NO_DATE when none needs goods (today) or with an error. */
gboolean office_order_promise_day (StoreDb *db, gint64 order, guint32 *day, GError **error);

G_END_DECLS
