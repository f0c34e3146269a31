/* Days.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "base-date-private.h"
#include "base-error.h"
#include "base-quote.h"

/* A number of a written date with its count of digits, which tells the year. */
typedef struct
{
  int value;
  int digits;
} DatePart;

static gboolean
is_invisible (gunichar c)
{
  return c == 0x200E || c == 0x200F || c == 0x061C;
}

static gboolean
is_separator (gunichar c, BaseLocale *locale)
{
  return c == '.' || c == '/' || c == '-' || g_unichar_isspace (c) || is_invisible (c) ||
         (c >= 0x2010 && c <= 0x2015) || g_utf8_strchr (locale->date_separator, -1, c) != NULL;
}

static const char *
skip_separators (const char *text, BaseLocale *locale)
{
  while (*text != '\0' && is_separator (g_utf8_get_char (text), locale))
    text = g_utf8_next_char (text);
  return text;
}

/* NULL when no number stands here, or one longer than a year. */
static const char *
read_part (const char *text, DatePart *part)
{
  *part = (DatePart) { 0, 0 };
  for (; g_unichar_isdigit (g_utf8_get_char (text)); text = g_utf8_next_char (text))
    {
      if (++part->digits > 4)
        return NULL;
      part->value = part->value * 10 + g_unichar_digit_value (g_utf8_get_char (text));
    }

  return part->digits > 0 ? text : NULL;
}

/* A time of midnight, as other programs write behind a day, says nothing and may go. */
static gboolean
is_midnight (const char *text)
{
  gboolean has_colon = strchr (text, ':') != NULL;

  return *text == '\0' || (has_colon && strspn (text, "0:.TtZz ") == strlen (text));
}

static const char *
read_parts (const char *text, BaseLocale *locale, DatePart parts[3])
{
  text = skip_separators (text, locale);
  for (int i = 0; i < 3; i++)
    {
      text = read_part (text, &parts[i]);
      if (text == NULL)
        return NULL;
      if (i < 2)
        {
          const char *next = skip_separators (text, locale);

          if (next == text)
            return NULL;
          text = next;
        }
    }

  return text;
}

static int
get_full_year (DatePart part)
{
  if (part.digits == 4)
    return part.value;
  if (part.digits == 2)
    return part.value < 50 ? 2000 + part.value : 1900 + part.value;
  return 0;
}

static guint32
get_date (DatePart year, DatePart month, DatePart day)
{
  if (month.digits > 2 || day.digits > 2)
    return BASE_NO_DATE;
  return base_date_from_ymd (get_full_year (year), month.value, day.value);
}

static guint32
order_parts (const DatePart parts[3], BaseDateOrder order)
{
  if (parts[0].digits == 4 || order == BASE_ORDER_YMD)
    return get_date (parts[0], parts[1], parts[2]);
  if (order == BASE_ORDER_MDY)
    return get_date (parts[2], parts[0], parts[1]);
  return get_date (parts[2], parts[1], parts[0]);
}

static gboolean
refuse_date (const char *text, BaseLocale *locale, GError **error)
{
  g_autofree char *example = base_date_format (base_date_from_ymd (2026, 12, 31), locale);
  g_autofree char *quoted = base_quote (text);

  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not a date. Please write it like %s."), quoted, example);
  return FALSE;
}

/* Most days of an import look so, and this is faster. */
static gboolean
starts_with_iso (const char *text, guint32 *date)
{
  char day[11];

  g_strlcpy (day, text, sizeof day);
  return base_date_parse_iso (day, date) && !g_unichar_isdigit (g_utf8_get_char (text + 10));
}

guint32
base_date_from_ymd (int year, int month, int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return BASE_NO_DATE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

void
base_date_to_ymd (guint32 date, int *year, int *month, int *day)
{
  GDate parts;

  *year = *month = *day = 0;
  if (date == BASE_NO_DATE || date > BASE_LAST_DATE)
    return;

  g_date_clear (&parts, 1);
  g_date_set_julian (&parts, date);
  *year = g_date_get_year (&parts);
  *month = g_date_get_month (&parts);
  *day = g_date_get_day (&parts);
}

const char *
base_date_parse_start (const char *text, BaseLocale *locale, guint32 *date)
{
  DatePart parts[3];
  const char *rest;

  if (starts_with_iso (text, date))
    return text + 10;
  rest = read_parts (text, locale, parts);

  if (rest == NULL)
    return NULL;

  *date = order_parts (parts, locale->date_order);
  return *date != BASE_NO_DATE ? rest : NULL;
}

gboolean
base_date_parse (const char *text, BaseLocale *locale, guint32 *date, GError **error)
{
  guint32 found;
  const char *rest;

  g_return_val_if_fail (text != NULL && locale != NULL && date != NULL, FALSE);

  rest = base_date_parse_start (text, locale, &found);
  if (rest == NULL || !(*skip_separators (rest, locale) == '\0' || is_midnight (rest)))
    return refuse_date (text, locale, error);

  *date = found;
  return TRUE;
}

char *
base_date_format (guint32 date, BaseLocale *locale)
{
  const char *sign = locale->date_separator;
  int year, month, day;

  base_date_to_ymd (date, &year, &month, &day);
  if (year == 0)
    return g_strdup ("");
  if (locale->date_order == BASE_ORDER_DMY)
    return g_strdup_printf ("%02d%s%02d%s%04d", day, sign, month, sign, year);
  if (locale->date_order == BASE_ORDER_MDY)
    return g_strdup_printf ("%02d%s%02d%s%04d", month, sign, day, sign, year);
  return g_strdup_printf ("%04d%s%02d%s%02d", year, sign, month, sign, day);
}

gboolean
base_date_parse_iso (const char *text, guint32 *date)
{
  static const char pattern[] = "0000-00-00";
  guint32 found;

  if (strlen (text) != strlen (pattern))
    return FALSE;
  for (guint i = 0; pattern[i] != '\0'; i++)
    if (pattern[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return FALSE;

  found = base_date_from_ymd (atoi (text), atoi (text + 5), atoi (text + 8));
  if (found != BASE_NO_DATE)
    *date = found;
  return found != BASE_NO_DATE;
}

static void
write_digits (char *at, int value, int n)
{
  while (n-- > 0)
    {
      at[n] = (char) ('0' + value % 10);
      value /= 10;
    }
}

void
base_date_format_iso (guint32 date, char buffer[11])
{
  int year, month, day;

  base_date_to_ymd (date, &year, &month, &day);
  if (year == 0)
    {
      buffer[0] = '\0';
      return;
    }
  /* Every date of every saved row comes through here. */
  memcpy (buffer, "0000-00-00", 11);
  write_digits (buffer, year, 4);
  write_digits (buffer + 5, month, 2);
  write_digits (buffer + 8, day, 2);
}
