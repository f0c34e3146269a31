/* What will be asked for, from what was asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* A year has 13 seasons of four weeks. */
#define OFFICE_DEMAND_SEASONS 13

typedef enum { OFFICE_DEMAND_LEVEL, OFFICE_DEMAND_SMOOTHING, OFFICE_DEMAND_CROSTON, OFFICE_DEMAND_SEASONAL } OfficeDemandMethod;

/**
 * OfficeForecast:
 * @method: LEVEL when nothing was ever asked for.
 * @weekly: millionths a week, of the average season.
 * @deviation: standard deviation of a week's demand around the forecast, as far as it was wrong so far (1.25 × mean absolute error).
 * @seasons: of the coming four weeks and the twelve after them, in millionths of the average; all one when not seasonal.
 */
typedef struct
{
  OfficeDemandMethod method;
  gint64             weekly;
  gint64             deviation;
  gint64             seasons[OFFICE_DEMAND_SEASONS];
} OfficeForecast;

/* weeks: demand of each week, the oldest first, the last one just over. The method follows the pattern: Croston (with the correction of Syntetos and Boylan) where on average four thirds of a
 * week or more lie between demands; Holt-Winters where two years are known and it would have been wrong by a quarter less than smoothing; else simple exponential smoothing. Integer
 * arithmetic, so every machine says the same. Pure. */
void   office_demand_forecast (const gint64 *weeks, guint n, OfficeForecast *forecast);
/* Demand in the coming days, and what it may be more or less in nineteen of twenty cases. */
gint64 office_demand_expect   (const OfficeForecast *forecast, guint days);
gint64 office_demand_get_band (const OfficeForecast *forecast, guint days);

G_END_DECLS
