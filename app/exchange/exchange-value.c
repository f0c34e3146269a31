/* A cell's text as the value of a field.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <base-date.h>
#include <base-number.h>
#include <base-text.h>
#include "exchange-value.h"

/* The long way round, which also words the refusal with the field's name. */
static gboolean
put_slowly (BaseRecord *record, const BaseField *field, const char *text, const ExchangeSigns *signs, GError **error)
{
  g_autoptr (GVariant) value = NULL;
  GVariant *parsed = NULL;

  if (!base_field_parse (field, text, signs->locale, base_record_get_currency (record, signs->locale), &parsed, error))
    return FALSE;
  if (parsed != NULL)
    value = g_variant_ref_sink (parsed);
  return base_record_set_value (record, field, value, error);
}

/* Most cells are short and plain, and need no cleaning. */
static gboolean
is_plain (const char *text)
{
  gsize n = 0;

  for (; text[n] >= ' ' && text[n] < 0x7f; n++)
    ;
  return text[n] == 0 && n > 0 && n <= BASE_TEXT_MAX && text[0] != ' ' && text[n - 1] != ' ';
}

static gboolean
put_text (BaseRecord *record, const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, GError **error)
{
  gboolean is_itself = (field->flags & BASE_LANGUAGE) == 0; /* kept as it is written */
  g_autofree char *made = NULL;

  if (form == EXCHANGE_FORM_COMMON && is_itself && is_plain (text))
    {
      base_record_put_text (record, field, text);
      return TRUE;
    }
  if (form == EXCHANGE_FORM_COMMON)
    return put_slowly (record, field, text, signs, error);
  if ((made = exchange_value_dup_text (field, form, text, signs, error)) == NULL)
    return FALSE;
  if (!is_itself)
    return put_slowly (record, field, made, signs, error);
  base_record_put_text (record, field, made);
  return TRUE;
}

static gboolean
parse_number (BaseRecord *record, const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, gint64 *number)
{
  guint32 date;

  switch (field->kind)
    {
    case BASE_KIND_MONEY:
      return base_money_parse (text, signs->locale, base_record_get_currency (record, signs->locale), number, NULL);
    case BASE_KIND_QUANTITY:
      return base_quantity_parse (text, signs->locale, number, NULL);
    case BASE_KIND_COUNT:
      return base_count_parse (text, signs->locale, number, NULL);
    case BASE_KIND_RATE:
      return form == EXCHANGE_FORM_FRACTION ? base_quantity_parse (text, signs->locale, number, NULL) : base_rate_parse (text, signs->locale, number, NULL);
    case BASE_KIND_TIME:
      return base_time_parse (text, signs->locale, signs->zone, number, NULL);
    case BASE_KIND_DATE:
      if (!base_date_parse_iso (text, &date) && !base_date_parse (text, signs->locale, &date, NULL))
        return FALSE;
      *number = date;
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
exchange_value_put (BaseRecord *record, const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, GError **error)
{
  gint64 number;

  if (base_field_is_text (field))
    return put_text (record, field, form, text, signs, error);
  if (!parse_number (record, field, form, text, signs, &number))
    return put_slowly (record, field, text, signs, error);
  base_record_put_number (record, field, number);
  return TRUE;
}

void
exchange_value_clear (BaseRecord *record, const BaseField *field)
{
  gboolean empties = base_field_is_text (field) || field->kind == BASE_KIND_DATE || field->kind == BASE_KIND_TIME || field->kind == BASE_KIND_LINK;

  if (empties && !(field->flags & BASE_UNIQUE))
    base_record_set_value (record, field, NULL, NULL);
}

char *
exchange_value_dup_text (const BaseField *field, ExchangeForm form, const char *text, const ExchangeSigns *signs, GError **error)
{
  char buffer[11];
  guint32 date;

  if (form != EXCHANGE_FORM_DATE)
    return g_strdup (text);
  if (!base_date_parse (text, signs->locale, &date, error))
    {
      g_prefix_error (error, "%s: ", base_field_get_label (field));
      return NULL;
    }
  base_date_format_iso (date, buffer);
  return g_strdup (buffer);
}
