/* Text as the words that are searched.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-search-private.h"

#include <base-text.h>
#include <string.h>

#define PART_BYTES      3    /* two letters of most scripts, none of Chinese or Japanese, are found as beginnings alone */
#define PARTS_MAX       32
#define WORDS_MAX       16
#define START_CHARS     5    /* of letters; with digits, which tell more, 3 */
#define START_CODE      3
#define INDEX_WORDS_MAX 32   /* that a beginning is looked up as */
#define SEEN_MAX        2048 /* bytes of a row's words that are looked through for a repetition */

/* What a word of the index is. Starts are indexed on their own, as FTS5 gathers all rows of a prefix before it gives the first, and few rows hold the longer ones. */
typedef enum { WORD_WHOLE, WORD_START, WORD_PART } WordUse;

/* Stand before a word of the index, by its use, and whether its row is in the trash. They are no letters, so no text has them in a word. */
static const char *const marks[][2] = {
  [WORD_WHOLE] = { "", "\xc2\x81" },
  [WORD_START] = { "\xc2\x82", "\xc2\x83" },
  [WORD_PART]  = { "\xc2\x84", "\xc2\x85" },
};

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

/* The next word of a text; NULL at its end. */
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
append_token (GString *tokens, WordUse use, gboolean trashed, const char *word, gsize length)
{
  gsize at = tokens->len, mark = strlen (marks[use][trashed]);

  g_string_set_size (tokens, at + mark + length + 1);
  memcpy (tokens->str + at, marks[use][trashed], mark);
  memcpy (tokens->str + at + mark, word, length);
  tokens->str[at + mark + length] = ' ';
}

/* The bytes of the longest start that is looked up as it is. */
static gsize
get_start_length (const char *word, gsize length)
{
  gsize n_chars = 0, n = 0, step;

  for (gboolean has_digit = FALSE; n < length; n += step)
    {
      has_digit = has_digit || g_ascii_isdigit (word[n]);
      if (++n_chars > (has_digit ? START_CODE : START_CHARS))
        break;
      step = (guchar) word[n] < 0x80 ? 1 : (gsize) (g_utf8_next_char (word + n) - (word + n));
    }
  return n;
}

static void
append_word (GString *tokens, const char *word, gsize length, gboolean trashed)
{
  gsize start_length = get_start_length (word, length);

  for (gsize n = 1; n <= start_length; n++)
    if (n == length || ((guchar) word[n] & 0xc0) != 0x80)
      append_token (tokens, WORD_START, trashed, word, n);
  if (start_length < length)
    append_token (tokens, WORD_WHOLE, trashed, word, length);
}

static void
append_parts (GString *tokens, const char *word, gsize length, gboolean trashed)
{
  const char *end = word + length, *part = g_utf8_next_char (word);

  for (guint i = 0; i < PARTS_MAX && end - part >= PART_BYTES; i++, part = g_utf8_next_char (part))
    append_token (tokens, WORD_PART, trashed, part, (gsize) (end - part));
}

/* The same as base_text_fold(), without a copy where nothing is to be folded but capitals. */
static const char *
fold (const char *text, GString *buffer, char **folded)
{
  gsize i = 0;

  g_string_assign (buffer, text);
  for (; i < buffer->len && (guchar) buffer->str[i] < 0x80; i++)
    buffer->str[i] = g_ascii_tolower (buffer->str[i]);
  if (i < buffer->len)
    *folded = base_text_fold (text);
  return i < buffer->len ? *folded : buffer->str;
}

/* Names come twice in many rows: in the title of a link, and in an address. */
static gboolean
is_seen (GString *seen, const char *word, gsize length)
{
  gsize before = seen->len;

  if (before > SEEN_MAX)
    return FALSE;
  g_string_append_len (seen, word, (gssize) length);
  g_string_append_c (seen, ' ');
  if (memmem (seen->str, before, seen->str + before - 1, length + 2) == NULL)
    return FALSE;
  g_string_truncate (seen, before);
  return TRUE;
}

void
store_search_words_init (StoreSearchWords *self)
{
  self->tokens = g_string_sized_new (512);
  self->seen = g_string_sized_new (256);
  self->folded = g_string_sized_new (256);
}

void
store_search_words_clear (StoreSearchWords *self)
{
  g_string_free (self->tokens, TRUE);
  g_string_free (self->seen, TRUE);
  g_string_free (self->folded, TRUE);
}

void
store_search_words_begin (StoreSearchWords *self, gboolean trashed)
{
  self->trashed = trashed;
  g_string_truncate (self->tokens, 0);
  g_string_assign (self->seen, " ");
}

void
store_search_words_add (StoreSearchWords *self, const char *text, gboolean parts)
{
  g_autofree char *copy = NULL;
  const char *folded = fold (text, self->folded, &copy);
  gsize length;

  for (const char *word = folded; (word = find_word (word, &length)) != NULL; word += length)
    {
      if (!is_seen (self->seen, word, length))
        append_word (self->tokens, word, length, self->trashed);
      if (parts)
        append_parts (self->tokens, word, length, self->trashed);
    }
}

/* An expression of FTS5 as it grows. */
typedef struct
{
  GString    *text;
  gboolean    trash;
  StoreQuery *words; /* nullable: the first word of the index from ?1 on */
} Expression;

/* FALSE when there is none. A sign that would end it is in no word of ours. */
static gboolean
read_index_word (Expression *self, const char *from, GString *word)
{
  const char *found;

  store_query_bind_text (self->words, 1, from);
  found = store_query_next (self->words) ? store_query_get_text (self->words, 0) : NULL;
  g_string_assign (word, found != NULL && strchr (found, '"') == NULL ? found : "");
  return store_query_finish (self->words, NULL) && word->len > 0;
}

/* The words that begin so, as long as they are few: FTS5 gives the newest rows of a word at once, but those of a beginning only when it has gathered them all. */
static gboolean
append_index_words (Expression *self, const char *beginning)
{
  g_autoptr (GString) words = g_string_new (NULL), word = g_string_new (beginning);

  for (guint n = 0; read_index_word (self, word->str, word) && g_str_has_prefix (word->str, beginning); n++)
    {
      if (n == INDEX_WORDS_MAX)
        return FALSE;
      g_string_append_printf (words, "%s\"%s\"", n > 0 ? " OR " : "", word->str);
      g_string_append_c (word, '\x01');
    }
  if (words->len > 0)
    g_string_append_printf (self->text, "(%s)", words->str);
  return words->len > 0;
}

static void
append_prefix (Expression *self, WordUse use, const char *word, gsize length)
{
  g_autofree char *beginning = g_strdup_printf ("%s%.*s", marks[use][self->trash], (int) length, word);

  if (self->words == NULL || !append_index_words (self, beginning))
    g_string_append_printf (self->text, "\"%s\"*", beginning);
}

static void
append_beginning (Expression *self, const char *word, gsize length)
{
  if (get_start_length (word, length) == length)
    g_string_append_printf (self->text, "\"%s%.*s\"", marks[WORD_START][self->trash], (int) length, word);
  else
    append_prefix (self, WORD_WHOLE, word, length);
}

/* How far the letters, or the digits, at the beginning go. */
static gsize
get_run_length (const char *word, gsize length)
{
  gsize n = 1;

  while (n < length && g_ascii_isdigit (word[n]) == g_ascii_isdigit (word[0]))
    n++;
  return n;
}

/* "ab10248" is also AB-10248: people leave the signs of a code out. */
static void
append_runs (Expression *self, const char *word, gsize length)
{
  g_string_append (self->text, " OR (");
  for (gsize run; length > 0; word += run, length -= run)
    {
      run = get_run_length (word, length);
      append_beginning (self, word, run);
      if (run < length)
        g_string_append (self->text, " AND ");
    }
  g_string_append_c (self->text, ')');
}

static void
append_term (Expression *self, const char *word, gsize length)
{
  g_string_append (self->text, self->text->len > 0 ? " AND (" : "(");
  append_beginning (self, word, length);
  if (length >= PART_BYTES)
    {
      g_string_append (self->text, " OR ");
      append_prefix (self, WORD_PART, word, length);
    }
  if (get_run_length (word, length) < length)
    append_runs (self, word, length);
  g_string_append_c (self->text, ')');
}

static char *
make_expression (const char *words, gboolean trash, StoreQuery *index_words)
{
  g_autofree char *folded = base_text_fold (words);
  Expression self = { g_string_new (NULL), trash, index_words };
  const char *word = folded;
  gsize length;

  for (guint i = 0; i < WORDS_MAX && (word = find_word (word, &length)) != NULL; i++, word += length)
    append_term (&self, word, length);
  return g_string_free (self.text, self.text->len == 0);
}

char *
store_search_get_expression (const char *words, gboolean trash)
{
  g_return_val_if_fail (words != NULL, NULL);

  return make_expression (words, trash, NULL);
}

char *
store_search_find_expression (StoreDb *db, BaseRecordClass *class, const char *words, gboolean trash)
{
  g_autofree char *sql = g_strdup_printf ("SELECT term FROM %s_search_vocabulary WHERE term >= ?1 LIMIT 1", class->table);
  g_autoptr (StoreQuery) index_words = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  index_words = store_search_has (class) ? store_query_new (db, sql) : NULL;
  return make_expression (words, trash, index_words);
}

/* As FTS5 would find it. whole: not only as the beginning of a word of the index. */
static gboolean
has_token (StoreSearchWords *self, WordUse use, const char *word, gsize length, gboolean whole)
{
  GString *token = self->folded;

  g_string_assign (token, " ");
  g_string_append (token, marks[use][self->trashed]);
  g_string_append_len (token, word, (gssize) length);
  if (whole)
    g_string_append_c (token, ' ');
  return g_str_has_prefix (self->tokens->str, token->str + 1) || strstr (self->tokens->str, token->str) != NULL;
}

static gboolean
has_beginning (StoreSearchWords *self, const char *word, gsize length)
{
  gboolean is_start = get_start_length (word, length) == length;

  return has_token (self, is_start ? WORD_START : WORD_WHOLE, word, length, is_start);
}

static gboolean
has_runs (StoreSearchWords *self, const char *word, gsize length)
{
  for (gsize run; length > 0; word += run, length -= run)
    {
      run = get_run_length (word, length);
      if (!has_beginning (self, word, run))
        return FALSE;
    }
  return TRUE;
}

gboolean
store_search_words_have (StoreSearchWords *self, const char *folded)
{
  const char *word = folded;
  gsize length;

  for (guint i = 0; i < WORDS_MAX && (word = find_word (word, &length)) != NULL; i++, word += length)
    if (!has_beginning (self, word, length) && !(length >= PART_BYTES && has_token (self, WORD_PART, word, length, FALSE))
        && !(get_run_length (word, length) < length && has_runs (self, word, length)))
      return FALSE;
  return TRUE;
}
