/* What a payment code on paper says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-payment-code.h"
#include <string.h>

static char *
strip_spaces (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    if (!g_ascii_isspace (*text))
      g_string_append_c (plain, g_ascii_toupper (*text));
  return g_string_free_and_steal (plain);
}

/* At most so many letters, on one line. */
static char *
cut (const char *text, glong most)
{
  char *part = text == NULL ? g_strdup ("") : g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);

  return g_strstrip (g_strdelimit (part, "\r\n", ' '));
}

char *
office_payment_code_make_epc (const char *name, const char *iban, const char *bic, gint64 amount, const char *reference)
{
  g_autofree char *to = cut (name, 70), *account = strip_spaces (iban), *bank = strip_spaces (bic), *words = cut (reference, 140);

  if (to[0] == '\0' || account[0] == '\0' || amount < 1 || amount > G_GINT64_CONSTANT (99999999999))
    return NULL;
  return g_strdup_printf ("BCD\n002\n1\nSCT\n%s\n%s\n%s\nEUR%" G_GINT64_FORMAT ".%02d\n\n\n%s", bank, to, account, amount / 100, (int) (amount % 100), words);
}

/* A field of the code: id, length, content. */
static void
add_field (GString *code, const char *id, const char *content)
{
  g_string_append_printf (code, "%s%02u%s", id, (guint) strlen (content), content);
}

/* Plain letters, digits and spaces, at most so many. */
static char *
fold (const char *text, gsize most, gboolean spaces)
{
  g_autofree char *plain = g_str_to_ascii (text != NULL ? text : "", "C");
  GString *folded = g_string_new (NULL);

  for (const char *c = plain; *c != '\0' && folded->len < most; c++)
    if (g_ascii_isalnum (*c) || (spaces && *c == ' '))
      g_string_append_c (folded, *c);
  return g_strstrip (g_string_free_and_steal (folded));
}

guint16
office_payment_code_checksum (const char *text)
{
  guint crc = 0xffff;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      crc ^= (guint) *c << 8;
      for (int bit = 0; bit < 8; bit++)
        crc = (crc & 0x8000) ? (crc << 1) ^ 0x1021 : crc << 1;
    }
  return (guint16) (crc & 0xffff);
}

char *
office_payment_code_make_pix (const char *key, const char *name, const char *city, gint64 amount, const char *reference)
{
  g_autofree char *to = fold (name, 25, TRUE), *place = fold (city, 15, TRUE), *id = fold (reference, 25, FALSE);
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", amount / 100, (int) (amount % 100));
  g_autoptr (GString) account = g_string_new (NULL), extra = g_string_new (NULL);
  GString *code = NULL;

  if (key == NULL || key[0] == '\0' || strlen (key) > 77 || to[0] == '\0' || place[0] == '\0' || amount < 0 || strlen (sum) > 13)
    return NULL;
  add_field (account, "00", "br.gov.bcb.pix");
  add_field (account, "01", key);
  add_field (extra, "05", id[0] != '\0' ? id : "***");
  code = g_string_new ("000201");
  add_field (code, "26", account->str);
  g_string_append (code, "520400005303986");
  if (amount > 0)
    add_field (code, "54", sum);
  g_string_append (code, "5802BR");
  add_field (code, "59", to);
  add_field (code, "60", place);
  add_field (code, "62", extra->str);
  g_string_append (code, "6304");
  g_string_append_printf (code, "%04X", office_payment_code_checksum (code->str));
  return g_string_free_and_steal (code);
}
