/* Names of countries are understood and said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-country.h>

static void
test_names_are_understood (void)
{
  g_assert_cmpstr (base_country_find ("Germany"), ==, "DE");
  g_assert_cmpstr (base_country_find ("deutschland "), ==, "DE");
  g_assert_cmpstr (base_country_find ("DE"), ==, "DE");
  g_assert_cmpstr (base_country_find ("ÖSTERREICH"), ==, "AT");
  g_assert_cmpstr (base_country_find ("UK"), ==, "GB");
  g_assert_cmpstr (base_country_find ("Großbritannien"), ==, "GB");
  g_assert_cmpstr (base_country_find ("Regno Unito"), ==, "GB");
  g_assert_cmpstr (base_country_find ("Alemanha"), ==, "DE");
  g_assert_cmpstr (base_country_find ("United States"), ==, "US");
  g_assert_cmpstr (base_country_find ("Estados Unidos"), ==, "US");
  g_assert_null (base_country_find ("Freedonia"));
  g_assert_null (base_country_find (""));
  g_assert_null (base_country_find (NULL));
}

static void
test_names_are_said_in_a_language (void)
{
  g_autofree char *german = base_country_dup_name ("GB", "de_DE"), *short_one = base_country_dup_name ("BR", "de"), *english = base_country_dup_name ("DE", NULL);
  g_autofree char *neutral = base_country_dup_name ("IT", "C"), *brazilian = base_country_dup_name ("DE", "pt-BR"), *unknown = base_country_dup_name ("XQ", "de");

  g_assert_cmpstr (german, ==, "Vereinigtes Königreich");
  g_assert_cmpstr (short_one, ==, "Brasilien");
  g_assert_cmpstr (english, ==, "Germany");
  g_assert_cmpstr (neutral, ==, "Italy");
  g_assert_cmpstr (brazilian, ==, "Alemanha");
  g_assert_cmpstr (unknown, ==, "XQ");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/country/names-are-understood", test_names_are_understood);
  g_test_add_func ("/base/country/names-are-said-in-a-language", test_names_are_said_in_a_language);
  return g_test_run ();
}
