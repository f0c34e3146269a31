/* Languages by the names people write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <base-field.h>
#include <base-language.h>

static void
find (const char *name, const char *expected)
{
  g_autofree char *code = base_language_find (name);

  g_test_message ("“%s”", name);
  g_assert_cmpstr (code, ==, expected);
}

static void
test_names_are_understood (void)
{
  static const char *const names[][2] = {
    { "German", "de" }, { "deutsch ", "de" }, { "Tedesco", "de" }, { "alemão", "de" }, { "DE", "de" }, { "de_DE", "de_DE" }, { "pt-br", "pt_BR" },
    { "Portuguese (Brazil)", "pt_BR" }, { "Englisch (Vereinigtes Königreich)", "en_GB" }, { "english (UK)", "en_GB" }, { "Français", "fr" }, { "polski", "pl" },
    { "Klingon of the north", NULL }, { "German (Atlantis)", NULL }, { "German (", NULL }, { "C", NULL }, { "", NULL }, { "Germann", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    find (names[i][0], names[i][1]);
}

/* Who opens a form and saves it changes nothing. */
static void
test_what_is_said_is_understood (void)
{
  static const char *const readers[] = { "en_GB", "en_US", "de_DE", "it_IT", "pt_BR", "C" };
  static const char *const codes[] = { "de", "de_DE", "de_AT", "it_IT", "pt_BR", "pt_PT", "en", "en_US", "en_GB", "fr_CH", "nb_NO", "zh_Hans_CN", "sr_Latn_RS", "es_419", "xx" };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    for (guint j = 0; j < G_N_ELEMENTS (codes); j++)
      {
        g_autofree char *name = base_language_dup_name (codes[j], readers[i]), *code = base_language_find (name);

        g_test_message ("%s in %s: %s", codes[j], readers[i], name);
        g_assert_cmpstr (code, ==, g_str_equal (codes[j], "xx") ? NULL : codes[j]);
      }
}

static void
test_names_are_said_to_the_reader (void)
{
  g_autofree char *german = base_language_dup_name ("pt_BR", "de_DE"), *english = base_language_dup_name ("de", "en_GB"), *machine = base_language_dup_name ("de_DE", "C");

  g_assert_cmpstr (german, ==, "Portugiesisch (Brasilien)");
  g_assert_cmpstr (english, ==, "German");
  g_assert_cmpstr (machine, ==, "de_DE");
}

static void
test_a_field_takes_no_other_word (void)
{
  static const BaseField field = { .kind = BASE_KIND_TEXT, .name = "language", .label = "Language", .flags = BASE_LANGUAGE };
  g_autoptr (BaseLocale) reader = base_locale_new ("en_GB", NULL);
  g_autoptr (GVariant) language = NULL, nothing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = NULL;

  g_assert_true (base_field_parse (&field, "Italian (Italy)", reader, "EUR", &language, NULL));
  g_variant_ref_sink (language);
  g_assert_cmpstr (g_variant_get_string (language, NULL), ==, "it_IT");
  shown = base_field_format (&field, language, reader, "EUR");
  g_assert_cmpstr (shown, ==, "Italian (Italy)");
  g_assert_true (base_field_parse (&field, "  ", reader, "EUR", &nothing, NULL));
  g_assert_null (nothing);
  g_assert_false (base_field_parse (&field, "Germann", reader, "EUR", &nothing, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/language/names-are-understood", test_names_are_understood);
  g_test_add_func ("/base/language/what-is-said-is-understood", test_what_is_said_is_understood);
  g_test_add_func ("/base/language/names-are-said-to-the-reader", test_names_are_said_to_the_reader);
  g_test_add_func ("/base/language/a-field-takes-no-other-word", test_a_field_takes_no_other_word);
  return g_test_run ();
}
