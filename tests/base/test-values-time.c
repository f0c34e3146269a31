/* Moments in the time zones of the world.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-error.h"
#include "test-locales.h"

/* Nights with and without a gap, half hours, quarter hours, a day that was left out, no summer time. */
static const char *const zones[] = {
  "UTC", "Europe/Berlin", "America/Sao_Paulo", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia", "Pacific/Chatham", "Africa/Casablanca", "Pacific/Kiritimati",
};

static gint64
get_offset (gint64 time, GTimeZone *zone)
{
  return g_time_zone_get_offset (zone, g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, time));
}

static gint64
from_iso (const char *text)
{
  gint64 time = BASE_NO_TIME;

  g_assert_true (base_time_parse_iso (text, &time));
  return time;
}

/* Only of the doubled hour in autumn may the other one come back. */
static void
try_time (gint64 time, BaseLocale *locale, GTimeZone *zone)
{
  g_autofree char *text = base_time_format (time, locale, zone);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 read = BASE_NO_TIME;

  if (!base_time_parse (text, locale, zone, &read, &error))
    g_error ("%s: %s", locale->name, error->message);
  again = base_time_format (read, locale, zone);
  g_assert_cmpstr (again, ==, text);
  if (read != time && get_offset (read, zone) == get_offset (time, zone))
    g_error ("%s: “%s” of %" G_GINT64_FORMAT " came back as %" G_GINT64_FORMAT, locale->name, text, time, read);
}

/* Half an hour at a time over every change of the clocks in a year; how many moments. */
static guint
try_changes (int year, GTimeZone *zone, BaseLocale *locale)
{
  g_autofree char *begin = g_strdup_printf ("%d-01-01T00:15:00Z", year);
  gint64 first = from_iso (begin);
  guint n = 0;

  for (gint64 time = first; time < first + 364 * 86400; time += 86400)
    if (get_offset (time, zone) != get_offset (time + 86400, zone))
      for (gint64 step = -7200; step < 90000; step += 1800, n++)
        try_time (time + step, locale, zone);
  return n;
}

/* The half month before and after, to the second at midnight; how many moments. */
static guint
try_year_end (int year, GTimeZone *zone, BaseLocale *locale)
{
  g_autofree char *end = g_strdup_printf ("%d-01-01T00:00:00Z", year + 1);
  gint64 midnight = from_iso (end) - get_offset (from_iso (end), zone);
  guint n = 0;

  for (gint64 time = midnight - 15 * 86400; time < midnight + 15 * 86400; time += 4 * 3600 - 1, n++)
    try_time (time, locale, zone);
  for (gint64 time = midnight - 2; time <= midnight + 2; time++, n++)
    try_time (time, locale, zone);
  return n;
}

static guint
try_zone (GTimeZone *zone, BaseLocale *locale, GRand *chance)
{
  static const int years[] = { 2011, 2018, 2026 }; /* Samoa left a day out; clocks changed everywhere; now */
  guint n = 60;

  for (guint i = 0; i < n; i++)
    try_time ((gint64) g_rand_int (chance), locale, zone); /* to the year 2106 */
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    n += try_changes (years[i], zone, locale) + try_year_end (years[i], zone, locale);
  return n;
}

/* Every language in every zone. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (8);
  guint n = 0;

  for (guint z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[z]);

      g_assert_nonnull (zone);
      for (guint l = 0; l < G_N_ELEMENTS (tested_locales); l++)
        {
          g_autoptr (BaseLocale) locale = base_locale_new (tested_locales[l], NULL);

          n += try_zone (zone, locale, chance);
        }
    }
  g_print ("# count moments-in-%u-languages-and-%u-zones %u\n", (guint) G_N_ELEMENTS (tested_locales), (guint) G_N_ELEMENTS (zones), n);
  g_assert_cmpuint (n, >, 100000);
}

/* What is typed in which zone, and which moment that is; NULL = refused. */
typedef struct
{
  const char *zone;
  const char *text;
  const char *moment;
} Typed;

static const Typed typed[] = {
  { "Europe/Berlin", "31.12.2026 23:59", "2026-12-31T22:59:00Z" }, { "Europe/Berlin", "1.7.2026 12:00", "2026-07-01T10:00:00Z" },
  { "Europe/Berlin", "2026-12-31 23:59:58", "2026-12-31T22:59:58Z" }, { "Europe/Berlin", "2026-12-31T23:59", "2026-12-31T22:59:00Z" },
  { "Europe/Berlin", "2026-12-31T23:59:00Z", "2026-12-31T23:59:00Z" }, { "Europe/Berlin", "2026-12-31 23:59:00.999", "2026-12-31T22:59:00Z" },
  { "Europe/Berlin", "2026-12-31T23:59:00+05:30", "2026-12-31T18:29:00Z" }, { "Europe/Berlin", "2026-12-31T23:59:00-03", "2027-01-01T02:59:00Z" },
  { "Europe/Berlin", "2026-12-31T23:59:00-0330", "2027-01-01T03:29:00Z" }, { "Europe/Berlin", "29/2/2016 01:16", "2016-02-29T00:16:00Z" }, { "Europe/Berlin", "1.1.26 9:05", "2026-01-01T08:05:00Z" },
  /* the hour that is left out, and its edges */
  { "Europe/Berlin", "29.3.2026 01:59:59", "2026-03-29T00:59:59Z" }, { "Europe/Berlin", "29.3.2026 02:00", NULL }, { "Europe/Berlin", "29.3.2026 02:30", NULL },
  { "Europe/Berlin", "29.3.2026 03:00", "2026-03-29T01:00:00Z" }, { "America/Sao_Paulo", "4.11.2018 00:00", NULL }, { "America/Sao_Paulo", "4.11.2018 01:00", "2018-11-04T03:00:00Z" },
  { "Australia/Lord_Howe", "7.10.2018 02:15", NULL }, { "Australia/Lord_Howe", "7.10.2018 02:30", "2018-10-06T15:30:00Z" }, { "America/New_York", "11.3.2018 02:30", NULL },
  /* the hour that comes twice is standard time */
  { "Europe/Berlin", "25.10.2026 02:30", "2026-10-25T01:30:00Z" }, { "America/New_York", "4.11.2018 01:30", "2018-11-04T06:30:00Z" },
  /* the day that Samoa left out */
  { "Pacific/Apia", "30.12.2011 12:00", NULL }, { "Pacific/Apia", "31.12.2011 12:00", "2011-12-30T22:00:00Z" },
  { "Asia/Kolkata", "1.1.2027 5:29", "2026-12-31T23:59:00Z" }, { "Pacific/Chatham", "1.1.2027 0:00", "2026-12-31T10:15:00Z" },
  /* the first and last moments */
  { "UTC", "1.1.0001 0:00", "0001-01-01T00:00:00Z" }, { "UTC", "31.12.9999 23:59:59", "9999-12-31T23:59:59Z" }, { "UTC", "9999-12-31T23:59:59-01:00", NULL }, { "UTC", "0001-01-01T00:00:00+01:00", NULL },
  /* no moment */
  { "UTC", "", NULL }, { "UTC", "31.12.2026", NULL }, { "UTC", "31.12.2026 24:00", NULL }, { "UTC", "31.12.2026 23:60", NULL }, { "UTC", "31.12.2026 23:59:60", NULL }, { "UTC", "31.12.2026 23", NULL },
  { "UTC", "31.12.2026 23:59x", NULL }, { "UTC", "31.12.2026 23:59 5", NULL }, { "UTC", "31.12.2026 :59", NULL }, { "UTC", "31.12.2026 2359", NULL }, { "UTC", "23:59", NULL },
  { "UTC", "31.12.2026 23:59+99", NULL }, { "UTC", "31.12.2026 23:59Z0", NULL }, { "UTC", "31.12.2026 23:59+", NULL }, { "UTC", "31.12.2026 100:00", NULL },
};

static void
test_typed (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (typed[i].zone);
      g_autoptr (GError) error = NULL;
      gint64 time = BASE_NO_TIME;
      char iso[21];

      g_assert_cmpint (base_time_parse (typed[i].text, locale, zone, &time, &error), ==, typed[i].moment != NULL);
      base_time_format_iso (time, iso);
      if (!g_str_equal (iso, typed[i].moment != NULL ? typed[i].moment : ""))
        g_error ("%s: “%s” is %s", typed[i].zone, typed[i].text, iso);
      if (typed[i].moment == NULL)
        g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
    }
}

static void
test_iso (void)
{
  static const char *const wrong[] = {
    "", "2026-12-31", "2026-12-31T23:59:59", "2026-12-31 23:59:59Z", "2026-12-31T24:00:00Z", "2026-12-31T23:60:00Z", "2026-12-31T23:59:60Z", "2026-02-30T00:00:00Z", "2026-12-31T23:59:59z", "2026-12-31T23:59:59ZZ",
  };
  g_autoptr (GRand) chance = g_rand_new_with_seed (9);
  gint64 time = 7, first = from_iso ("0001-01-01T00:00:00Z"), last = from_iso ("9999-12-31T23:59:59Z");
  char iso[21];

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (base_time_parse_iso (wrong[i], &time));
  g_assert_cmpint (time, ==, 7);

  for (int i = 0; i < 20000; i++)
    {
      gint64 moment = first + (gint64) (g_rand_double (chance) * (double) (last - first));

      base_time_format_iso (moment, iso);
      g_assert_cmpint (from_iso (iso), ==, moment);
    }
  g_assert_cmpint (from_iso ("1970-01-01T00:00:00Z"), ==, 0);
  g_assert_cmpint (from_iso ("1969-12-31T23:59:59Z"), ==, -1);
}

static void
test_none (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  g_autofree char *none = base_time_format (BASE_NO_TIME, locale, NULL);
  g_autofree char *beyond = base_time_format (G_MAXINT64, locale, NULL);
  char iso[21] = "x";

  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (beyond, ==, "");
  base_time_format_iso (BASE_NO_TIME, iso);
  g_assert_cmpstr (iso, ==, "");
  g_assert_true (base_time_is_valid (BASE_NO_TIME));
  g_assert_false (base_time_is_valid (G_MAXINT64));
  g_assert_cmpuint (base_time_get_date (BASE_NO_TIME, NULL), ==, BASE_NO_DATE);
}

static void
assert_day (const char *zone_name, const char *moment, const char *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zone_name);
  char iso[11];

  base_date_format_iso (base_time_get_date (from_iso (moment), zone), iso);
  g_assert_cmpstr (iso, ==, day);
}

static void
test_days (void)
{
  assert_day ("UTC", "2026-12-31T23:59:59Z", "2026-12-31");
  assert_day ("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "2027-01-01");
  assert_day ("Pacific/Chatham", "2026-12-31T10:14:59Z", "2026-12-31");
  assert_day ("Pacific/Chatham", "2026-12-31T10:15:00Z", "2027-01-01");
  assert_day ("America/Sao_Paulo", "2027-01-01T02:59:59Z", "2026-12-31");
  assert_day ("Asia/Kolkata", "2026-12-31T18:30:00Z", "2027-01-01");
  assert_day ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29");
  assert_day ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31");
  assert_day ("Europe/Berlin", "2028-02-28T23:00:00Z", "2028-02-29");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/time/a-moment-comes-back-as-it-was-written", test_round_trip);
  g_test_add_func ("/base/time/what-is-typed-is-a-moment-or-refused", test_typed);
  g_test_add_func ("/base/time/iso-is-strict-and-exact", test_iso);
  g_test_add_func ("/base/time/no-moment-is-no-text", test_none);
  g_test_add_func ("/base/time/the-day-is-that-of-the-zone", test_days);

  return g_test_run ();
}
