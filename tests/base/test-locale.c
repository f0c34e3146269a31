/* Languages come from ICU, not from the system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-locale.h"

typedef struct
{
  const char   *name;
  const char   *decimal;
  const char   *group;
  BaseDateOrder order;
  const char   *separator;
  const char   *currency;
} Expected;

static const Expected expected[] = {
  { "en_US", ".", ",", BASE_ORDER_MDY, "/", "USD" },
  { "en_GB", ".", ",", BASE_ORDER_DMY, "/", "GBP" },
  { "de_DE", ",", ".", BASE_ORDER_DMY, ".", "EUR" },
  { "de_DE.UTF-8@euro", ",", ".", BASE_ORDER_DMY, ".", "EUR" },
  { "de", ",", ".", BASE_ORDER_DMY, ".", "EUR" },
  { "de_CH", ".", "’", BASE_ORDER_DMY, ".", "CHF" },
  { "it_IT", ",", ".", BASE_ORDER_DMY, "/", "EUR" },
  { "pt-BR", ",", ".", BASE_ORDER_DMY, "/", "BRL" },
  { "fr_FR", ",", "\u202F", BASE_ORDER_DMY, "/", "EUR" },
  { "sv_SE", ",", "\u00A0", BASE_ORDER_YMD, "-", "SEK" },
  { "lt_LT", ",", "\u00A0", BASE_ORDER_YMD, "-", "EUR" },
  { "fa_IR", ".", ",", BASE_ORDER_YMD, "/", "IRR" }, /* signs of the digits 0 to 9, civil calendar */
  { "cs_CZ", ",", "\u00A0", BASE_ORDER_DMY, ". ", "CZK" },
  { "C", ".", "", BASE_ORDER_YMD, "-", "EUR" },
  { "C.UTF-8", ".", "", BASE_ORDER_YMD, "-", "EUR" },
  { "POSIX", ".", "", BASE_ORDER_YMD, "-", "EUR" },
  { "xx_YY", ".", "", BASE_ORDER_YMD, "-", "EUR" },
  { "", ".", "", BASE_ORDER_YMD, "-", "EUR" },
  { "not a language at all, and far too long for the name of one to be kept anywhere", ".", "", BASE_ORDER_YMD, "-", "EUR" },
};

static void
test_languages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (expected[i].name, NULL);

      g_assert_cmpstr (locale->decimal, ==, expected[i].decimal);
      g_assert_cmpstr (locale->group, ==, expected[i].group);
      g_assert_cmpint (locale->date_order, ==, expected[i].order);
      g_assert_cmpstr (locale->date_separator, ==, expected[i].separator);
      g_assert_cmpstr (locale->currency, ==, expected[i].currency);
    }
}

static void
test_groups (void)
{
  g_autoptr (BaseLocale) indian = base_locale_new ("en_IN", NULL);
  g_autoptr (BaseLocale) american = base_locale_new ("en_US", NULL);

  g_assert_cmpint (indian->group_size, ==, 3);
  g_assert_cmpint (indian->group_size_next, ==, 2);
  g_assert_cmpint (american->group_size_next, ==, 3);
}

static void
test_currency (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", "USD");

  g_assert_cmpstr (locale->currency, ==, "USD");
  g_assert_cmpstr (locale->decimal, ==, ",");
}

static void
test_signs (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new_signs (",", ".", BASE_ORDER_DMY, "CHF");

  g_assert_cmpstr (locale->name, ==, "C");
  g_assert_cmpstr (locale->decimal, ==, ",");
  g_assert_cmpstr (locale->group, ==, ".");
  g_assert_cmpint (locale->date_order, ==, BASE_ORDER_DMY);
  g_assert_cmpstr (locale->currency, ==, "CHF");
}

static void
test_own_language (void)
{
  g_autoptr (BaseLocale) neutral = base_locale_new (NULL, NULL);

  g_assert_cmpstr (neutral->name, ==, "C"); /* LC_ALL=C of the test */
  g_setenv ("LC_ALL", "it_IT.UTF-8", TRUE);
  g_autoptr (BaseLocale) italian = base_locale_new (NULL, NULL);
  g_assert_cmpstr (italian->name, ==, "it_IT");
  g_setenv ("LC_ALL", "C", TRUE);
}

static gpointer
use_cb (gpointer data)
{
  for (int i = 0; i < 20000; i++)
    {
      g_autoptr (BaseLocale) asked = base_locale_new (i % 2 == 0 ? "it_IT" : "pt_BR", "EUR");

      g_assert_cmpstr (asked->name, ==, i % 2 == 0 ? "it_IT" : "pt_BR");
      base_locale_unref (base_locale_ref (data));
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new_signs (",", ".", BASE_ORDER_DMY, "EUR");
  GThread *threads[4];

  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("reader", use_cb, locale);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  g_assert_true (g_atomic_ref_count_compare (&locale->ref_count, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/locale/signs-and-orders-are-those-of-the-language", test_languages);
  g_test_add_func ("/base/locale/india-groups-by-two", test_groups);
  g_test_add_func ("/base/locale/the-office-chooses-its-currency", test_currency);
  g_test_add_func ("/base/locale/a-file-has-its-own-signs", test_signs);
  g_test_add_func ("/base/locale/the-environment-names-the-users-language", test_own_language);
  g_test_add_func ("/base/locale/any-thread-may-hold-one", test_threads);

  return g_test_run ();
}
