/* The days on which the office works.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-workdays.h"
#include <base-date.h>

#define SATURDAY 5 /* of a week that begins with Monday 0 */

static int
count_week_days (const char *code)
{
  return g_strcmp0 (code, "every-day") == 0 ? 7 : g_strcmp0 (code, "monday-saturday") == 0 ? SATURDAY + 1 : SATURDAY;
}

static gboolean
load_company (StoreDb *db, int *week_days, gint64 *cut_off, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT working_days, cut_off FROM companies");

  *week_days = SATURDAY;
  *cut_off = 0;
  if (store_query_next (query))
    {
      *week_days = count_week_days (store_query_get_text (query, 0));
      *cut_off = store_query_get_number (query, 1);
    }
  return store_query_finish (query, error);
}

static gboolean
is_working_day (StoreQuery *holidays, guint32 day, int week_days)
{
  char text[11];
  gboolean holiday;

  if ((int) ((day - 1) % 7) >= week_days)
    return FALSE;
  base_date_format_iso (day, text);
  store_query_reset (holidays);
  store_query_bind_text (holidays, 1, text);
  holiday = store_query_next (holidays);
  return !holiday;
}

guint32
office_workdays_add (StoreDb *db, guint32 day, int n, GError **error)
{
  g_autoptr (StoreQuery) holidays = store_query_new (db, "SELECT 1 FROM holidays WHERE day = ?1 AND trashed_at IS NULL");
  int step = n < 0 ? -1 : 1, left = ABS (n), week_days;
  gint64 cut_off;

  if (!load_company (db, &week_days, &cut_off, error))
    return BASE_NO_DATE;
  while (day > 1 && day < BASE_LAST_DATE && (left > 0 || !is_working_day (holidays, day, week_days)))
    {
      day += (guint32) step;
      if (left > 0 && is_working_day (holidays, day, week_days))
        left--;
    }
  return store_query_finish (holidays, error) ? day : BASE_NO_DATE;
}

static int
get_hour (BaseEnvironment *environment)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (base_environment_now (environment));

  return now != NULL ? g_date_time_get_hour (now) : 0;
}

guint32
office_workdays_start (StoreDb *db, gint64 cut_off, GError **error)
{
  BaseEnvironment *environment = store_db_get_environment (db);
  guint32 today = base_environment_today (environment);
  int week_days;
  gint64 usual;

  if (!load_company (db, &week_days, &usual, error))
    return BASE_NO_DATE;
  if (cut_off == 0)
    cut_off = usual;
  return office_workdays_add (db, today, cut_off > 0 && get_hour (environment) >= cut_off ? 1 : 0, error);
}
