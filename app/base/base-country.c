/* Countries by the names people write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unicode/uloc.h>

#include "base-country.h"

/* In which languages a name is known, beside the two letters. */
static const char *const languages[] = { "en", "de", "it", "pt_BR", "pt_PT", "fr", "es", "nl", "pl" };

/* What ICU calls otherwise. */
static const struct
{
  const char *name;
  char        code[3];
} other_names[] = {
  { "USA", "US" }, { "United States of America", "US" }, { "Vereinigte Staaten von Amerika", "US" }, { "Estados Unidos da América", "US" }, { "Stati Uniti d'America", "US" },
  { "UK", "GB" }, { "Great Britain", "GB" }, { "England", "GB" }, { "Scotland", "GB" }, { "Wales", "GB" }, { "Northern Ireland", "GB" }, { "Großbritannien", "GB" },
  { "Gran Bretagna", "GB" }, { "Grã-Bretanha", "GB" }, { "Inghilterra", "GB" }, { "Inglaterra", "GB" }, { "Holland", "NL" }, { "Olanda", "NL" }, { "Holanda", "NL" },
  { "Czech Republic", "CZ" }, { "Tschechische Republik", "CZ" }, { "Repubblica Ceca", "CZ" }, { "República Tcheca", "CZ" }, { "Turkey", "TR" }, { "Eire", "IE" },
  { "Republic of Ireland", "IE" }, { "Republik Irland", "IE" }, { "Südkorea", "KR" }, { "South Korea", "KR" }, { "Russia", "RU" }, { "Russland", "RU" },
};

static char *
ask_name (const char *code, const char *language)
{
  g_autofree char *locale = g_strconcat ("und_", code, NULL);
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  int32_t length = uloc_getDisplayCountry (locale, language, name, G_N_ELEMENTS (name), &status);

  return U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL) : NULL;
}

static void
add_name (GHashTable *codes, const char *name, const char *code)
{
  if (name != NULL)
    g_hash_table_insert (codes, g_utf8_casefold (name, -1), (gpointer) code);
}

static gpointer
gather_names (gpointer data)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (const char *const *code = uloc_getISOCountries (); *code != NULL; code++)
    {
      add_name (codes, *code, *code);
      for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
        {
          g_autofree char *name = ask_name (*code, languages[i]);

          add_name (codes, name, *code);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (other_names); i++)
    add_name (codes, other_names[i].name, other_names[i].code);
  return codes;
}

const char *
base_country_find (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *codes = g_once (&once, gather_names, NULL);
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded != NULL ? g_hash_table_lookup (codes, g_strstrip (folded)) : NULL;
}

char *
base_country_dup_name (const char *code, const char *language)
{
  char *name = ask_name (code, language == NULL || g_str_equal (language, "C") ? "en" : language);

  return name != NULL ? name : g_strdup (code);
}
