/* Margin and credit of an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/* Money in minor units of the order's currency; the limit and what is open in the company's. */
typedef struct
{
  gint64   net;          /* lines less discount */
  gint64   cost;         /* of the lines, by the cost of one when they were written */
  gint64   margin;       /* net - cost */
  gint64   margin_rate;  /* of net, in millionths; 0 when nothing is earned */
  gint64   open_amount;  /* invoices the customer has not paid */
  gint64   other_orders; /* confirmed and not invoiced, without this one */
  gint64   exposure;     /* the two and this order */
  gint64   credit_limit; /* 0: none */
  gboolean on_hold;
  gboolean is_over;      /* exposure beyond the limit */
} OfficeOrderFigures;

/* For showing while an order is typed, and for the rules of confirming. Any thread. */
gboolean office_order_figures (StoreDb *db, gint64 order, OfficeOrderFigures *figures, GError **error);

G_END_DECLS
