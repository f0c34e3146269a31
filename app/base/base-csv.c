/* Cells of a CSV file going out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "base-csv.h"
#include <string.h>

static gboolean
needs_quotes (const char *text,
              char        delimiter)
{
  gsize length = strlen (text);

  if (length == 0)
    return FALSE;
  if (text[0] == ' ' || text[length - 1] == ' ')
    return TRUE;
  return strchr (text, delimiter) != NULL || strpbrk (text, "\"\r\n") != NULL;
}

static void
append_quoted (GString    *line,
               const char *text)
{
  const char *quote;

  g_string_append_c (line, '"');
  while ((quote = strchr (text, '"')) != NULL)
    {
      g_string_append_len (line, text, quote - text + 1);
      g_string_append_c (line, '"');
      text = quote + 1;
    }
  g_string_append (line, text);
  g_string_append_c (line, '"');
}

static gboolean
is_formula_within (const char *text)
{
  return base_csv_is_formula (text + strspn (text, "'"));
}

char
base_csv_get_delimiter (BaseLocale *locale)
{
  return strcmp (locale->decimal, ",") == 0 ? ';' : ',';
}

gboolean
base_csv_is_formula (const char *text)
{
  static const char *const wide[] = { "\uff1d", "\uff0b", "\uff0d", "\uff20" };

  if (text == NULL || text[0] == '\0')
    return FALSE;
  if (strchr ("=+-@\t\r\n", text[0]) != NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wide); i++)
    if (g_str_has_prefix (text, wide[i]))
      return TRUE;
  return FALSE;
}

gboolean
base_csv_is_defused (const char *text)
{
  return text[0] == '\'' && is_formula_within (text);
}

void
base_csv_append_cell (GString    *line,
                      const char *text,
                      char        delimiter,
                      gboolean    defuse)
{
  g_autofree char *harmless = NULL;

  if (text == NULL)
    return;
  if (defuse && is_formula_within (text))
    text = harmless = g_strconcat ("'", text, NULL);
  if (needs_quotes (text, delimiter))
    append_quoted (line, text);
  else
    g_string_append (line, text);
}

void
base_csv_end_line (GString *line)
{
  g_string_append (line, "\r\n");
}
