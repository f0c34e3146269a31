/* Papers speak the receiver's language.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-sample.h"
#include <glib/gstdio.h>
#include <string.h>

static const char catalogue[] =
  "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
  "msgid \"Page %u of %u\"\nmsgstr \"Seite %u von %u\"\n\n"
  "msgid \"Order\"\nmsgstr \"Auftrag\"\n\n"
  "msgid \"Empty\"\nmsgstr \"\"\n\n"
  "msgid \"Zebra\"\nmsgstr \"Zebraß\"\n";

/* A folder with one catalogue, German. */
static char *
create_catalogues (void)
{
  g_autofree char *folder = sample_path ("locale/de/LC_MESSAGES"), *po = sample_path ("de.po");
  g_autofree char *mo = g_build_filename (folder, "factotum.mo", NULL), *said = NULL;
  const char *const command[] = { "msgfmt", "-o", mo, po, NULL };

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (po, catalogue, -1, NULL));
  said = sample_run (command);
  return sample_path ("locale");
}

static void
test_words (void)
{
  g_autofree char *folder = create_catalogues ();
  g_autoptr (PaperLanguage) german = paper_language_new ("de-AT.UTF-8", folder);

  g_assert_cmpstr (paper_language_get_name (german), ==, "de_AT");
  g_assert_cmpstr (paper_language_get (german, "Order"), ==, "Auftrag");
  g_assert_cmpstr (paper_language_get (german, "Zebra"), ==, "Zebraß");
  g_assert_cmpstr (paper_language_get (german, "Empty"), ==, "Empty");
  g_assert_cmpstr (paper_language_get (german, "Never said"), ==, "Never said");
}

static void
test_two_languages (void)
{
  g_autofree char *folder = create_catalogues ();
  g_autoptr (PaperLanguage) german = paper_language_new ("de", folder), italian = paper_language_new ("it", folder);

  g_assert_cmpstr (paper_language_get (german, "Order"), ==, "Auftrag");
  g_assert_cmpstr (paper_language_get (italian, "Order"), ==, "Order");
}

static void
test_damaged (void)
{
  g_autofree char *folder = create_catalogues (), *path = sample_path ("locale/de/LC_MESSAGES/factotum.mo"), *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_autofree char *damaged = g_memdup2 (contents, length);

      damaged[i] ^= 0x55;
      g_assert_true (g_file_set_contents_full (path, damaged, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      {
        g_autoptr (PaperLanguage) language = paper_language_new ("de", folder);

        g_assert_nonnull (paper_language_get (language, "Order"));
        g_assert_nonnull (paper_language_get (language, "Zebra"));
      }
    }
}

static void
test_layout (void)
{
  g_autofree char *folder = create_catalogues ();
  g_autoptr (PaperLanguage) german = paper_language_new ("de", folder);
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  g_autoptr (PaperDocument) document = paper_document_new ("Auftrag", german, locale);
  g_auto (GStrv) pages = sample_read_pages (document);

  g_assert_nonnull (strstr (pages[0], "Seite 1 von 1"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/paper/language/words-come-from-the-catalogue", test_words);
  g_test_add_func ("/paper/language/two-languages-live-side-by-side", test_two_languages);
  g_test_add_func ("/paper/language/a-damaged-catalogue-never-crashes", test_damaged);
  g_test_add_func ("/paper/language/the-page-speaks-it", test_layout);
  return sample_run_tests ();
}
