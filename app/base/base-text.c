/* Text as people type it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-error.h"
#include "base-text.h"

/* Letters that Unicode does not take apart, and what a person types who lacks the key. */
static const struct { gunichar letter; const char *plain; } plain_letters[] = {
  { 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" }, { 0x0167, "t" },
};

static gboolean
is_plain_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if (*text < ' ' || *text > '~')
      return FALSE;
  return TRUE;
}

/* Signs that show a text in another order than it is stored, so that a name could pass for another. */
static gboolean
is_direction_override (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/* A byte order mark out of place, and code points that XML and other programs refuse. */
static gboolean
is_no_character (gunichar c)
{
  return c == 0xFEFF || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static gboolean
is_line_end (gunichar c)
{
  return c == '\n' || c == 0x0085 || c == 0x2028 || c == 0x2029;
}

static void
append_clean (GString *clean, gunichar c, gboolean long_text)
{
  if (is_line_end (c))
    g_string_append_c (clean, long_text ? '\n' : ' ');
  else if (c == '\t')
    g_string_append_c (clean, long_text ? '\t' : ' ');
  else if (!g_unichar_iscntrl (c) && !is_direction_override (c) && !is_no_character (c))
    g_string_append_unichar (clean, c);
}

static char *
drop_controls (const char *text, gboolean long_text)
{
  GString *clean = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        c = p[1] == '\n' ? 0 : '\n';
      append_clean (clean, c, long_text);
    }

  return g_string_free_and_steal (clean);
}

/* g_strstrip() knows the spaces of ASCII only. */
static char *
dup_stripped (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *before = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (before)))
        break;
      end = before;
    }

  return end > text ? g_strndup (text, (gsize) (end - text)) : NULL;
}

/* @slack: how many times longer it may be. */
static gboolean
check_length (const char *text, gboolean long_text, int slack, GError **error)
{
  glong most = long_text ? BASE_LONG_TEXT_MAX : BASE_TEXT_MAX;
  glong length = g_utf8_strlen (text, -1);

  if (length <= most * slack)
    return TRUE;

  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE,
               _("This text has %ld characters, but only %ld fit. Please shorten it."), length, most);
  return FALSE;
}

static const char *
find_plain_letter (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (plain_letters); i++)
    if (plain_letters[i].letter == c)
      return plain_letters[i].plain;
  return NULL;
}

/* The accents of European scripts only: in Hindi or Japanese such marks make another word. */
static gboolean
is_accent (gunichar c)
{
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) || (c >= 0x20D0 && c <= 0x20FF);
}

static char *
drop_accents (const char *decomposed)
{
  GString *plain = g_string_sized_new (strlen (decomposed));

  for (const char *p = decomposed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *letters = c < 0x80 ? NULL : find_plain_letter (c);

      if (letters != NULL)
        g_string_append (plain, letters);
      else if (!is_accent (c))
        g_string_append_unichar (plain, c);
    }

  return g_string_free_and_steal (plain);
}

gboolean
base_text_clean (const char *text, gboolean long_text, char **clean, GError **error)
{
  g_autofree char *visible = NULL;
  g_autofree char *composed = NULL;
  g_autofree char *stripped = NULL;

  g_return_val_if_fail (text != NULL && clean != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE,
                           _("This text has broken characters in it. Please type it again or choose another encoding."));
      return FALSE;
    }

  /* What cannot become short enough by cleaning need not be cleaned: somebody may have pasted a whole film. */
  if (!check_length (text, long_text, 10, error))
    return FALSE;
  if (!is_plain_ascii (text))
    {
      visible = drop_controls (text, long_text);
      composed = g_utf8_normalize (visible, -1, G_NORMALIZE_NFC);
    }

  stripped = dup_stripped (composed != NULL ? composed : text);
  if (stripped != NULL && !check_length (stripped, long_text, 1, error))
    return FALSE;

  *clean = g_steal_pointer (&stripped);
  return TRUE;
}

/* Before U+0250, where every mark is an accent. */
static gboolean
is_latin (const char *text)
{
  for (const guchar *p = (const guchar *) text; *p != '\0'; p++)
    if (*p > 0xC9 || (*p == 0xC9 && p[1] >= 0x90))
      return FALSE;
  return TRUE;
}

static void
append_folded_latin (GString *plain, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n_parts = g_unichar_fully_decompose (g_unichar_tolower (c), TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n_parts; i++)
    {
      const char *letters = find_plain_letter (parts[i]);

      if (letters != NULL)
        g_string_append (plain, letters);
      else if (!is_accent (parts[i]))
        g_string_append_unichar (plain, parts[i]);
    }
}

/* The same as for all scripts, at a tenth of the cost: names are sorted and searched by the thousands. */
static char *
fold_latin (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text) + 8);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p < 0x80)
      g_string_append_c (plain, g_ascii_tolower (*p));
    else if (g_utf8_get_char (p) == 0x00DF)
      g_string_append (plain, "ss");
    else
      append_folded_latin (plain, g_utf8_get_char (p));
  return g_string_free_and_steal (plain);
}

char *
base_text_fold (const char *text)
{
  g_autofree char *lower = NULL;
  g_autofree char *decomposed = NULL;
  g_autofree char *plain = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (is_plain_ascii (text))
    return g_ascii_strdown (text, -1);
  if (is_latin (text))
    return fold_latin (text);

  lower = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (lower, -1, G_NORMALIZE_NFKD);
  if (decomposed == NULL)
    return g_steal_pointer (&lower);

  plain = drop_accents (decomposed);
  /* Marks that were kept go back to their letters. */
  return g_utf8_normalize (plain, -1, G_NORMALIZE_NFC);
}
