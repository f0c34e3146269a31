/* Languages by the names people write.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <unicode/uloc.h>

#include "base-country.h"
#include "base-language.h"
#include "base-locale.h"

/* In which languages a name is known, beside its own. */
static const char *const readers[] = { "en", "de", "it", "pt_BR", "fr", "es" };

typedef int32_t (*Ask) (const char *locale, const char *reader, UChar *name, int32_t size, UErrorCode *status);

static char *
ask_name (Ask ask, const char *code, const char *reader)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  int32_t length = ask (code, reader, name, G_N_ELEMENTS (name), &status);

  return U_SUCCESS (status) ? g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL) : NULL;
}

static void
add_name (GHashTable *codes, const char *language, const char *reader)
{
  g_autofree char *name = ask_name (uloc_getDisplayLanguage, language, reader);

  if (name != NULL)
    g_hash_table_insert (codes, g_utf8_casefold (name, -1), g_strdup (language));
}

static gpointer
gather_names (gpointer data)
{
  GHashTable *codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (int32_t i = 0; i < uloc_countAvailable (); i++)
    {
      const char *language = uloc_getAvailable (i);

      if (strchr (language, '_') != NULL)
        continue;
      add_name (codes, language, language);
      for (guint j = 0; j < G_N_ELEMENTS (readers); j++)
        add_name (codes, language, readers[j]);
    }
  return codes;
}

/* static, nullable */
static const char *
find_alone (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *codes = g_once (&once, gather_names, NULL);
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (codes, g_strstrip (folded));
}

/* "German (Germany)" */
static char *
find_with_country (const char *name)
{
  const char *open = strchr (name, '('), *close = open != NULL ? strchr (open, ')') : NULL;
  g_autofree char *alone = open != NULL ? g_strndup (name, (gsize) (open - name)) : g_strdup (name);
  g_autofree char *place = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;
  const char *language = find_alone (alone), *country = place != NULL ? base_country_find (place) : NULL;

  if (language == NULL || (open != NULL && country == NULL))
    return NULL;
  return country != NULL ? g_strconcat (language, "_", country, NULL) : g_strdup (language);
}

char *
base_language_find (const char *name)
{
  g_autofree char *clean = g_strstrip (g_strdup (name));
  char *code = base_locale_find_name (clean);

  return code != NULL ? code : find_with_country (clean);
}

char *
base_language_dup_name (const char *code, const char *reader)
{
  g_autofree char *name = g_str_equal (reader, "C") ? NULL : ask_name (uloc_getDisplayName, code, reader);
  g_autofree char *again = name != NULL ? base_language_find (name) : NULL;

  return g_strdup (g_strcmp0 (again, code) == 0 ? name : code);
}
