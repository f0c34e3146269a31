/* A message that somebody sends.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-mail.h"
#include <string.h>
#include "paper-file.h"

#define LONGEST_WORD 39 /* bytes: 52 as base64, and what encloses them, keep within the 75 of RFC 2047 */
#define BYTES_A_LINE 57 /* 76 as base64 */

void
paper_mail_free (PaperMail *self)
{
  g_free (self->from_name);
  g_free (self->from);
  g_free (self->to);
  g_free (self->subject);
  g_free (self->body);
  g_free (self);
}

char *
paper_mail_dup_uri (const PaperMail *self)
{
  g_autofree char *to = g_uri_escape_string (self->to != NULL ? self->to : "", "@", FALSE);
  g_autofree char *subject = g_uri_escape_string (self->subject, NULL, FALSE), *body = g_uri_escape_string (self->body, NULL, FALSE);

  return g_strdup_printf ("mailto:%s?subject=%s&body=%s", to, subject, body);
}

/* Whole characters that fit into one encoded word. */
static gsize
measure_word (const char *text)
{
  gsize length = 0;

  while (text[length] != '\0')
    {
      gsize next = (gsize) (g_utf8_next_char (text + length) - text);
      if (next > LONGEST_WORD)
        break;
      length = next;
    }
  return length;
}

/* "=?UTF-8?B?…?=", as many as are needed: a header of its own characters cannot break out of its line. */
static void
append_words (GString *message, const char *text)
{
  gboolean first = TRUE;

  for (gsize length; (length = measure_word (text)) > 0; text += length, first = FALSE)
    {
      g_autofree char *word = g_base64_encode ((const guchar *) text, length);
      g_string_append_printf (message, "%s=?UTF-8?B?%s?=", first ? "" : "\r\n ", word);
    }
}

/* Only what an address may consist of; others stand in nobody's address book. */
static gboolean
is_address (const char *text)
{
  if (text == NULL || strchr (text, '@') == NULL)
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    if (*c <= ' ' || *c == 0x7f || strchr ("<>,;\"()", *c) != NULL)
      return FALSE;
  return TRUE;
}

static void
append_address (GString *message, const char *header, const char *name, const char *address)
{
  if (!is_address (address))
    return;
  g_string_append_printf (message, "%s: ", header);
  if (name != NULL && name[0] != '\0')
    {
      append_words (message, name);
      g_string_append (message, "\r\n ");
    }
  g_string_append_printf (message, "<%s>\r\n", address);
}

/* In English, whatever is spoken here. */
static void
append_date (GString *message, gint64 written_at)
{
  static const char *const days[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (written_at);

  if (time != NULL)
    g_string_append_printf (message, "Date: %s, %02d %s %04d %02d:%02d:%02d +0000\r\n", days[g_date_time_get_day_of_week (time) - 1], g_date_time_get_day_of_month (time),
                            months[g_date_time_get_month (time) - 1], g_date_time_get_year (time), g_date_time_get_hour (time), g_date_time_get_minute (time), g_date_time_get_second (time));
}

/* Of the words themselves: the same message has the same name wherever it is written. */
static void
append_id (GString *message, const PaperMail *self)
{
  g_autofree char *words = g_strdup_printf ("%s\n%s\n%s\n%" G_GINT64_FORMAT, self->to != NULL ? self->to : "", self->subject, self->body, self->written_at);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  g_string_append_printf (message, "Message-ID: <%.32s@%s>\r\n", digest, is_address (self->from) ? strrchr (self->from, '@') + 1 : "factotum.invalid");
}

static void
append_body (GString *message, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autofree char *text = g_strjoinv ("\r\n", lines);
  gsize length = strlen (text);

  for (gsize at = 0; at < length; at += BYTES_A_LINE)
    {
      g_autofree char *line = g_base64_encode ((const guchar *) text + at, MIN (BYTES_A_LINE, length - at));
      g_string_append_printf (message, "%s\r\n", line);
    }
}

char *
paper_mail_dup_eml (const PaperMail *self)
{
  GString *message = g_string_new (NULL);

  append_address (message, "From", self->from_name, self->from);
  append_address (message, "To", NULL, self->to);
  g_string_append (message, "Subject: ");
  append_words (message, self->subject);
  g_string_append (message, "\r\n");
  append_date (message, self->written_at);
  append_id (message, self);
  g_string_append (message, "X-Unsent: 1\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n");
  append_body (message, self->body);
  return g_string_free_and_steal (message);
}

gboolean
paper_mail_write (const PaperMail *self, const char *path, GError **error)
{
  g_autofree char *message = paper_mail_dup_eml (self);
  g_autoptr (PaperFile) file = paper_file_new (path, error);

  if (file == NULL)
    return FALSE;
  paper_file_write (file, message, strlen (message));
  return paper_file_finish (file, error);
}
