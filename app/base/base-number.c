/* Exact money, quantities and rates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-currency.h"
#include "base-error.h"
#include "base-number-read.h"
#include "base-number.h"

#define QUANTITY_DECIMALS 6
#define PERCENT_DECIMALS  4   /* a rate is millionths, so a percent is 10^4 of them */
#define FIGURE_BYTES      160 /* 20 digits, 19 signs of up to 7 bytes, minus */

/* Products of two 64-bit figures, before they are divided again. */
__extension__ typedef __int128 Wide;

typedef struct
{
  guint index;
  Wide  remainder;
} Rest;

static gboolean
passes_half (Wide rest, Wide divisor, Wide quotient, BaseRounding rounding)
{
  switch (rounding)
    {
    case BASE_ROUND_HALF_UP:
      return rest >= divisor - rest;
    case BASE_ROUND_HALF_EVEN:
      return rest > divisor - rest || (rest == divisor - rest && quotient % 2 != 0);
    case BASE_ROUND_DOWN:
    default:
      return FALSE;
    }
}

static int
compare_rests (gconstpointer a, gconstpointer b)
{
  const Rest *one = a, *other = b;

  if (one->remainder != other->remainder)
    return one->remainder > other->remainder ? -1 : 1;
  return one->index < other->index ? -1 : one->index > other->index;
}

static guint64
get_power (int decimals)
{
  guint64 power = 1;

  while (decimals-- > 0)
    power *= 10;
  return power;
}

static char *
prepend (char *end, const char *sign)
{
  gsize length = strlen (sign);

  return memcpy (end - length, sign, length);
}

static char *
prepend_fraction (char *end, guint64 fraction, int decimals, int least_decimals, const char *sign)
{
  for (; decimals > least_decimals && fraction % 10 == 0; decimals--)
    fraction /= 10;
  if (decimals == 0)
    return end;

  for (; decimals > 0; decimals--, fraction /= 10)
    *--end = (char) ('0' + fraction % 10);
  return prepend (end, sign);
}

static char *
prepend_whole (char *end, guint64 whole, BaseLocale *locale)
{
  int in_group = 0;
  int size = locale->group_size;

  do
    {
      if (in_group == size && locale->group[0] != '\0')
        {
          end = prepend (end, locale->group);
          in_group = 0;
          size = locale->group_size_next;
        }
      *--end = (char) ('0' + whole % 10);
      in_group++;
      whole /= 10;
    }
  while (whole > 0);

  return end;
}

/* In buffer, from its end; without a minus. */
static char *
write_figure (char buffer[FIGURE_BYTES], gint64 value, int decimals, int least_decimals, BaseLocale *locale)
{
  guint64 size = value < 0 ? -(guint64) value : (guint64) value;
  guint64 power = get_power (decimals);
  char *end = buffer + FIGURE_BYTES - 1;

  *end = '\0';
  end = prepend_fraction (end, size % power, decimals, least_decimals, locale->decimal);
  return prepend_whole (end, size / power, locale);
}

static char *
format_figure (gint64 value, int decimals, int least_decimals, BaseLocale *locale, const char *behind)
{
  char buffer[FIGURE_BYTES];
  const char *figure = write_figure (buffer, value, decimals, least_decimals, locale);

  return g_strconcat (value < 0 ? locale->minus : "", figure, behind, NULL);
}

/* "USD5" would not do. */
static const char *
get_gap (BaseLocale *locale, const char *symbol)
{
  const char *edge = locale->currency_first ? g_utf8_find_prev_char (symbol, symbol + strlen (symbol)) : symbol;

  if (locale->currency_gap[0] == '\0' && edge != NULL && g_unichar_isalpha (g_utf8_get_char (edge)))
    return "\u00A0";
  return locale->currency_gap;
}

gboolean
base_number_scale (gint64 a, gint64 b, gint64 c, BaseRounding rounding, gint64 *result, GError **error)
{
  Wide product = (Wide) a * b;
  Wide size = product < 0 ? -product : product;
  Wide quotient;

  g_return_val_if_fail (c > 0 && result != NULL, FALSE);

  quotient = size / c;
  if (passes_half (size % c, c, quotient, rounding))
    quotient++;
  if (quotient > BASE_NUMBER_MAX)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The result of this calculation is too large. Please check the figures."));
      return FALSE;
    }

  *result = (gint64) (product < 0 ? -quotient : quotient);
  return TRUE;
}

void
base_number_split (gint64 total, const gint64 *weights, guint n, gint64 *shares)
{
  g_autofree Rest *rests = g_new (Rest, n);
  Wide sum = 0, left = total;
  int step = total < 0 ? -1 : 1;

  for (guint i = 0; i < n; i++)
    sum += weights[i];
  g_return_if_fail (sum > 0);

  for (guint i = 0; i < n; i++)
    {
      Wide product = (Wide) total * weights[i];

      shares[i] = (gint64) (product / sum);
      rests[i] = (Rest) { i, product % sum * step };
      left -= shares[i];
    }

  qsort (rests, n, sizeof *rests, compare_rests);
  for (guint i = 0; i < n && left != 0; i++, left -= step)
    shares[rests[i].index] += step;
}

gboolean
base_money_parse (const char *text, BaseLocale *locale, const char *currency, gint64 *amount, GError **error)
{
  BaseNumberForm form = { base_currency_get_decimals (currency), currency, FALSE };

  return base_number_read (text, locale, &form, amount, NULL, error);
}

gboolean
base_quantity_parse (const char *text, BaseLocale *locale, gint64 *quantity, GError **error)
{
  BaseNumberForm form = { QUANTITY_DECIMALS, NULL, FALSE };

  return base_number_read (text, locale, &form, quantity, NULL, error);
}

gboolean
base_rate_parse (const char *text, BaseLocale *locale, gint64 *rate, GError **error)
{
  BaseNumberForm percent = { PERCENT_DECIMALS, NULL, TRUE };
  BaseNumberForm fraction = { QUANTITY_DECIMALS, NULL, TRUE };
  gint64 read = 0;
  gboolean has_unit;

  /* A figure from a program: below 1 and without "%" it is the fraction itself. */
  if (g_str_equal (locale->name, "C") && base_number_read (text, locale, &fraction, &read, &has_unit, NULL) &&
      !has_unit && ABS (read) < BASE_QUANTITY_ONE)
    {
      *rate = read;
      return TRUE;
    }

  return base_number_read (text, locale, &percent, rate, NULL, error);
}

gboolean
base_count_parse (const char *text, BaseLocale *locale, gint64 *count, GError **error)
{
  BaseNumberForm form = { 0, NULL, FALSE };

  return base_number_read (text, locale, &form, count, NULL, error);
}

char *
base_money_format (gint64 amount, BaseLocale *locale, const char *currency)
{
  int decimals = base_currency_get_decimals (currency);

  return format_figure (amount, decimals, decimals, locale, "");
}

char *
base_money_format_long (gint64 amount, BaseLocale *locale, const char *currency)
{
  int decimals = base_currency_get_decimals (currency);
  g_autofree char *symbol = base_currency_dup_sign (currency, locale);
  const char *gap = get_gap (locale, symbol);
  char buffer[FIGURE_BYTES];
  const char *figure = write_figure (buffer, amount, decimals, decimals, locale);
  const char *minus = amount < 0 ? locale->minus : "";

  if (locale->currency_first)
    return g_strconcat (minus, symbol, gap, figure, NULL);
  return g_strconcat (minus, figure, gap, symbol, NULL);
}

char *
base_quantity_format (gint64 quantity, BaseLocale *locale)
{
  return format_figure (quantity, QUANTITY_DECIMALS, 0, locale, "");
}

char *
base_rate_format (gint64 rate, BaseLocale *locale)
{
  return format_figure (rate, PERCENT_DECIMALS, 0, locale, locale->percent);
}

char *
base_count_format (gint64 count, BaseLocale *locale)
{
  return format_figure (count, 0, 0, locale, "");
}
