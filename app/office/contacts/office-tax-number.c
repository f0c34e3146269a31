/* Check digits of tax numbers and bank accounts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-tax-number.h"

#include <base-country.h>
#include <base-error.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Lengths of IBANs, by the registry of ISO 13616. */
static const struct
{
  char country[3];
  guint8 length;
} iban_lengths[] = {
  { "AD", 24 }, { "AT", 20 }, { "BE", 16 }, { "BG", 22 }, { "BR", 29 }, { "CH", 21 }, { "CY", 28 }, { "CZ", 24 }, { "DE", 22 },
  { "DK", 18 }, { "EE", 20 }, { "ES", 24 }, { "FI", 18 }, { "FR", 27 }, { "GB", 22 }, { "GR", 27 }, { "HR", 21 }, { "HU", 28 },
  { "IE", 22 }, { "IS", 26 }, { "IT", 27 }, { "LI", 21 }, { "LT", 20 }, { "LU", 20 }, { "LV", 21 }, { "MC", 27 }, { "MT", 31 },
  { "NL", 18 }, { "NO", 15 }, { "PL", 28 }, { "PT", 25 }, { "RO", 24 }, { "SE", 24 }, { "SI", 19 }, { "SK", 24 }, { "SM", 27 },
};

/* Worth of a letter or digit at an odd place of a codice fiscale, from "0" to "9" and "A" to "Z"; D.M. 23 December 1976. */
static const guint8 odd_worths[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21 };
static const guint8 odd_letter_worths[] = { 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23 };

static gboolean
are_digits (const char *text, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_one_digit (const char *text, gsize n)
{
  return strspn (text, (char[]) { text[0], '\0' }) >= n;
}

/* Skips the country's letters, if they stand there. */
static const char *
skip_prefix (const char *text, const char *prefix)
{
  return g_str_has_prefix (text, prefix) ? text + strlen (prefix) : text;
}

/* MOD 11 over weights that count up from 2 to the left and start again behind last; letters count as their code less 48, as digits do. */
static int
get_brazilian_digit (const char *text, int n, int last)
{
  int sum = 0;

  for (int i = n - 1, weight = 2; i >= 0; i--, weight = weight == last ? 2 : weight + 1)
    sum += (text[i] - '0') * weight;
  return sum % 11 < 2 ? 0 : 11 - sum % 11;
}

static gboolean
ends_with_brazilian_digits (const char *text, int n, int last)
{
  return text[n] - '0' == get_brazilian_digit (text, n, last) && text[n + 1] - '0' == get_brazilian_digit (text, n + 1, last);
}

static gboolean
has_known_length (const char *iban, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (iban_lengths); i++)
    if (strncmp (iban, iban_lengths[i].country, 2) == 0)
      return length == iban_lengths[i].length;
  return length >= 15 && length <= 34;
}

char *
office_tax_number_normalize (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *c = text != NULL ? text : ""; *c != '\0'; c++)
    if (strchr (" .-/", *c) == NULL)
      g_string_append_c (plain, g_ascii_toupper (*c));
  return g_string_free_and_steal (plain);
}

gboolean
office_tax_number_is_german_vat (const char *text)
{
  g_autofree char *plain = office_tax_number_normalize (text);
  int product = 10;

  if (strlen (plain) != 11 || !g_str_has_prefix (plain, "DE") || !are_digits (plain + 2, 9) || plain[2] == '0')
    return FALSE;
  for (guint i = 2; i < 10; i++)
    {
      int sum = (plain[i] - '0' + product) % 10;

      product = 2 * (sum == 0 ? 10 : sum) % 11;
    }
  return (11 - product) % 10 == plain[10] - '0';
}

gboolean
office_tax_number_is_partita_iva (const char *text)
{
  g_autofree char *plain = office_tax_number_normalize (text);
  const char *digits = skip_prefix (plain, "IT");
  int sum = 0;

  if (strlen (digits) != 11 || !are_digits (digits, 11) || is_one_digit (digits, 11))
    return FALSE;
  for (guint i = 0; i < 10; i++)
    {
      int worth = (digits[i] - '0') * (i % 2 == 0 ? 1 : 2);

      sum += worth > 9 ? worth - 9 : worth;
    }
  return (10 - sum % 10) % 10 == digits[10] - '0';
}

gboolean
office_tax_number_is_codice_fiscale (const char *text)
{
  static const char shape[] = "AAAAAA99A99A999A"; /* where a digit stands a letter may, to tell people of one birthday apart */
  g_autofree char *plain = office_tax_number_normalize (text);
  int sum = 0;

  if (strlen (plain) != 16)
    return FALSE;
  for (guint i = 0; i < 16; i++)
    if (!g_ascii_isalnum (plain[i]) || (shape[i] == 'A' && !g_ascii_isalpha (plain[i])) || (g_ascii_isalpha (plain[i]) && shape[i] == '9' && strchr ("LMNPQRSTUV", plain[i]) == NULL))
      return FALSE;
  for (guint i = 0; i < 15; i++)
    if (i % 2 != 0)
      sum += g_ascii_isdigit (plain[i]) ? plain[i] - '0' : plain[i] - 'A';
    else
      sum += g_ascii_isdigit (plain[i]) ? odd_worths[plain[i] - '0'] : odd_letter_worths[plain[i] - 'A'];
  return plain[15] == 'A' + sum % 26;
}

gboolean
office_tax_number_is_cpf (const char *text)
{
  g_autofree char *plain = office_tax_number_normalize (text);

  return strlen (plain) == 11 && are_digits (plain, 11) && !is_one_digit (plain, 11) && ends_with_brazilian_digits (plain, 9, 11);
}

gboolean
office_tax_number_is_cnpj (const char *text)
{
  g_autofree char *plain = office_tax_number_normalize (text);

  if (strlen (plain) != 14 || !are_digits (plain + 12, 2) || is_one_digit (plain, 14))
    return FALSE;
  for (guint i = 0; i < 12; i++)
    if (!g_ascii_isalnum (plain[i]))
      return FALSE;
  return ends_with_brazilian_digits (plain, 12, 9);
}

gboolean
office_iban_is_valid (const char *text)
{
  g_autofree char *plain = office_tax_number_normalize (text);
  gsize length = strlen (plain);
  int rest = 0;

  if (length < 15 || !g_ascii_isalpha (plain[0]) || !g_ascii_isalpha (plain[1]) || !are_digits (plain + 2, 2) || !has_known_length (plain, length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      char c = plain[(i + 4) % length];

      if (!g_ascii_isalnum (c))
        return FALSE;
      rest = (g_ascii_isdigit (c) ? rest * 10 + c - '0' : rest * 100 + c - 'A' + 10) % 97;
    }
  return rest == 1;
}

gboolean
office_tax_number_check (const char *text, const char *country, GError **error)
{
  g_autofree char *plain = office_tax_number_normalize (text);
  const char *code = base_country_find (country);
  gboolean fits = TRUE;

  if (g_str_has_prefix (plain, "DE"))
    fits = office_tax_number_is_german_vat (plain);
  else if (g_strcmp0 (code, "IT") == 0 || (g_str_has_prefix (plain, "IT") && strlen (plain) == 13))
    fits = office_tax_number_is_partita_iva (plain) || office_tax_number_is_codice_fiscale (plain);
  else if (g_strcmp0 (code, "BR") == 0)
    fits = office_tax_number_is_cnpj (plain) || office_tax_number_is_cpf (plain);
  else if (g_strcmp0 (code, "DE") == 0)
    fits = are_digits (plain, strlen (plain)) && strlen (plain) >= 10 && strlen (plain) <= 13;
  if (!fits)
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The tax number “%s” cannot be right: its digits do not check. Compare it with the supplier’s papers."), text);
  return fits;
}
