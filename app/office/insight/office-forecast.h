/* When open lines will really be there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>
#include "office-prediction.h"

G_BEGIN_DECLS

/**
 * OfficeForecast:
 * @open: still to be shipped. @uncovered: of it, neither in stock nor ordered.
 * @closed: of what is reserved, what lies where nothing may be picked: a blocked place, under quality check, a lot that is blocked or expired.
 * @promised_on: of the line, else of the order; BASE_NO_DATE when nothing was promised.
 * @ready_on: when all of it is here. @ship_on: when it has been picked, with the capacity of the days. @arrive_on: at the customer's.
 * @cause: what makes it so late; OFFICE_PREDICTION_CAUSE_NONE when it will be in time.
 */
typedef struct
{
  gint64   line;
  gint64   order;
  gint64   item;
  gint64   customer;
  gint64   open;
  gint64   uncovered;
  gint64   closed;
  guint32  promised_on;
  guint32  ready_on;
  guint32  ship_on;
  guint32  arrive_on;
  OfficePredictionCause cause;
  gboolean late;
} OfficeForecast;

/* All open lines of confirmed orders by promised day. One pass over lines, reservations and receipts. What is to come is believed to be so late
 * as all but a fifth of the supplier's last receipts were at least; on the last look before the promised day, as half of them. (element-type OfficeForecast) full, NULL with an error. Any thread. */
GArray  *office_forecast_list (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* That of one line; FALSE without error set when it is not open. */
gboolean office_forecast_find (GArray *forecasts, gint64 line, OfficeForecast *forecast);

/* "8 Chai for Ernst Handel, order 2026-00061" and "Promised 18.03.2026, expected 25.03.2026: Stock". Outputs full. */
gboolean office_forecast_describe (StoreDb *db, const OfficeForecast *forecast, char **title, char **subtitle, GError **error);

G_END_DECLS
