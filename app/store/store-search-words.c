/* Text as the words that are searched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include <base-text.h>
#include <string.h>

#define PART_BYTES 3  /* two letters of most scripts, none of Chinese or Japanese, are found as beginnings alone */
#define PARTS_MAX  32
#define CODE_MAX   24
#define WORDS_MAX  16

/* Stand before the words of what is in the trash, and before parts of words. They are no letters, so no text has them in a word. */
static const char *const marks[2][2] = { { "", "\xee\x80\x81" }, { "\xee\x80\x80", "\xee\x80\x82" } };

/* Whether p is at a letter or digit; tells its length in bytes. */
static gboolean
is_letter (const char *p, gsize *length)
{
  gunichar c;

  if ((guchar) *p < 0x80)
    {
      *length = 1;
      return g_ascii_isalnum (*p);
    }
  c = g_utf8_get_char (p);
  *length = (gsize) (g_utf8_next_char (p) - p);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The next word of a text, lower case where it is ASCII; NULL at its end. */
static const char *
find_word (const char *text, gsize *length)
{
  gsize step = 0;

  while (*text != '\0' && !is_letter (text, &step))
    text += step;
  *length = 0;
  while (text[*length] != '\0' && is_letter (text + *length, &step))
    *length += step;
  return *length > 0 ? text : NULL;
}

static void
append_word (GString *words, const char *word, gsize length, const char *mark)
{
  gsize start = words->len + strlen (mark);

  g_string_append (words, mark);
  g_string_append_len (words, word, (gssize) length);
  for (gsize i = start; i < words->len; i++)
    words->str[i] = g_ascii_tolower (words->str[i]);
  g_string_append_c (words, ' ');
}

static void
append_parts (GString *words, const char *word, gsize length, gboolean trashed)
{
  const char *end = word + length, *part = g_utf8_next_char (word);

  for (guint i = 0; i < PARTS_MAX && end - part >= PART_BYTES; i++, part = g_utf8_next_char (part))
    append_word (words, part, (gsize) (end - part), marks[trashed][TRUE]);
}

/* "AB-10248" as "ab10248": people leave the signs of a code out. */
static void
append_code (GString *words, const char *folded, gboolean trashed)
{
  char code[CODE_MAX];
  gsize size = 0, length, n_words = 0;
  gboolean has_digit = FALSE;

  for (const char *word = folded; (word = find_word (word, &length)) != NULL; word += length, n_words++)
    {
      if (size + length > sizeof code)
        return;
      for (gsize i = 0; i < length; i++)
        has_digit = has_digit || g_ascii_isdigit (word[i]);
      memcpy (code + size, word, length);
      size += length;
    }
  if (n_words > 1 && has_digit)
    append_word (words, code, size, marks[trashed][FALSE]);
}

static gboolean
is_ascii (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text >= 0x80)
      return FALSE;
  return TRUE;
}

void
store_search_append_words (GString *words, const char *text, gboolean parts, gboolean trashed)
{
  g_autofree char *folded = is_ascii (text) ? NULL : base_text_fold (text);
  const char *plain = folded != NULL ? folded : text;
  gsize length;

  for (const char *word = plain; (word = find_word (word, &length)) != NULL; word += length)
    {
      append_word (words, word, length, marks[trashed][FALSE]);
      if (parts)
        append_parts (words, word, length, trashed);
    }
  if (parts)
    append_code (words, plain, trashed);
}

char *
store_search_get_expression (const char *words, gboolean trash)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GString) expression = g_string_new (NULL);
  char *word, *rest;

  g_return_val_if_fail (words != NULL, NULL);

  store_search_append_words (folded, words, FALSE, FALSE);
  rest = folded->str;
  for (guint i = 0; i < WORDS_MAX && (word = strsep (&rest, " ")) != NULL && *word != '\0'; i++)
    {
      g_string_append_printf (expression, "%s(\"%s%s\"*", i > 0 ? " AND " : "", marks[trash][FALSE], word);
      if (strlen (word) >= PART_BYTES)
        g_string_append_printf (expression, " OR \"%s%s\"*", marks[trash][TRUE], word);
      g_string_append_c (expression, ')');
    }
  return expression->len > 0 ? g_string_free_and_steal (g_steal_pointer (&expression)) : NULL;
}
