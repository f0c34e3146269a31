/* Exact money, quantities and rates.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-locale.h"

G_BEGIN_DECLS

/* Money: minor units of an ISO 4217 currency. Quantities and rates: millionths (a rate of 5 % is 50,000). */
#define BASE_QUANTITY_ONE G_GINT64_CONSTANT (1000000)
#define BASE_NUMBER_MAX   G_GINT64_CONSTANT (9007199254740991) /* 2^53 - 1: safe in other programs' numbers too */

typedef enum { BASE_ROUND_HALF_UP, BASE_ROUND_HALF_EVEN, BASE_ROUND_DOWN } BaseRounding; /* half up = away from zero */

/* Decimals of an ISO 4217 currency: 0 (JPY), 2 (EUR), 3 (KWD); 2 for an unknown code. */
int      base_currency_get_decimals (const char *currency);
/* Sign by which people know it ("€", "R$"), or the code. */
const char *base_currency_get_symbol (const char *currency);

/* a * b / c, rounded, over 128 bits. FALSE with BASE_ERROR_VALUE when the result passes BASE_NUMBER_MAX; c > 0. */
gboolean base_number_scale    (gint64 a, gint64 b, gint64 c, BaseRounding rounding, gint64 *result, GError **error);
/* Splits total in proportion to weights by the largest remainder, ties to the lower index; shares sum to total exactly. Weights >= 0, sum > 0. */
void     base_number_split    (gint64 total, const gint64 *weights, guint n, gint64 *shares);

/* Parsing accepts the locale's signs, groups or none, a leading or trailing minus, parentheses for negative, spaces, a currency sign or code. A text that
 * reads differently with "." and "," exchanged and whose groups do not settle it is refused, as is anything that loses a digit. */
gboolean base_money_parse     (const char *text, BaseLocale *locale, const char *currency, gint64 *amount, GError **error);
gboolean base_quantity_parse  (const char *text, BaseLocale *locale, gint64 *quantity, GError **error);
/* "5", "5 %", "5,5%" and, where the locale is "C", "0.05" as a fraction too: see percent. */
gboolean base_rate_parse      (const char *text, BaseLocale *locale, gint64 *rate, GError **error);
gboolean base_count_parse     (const char *text, BaseLocale *locale, gint64 *count, GError **error);

char    *base_money_format    (gint64 amount, BaseLocale *locale, const char *currency) G_GNUC_WARN_UNUSED_RESULT;       /* 1.234,50 */
char    *base_money_format_long (gint64 amount, BaseLocale *locale, const char *currency) G_GNUC_WARN_UNUSED_RESULT;  /* 1.234,50 € */
char    *base_quantity_format (gint64 quantity, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;                            /* 1.234,5: as few decimals as say it exactly */
char    *base_rate_format     (gint64 rate, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;                                /* 5,5 % */
char    *base_count_format    (gint64 count, BaseLocale *locale) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
