/* How figures are read from text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base-currency.h"
#include "base-error.h"
#include "base-number-read.h"
#include "base-number.h"
#include "base-quote.h"

#define MOST_BYTES     200    /* of a text that can still be a figure */
#define ARABIC_DECIMAL '\001' /* these two mean one thing everywhere */
#define ARABIC_GROUP   '\002'

typedef enum { READ, NOT_A_NUMBER, AMBIGUOUS, TOO_PRECISE, TOO_LARGE } Outcome;

/* A figure in the making; body is trimmed from both ends until only digits and their signs are left. */
typedef struct
{
  char    *body;
  gboolean has_sign;
  gboolean negative;
  gboolean has_unit;
} Figure;

/* The signs between digits, in order of appearance. */
typedef struct
{
  char first;
  char second;
  int  n_first;
  int  n_second;
} Signs;

/* 0 drops the character. */
static gunichar
simplify (gunichar c)
{
  if (g_unichar_isdigit (c))
    return '0' + (gunichar) g_unichar_digit_value (c);
  if (g_unichar_isspace (c))
    return ' ';

  switch (c)
    {
    case 0x2019: case 0x02BC: case 0x00B4:
      return '\'';
    case 0x2212: case 0x2010: case 0x2011: case 0x2012: case 0x2013:
      return '-';
    case 0x066A: case 0xFE6A: case 0xFF05:
      return '%';
    case 0x066B:
      return ARABIC_DECIMAL;
    case 0x066C:
      return ARABIC_GROUP;
    case 0x200E: case 0x200F: case 0x061C:
      return 0;
    default:
      return c < ' ' ? 0xFFFD : c;
    }
}

static char *
dup_simplified (const char *text)
{
  GString *simple = g_string_sized_new (32);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = simplify (g_utf8_get_char (p));

      if (c != 0)
        g_string_append_unichar (simple, c);
    }

  return g_string_free_and_steal (simple);
}

/* Case of ASCII letters does not matter. */
static gboolean
drop_affix (Figure *figure, const char *affix)
{
  gsize length = strlen (figure->body);
  gsize part = strlen (affix);

  if (part == 0 || length <= part)
    return FALSE;
  if (g_ascii_strncasecmp (figure->body, affix, part) == 0)
    {
      figure->body += part;
      return TRUE;
    }
  if (g_ascii_strcasecmp (figure->body + length - part, affix) == 0)
    {
      figure->body[length - part] = '\0';
      return TRUE;
    }

  return FALSE;
}

static gboolean
drop_parentheses (Figure *figure)
{
  gsize length = strlen (figure->body);

  if (figure->has_sign || length < 3 || figure->body[0] != '(' || figure->body[length - 1] != ')')
    return FALSE;

  figure->body[length - 1] = '\0';
  figure->body++;
  figure->has_sign = figure->negative = TRUE;
  return TRUE;
}

static gboolean
drop_sign (Figure *figure)
{
  if (figure->has_sign)
    return FALSE;

  figure->negative = drop_affix (figure, "-");
  figure->has_sign = figure->negative || (figure->body[0] == '+' && drop_affix (figure, "+"));
  return figure->has_sign;
}

static gboolean
drop_unit (Figure *figure, BaseLocale *locale, const BaseNumberForm *form)
{
  gboolean dropped = FALSE;

  if (figure->has_unit)
    return FALSE;
  if (form->percent)
    dropped = drop_affix (figure, "%");
  else if (form->currency != NULL)
    {
      g_autofree char *sign = base_currency_dup_sign (form->currency, locale);
      g_autofree char *simple = dup_simplified (sign);

      dropped = drop_affix (figure, form->currency) || drop_affix (figure, simple) ||
                drop_affix (figure, base_currency_get_symbol (form->currency));
    }

  figure->has_unit = dropped;
  return dropped;
}

static gboolean
is_bare (const char *body)
{
  return *body != '\0' && g_ascii_isdigit (body[0]) && g_ascii_isdigit (body[strlen (body) - 1]);
}

static void
trim (Figure *figure, BaseLocale *locale, const BaseNumberForm *form)
{
  do
    figure->body = g_strstrip (figure->body);
  while (!is_bare (figure->body) && (drop_sign (figure) || drop_parentheses (figure) || drop_unit (figure, locale, form)));
}

static gboolean
is_between_sign (char c)
{
  return c == '.' || c == ',' || c == ' ' || c == '\'' || c == ARABIC_DECIMAL || c == ARABIC_GROUP;
}

static gboolean
count_signs (const char *body, Signs *signs)
{
  *signs = (Signs) { 0 };
  for (const char *p = body; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        continue;
      if (!is_between_sign (*p) || !g_ascii_isdigit (p[1]))
        return FALSE;

      if (signs->first == '\0')
        signs->first = *p;
      if (*p == signs->first)
        signs->n_first++;
      else if (signs->second == '\0' || *p == signs->second)
        {
          signs->second = *p;
          signs->n_second++;
        }
      else
        return FALSE;
    }

  return TRUE;
}

/* Whether body, up to its end or a decimal sign, is parted as thousands are: 1.234.567, or 12,34,567 where the language does so. */
static gboolean
has_groups (const char *body, char group, BaseLocale *locale)
{
  gsize length = strcspn (body, (char[]) { group, '\0' });
  const char *p = body + length;
  gboolean pairs = locale->group_size_next == 2;
  gboolean in_threes = TRUE, in_pairs = length <= 2;

  if (length < 1 || length > 3 || *body == '0')
    return FALSE;
  while (*p == group)
    {
      gsize run = strspn (++p, "0123456789");
      gboolean last = p[run] != group;

      in_threes = in_threes && run == 3;
      in_pairs = in_pairs && run == (last ? 3u : 2u);
      p += run;
    }

  return in_threes || (pairs && in_pairs);
}

/* One sign only, and not one that the language uses: 12,50 can only be a decimal sign, 1,234 could be either. */
static Outcome
settle_foreign (const char *body, const Signs *signs, BaseLocale *locale, char *decimal, char *group)
{
  if (signs->n_first > 1)
    *group = signs->first;
  else if (has_groups (body, signs->first, locale))
    return AMBIGUOUS;
  else
    *decimal = signs->first;
  return READ;
}

static Outcome
settle_one_sign (const char *body, const Signs *signs, BaseLocale *locale, char *decimal, char *group)
{
  char sign = signs->first;

  if (sign == ARABIC_DECIMAL || (sign == locale->decimal[0] && signs->n_first == 1))
    *decimal = sign;
  else if ((sign != '.' && sign != ',') || sign == locale->group[0])
    *group = sign;
  else
    return settle_foreign (body, signs, locale, decimal, group);

  return READ;
}

/* Which sign is the decimal one and which parts thousands; '\0' for neither. */
static Outcome
settle_signs (const char *body, BaseLocale *locale, char *decimal, char *group)
{
  Signs signs;

  *decimal = *group = '\0';
  if (*body == '\0' || !count_signs (body, &signs))
    return NOT_A_NUMBER;
  if (signs.second == '\0')
    return signs.first == '\0' ? READ : settle_one_sign (body, &signs, locale, decimal, group);

  /* Two signs: the last is the decimal sign, and stands there once. */
  if (signs.n_second != 1 || signs.first == ARABIC_DECIMAL || strrchr (body, signs.first) > strchr (body, signs.second) || strchr (" '\002", signs.second) != NULL)
    return NOT_A_NUMBER;
  *group = signs.first;
  *decimal = signs.second;
  return READ;
}

static gboolean
append_digit (guint64 *value, int digit)
{
  return !__builtin_mul_overflow (*value, 10, value) && !__builtin_add_overflow (*value, (guint64) digit, value);
}

static Outcome
add_digits (const char *body, char decimal, int decimals, guint64 *value)
{
  int behind = 0;
  gboolean in_fraction = FALSE;

  *value = 0;
  for (const char *p = body; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        in_fraction = in_fraction || *p == decimal;
      else if (in_fraction && behind == decimals && *p != '0')
        return TOO_PRECISE;
      else if (!(in_fraction && behind == decimals) && !append_digit (value, *p - '0'))
        return TOO_LARGE;
      else if (in_fraction && behind < decimals)
        behind++;
    }
  for (; behind < decimals; behind++)
    if (!append_digit (value, 0))
      return TOO_LARGE;

  return *value <= (guint64) BASE_NUMBER_MAX ? READ : TOO_LARGE;
}

static Outcome
read_figure (Figure *figure, BaseLocale *locale, const BaseNumberForm *form, guint64 *value)
{
  char decimal, group;
  Outcome outcome;

  trim (figure, locale, form);
  outcome = settle_signs (figure->body, locale, &decimal, &group);
  if (outcome != READ)
    return outcome;
  /* 12.34 where the point parts thousands: likely meant as a decimal point, so rather ask. */
  if (group != '\0' && !has_groups (figure->body, group, locale))
    return strchr (".,", group) != NULL ? AMBIGUOUS : NOT_A_NUMBER;

  return add_digits (figure->body, decimal, form->decimals, value);
}

/* 1234,56: as many decimals as fit, and no signs between the thousands. */
static char *
make_example (BaseLocale *locale, const BaseNumberForm *form)
{
  return form->decimals > 0 ? g_strdup_printf ("1234%s%.*s", locale->decimal, MIN (form->decimals, 3), "567") : g_strdup ("1234");
}

static gboolean
refuse (Outcome outcome, const char *text, BaseLocale *locale, const BaseNumberForm *form, GError **error)
{
  g_autofree char *quoted = base_quote (text);
  g_autofree char *example = make_example (locale, form);

  switch ((int) outcome)
    {
    case AMBIGUOUS:
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” can be read in two ways. Please write it without signs between the thousands, like %s."), quoted, example);
      break;
    case TOO_PRECISE:
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” has more decimals than are kept here. Please round it, like %s."), quoted, example);
      break;
    case TOO_LARGE:
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is too large a number. Please enter a smaller one."), quoted);
      break;
    default:
      if (form->currency != NULL)
        g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not an amount in %s. Please write it like %s."), quoted, form->currency, example);
      else
        g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not a number. Please write it like %s."), quoted, example);
    }

  return FALSE;
}

gboolean
base_number_read (const char *text, BaseLocale *locale, const BaseNumberForm *form, gint64 *value, gboolean *has_unit, GError **error)
{
  g_autofree char *simple = NULL;
  Figure figure = { 0 };
  Outcome outcome = NOT_A_NUMBER;
  guint64 size = 0;

  g_return_val_if_fail (text != NULL && locale != NULL && value != NULL, FALSE);

  if (strlen (text) <= MOST_BYTES && g_utf8_validate (text, -1, NULL))
    {
      simple = dup_simplified (text);
      figure.body = simple;
      outcome = read_figure (&figure, locale, form, &size);
    }
  if (outcome != READ)
    return refuse (outcome, text, locale, form, error);

  *value = figure.negative ? -(gint64) size : (gint64) size;
  if (has_unit != NULL)
    *has_unit = figure.has_unit;
  return TRUE;
}
