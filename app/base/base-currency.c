/* Decimals and signs of currencies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucurr.h>

#include "base-currency.h"
#include "base-number.h"

/* ISO 4217 minor units other than 2. Not ICU's: CLDR has 0 where people no longer use coins (RSD, IDR, IQD …), but invoices and banks go by ISO. */
static const char zero_decimals[][4] = {
  "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
};
static const char three_decimals[][4] = { "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND" };

static gboolean
contains (const char (*codes)[4], gsize n, const char *code)
{
  for (gsize i = 0; i < n; i++)
    if (g_str_equal (codes[i], code))
      return TRUE;
  return FALSE;
}

static gboolean
is_code (const char *currency)
{
  return currency != NULL && strlen (currency) == 3 && g_ascii_isupper (currency[0]) && g_ascii_isupper (currency[1]) && g_ascii_isupper (currency[2]);
}

int
base_currency_get_decimals (const char *currency)
{
  if (currency == NULL)
    return 2;
  if (contains (zero_decimals, G_N_ELEMENTS (zero_decimals), currency))
    return 0;
  return contains (three_decimals, G_N_ELEMENTS (three_decimals), currency) ? 3 : 2;
}

char *
base_currency_dup_symbol (const char *currency, const char *locale_name)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar code[4] = { 0 };
  const UChar *symbol;
  int32_t length = 0;
  char *text;

  if (!is_code (currency))
    return g_strdup (currency != NULL ? currency : "");

  for (int i = 0; i < 3; i++)
    code[i] = (UChar) currency[i];
  /* ICU knows no "C" and would take the language of the process instead. */
  symbol = ucurr_getName (code, g_str_equal (locale_name, "C") ? "en" : locale_name, UCURR_SYMBOL_NAME, NULL, &length, &status);
  text = U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) symbol, length, NULL, NULL, NULL) : NULL;
  return text != NULL ? text : g_strdup (currency);
}

char *
base_currency_dup_sign (const char *currency, BaseLocale *locale)
{
  if (g_strcmp0 (currency, locale->currency) == 0)
    return g_strdup (locale->currency_sign);
  return base_currency_dup_symbol (currency, locale->name);
}

const char *
base_currency_get_symbol (const char *currency)
{
  g_autofree char *symbol = base_currency_dup_symbol (currency, "en");

  /* One string a currency of the world at most; other codes are given back as they came. */
  return is_code (currency) ? g_intern_string (symbol) : currency != NULL ? currency : "";
}
