/* One row of a record's table of fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base-date.h"
#include "base-field.h"
#include "base-language.h"
#include "base-number.h"
#include "base-quote.h"
#include "base-text.h"

/* What other programs write for yes and no; the reader's own words are added by translation. */
static const char *const yes_words[] = { "1", "y", "yes", "true", "t", "on", "x", NULL };
static const char *const no_words[] = { "0", "n", "no", "false", "f", "off", "-", NULL };

/* gettext would give the header of the catalogue for "". */
static const char *
translate (const char *text)
{
  return *text != '\0' ? g_dgettext (GETTEXT_PACKAGE, text) : "";
}

static gboolean
parse_text (const char *text, gboolean long_text, GVariant **value, GError **error)
{
  g_autofree char *clean = NULL;

  if (!base_text_clean (text, long_text, &clean, error))
    return FALSE;

  *value = clean != NULL ? g_variant_new_take_string (g_steal_pointer (&clean)) : NULL;
  return TRUE;
}

static gboolean
parse_language (const char *text, GVariant **value, GError **error)
{
  g_autofree char *clean = NULL, *code = NULL;

  if (!base_text_clean (text, FALSE, &clean, error))
    return FALSE;
  code = clean != NULL ? base_language_find (clean) : NULL;
  if (clean != NULL && code == NULL)
    {
      g_autofree char *quoted = base_quote (clean);

      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is no language that is known. Write it like “German”, “German (Austria)” or “de_AT”."), quoted);
      return FALSE;
    }
  *value = code != NULL ? g_variant_new_string (code) : NULL;
  return TRUE;
}

static gboolean
parse_figure (BaseKind kind, const char *text, BaseLocale *locale, const char *currency, GVariant **value, GError **error)
{
  gint64 figure = 0;
  gboolean fits;

  if (kind == BASE_KIND_COUNT)
    fits = base_count_parse (text, locale, &figure, error);
  else if (kind == BASE_KIND_QUANTITY)
    fits = base_quantity_parse (text, locale, &figure, error);
  else if (kind == BASE_KIND_RATE)
    fits = base_rate_parse (text, locale, &figure, error);
  else
    fits = base_money_parse (text, locale, kind == BASE_KIND_SEALED_MONEY ? locale->currency : currency, &figure, error);

  if (fits)
    *value = g_variant_new_int64 (figure);
  return fits;
}

static gboolean
parse_date (const char *text, BaseLocale *locale, GVariant **value, GError **error)
{
  guint32 date;

  if (!base_date_parse (text, locale, &date, error))
    return FALSE;

  *value = g_variant_new_int64 (date);
  return TRUE;
}

static gboolean
parse_time (const char *text, BaseLocale *locale, GVariant **value, GError **error)
{
  gint64 time;

  if (!base_time_parse (text, locale, NULL, &time, error))
    return FALSE;

  *value = g_variant_new_int64 (time);
  return TRUE;
}

static gboolean
matches_word (const char *folded, const char *const *words, const char *translated)
{
  g_autofree char *own = base_text_fold (translated);

  return g_strv_contains (words, folded) || g_str_equal (folded, own);
}

static gboolean
parse_yes_no (const char *text, GVariant **value, GError **error)
{
  g_autofree char *folded = base_text_fold (text);
  gboolean yes = matches_word (folded, yes_words, _("Yes"));

  if (!yes && !matches_word (folded, no_words, _("No")))
    {
      g_autofree char *quoted = base_quote (text);

      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is neither yes nor no. Please write “%s” or “%s”."), quoted, _("Yes"), _("No"));
      return FALSE;
    }

  *value = g_variant_new_int64 (yes);
  return TRUE;
}

static char *
list_choices (const BaseField *field)
{
  GString *list = g_string_new (NULL);

  for (const BaseChoice *choice = field->choices; choice->code != NULL; choice++)
    if (*choice->code != '\0')
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", translate (choice->label));

  return g_string_free_and_steal (list);
}

static gboolean
parse_choice (const BaseField *field, const char *text, GVariant **value, GError **error)
{
  int index = base_field_find_choice (field, text);

  if (index < 0)
    {
      g_autofree char *list = list_choices (field);
      g_autofree char *quoted = base_quote (text);

      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is none of the choices. Please take one of: %s."), quoted, list);
      return FALSE;
    }

  *value = g_variant_new_int64 (index);
  return TRUE;
}

/* Of a text that has been cleaned and is not empty. */
static gboolean
parse_figure_or_word (const BaseField *field, const char *text, BaseLocale *locale, const char *currency, GVariant **value, GError **error)
{
  switch ((int) field->kind)
    {
    case BASE_KIND_COUNT:
    case BASE_KIND_QUANTITY:
    case BASE_KIND_MONEY:
    case BASE_KIND_RATE:
    case BASE_KIND_SEALED_MONEY:
      return parse_figure (field->kind, text, locale, currency, value, error);
    case BASE_KIND_DATE:
      return parse_date (text, locale, value, error);
    case BASE_KIND_TIME:
      return parse_time (text, locale, value, error);
    case BASE_KIND_YES_NO:
      return parse_yes_no (text, value, error);
    case BASE_KIND_CHOICE:
    default:
      return parse_choice (field, text, value, error);
    }
}

static gboolean
parse_kind (const BaseField *field, const char *text, BaseLocale *locale, const char *currency, GVariant **value, GError **error)
{
  g_autofree char *clean = NULL;

  if (field->flags & BASE_LANGUAGE)
    return parse_language (text, value, error);
  if (base_field_is_text (field) || field->kind == BASE_KIND_LINK || field->kind == BASE_KIND_SEALED_TEXT)
    return parse_text (text, field->kind == BASE_KIND_LONG_TEXT, value, error);

  /* So that blank is empty for every kind, and messages repeat no control characters. */
  if (!base_text_clean (text, FALSE, &clean, error))
    return FALSE;
  if (clean != NULL)
    return parse_figure_or_word (field, clean, locale, currency, value, error);

  *value = NULL;
  return TRUE;
}

gboolean
base_field_is_text (const BaseField *field)
{
  return field->kind == BASE_KIND_TEXT || field->kind == BASE_KIND_LONG_TEXT;
}

gboolean
base_field_is_sealed (const BaseField *field)
{
  return field->kind == BASE_KIND_SEALED_TEXT || field->kind == BASE_KIND_SEALED_MONEY;
}

gboolean
base_field_is_number (const BaseField *field)
{
  return !base_field_is_text (field) && !base_field_is_sealed (field);
}

gboolean
base_field_is_input (const BaseField *field)
{
  return (field->flags & (BASE_DERIVED | BASE_HIDDEN)) == 0;
}

const char *
base_field_get_label (const BaseField *field)
{
  return translate (field->label);
}

const char *
base_field_get_choice_label (const BaseField *field, gint64 index)
{
  gint64 n = 0;

  g_return_val_if_fail (field->choices != NULL, "");

  while (field->choices[n].code != NULL && n < index)
    n++;
  return index == n && field->choices[n].code != NULL ? translate (field->choices[n].label) : "";
}

int
base_field_find_choice (const BaseField *field, const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (field->choices != NULL, -1);

  /* Our own files say the code as it is. */
  for (int i = 0; field->choices[i].code != NULL; i++)
    if (g_str_equal (field->choices[i].code, text))
      return i;

  folded = base_text_fold (text);
  for (int i = 0; field->choices[i].code != NULL; i++)
    {
      g_autofree char *code = base_text_fold (field->choices[i].code);
      g_autofree char *label = base_text_fold (field->choices[i].label);
      g_autofree char *translated = base_text_fold (translate (field->choices[i].label));

      if (g_str_equal (folded, code) || g_str_equal (folded, label) || g_str_equal (folded, translated))
        return i;
    }

  return -1;
}

gboolean
base_field_parse (const BaseField *field, const char *text, BaseLocale *locale, const char *currency, GVariant **value, GError **error)
{
  g_return_val_if_fail (field != NULL && text != NULL && locale != NULL && value != NULL, FALSE);

  if (parse_kind (field, text, locale, currency, value, error))
    return TRUE;

  g_prefix_error (error, "%s: ", base_field_get_label (field));
  return FALSE;
}

char *
base_field_format (const BaseField *field, GVariant *value, BaseLocale *locale, const char *currency)
{
  g_return_val_if_fail (field != NULL && locale != NULL, NULL);

  if (value == NULL)
    return g_strdup ("");
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return base_field_format_text (field, g_variant_get_string (value, NULL), locale);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return base_field_format_number (field, g_variant_get_int64 (value), locale, currency);

  return g_strdup ("•••");
}

char *
base_field_format_text (const BaseField *field, const char *text, BaseLocale *locale)
{
  return field->flags & BASE_LANGUAGE ? base_language_dup_name (text, locale->name) : g_strdup (text);
}

char *
base_field_format_number (const BaseField *field, gint64 number, BaseLocale *locale, const char *currency)
{
  switch ((int) field->kind)
    {
    case BASE_KIND_QUANTITY:
      return base_quantity_format (number, locale);
    case BASE_KIND_MONEY:
      return base_money_format (number, locale, currency);
    case BASE_KIND_SEALED_MONEY:
      return base_money_format (number, locale, locale->currency);
    case BASE_KIND_RATE:
      return base_rate_format (number, locale);
    case BASE_KIND_DATE:
      return base_date_format ((guint32) number, locale);
    case BASE_KIND_TIME:
      return base_time_format (number, locale, NULL);
    case BASE_KIND_YES_NO:
      return g_strdup (number != 0 ? _("Yes") : _("No"));
    case BASE_KIND_CHOICE:
      return g_strdup (base_field_get_choice_label (field, number));
    case BASE_KIND_LINK:
      return number != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, number) : g_strdup ("");
    default:
      return base_count_format (number, locale);
    }
}
