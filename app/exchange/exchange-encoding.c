/* From bytes to text, by encoding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include <uchardet/uchardet.h>
#include "exchange-encoding.h"
#include "exchange-error.h"

#define SAMPLE (64 * 1024)

static const struct
{
  const char *mark;
  gsize       length;
  const char *encoding;
} marks[] = {
  { "\xEF\xBB\xBF", 3, "UTF-8" },
  { "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
  { "\x00\x00\xFE\xFF", 4, "UTF-32BE" },
  { "\xFF\xFE", 2, "UTF-16LE" },
  { "\xFE\xFF", 2, "UTF-16BE" },
};

static int
find_mark (const char *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (length >= marks[i].length && memcmp (data, marks[i].mark, marks[i].length) == 0)
      return (int) i;
  return -1;
}

/* Latin letters in UTF-16 have a zero in every second byte. */
static const char *
guess_wide (const char *data, gsize length)
{
  gsize n = MIN (length, 1024) & ~(gsize) 1;
  gsize zeros[2] = { 0, 0 };

  for (gsize i = 0; i < n; i++)
    zeros[i % 2] += data[i] == 0;
  if (zeros[1] * 4 > n && zeros[0] * 16 < n)
    return "UTF-16LE";
  if (zeros[0] * 4 > n && zeros[1] * 16 < n)
    return "UTF-16BE";
  return NULL;
}

static const char *
ask_detector (const char *data, gsize length)
{
  uchardet_t detector = uchardet_new ();
  const char *name = "";

  if (uchardet_handle_data (detector, data, length) == 0)
    {
      uchardet_data_end (detector);
      name = g_intern_string (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);
  /* It sees the sample only; what it calls plain ASCII or UTF-8 was shown above not to be. ISO-8859-1 has no printable signs that 1252 lacks. */
  if (name[0] == 0 || g_str_equal (name, "ASCII") || g_str_equal (name, "UTF-8") || g_str_equal (name, "ISO-8859-1"))
    return "WINDOWS-1252";
  return name;
}

static gboolean
is_known (const char *encoding)
{
  g_autofree char *nothing = g_convert ("", 0, "UTF-8", encoding, NULL, NULL, NULL);

  return nothing != NULL;
}

static guint
count_lines (const char *data, const char *end)
{
  guint n = 1;

  while ((data = memchr (data, '\n', (gsize) (end - data))) != NULL)
    {
      n++;
      data++;
    }
  return n;
}

static char *
convert (const char *data, gsize length, const char *encoding, gsize *text_length, GError **error)
{
  gsize read = 0;
  g_autoptr (GError) reason = NULL;
  g_autofree char *text = g_convert (data, (gssize) length, "UTF-8", encoding, &read, text_length, &reason);

  if (text != NULL && read == length) /* a torn sign at the end is no failure to GLib */
    return g_steal_pointer (&text);
  if (g_error_matches (reason, G_CONVERT_ERROR, G_CONVERT_ERROR_NO_CONVERSION))
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT, _("The encoding “%s” is not known here. Choose another one."), encoding);
  else
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT, _("Line %u is not text in the encoding %s. Choose another encoding."),
                 count_lines (data, data + MIN (read, length)), encoding);
  return NULL;
}

static void
refuse_byte (const char *text, const char *wrong, GError **error)
{
  guint line = count_lines (text, wrong);

  if (*wrong == 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT,
                 _("Line %u has a zero byte, so this is not a text file. Save it as CSV in the other program first."), line);
  else
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT, _("Line %u is not text in the encoding %s. Choose another encoding."), line, "UTF-8");
}

const char *
exchange_encoding_guess (const char *data, gsize length)
{
  int mark = find_mark (data, length);
  const char *wide = mark < 0 ? guess_wide (data, length) : NULL;
  const char *wrong, *name;
  gsize start;

  if (length == 0)
    return "UTF-8";
  if (mark >= 0 || wide != NULL)
    return mark >= 0 ? marks[mark].encoding : wide;
  /* A zero byte is valid UTF-8, yet ends the check of a text with a length. */
  if (g_utf8_validate_len (data, length, &wrong) || *wrong == 0)
    return "UTF-8";
  start = (gsize) (wrong - data) > SAMPLE / 2 ? (gsize) (wrong - data) - SAMPLE / 2 : 0;
  name = ask_detector (data + start, MIN (length - start, SAMPLE));
  return is_known (name) ? name : "WINDOWS-1252";
}

char *
exchange_encoding_decode (const char *data, gsize length, const char *encoding, gsize *text_length, GError **error)
{
  g_autofree char *text = NULL;
  const char *wrong = NULL;
  int mark = find_mark (data, length);
  gsize n = 0;

  if (length == 0)
    data = "";
  if (mark >= 0 && g_ascii_strcasecmp (encoding, marks[mark].encoding) == 0)
    {
      data += marks[mark].length;
      length -= marks[mark].length;
    }
  if (g_ascii_strcasecmp (encoding, "UTF-8") == 0)
    {
      text = g_malloc (length + 1);
      memcpy (text, data, length);
      text[n = length] = 0;
    }
  else if ((text = convert (data, length, encoding, &n, error)) == NULL)
    return NULL;
  if (!g_utf8_validate_len (text, n, &wrong))
    {
      refuse_byte (text, wrong, error);
      return NULL;
    }
  *text_length = n;
  return g_steal_pointer (&text);
}
