/* What will be asked for, from what was asked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demand.h"

#include <base-number.h>
#include <string.h>

#define ONE BASE_QUANTITY_ONE
/* Weights of the newest value, in millionths. */
#define CROSTON_WEIGHT   (ONE / 10)
#define SMOOTHING_WEIGHT (ONE / 5)
#define TREND_WEIGHT     (ONE / 20)
#define SEASON_WEIGHT    (ONE / 5)
/* One-sided 95 % of the normal distribution, and from the mean absolute error to the standard deviation. */
#define SURE             1645
#define FROM_MEAN_ERROR  1250
#define PERIOD_WEEKS     4

static gint64
multiply (gint64 a, gint64 b)
{
  return (gint64) ((__int128) a * b / ONE);
}

static gint64
divide (gint64 a, gint64 b)
{
  return b != 0 ? (gint64) ((__int128) a * ONE / b) : 0;
}

/* Of a number in millionths, in millionths. */
static gint64
get_root (gint64 number)
{
  unsigned __int128 square = (unsigned __int128) MAX (number, 0) * ONE, root = 0;

  for (unsigned __int128 bit = (unsigned __int128) 1 << 62; bit > 0; bit >>= 1)
    if ((root + bit) * (root + bit) <= square)
      root += bit;
  return (gint64) root;
}

static guint
count_demands (const gint64 *values, guint n)
{
  guint demands = 0;

  for (guint i = 0; i < n; i++)
    demands += values[i] > 0;
  return demands;
}

static gint64
get_deviation (gint64 errors, guint n)
{
  return n != 0 ? (gint64) ((__int128) errors * FROM_MEAN_ERROR / 1000 / n) : 0;
}

/* How much and how seldom, each smoothed where something was asked for. */
static void
forecast_croston (const gint64 *weeks, guint n, OfficeForecast *forecast)
{
  gint64 size = 0, interval = ONE, waited = ONE, errors = 0, rate = 0;
  guint judged = 0, demands = 0;

  for (guint i = 0; i < n; i++)
    {
      if (demands > 1)
        {
          errors += ABS (weeks[i] - rate);
          judged++;
        }
      if (weeks[i] > 0)
        {
          size = size == 0 ? weeks[i] : size + multiply (CROSTON_WEIGHT, weeks[i] - size);
          interval = demands++ <= 1 ? waited : interval + multiply (CROSTON_WEIGHT, waited - interval);
          waited = 0;
        }
      waited += ONE;
      if (demands == 1)
        interval = waited;
      rate = multiply (divide (size, interval), ONE - CROSTON_WEIGHT / 2);
    }
  forecast->method = OFFICE_DEMAND_CROSTON;
  forecast->weekly = rate;
  forecast->deviation = get_deviation (errors, judged);
}

/* errors: sum of those from the value "from" on. */
static gint64
smooth (const gint64 *values, guint n, guint from, gint64 *errors)
{
  gint64 level = values[0];

  *errors = 0;
  for (guint i = 1; i < n; i++)
    {
      if (i >= from)
        *errors += ABS (values[i] - level);
      level += multiply (SMOOTHING_WEIGHT, values[i] - level);
    }
  return level;
}

static void
forecast_smoothing (const gint64 *weeks, guint n, OfficeForecast *forecast)
{
  gint64 errors;

  forecast->method = OFFICE_DEMAND_SMOOTHING;
  forecast->weekly = smooth (weeks, n, 1, &errors);
  forecast->deviation = get_deviation (errors, n > 1 ? n - 1 : 1);
}

/* Four weeks each, the last one ending with the last week. */
static guint
gather_periods (const gint64 *weeks, guint n, gint64 *periods)
{
  guint count = n / PERIOD_WEEKS;

  for (guint i = 0; i < count; i++)
    {
      periods[i] = 0;
      for (guint j = 0; j < PERIOD_WEEKS; j++)
        periods[i] += weeks[n - (count - i) * PERIOD_WEEKS + j];
    }
  return count;
}

/* Level, trend and thirteen seasons as factors, begun with the first year; errors: of the years after it. */
static void
run_holt_winters (const gint64 *periods, guint n, gint64 *level, gint64 *trend, gint64 *seasons, gint64 *errors)
{
  *level = *trend = *errors = 0;
  for (guint i = 0; i < OFFICE_DEMAND_SEASONS; i++)
    *level += periods[i];
  *level /= OFFICE_DEMAND_SEASONS;
  for (guint i = 0; i < OFFICE_DEMAND_SEASONS; i++)
    seasons[i] = divide (periods[i], *level);
  for (guint i = OFFICE_DEMAND_SEASONS; i < n; i++)
    {
      gint64 *season = &seasons[i % OFFICE_DEMAND_SEASONS], before = *level;

      *errors += ABS (periods[i] - multiply (*level + *trend, *season));
      *level = multiply (ONE - SMOOTHING_WEIGHT, *level + *trend) + (*season != 0 ? multiply (SMOOTHING_WEIGHT, divide (periods[i], *season)) : multiply (SMOOTHING_WEIGHT, *level));
      *level = MAX (*level, 1);
      *trend = multiply (ONE - TREND_WEIGHT, *trend) + multiply (TREND_WEIGHT, *level - before);
      *season = multiply (ONE - SEASON_WEIGHT, *season) + multiply (SEASON_WEIGHT, divide (periods[i], *level));
    }
}

static gboolean
forecast_seasonal (const gint64 *weeks, guint n, OfficeForecast *forecast)
{
  g_autofree gint64 *periods = g_new0 (gint64, n / PERIOD_WEEKS + 1);
  guint count = gather_periods (weeks, n, periods), judged = count - OFFICE_DEMAND_SEASONS;
  gint64 level, trend, seasons[OFFICE_DEMAND_SEASONS], errors, plain;

  if (count < 2 * OFFICE_DEMAND_SEASONS)
    return FALSE;
  run_holt_winters (periods, count, &level, &trend, seasons, &errors);
  smooth (periods, count, OFFICE_DEMAND_SEASONS, &plain);
  if (errors >= plain / 4 * 3)
    return FALSE;
  forecast->method = OFFICE_DEMAND_SEASONAL;
  forecast->weekly = MAX (level + trend, 0) / PERIOD_WEEKS;
  /* a period's error is that of four weeks: twice a week's */
  forecast->deviation = get_deviation (errors, judged) / 2;
  for (guint i = 0; i < OFFICE_DEMAND_SEASONS; i++)
    forecast->seasons[i] = seasons[(count + i) % OFFICE_DEMAND_SEASONS];
  return TRUE;
}

void
office_demand_forecast (const gint64 *weeks, guint n, OfficeForecast *forecast)
{
  guint demands;

  memset (forecast, 0, sizeof *forecast);
  for (guint i = 0; i < OFFICE_DEMAND_SEASONS; i++)
    forecast->seasons[i] = ONE;
  for (; n > 0 && weeks[0] <= 0; n--) /* before the item was first sold */
    weeks++;
  demands = count_demands (weeks, n);
  if (demands == 0 || forecast_seasonal (weeks, n, forecast))
    return;
  if (3 * n >= 4 * demands && n > 1)
    forecast_croston (weeks, n, forecast);
  else
    forecast_smoothing (weeks, n, forecast);
}

gint64
office_demand_expect (const OfficeForecast *forecast, guint days)
{
  const guint period = 7 * PERIOD_WEEKS;
  gint64 sum = 0;

  for (guint i = 0; days > 0; i++)
    {
      guint part = MIN (days, period);

      sum += multiply (forecast->weekly, forecast->seasons[i % OFFICE_DEMAND_SEASONS]) * part / 7;
      days -= part;
    }
  return sum;
}

gint64
office_demand_get_band (const OfficeForecast *forecast, guint days)
{
  return (gint64) ((__int128) multiply (forecast->deviation, get_root ((gint64) days * ONE / 7)) * SURE / 1000);
}
