/* Text is cleaned and folded.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-error.h"
#include "base-quote.h"
#include "base-text.h"

typedef struct
{
  const char *text;
  gboolean    long_text;
  const char *clean;
} Cleaned;

static const Cleaned cleaned[] = {
  { "Ann", FALSE, "Ann" },
  { "  Ann \t", FALSE, "Ann" },
  { "", FALSE, NULL },
  { " \u00A0\u2003\n", FALSE, NULL },
  { "Mu\u0308ller", FALSE, "Müller" },                      /* NFC */
  { "A\u00A0B", FALSE, "A\u00A0B" },
  { "one\ntwo\r\nthree\tfour", FALSE, "one two three four" },
  { "one\ntwo\r\nthree\rfour\n", TRUE, "one\ntwo\nthree\nfour" },
  { "one\ttwo", TRUE, "one\ttwo" },
  { "A\u2028B\xc2\x85" "C", TRUE, "A\nB\nC" },
  { "bell\a\x1b[1m", FALSE, "bell[1m" },
  { "\x01\x7f\xc2\x90", FALSE, NULL },
  { "pay\u202Efdp.exe", FALSE, "payfdp.exe" },              /* shown backwards */
  { "\u2066A\u2069", FALSE, "A" },
  { "\uFEFFname\uFFFE\uFDD0", FALSE, "name" },
  { "نام\u200Cها", FALSE, "نام\u200Cها" },                    /* a joiner that Persian needs */
  { "👩\u200D💻", FALSE, "👩\u200D💻" },
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cleaned); i++)
    {
      g_autofree char *clean = NULL;
      g_autofree char *again = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (base_text_clean (cleaned[i].text, cleaned[i].long_text, &clean, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (clean, ==, cleaned[i].clean);
      if (clean == NULL)
        continue;
      g_assert_true (base_text_clean (clean, cleaned[i].long_text, &again, NULL));
      g_assert_cmpstr (again, ==, clean);
    }
}

static gboolean
fits (gsize length, const char *character, gboolean long_text)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *clean = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    g_string_append (text, character);
  if (base_text_clean (text->str, long_text, &clean, &error))
    return TRUE;

  g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
  g_assert_null (clean);
  return FALSE;
}

static void
test_length (void)
{
  g_assert_true (fits (BASE_TEXT_MAX, "a", FALSE));
  g_assert_false (fits (BASE_TEXT_MAX + 1, "a", FALSE));
  g_assert_true (fits (BASE_TEXT_MAX, "ü", FALSE));
  g_assert_true (fits (BASE_TEXT_MAX, "u\u0308", FALSE));
  g_assert_true (fits (BASE_TEXT_MAX * 2, " ", FALSE));
  g_assert_false (fits (BASE_TEXT_MAX + 1, "漢", FALSE));
  g_assert_true (fits (BASE_LONG_TEXT_MAX, "a", TRUE));
  g_assert_false (fits (BASE_LONG_TEXT_MAX + 1, "a", TRUE));
  g_assert_false (fits (BASE_LONG_TEXT_MAX * 20, "\x01", TRUE));
}

static void
test_broken (void)
{
  g_autoptr (GError) error = NULL;
  char *clean = (char *) "untouched";

  g_assert_false (base_text_clean ("M\xfcller", FALSE, &clean, &error));
  g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
  g_assert_cmpstr (clean, ==, "untouched");
}

static void
assert_fold (const char *text, const char *expected)
{
  g_autofree char *folded = base_text_fold (text);
  g_autofree char *again = base_text_fold (folded);

  g_assert_cmpstr (folded, ==, expected);
  g_assert_cmpstr (again, ==, expected);
}

static void
test_fold (void)
{
  assert_fold ("Müller", "muller");
  assert_fold ("MU\u0308LLER", "muller");
  assert_fold ("Straße", "strasse");
  assert_fold ("São João", "sao joao");
  assert_fold ("Łódź", "lodz");
  assert_fold ("Ærøskøbing", "aeroskobing");
  assert_fold ("Œuvre", "oeuvre");
  assert_fold ("ﬁne ①", "fine 1");
  assert_fold ("ΑΘΉΝΑ", "αθηνα");
  assert_fold ("हिन्दी", "हिन्दी"); /* its marks are vowels */
  assert_fold ("ガ", "ガ");
  assert_fold ("", "");
}

static void
test_quote (void)
{
  g_autofree char *brief = base_quote ("short");
  g_autofree char *cut = base_quote ("äääääääääääääääääääääääääääääääääääääääääääääää");

  g_assert_cmpstr (brief, ==, "short");
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 41);
  g_assert_true (g_str_has_suffix (cut, "…"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/text/text-is-cleaned-once-for-all", test_clean);
  g_test_add_func ("/base/text/characters-count-not-bytes", test_length);
  g_test_add_func ("/base/text/broken-text-is-refused", test_broken);
  g_test_add_func ("/base/text/folded-text-compares-as-a-person-would", test_fold);
  g_test_add_func ("/base/text/a-quote-in-a-message-is-short", test_quote);

  return g_test_run ();
}
