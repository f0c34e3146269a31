/* The recovery kit as printed can be typed again.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout.h"
#include "paper-recovery-kit.h"
#include "paper-sample.h"
#include <base-date.h>
#include <store-recovery-kit.h>

static void
test_printed_code (void)
{
  g_autofree char *code = store_recovery_code_new ();
  g_autoptr (PaperLanguage) language = paper_language_new ("en", NULL);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  g_autoptr (PaperDocument) kit = paper_recovery_kit_new ("Muster GmbH", code, base_date_from_ymd (2026, 11, 22), language, locale);
  g_autoptr (PaperLayout) layout = paper_layout_new (kit);
  g_autofree char *text = sample_read_pdf (kit, "pdftotext", (const char *const[]) { "-layout", "%s", "-", NULL });
  g_autoptr (GString) printed = g_string_new (NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) groups = g_regex_new ("^ *(([0-9A-HJKMNP-TV-Z]{4} *){3,4})$", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *typed = NULL, *expected = store_recovery_code_read (code, NULL);

  g_assert_cmpuint (paper_layout_get_n_pages (layout), ==, 1);
  g_assert_nonnull (strstr (text, "Muster GmbH"));
  g_assert_nonnull (strstr (text, "22.11.2026"));
  for (g_regex_match (groups, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *line = g_match_info_fetch (match, 1);
      g_string_append (printed, line);
    }
  typed = store_recovery_code_read (printed->str, NULL);
  g_assert_cmpstr (typed, ==, expected);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/recovery-kit/one-page-whose-code-can-be-typed-again", test_printed_code);
  return sample_run_tests ();
}
