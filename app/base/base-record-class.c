/* The class of a record: properties, checks.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base-date.h"
#include "base-number.h"
#include "base-record-private.h"
#include "base-text.h"

#define MOST_FIELDS 64 /* the bits of a record's changes */

static const char *
intern_property_name (const BaseField *field)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');

  return g_intern_string (name);
}

/* The widest ranges: what may be in a field is for base_record_check() to say, in a sentence. */
static GParamSpec *
make_property (const BaseField *field)
{
  const char *name = intern_property_name (field);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (base_field_is_text (field))
    return g_param_spec_string (name, NULL, NULL, NULL, flags);
  if (base_field_is_sealed (field))
    return g_param_spec_boxed (name, NULL, NULL, G_TYPE_BYTES, flags);

  switch ((int) field->kind)
    {
    case BASE_KIND_DATE:
      return g_param_spec_uint (name, NULL, NULL, 0, G_MAXUINT, BASE_NO_DATE, flags);
    case BASE_KIND_YES_NO:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    case BASE_KIND_CHOICE:
      return g_param_spec_int (name, NULL, NULL, G_MININT, G_MAXINT, 0, flags);
    case BASE_KIND_TIME:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, BASE_NO_TIME, flags);
    default:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    }
}

static int
count_choices (const BaseField *field)
{
  int n = 0;

  while (field->choices[n].code != NULL)
    n++;
  return n;
}

static char
fold_sign (char sign)
{
  return sign == '-' ? '_' : sign >= 'A' && sign <= 'Z' ? (char) (sign + 'a' - 'A') : sign;
}

static guint
hash_name (gconstpointer name)
{
  guint hash = 5381;

  for (const char *at = name; *at != '\0'; at++)
    hash = hash * 33 + (guchar) fold_sign (*at);
  return hash;
}

static gboolean
is_same_name (gconstpointer one, gconstpointer other)
{
  const char *a = one, *b = other;

  while (*a != '\0' && fold_sign (*a) == fold_sign (*b))
    a++, b++;
  return *a == *b;
}

static gboolean
refuse (const BaseField *field, BaseError code, const char *format, GError **error)
{
  g_autofree char *message = NULL;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  message = g_strdup_printf (format, base_field_get_label (field));
#pragma GCC diagnostic pop
  g_set_error_literal (error, BASE_ERROR, code, message);
  return FALSE;
}

static gboolean
check_text (const BaseField *field, const char *text, GError **error)
{
  glong most = field->kind == BASE_KIND_LONG_TEXT ? BASE_LONG_TEXT_MAX : BASE_TEXT_MAX;
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;

  if (length <= most)
    return TRUE;

  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The field “%s” has %ld characters, but only %ld fit. Please shorten it."),
               base_field_get_label (field), length, most);
  return FALSE;
}

static gboolean
check_number (const BaseField *field, gint64 number, GError **error)
{
  switch ((int) field->kind)
    {
    case BASE_KIND_CHOICE:
      return (number >= 0 && number < count_choices (field)) ||
             refuse (field, BASE_ERROR_VALUE, _("The field “%s” has none of its choices. Please choose one from the list."), error);
    case BASE_KIND_DATE:
      return (number >= 0 && number <= BASE_LAST_DATE) ||
             refuse (field, BASE_ERROR_VALUE, _("The field “%s” has a day that is not in the calendar. Please choose another day."), error);
    case BASE_KIND_YES_NO:
      return number == 0 || number == 1 ||
             refuse (field, BASE_ERROR_VALUE, _("The field “%s” is neither yes nor no. Please choose one of them."), error);
    case BASE_KIND_LINK:
      return number >= 0 ||
             refuse (field, BASE_ERROR_VALUE, _("The field “%s” points to nothing. Please choose a record from the list."), error);
    case BASE_KIND_TIME:
      return base_time_is_valid (number) ||
             refuse (field, BASE_ERROR_VALUE, _("The field “%s” has a time that is not in the calendar. Please choose another time."), error);
    default:
      return (number >= -BASE_NUMBER_MAX && number <= BASE_NUMBER_MAX) ||
             refuse (field, BASE_ERROR_VALUE, _("The number in the field “%s” is too large. Please enter a smaller one."), error);
    }
}

static gboolean
check_field (BaseRecord *self, const BaseField *field, GError **error)
{
  if ((field->flags & BASE_REQUIRED) != 0 && base_record_is_empty (self, field))
    return refuse (field, BASE_ERROR_REQUIRED, _("The field “%s” is empty. Please fill it in."), error);
  if (base_field_is_text (field))
    return check_text (field, base_record_get_text (self, field), error);
  if (base_field_is_number (field))
    return check_number (field, base_record_get_number (self, field), error);
  return TRUE;
}

static gboolean
fits_kind (const BaseField *field, GVariant *value)
{
  if (base_field_is_text (field))
    return g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
  if (base_field_is_sealed (field))
    return g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING);
  return g_variant_is_of_type (value, G_VARIANT_TYPE_INT64);
}

static gint64
get_empty_number (const BaseField *field)
{
  return field->kind == BASE_KIND_TIME ? BASE_NO_TIME : 0;
}

static void
put_value (BaseRecord *self, const BaseField *field, GVariant *value)
{
  if (base_field_is_text (field))
    base_record_put_text (self, field, value != NULL ? g_variant_get_string (value, NULL) : NULL);
  else if (base_field_is_sealed (field))
    {
      g_autoptr (GBytes) sealed = value != NULL ? g_variant_get_data_as_bytes (value) : NULL;

      base_record_put_sealed (self, field, sealed);
    }
  else
    base_record_put_number (self, field, value != NULL ? g_variant_get_int64 (value) : get_empty_number (field));
}

void
base_record_class_set_fields (BaseRecordClass *class, const char *table, const char *singular, const char *plural,
                              const BaseField *fields, guint n_fields)
{
  g_return_if_fail (n_fields > 0 && n_fields <= MOST_FIELDS);

  class->table = table;
  class->singular = singular;
  class->plural = plural;
  class->fields = fields;
  class->n_fields = n_fields;
  G_OBJECT_CLASS (class)->get_property = base_record_get_property;
  G_OBJECT_CLASS (class)->set_property = base_record_set_property;
  class->properties = g_new0 (GParamSpec *, n_fields); /* like the class itself, for the life of the program */
  class->by_name = g_hash_table_new (hash_name, is_same_name);
  for (guint i = 0; i < n_fields; i++)
    {
      g_hash_table_insert (class->by_name, (gpointer) fields[i].name, (gpointer) &fields[i]);
      class->properties[i] = make_property (&fields[i]);
      g_object_class_install_property (G_OBJECT_CLASS (class), i + 1, class->properties[i]);
    }

  class->title = base_record_class_find_flag (class, BASE_TITLE);
  class->currency = base_record_class_find_field (class, "currency");
}

const BaseField *
base_record_class_find_field (BaseRecordClass *class, const char *name)
{
  return class->by_name != NULL ? g_hash_table_lookup (class->by_name, name) : NULL;
}

const BaseField *
base_record_class_find_flag (BaseRecordClass *class, BaseFieldFlags flag)
{
  for (guint i = 0; i < class->n_fields; i++)
    if ((class->fields[i].flags & flag) != 0)
      return &class->fields[i];
  return NULL;
}

guint64
base_record_class_get_bit (BaseRecordClass *class, const BaseField *field)
{
  return G_GUINT64_CONSTANT (1) << (field - class->fields);
}

gboolean
base_record_class_has_input (BaseRecordClass *class)
{
  for (guint i = 0; i < class->n_fields; i++)
    if (base_field_is_input (&class->fields[i]))
      return TRUE;
  return FALSE;
}

gboolean
base_record_set_value (BaseRecord *self, const BaseField *field, GVariant *value, GError **error)
{
  if (value != NULL && !fits_kind (field, value))
    return refuse (field, BASE_ERROR_VALUE, _("The field “%s” cannot hold a value of this kind. Please enter it again."), error);
  if (value != NULL && base_field_is_number (field) && !check_number (field, g_variant_get_int64 (value), error))
    return FALSE;

  put_value (self, field, value);
  return TRUE;
}

/* ISO 4217 */
static gboolean
check_currency (BaseRecord *self, const BaseField *field, GError **error)
{
  const char *currency = field != NULL ? base_record_get_text (self, field) : NULL;

  if (currency == NULL || (strlen (currency) == 3 && strspn (currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 3))
    return TRUE;
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is not a currency. Give its three capital letters, such as EUR, USD or BRL."), currency);
  return FALSE;
}

gboolean
base_record_check (BaseRecord *self, GError **error)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);

  if (!check_currency (self, class->currency, error))
    return FALSE;

  for (guint i = 0; i < class->n_fields; i++)
    if (!check_field (self, &class->fields[i], error))
      return FALSE;

  return class->check == NULL || class->check (self, error);
}
