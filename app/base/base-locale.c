/* The signs and orders in which a language writes figures.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/udatpg.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>

#include "base-currency.h"
#include "base-locale.h"

G_DEFINE_BOXED_TYPE (BaseLocale, base_locale, base_locale_ref, base_locale_unref)

#define MOST_UNITS 64 /* of UTF-16 in a sign or pattern of CLDR */
#define MOST_KNOWN 64 /* locales, before what is known is forgotten */

/* We write the digits 0 to 9 and the civil calendar for everyone, so we ask for the signs that go with them. */
static void
get_full_name (const char *name, char full_name[ULOC_FULLNAME_CAPACITY])
{
  g_snprintf (full_name, ULOC_FULLNAME_CAPACITY, "%s@calendar=gregorian;numbers=latn", name);
}

/* Leaves sign as it is when it would not fit. */
static void
copy_utf8 (const UChar *units, int32_t length, char *sign, gsize size)
{
  g_autofree char *text = g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL);

  if (text != NULL && strlen (text) < size)
    g_strlcpy (sign, text, size);
}

static void
copy_symbol (UNumberFormat *format, UNumberFormatSymbol symbol, char *sign, gsize size)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[MOST_UNITS];
  int32_t length = unum_getSymbol (format, symbol, units, MOST_UNITS, &status);

  if (U_SUCCESS (status))
    copy_utf8 (units, length, sign, size);
}

static void
read_number_signs (BaseLocale *self, const char *full_name)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_DECIMAL, NULL, 0, full_name, NULL, &status);

  if (U_FAILURE (status))
    return;

  copy_symbol (format, UNUM_DECIMAL_SEPARATOR_SYMBOL, self->decimal, sizeof self->decimal);
  copy_symbol (format, UNUM_GROUPING_SEPARATOR_SYMBOL, self->group, sizeof self->group);
  copy_symbol (format, UNUM_MINUS_SIGN_SYMBOL, self->minus, sizeof self->minus);
  self->group_size = unum_getAttribute (format, UNUM_GROUPING_SIZE);
  self->group_size_next = unum_getAttribute (format, UNUM_SECONDARY_GROUPING_SIZE);
  if (self->group_size <= 0)
    self->group[0] = '\0';
  if (self->group_size_next <= 0)
    self->group_size_next = self->group_size;
  unum_close (format);
}

static void
read_percent (BaseLocale *self, const char *full_name)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_PERCENT, NULL, 0, full_name, NULL, &status);
  UChar units[MOST_UNITS];
  int32_t length;

  if (U_FAILURE (status))
    return;

  length = unum_getTextAttribute (format, UNUM_POSITIVE_SUFFIX, units, MOST_UNITS, &status);
  if (U_SUCCESS (status) && length > 0)
    copy_utf8 (units, length, self->percent, sizeof self->percent);
  unum_close (format);
}

/* Of the pattern "¤#,##0.00" or "#,##0.00 ¤" we want which comes first, and whether a space parts them. */
static void
read_currency_place (BaseLocale *self, const char *full_name)
{
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *format = unum_open (UNUM_CURRENCY, NULL, 0, full_name, NULL, &status);
  UChar units[MOST_UNITS];
  g_autofree char *pattern = NULL;
  const char *sign, *digit;
  int32_t length;

  if (U_FAILURE (status))
    return;

  length = unum_toPattern (format, FALSE, units, MOST_UNITS, &status);
  unum_close (format);
  pattern = U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL) : NULL;
  sign = pattern != NULL ? strstr (pattern, "¤") : NULL;
  digit = pattern != NULL ? strpbrk (pattern, "#0") : NULL;
  if (sign == NULL || digit == NULL)
    return;

  self->currency_first = sign < digit;
  g_strlcpy (self->currency_gap, strstr (pattern, "\u00A0") != NULL ? "\u00A0" : "", sizeof self->currency_gap);
}

static BaseDateOrder
get_order (const char *pattern)
{
  const char *day = strchr (pattern, 'd');
  const char *month = strchr (pattern, 'M');
  const char *year = strchr (pattern, 'y');

  if (day == NULL || month == NULL || year == NULL || year < month)
    return BASE_ORDER_YMD;
  return day < month ? BASE_ORDER_DMY : BASE_ORDER_MDY;
}

/* What stands between the first two letters, without quotes and marks of direction. */
static void
copy_date_separator (const char *pattern, char *separator, gsize size)
{
  g_autoptr (GString) sign = g_string_new (NULL);
  const char *p = pattern;

  while (*p != '\0' && !g_ascii_isalpha (*p))
    p = g_utf8_next_char (p);
  while (g_ascii_isalpha (*p))
    p++;
  for (; *p != '\0' && !g_ascii_isalpha (*p); p = g_utf8_next_char (p))
    if (*p != '\'' && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
      g_string_append_unichar (sign, g_utf8_get_char (p));

  if (sign->len > 0 && sign->len < size)
    g_strlcpy (separator, sign->str, size);
}

static void
read_date_order (BaseLocale *self, const char *full_name)
{
  static const UChar skeleton[] = u"yMd";
  UErrorCode status = U_ZERO_ERROR;
  UDateTimePatternGenerator *generator = udatpg_open (full_name, &status);
  UChar units[MOST_UNITS];
  g_autofree char *pattern = NULL;
  int32_t length;

  if (U_FAILURE (status))
    return;

  length = udatpg_getBestPattern (generator, skeleton, 3, units, MOST_UNITS, &status);
  udatpg_close (generator);
  pattern = U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) units, length, NULL, NULL, NULL) : NULL;
  if (pattern == NULL)
    return;

  self->date_order = get_order (pattern);
  copy_date_separator (pattern, self->date_separator, sizeof self->date_separator);
}

static void
read_currency (BaseLocale *self, const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar units[4];
  int32_t length = ucurr_forLocale (name, units, 4, &status);

  if (U_SUCCESS (status) && length == 3)
    copy_utf8 (units, length, self->currency, sizeof self->currency);
}

static gboolean
is_known_language (const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  char language[ULOC_LANG_CAPACITY];
  char other[ULOC_LANG_CAPACITY];

  uloc_getLanguage (name, language, sizeof language, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < uloc_countAvailable (); i++)
    {
      uloc_getLanguage (uloc_getAvailable (i), other, sizeof other, &status);
      if (g_str_equal (language, other))
        return TRUE;
    }

  return FALSE;
}

static const char *
get_user_name (void)
{
  static const char *const variables[] = { "LC_ALL", "LC_NUMERIC", "LANG" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      const char *value = g_getenv (variables[i]);

      if (value != NULL && *value != '\0')
        return value;
    }

  return "C";
}

/* ICU would take the "c" of "C.UTF-8" for a language and "POSIX" for another. */
char *
base_locale_find_name (const char *wanted)
{
  g_autofree char *plain = g_strndup (wanted, strcspn (wanted, ".@"));
  UErrorCode status = U_ZERO_ERROR;
  char full_name[ULOC_FULLNAME_CAPACITY];

  if (g_str_equal (plain, "C") || g_str_equal (plain, "POSIX"))
    return NULL;

  uloc_getName (plain, full_name, sizeof full_name, &status);
  if (U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING || strlen (full_name) >= sizeof ((BaseLocale *) NULL)->name || !is_known_language (full_name))
    return NULL;
  return g_strdup (full_name);
}

static BaseLocale *
make_neutral (void)
{
  BaseLocale *self = g_new0 (BaseLocale, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_strlcpy (self->name, "C", sizeof self->name);
  g_strlcpy (self->decimal, ".", sizeof self->decimal);
  g_strlcpy (self->minus, "-", sizeof self->minus);
  self->group_size = 3;
  self->group_size_next = 3;
  self->date_order = BASE_ORDER_YMD;
  g_strlcpy (self->date_separator, "-", sizeof self->date_separator);
  g_strlcpy (self->percent, "%", sizeof self->percent);
  g_strlcpy (self->currency_gap, "\u00A0", sizeof self->currency_gap);
  g_strlcpy (self->currency, "EUR", sizeof self->currency);
  self->time_zone = g_time_zone_new_local ();
  return self;
}

static void
read_language (BaseLocale *self)
{
  char full_name[ULOC_FULLNAME_CAPACITY];

  get_full_name (self->name, full_name);
  read_number_signs (self, full_name);
  read_percent (self, full_name);
  read_currency_place (self, full_name);
  read_date_order (self, full_name);
  read_currency (self, self->name);
}

static BaseLocale *
make (const char *name, const char *currency)
{
  BaseLocale *self = make_neutral ();
  g_autofree char *full_name = base_locale_find_name (name), *sign = NULL;

  if (full_name != NULL)
    {
      g_strlcpy (self->name, full_name, sizeof self->name);
      read_language (self);
    }
  if (currency != NULL)
    g_strlcpy (self->currency, currency, sizeof self->currency);
  sign = base_currency_dup_symbol (self->currency, self->name);
  g_strlcpy (self->currency_sign, strlen (sign) < sizeof self->currency_sign ? sign : self->currency, sizeof self->currency_sign);
  return self;
}

/* What was asked of ICU is kept: asking anew costs more than half of a save. A locale never changes, and there are few. */
BaseLocale *
base_locale_new (const char *name, const char *currency)
{
  static GMutex mutex;
  static GHashTable *known; /* name, currency and time zone → BaseLocale; guarded by the mutex */
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *key = NULL;
  BaseLocale *self;

  name = name != NULL ? name : get_user_name ();
  key = g_strdup_printf ("%s %s %s", name, currency != NULL ? currency : "", g_time_zone_get_identifier (zone));
  g_mutex_lock (&mutex);
  if (known == NULL || g_hash_table_size (known) >= MOST_KNOWN)
    {
      g_clear_pointer (&known, g_hash_table_unref);
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) base_locale_unref);
    }
  self = g_hash_table_lookup (known, key);
  if (self == NULL)
    {
      self = make (name, currency);
      g_hash_table_insert (known, g_steal_pointer (&key), self);
    }
  base_locale_ref (self);
  g_mutex_unlock (&mutex);
  return self;
}

BaseLocale *
base_locale_new_signs (const char *decimal, const char *group, BaseDateOrder date_order, const char *currency)
{
  BaseLocale *self = make ("C", currency);

  g_strlcpy (self->decimal, decimal, sizeof self->decimal);
  g_strlcpy (self->group, group, sizeof self->group);
  self->date_order = date_order;
  return self;
}

BaseLocale *
base_locale_ref (BaseLocale *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
base_locale_unref (BaseLocale *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_time_zone_unref (self->time_zone);
  g_free (self);
}
