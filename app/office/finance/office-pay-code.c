/* What a bank's application reads from an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pay-code.h"
#include <string.h>

#define EPC_NAME      70 /* characters */
#define EPC_REFERENCE 140
#define PIX_NAME      25
#define PIX_CITY      15
#define PIX_REFERENCE 25

static char *
cut (const char *text, glong most)
{
  return g_utf8_strlen (text, -1) > most ? g_utf8_substring (text, 0, most) : g_strdup (text);
}

static char *
remove_blanks (const char *text)
{
  GString *kept = g_string_new (NULL);

  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isspace (*c))
      g_string_append_c (kept, *c);
  return g_string_free (kept, FALSE);
}

char *
office_pay_code_format_epc (const char *name, const char *iban, const char *bic, gint64 amount, const char *reference)
{
  g_autofree char *who = cut (name, EPC_NAME), *what = cut (reference, EPC_REFERENCE);
  g_autofree char *account = remove_blanks (iban), *bank = remove_blanks (bic != NULL ? bic : "");

  return g_strdup_printf ("BCD\n002\n1\nSCT\n%s\n%s\n%s\nEUR%" G_GINT64_FORMAT ".%02d\n\n\n%s", bank, who, account, amount / 100, (int) (amount % 100), what);
}

/* Number of the field in two digits, length in two digits, value. */
static void
add_field (GString *code, const char *number, const char *value)
{
  g_string_append_printf (code, "%s%02" G_GSIZE_FORMAT "%s", number, strlen (value), value);
}

/* What every reader of the code knows: letters without accents. */
static char *
simplify (const char *text, gsize most)
{
  g_autofree char *plain = g_str_to_ascii (text, "C");

  return g_strchomp (g_strndup (plain, most));
}

static char *
choose_reference (const char *reference)
{
  GString *kept = g_string_new (NULL);

  for (const char *c = reference; *c != '\0' && kept->len < PIX_REFERENCE; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (kept, *c);
  if (kept->len == 0)
    g_string_append (kept, "***");
  return g_string_free (kept, FALSE);
}

/* CRC-16/CCITT-FALSE. */
static guint
compute_check (const char *text)
{
  guint crc = 0xffff;

  for (const guchar *c = (const guchar *) text; *c != '\0'; c++)
    {
      crc ^= (guint) *c << 8;
      for (guint i = 0; i < 8; i++)
        crc = (crc & 0x8000) != 0 ? (crc << 1 ^ 0x1021) & 0xffff : crc << 1 & 0xffff;
    }
  return crc;
}

static void
add_group (GString *code, const char *number, const char *first, const char *first_value, const char *second, const char *second_value)
{
  g_autoptr (GString) group = g_string_new (NULL);

  if (first != NULL)
    add_field (group, first, first_value);
  add_field (group, second, second_value);
  add_field (code, number, group->str);
}

char *
office_pay_code_format_pix (const char *key, const char *name, const char *city, gint64 amount, const char *reference)
{
  GString *code = g_string_new (NULL);
  g_autofree char *who = simplify (name, PIX_NAME), *where = simplify (city != NULL && city[0] != '\0' ? city : "BRASIL", PIX_CITY);
  g_autofree char *sum = g_strdup_printf ("%" G_GINT64_FORMAT ".%02d", amount / 100, (int) (amount % 100)), *what = choose_reference (reference);

  add_field (code, "00", "01");
  add_group (code, "26", "00", "br.gov.bcb.pix", "01", key);
  add_field (code, "52", "0000");
  add_field (code, "53", "986");
  if (amount > 0)
    add_field (code, "54", sum);
  add_field (code, "58", "BR");
  add_field (code, "59", who);
  add_field (code, "60", where);
  add_group (code, "62", NULL, NULL, "05", what);
  g_string_append (code, "6304");
  g_string_append_printf (code, "%04X", compute_check (code->str));
  return g_string_free (code, FALSE);
}
