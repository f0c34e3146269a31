/* Figures come back as they were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-error.h"
#include "base-number.h"
#include "test-locales.h"

#define TRIES 600 /* of each kind in each language */

static const gint64 edges[] = {
  0, 1, -1, 9, 10, 99, 100, 999, 1000, -1000, 1001, 9999, 10000, 99999, 100000, 999999, 1000000, -1000001, 1234567, 123456789, 1000000000000, BASE_NUMBER_MAX, -BASE_NUMBER_MAX,
};
static const char *const currencies[] = { "EUR", "JPY", "KWD", "CHF", "BRL", "PLN" };

static gint64
pick_figure (GRand *chance, guint i)
{
  return i < G_N_ELEMENTS (edges) ? edges[i] : make_figure (chance);
}

static void
assert_same (const char *text, BaseLocale *locale, gint64 read, gint64 figure, GError *error)
{
  if (error != NULL)
    g_error ("%s: %s", locale->name, error->message);
  if (read != figure)
    g_error ("%s: “%s” of %" G_GINT64_FORMAT " came back as %" G_GINT64_FORMAT, locale->name, text, figure, read);
}

static void
try_money (BaseLocale *locale, const char *currency, gint64 figure)
{
  g_autofree char *text = base_money_format (figure, locale, currency);
  g_autofree char *with_sign = base_money_format_long (figure, locale, currency);
  g_autoptr (GError) error = NULL;
  gint64 read = 0;

  base_money_parse (text, locale, currency, &read, &error);
  assert_same (text, locale, read, figure, error);
  read = 0;
  base_money_parse (with_sign, locale, currency, &read, &error);
  assert_same (with_sign, locale, read, figure, error);
}

static void
try_others (BaseLocale *locale, gint64 figure)
{
  g_autofree char *quantity = base_quantity_format (figure, locale);
  g_autofree char *rate = base_rate_format (figure, locale);
  g_autofree char *count = base_count_format (figure, locale);
  g_autoptr (GError) error = NULL;
  gint64 read = 0;

  base_quantity_parse (quantity, locale, &read, &error);
  assert_same (quantity, locale, read, figure, error);
  base_rate_parse (rate, locale, &read, &error);
  assert_same (rate, locale, read, figure, error);
  base_count_parse (count, locale, &read, &error);
  assert_same (count, locale, read, figure, error);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (20261231);

  for (guint l = 0; l < G_N_ELEMENTS (tested_locales); l++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (tested_locales[l], NULL);

      for (guint i = 0; i < TRIES; i++)
        {
          try_money (locale, currencies[i % G_N_ELEMENTS (currencies)], pick_figure (chance, i / 3));
          try_others (locale, pick_figure (chance, i));
        }
    }
  g_print ("# count figures-in-%u-languages %u\n", (guint) G_N_ELEMENTS (tested_locales), (guint) G_N_ELEMENTS (tested_locales) * TRIES * 5);
}

/* What a clerk types, in which language, and what it must be in cents; G_MININT64 = refused. */
typedef struct
{
  const char *locale;
  const char *text;
  gint64      cents;
} Typed;

#define REFUSED G_MININT64

static const Typed typed[] = {
  /* the language's own signs */
  { "de_DE", "1.234,50", 123450 }, { "de_DE", "1234,5", 123450 }, { "de_DE", "1.234", 123400 }, { "de_DE", "1.234.567", 123456700 },
  { "en_US", "1,234.50", 123450 }, { "en_US", "1234.5", 123450 }, { "en_US", "1,234", 123400 }, { "en_US", ".5", 50 },
  { "it_IT", "1.234,50", 123450 }, { "pt_BR", "1.234,50", 123450 }, { "C", "1234.5", 123450 }, { "en_IN", "12,34,567.89", 123456789 },
  { "fr_FR", "1\u202F234,50", 123450 }, { "fr_FR", "1\u00A0234,50", 123450 }, { "fr_FR", "1 234,50", 123450 },
  { "de_CH", "1'234.50", 123450 }, { "de_CH", "1’234.50", 123450 },
  /* the other order, where both signs settle it */
  { "de_DE", "1,234.50", 123450 }, { "en_US", "1.234,50", 123450 }, { "it_IT", "1,234,567.89", 123456789 }, { "pt_BR", "1'234.5", 123450 },
  { "en_US", "1.234.567", 123456700 }, { "de_DE", "1,234,567", 123456700 },
  /* one sign that the language does not use */
  { "fr_FR", "12.34", 1234 }, { "fr_FR", "1.234", REFUSED }, { "C", "12,34", 1234 }, { "C", "1,234", REFUSED }, { "de_CH", "1,234", REFUSED },
  /* may have been meant otherwise */
  { "de_DE", "12.34", REFUSED }, { "de_DE", "1.2345", REFUSED }, { "de_DE", "0.123", REFUSED }, { "de_DE", ".5", REFUSED }, { "de_DE", "1.23.456", REFUSED },
  { "en_US", "12,34", REFUSED }, { "en_US", "1,23,456", REFUSED }, { "en_US", "1234,567", REFUSED }, { "it_IT", "12.3", REFUSED }, { "pt_BR", "0.99", REFUSED },
  /* would lose a digit */
  { "de_DE", "1,234", REFUSED }, { "en_US", "1.234", REFUSED }, { "de_DE", "1,239", REFUSED }, { "de_DE", "1,5000000000", 150 }, { "en_US", "0.001", REFUSED },
  /* minus, brackets, plus */
  { "de_DE", "-5", -500 }, { "de_DE", "5-", -500 }, { "de_DE", "(5)", -500 }, { "de_DE", "−5", -500 }, { "de_DE", "+5", 500 }, { "de_DE", "( 1.234,50 € )", -123450 },
  { "de_DE", "--5", REFUSED }, { "de_DE", "-5-", REFUSED }, { "de_DE", "(-5)", REFUSED }, { "de_DE", "(5", REFUSED }, { "de_DE", "-", REFUSED }, { "de_DE", "5+", REFUSED },
  /* currency signs */
  { "de_DE", "5 €", 500 }, { "de_DE", "€5", 500 }, { "de_DE", "-5€", -500 }, { "de_DE", "€ -5", -500 }, { "de_DE", "EUR 5", 500 }, { "de_DE", "5 eur", 500 },
  { "de_DE", "5 $", REFUSED }, { "de_DE", "5 USD", REFUSED }, { "de_DE", "5 € €", REFUSED }, { "de_DE", "€", REFUSED }, { "de_DE", "5 %", REFUSED },
  /* other digits and their signs */
  { "ar_EG", "٣٤٥٫٥", 34550 }, { "fa_IR", "۱۲٬۳۴۵٫۶۷", 1234567 }, { "hi_IN", "१२,३४,५६७.८९", 123456789 }, { "en_US", "１２３", 12300 },
  { "ar_EG", "1٫234.5", REFUSED },
  /* no number */
  { "de_DE", "", REFUSED }, { "de_DE", "   ", REFUSED }, { "de_DE", "abc", REFUSED }, { "de_DE", "1e3", REFUSED }, { "de_DE", "0x10", REFUSED }, { "de_DE", "5..5", REFUSED },
  { "de_DE", "5,", REFUSED }, { "de_DE", "12 34", REFUSED }, { "de_DE", "1 2", REFUSED }, { "de_DE", "1,2,3", REFUSED }, { "de_DE", "1.234'567,5", REFUSED },
  { "de_DE", "1,234.567.890", REFUSED }, { "de_DE", "\x01" "5", REFUSED }, { "de_DE", "5\xff", REFUSED }, { "de_DE", "1\n2", REFUSED }, { "de_DE", "∞", REFUSED },
  /* size */
  { "de_DE", "90071992547409,91", BASE_NUMBER_MAX }, { "de_DE", "90071992547409,92", REFUSED }, { "de_DE", "-90071992547409,91", -BASE_NUMBER_MAX },
  { "de_DE", "99999999999999999999999999999999", REFUSED }, { "de_DE", "184467440737095516,16", REFUSED }, { "de_DE", "000000000000000000000000000001", 100 },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (typed[i].locale, "EUR");
      g_autoptr (GError) error = NULL;
      gint64 cents = REFUSED;
      gboolean read = base_money_parse (typed[i].text, locale, "EUR", &cents, &error);

      if (cents != typed[i].cents)
        g_error ("%s: “%s” is %" G_GINT64_FORMAT " (%s), not %" G_GINT64_FORMAT, typed[i].locale, typed[i].text, cents, read ? "read" : error->message, typed[i].cents);
      g_assert_cmpint (read, ==, typed[i].cents != REFUSED);
      if (read)
        g_assert_no_error (error);
      else
        g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
    }
}

static void
assert_message (const char *text, const char *message)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "EUR");
  g_autoptr (GError) error = NULL;
  gint64 cents;

  g_assert_false (base_money_parse (text, locale, "EUR", &cents, &error));
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_messages (void)
{
  assert_message ("12.34", "“12.34” can be read in two ways. Please write it without signs between the thousands, like 1234,56.");
  assert_message ("1,234", "“1,234” has more decimals than are kept here. Please round it, like 1234,56.");
  assert_message ("five", "“five” is not an amount in EUR. Please write it like 1234,56.");
  assert_message ("123456789012345678901234567890123456789012345678901234567890",
                  "“1234567890123456789012345678901234567890…” is too large a number. Please enter a smaller one.");
}

static void
test_long_text_is_no_number (void)
{
  g_autofree char *zeros = g_strnfill (100000, '0');
  g_autoptr (BaseLocale) locale = base_locale_new ("C", NULL);
  g_autoptr (GError) error = NULL;
  gint64 count;

  g_assert_false (base_count_parse (zeros, locale, &count, &error));
  g_assert_cmpuint (strlen (error->message), <, 200);
}

static void
assert_rate (const char *name, const char *text, gint64 expected)
{
  g_autoptr (BaseLocale) locale = base_locale_new (name, NULL);
  gint64 rate = REFUSED;

  base_rate_parse (text, locale, &rate, NULL);
  if (rate != expected)
    g_error ("%s: “%s” is %" G_GINT64_FORMAT, name, text, rate);
}

static void
test_rates (void)
{
  assert_rate ("de_DE", "5", 50000);
  assert_rate ("de_DE", "5 %", 50000);
  assert_rate ("de_DE", "5,5%", 55000);
  assert_rate ("de_DE", "0,05", 500);
  assert_rate ("de_DE", "7,12345", REFUSED);
  assert_rate ("tr_TR", "%5", 50000);
  assert_rate ("de_DE", "5 €", REFUSED);
  assert_rate ("C", "0.05", 50000);
  assert_rate ("C", "0.05%", 500);
  assert_rate ("C", "5", 50000);
  assert_rate ("C", "0", 0);
  assert_rate ("C", "-0.15", -150000);
  assert_rate ("C", "19", 190000);
}

static void
assert_format (char *text, const char *expected)
{
  g_autofree char *owned = text;

  g_assert_cmpstr (owned, ==, expected);
}

static void
test_formats (void)
{
  g_autoptr (BaseLocale) german = base_locale_new ("de_DE", NULL);
  g_autoptr (BaseLocale) american = base_locale_new ("en_US", NULL);
  g_autoptr (BaseLocale) brazilian = base_locale_new ("pt_BR", NULL);
  g_autoptr (BaseLocale) neutral = base_locale_new ("C", NULL);

  assert_format (base_money_format (-123450, german, "EUR"), "-1.234,50");
  assert_format (base_money_format_long (123450, german, "EUR"), "1.234,50\u00A0€");
  assert_format (base_money_format_long (-123450, american, "USD"), "-$1,234.50");
  assert_format (base_money_format_long (500, american, "CHF"), "CHF\u00A05.00");
  assert_format (base_money_format_long (123450, brazilian, "BRL"), "R$\u00A01.234,50");
  assert_format (base_money_format (1234, german, "JPY"), "1.234");
  assert_format (base_money_format (5, german, "KWD"), "0,005");
  assert_format (base_quantity_format (1234500000, german), "1.234,5");
  assert_format (base_quantity_format (1, german), "0,000001");
  assert_format (base_rate_format (55000, german), "5,5\u00A0%");
  assert_format (base_rate_format (55000, american), "5.5%");
  assert_format (base_count_format (1234567, neutral), "1234567");
  assert_format (base_count_format (G_MININT64, american), "-9,223,372,036,854,775,808");
}

static void
test_currencies (void)
{
  g_assert_cmpint (base_currency_get_decimals ("EUR"), ==, 2);
  g_assert_cmpint (base_currency_get_decimals ("JPY"), ==, 0);
  g_assert_cmpint (base_currency_get_decimals ("KWD"), ==, 3);
  g_assert_cmpint (base_currency_get_decimals ("RSD"), ==, 2); /* CLDR would say 0 */
  g_assert_cmpint (base_currency_get_decimals ("nothing"), ==, 2);
  g_assert_cmpint (base_currency_get_decimals (NULL), ==, 2);
  g_assert_cmpstr (base_currency_get_symbol ("EUR"), ==, "€");
  g_assert_cmpstr (base_currency_get_symbol ("BRL"), ==, "R$");
  g_assert_cmpstr (base_currency_get_symbol ("CHF"), ==, "CHF");
  g_assert_cmpstr (base_currency_get_symbol ("QQQ"), ==, "QQQ");
  g_assert_cmpstr (base_currency_get_symbol ("beans"), ==, "beans");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/number/a-figure-comes-back-as-it-was-written", test_round_trip);
  g_test_add_func ("/base/number/what-is-typed-is-read-exactly-or-refused", test_typed);
  g_test_add_func ("/base/number/a-refusal-says-what-to-write", test_messages);
  g_test_add_func ("/base/number/a-long-text-is-no-number", test_long_text_is_no_number);
  g_test_add_func ("/base/number/rates-are-percent-and-fractions-for-programs", test_rates);
  g_test_add_func ("/base/number/figures-look-as-the-language-has-them", test_formats);
  g_test_add_func ("/base/number/currencies-go-by-iso-4217", test_currencies);

  return g_test_run ();
}
