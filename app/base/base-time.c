/* Moments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-date-private.h"
#include "base-error.h"
#include "base-quote.h"

#define UNIX_EPOCH      719163u /* Julian day of 1970-01-01 */
#define SECONDS_PER_DAY 86400

/* What stands behind the day: the time, and how far that clock is from UTC, if the text says so. */
typedef struct
{
  int      hour;
  int      minute;
  int      second;
  gboolean has_offset;
  int      offset; /* seconds east of UTC */
} Clock;

static const char *
read_two_digits (const char *text, int most, int *value)
{
  int digits = 0;

  *value = 0;
  for (; digits < 2 && g_unichar_isdigit (g_utf8_get_char (text)); digits++, text = g_utf8_next_char (text))
    *value = *value * 10 + g_unichar_digit_value (g_utf8_get_char (text));

  return digits > 0 && *value <= most ? text : NULL;
}

static const char *
skip_spaces (const char *text)
{
  while (g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

/* Parts of a second, which we do not keep. */
static const char *
skip_fraction (const char *text)
{
  if (*text != '.' && *text != ',')
    return text;
  for (text++; g_ascii_isdigit (*text); text++)
    ;
  return text;
}

static const char *
read_clock (const char *text, Clock *clock)
{
  text = read_two_digits (text, 23, &clock->hour);
  if (text == NULL || *text != ':')
    return NULL;
  text = read_two_digits (text + 1, 59, &clock->minute);
  if (text == NULL || *text != ':')
    return text;
  text = read_two_digits (text + 1, 59, &clock->second);
  return text != NULL ? skip_fraction (text) : NULL;
}

/* "Z", "+02", "+02:00" or "+0200"; nothing is fine too. */
static const char *
read_offset (const char *text, Clock *clock)
{
  int hours, minutes = 0;
  int sign = *text == '-' ? -1 : 1;

  if (*text == 'Z' || *text == 'z')
    {
      clock->has_offset = TRUE;
      return text + 1;
    }
  if (*text != '+' && *text != '-')
    return text;

  text = read_two_digits (text + 1, 18, &hours);
  if (text != NULL && *text == ':')
    text++;
  if (text != NULL && *text != '\0')
    text = read_two_digits (text, 59, &minutes);
  clock->has_offset = TRUE;
  clock->offset = sign * (hours * 3600 + minutes * 60);
  return text;
}

static gboolean
parse_clock (const char *text, Clock *clock)
{
  *clock = (Clock) { 0 };
  text = skip_spaces (text);
  if (*text == 'T' || *text == 't')
    text++;
  text = read_clock (text, clock);
  if (text != NULL)
    text = read_offset (skip_spaces (text), clock);
  return text != NULL && *skip_spaces (text) == '\0';
}

static gint64
count_seconds (guint32 date, const Clock *clock)
{
  return ((gint64) date - UNIX_EPOCH) * SECONDS_PER_DAY + clock->hour * 3600 + clock->minute * 60 + clock->second;
}

static GDateTime *
make_local (gint64 time, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) utc = NULL;

  if (time == BASE_NO_TIME || !base_time_is_valid (time))
    return NULL;

  utc = g_date_time_new_from_unix_utc (time);
  return g_date_time_to_timezone (utc, time_zone);
}

static guint32
get_day (GDateTime *local)
{
  return base_date_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local), g_date_time_get_day_of_month (local));
}

/* BASE_NO_TIME when the clocks of the zone skip that time, as they do on one night in spring. Of the two in autumn GLib takes the second, standard time. */
static gint64
get_utc (guint32 date, const Clock *clock, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) local = NULL;
  int year, month, day;

  base_date_to_ymd (date, &year, &month, &day);
  local = g_date_time_new (time_zone, year, month, day, clock->hour, clock->minute, clock->second);
  if (local == NULL || g_date_time_get_hour (local) != clock->hour || g_date_time_get_minute (local) != clock->minute)
    return BASE_NO_TIME;

  return g_date_time_to_unix (local);
}

static gboolean
refuse_time (const char *text, BaseLocale *locale, GError **error)
{
  g_autofree char *day = base_date_format (base_date_from_ymd (2026, 12, 31), locale);
  g_autofree char *quoted = base_quote (text);

  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not a date with a time. Please write it like %s 23:59."), quoted, day);
  return FALSE;
}

static gboolean
refuse_skipped (const char *text, GError **error)
{
  g_autofree char *quoted = base_quote (text);

  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE,
               _("There is no time “%s”, as the clocks were put forward in that hour. Please enter an hour later."), quoted);
  return FALSE;
}

gboolean
base_time_is_valid (gint64 time)
{
  gint64 first = (1 - (gint64) UNIX_EPOCH) * SECONDS_PER_DAY;
  gint64 end = ((gint64) BASE_LAST_DATE + 1 - UNIX_EPOCH) * SECONDS_PER_DAY;

  return time == BASE_NO_TIME || (time >= first && time < end);
}

gboolean
base_time_parse (const char *text, BaseLocale *locale, GTimeZone *time_zone, gint64 *time, GError **error)
{
  const char *rest;
  guint32 date;
  Clock clock;
  gint64 found;

  g_return_val_if_fail (text != NULL && locale != NULL && time != NULL, FALSE);

  rest = base_date_parse_start (text, locale, &date);
  if (rest == NULL || !parse_clock (rest, &clock))
    return refuse_time (text, locale, error);

  found = clock.has_offset ? count_seconds (date, &clock) - clock.offset : get_utc (date, &clock, time_zone != NULL ? time_zone : locale->time_zone);
  if (found == BASE_NO_TIME)
    return refuse_skipped (text, error);
  if (!base_time_is_valid (found))
    return refuse_time (text, locale, error);

  *time = found;
  return TRUE;
}

char *
base_time_format (gint64 time, BaseLocale *locale, GTimeZone *time_zone)
{
  g_autoptr (GDateTime) local = make_local (time, time_zone != NULL ? time_zone : locale->time_zone);
  g_autofree char *day = NULL;
  int hour, minute, second;

  if (local == NULL)
    return g_strdup ("");

  day = base_date_format (get_day (local), locale);
  hour = g_date_time_get_hour (local);
  minute = g_date_time_get_minute (local);
  second = g_date_time_get_second (local);
  return second == 0 ? g_strdup_printf ("%s %02d:%02d", day, hour, minute) : g_strdup_printf ("%s %02d:%02d:%02d", day, hour, minute, second);
}

gboolean
base_time_parse_iso (const char *text, gint64 *time)
{
  static const char pattern[] = "0000-00-00T00:00:00Z";
  char day[11];
  guint32 date;
  Clock clock;

  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  g_strlcpy (day, text, sizeof day);
  if (!base_date_parse_iso (day, &date) || !parse_clock (text + 10, &clock))
    return FALSE;

  *time = count_seconds (date, &clock);
  return TRUE;
}

void
base_time_format_iso (gint64 time, char buffer[21])
{
  gint64 day, rest;

  buffer[0] = '\0';
  if (time == BASE_NO_TIME || !base_time_is_valid (time))
    return;

  day = time / SECONDS_PER_DAY - (time % SECONDS_PER_DAY < 0);
  rest = time - day * SECONDS_PER_DAY;
  base_date_format_iso ((guint32) (day + UNIX_EPOCH), buffer);
  g_snprintf (buffer + 10, 11, "T%02u:%02u:%02uZ", (guint) (rest / 3600) % 24, (guint) (rest / 60) % 60, (guint) rest % 60);
}

guint32
base_time_get_date (gint64 time, GTimeZone *time_zone)
{
  g_autoptr (GTimeZone) zone = time_zone != NULL ? g_time_zone_ref (time_zone) : g_time_zone_new_local ();
  g_autoptr (GDateTime) local = make_local (time, zone);

  return local != NULL ? get_day (local) : BASE_NO_DATE;
}
