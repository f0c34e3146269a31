/* A row of the office as an object.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-number.h"
#include "base-record-private.h"

G_DEFINE_ABSTRACT_TYPE (BaseRecord, base_record, G_TYPE_OBJECT)

enum { RELOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define MEMBER(Type, self, field) ((Type *) G_STRUCT_MEMBER_P (self, (field)->offset))

static guint
get_index (BaseRecord *self, const BaseField *field)
{
  return (guint) (field - BASE_RECORD_GET_CLASS (self)->fields);
}

/* Every change of a value ends here. */
static gboolean
mark_changed (BaseRecord *self, const BaseField *field)
{
  guint index = get_index (self, field);

  self->changed |= G_GUINT64_CONSTANT (1) << index;
  g_object_notify_by_pspec (G_OBJECT (self), BASE_RECORD_GET_CLASS (self)->properties[index]);
  return TRUE;
}

static const BaseField *
find_member (BaseRecord *self, gconstpointer member)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);
  gsize offset = (gsize) ((const char *) member - (const char *) self);

  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].offset == offset)
      return &class->fields[i];

  g_error ("%s has no field at offset %" G_GSIZE_FORMAT, G_OBJECT_TYPE_NAME (self), offset);
}

static gboolean
change_text (BaseRecord *self, const BaseField *field, const char *value)
{
  const char *text = value != NULL && *value != '\0' ? value : NULL;

  return g_set_str (MEMBER (char *, self, field), text) && mark_changed (self, field);
}

static gboolean
change_sealed (BaseRecord *self, const BaseField *field, GBytes *value)
{
  GBytes **member = MEMBER (GBytes *, self, field);

  if (*member == value || (*member != NULL && value != NULL && g_bytes_equal (*member, value)))
    return FALSE;

  g_clear_pointer (member, g_bytes_unref);
  *member = value != NULL ? g_bytes_ref (value) : NULL;
  return mark_changed (self, field);
}

static gboolean
change_int64 (BaseRecord *self, const BaseField *field, gint64 value)
{
  gint64 *member = MEMBER (gint64, self, field);

  if (*member == value)
    return FALSE;

  *member = value;
  return mark_changed (self, field);
}

static gboolean
change_date (BaseRecord *self, const BaseField *field, guint32 value)
{
  guint32 *member = MEMBER (guint32, self, field);

  if (*member == value)
    return FALSE;

  *member = value;
  return mark_changed (self, field);
}

static gboolean
change_int (BaseRecord *self, const BaseField *field, int value)
{
  int *member = MEMBER (int, self, field);
  int wanted = field->kind == BASE_KIND_YES_NO ? value != 0 : value;

  if (*member == wanted)
    return FALSE;

  *member = wanted;
  return mark_changed (self, field);
}

static gboolean
change_number (BaseRecord *self, const BaseField *field, gint64 value)
{
  if (field->kind == BASE_KIND_DATE)
    return change_date (self, field, (guint32) value);
  if (field->kind == BASE_KIND_CHOICE || field->kind == BASE_KIND_YES_NO)
    return change_int (self, field, (int) value);
  return change_int64 (self, field, value);
}

/* GObject. */

void
base_record_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  BaseRecord *self = BASE_RECORD (object);
  const BaseField *field = &BASE_RECORD_GET_CLASS (self)->fields[property_id - 1];

  if (base_field_is_text (field))
    g_value_set_string (value, base_record_get_text (self, field));
  else if (base_field_is_sealed (field))
    g_value_set_boxed (value, base_record_get_sealed (self, field));
  else if (field->kind == BASE_KIND_DATE)
    g_value_set_uint (value, *MEMBER (guint32, self, field));
  else if (field->kind == BASE_KIND_YES_NO)
    g_value_set_boolean (value, *MEMBER (gboolean, self, field));
  else if (field->kind == BASE_KIND_CHOICE)
    g_value_set_int (value, *MEMBER (int, self, field));
  else
    g_value_set_int64 (value, *MEMBER (gint64, self, field));
}

void
base_record_set_property (GObject *object, guint property_id, const GValue *value, GParamSpec *pspec)
{
  BaseRecord *self = BASE_RECORD (object);
  const BaseField *field = &BASE_RECORD_GET_CLASS (self)->fields[property_id - 1];

  if (base_field_is_text (field))
    change_text (self, field, g_value_get_string (value));
  else if (base_field_is_sealed (field))
    change_sealed (self, field, g_value_get_boxed (value));
  else if (field->kind == BASE_KIND_DATE)
    change_date (self, field, g_value_get_uint (value));
  else if (field->kind == BASE_KIND_YES_NO)
    change_int (self, field, g_value_get_boolean (value));
  else if (field->kind == BASE_KIND_CHOICE)
    change_int (self, field, g_value_get_int (value));
  else
    change_int64 (self, field, g_value_get_int64 (value));
}

/* Here rather than in init, where the class is not yet that of the record's own type. */
static void
base_record_constructed (GObject *object)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (object);

  for (guint i = 0; i < class->n_fields; i++)
    if (class->fields[i].kind == BASE_KIND_TIME)
      *MEMBER (gint64, object, &class->fields[i]) = BASE_NO_TIME;

  G_OBJECT_CLASS (base_record_parent_class)->constructed (object);
}

static void
base_record_finalize (GObject *object)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (object);

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];

      if (base_field_is_text (field))
        g_free (*MEMBER (char *, object, field));
      else if (base_field_is_sealed (field))
        g_clear_pointer (MEMBER (GBytes *, object, field), g_bytes_unref);
    }

  G_OBJECT_CLASS (base_record_parent_class)->finalize (object);
}

static void
base_record_class_init (BaseRecordClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->constructed = base_record_constructed;
  object_class->finalize = base_record_finalize;

  signals[RELOADED] = g_signal_new ("reloaded", BASE_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
base_record_init (BaseRecord *self)
{
}

/* Public. */

gint64
base_record_get_number (BaseRecord *self, const BaseField *field)
{
  switch ((int) field->kind)
    {
    case BASE_KIND_DATE:
      return *MEMBER (guint32, self, field);
    case BASE_KIND_YES_NO:
    case BASE_KIND_CHOICE:
      return *MEMBER (int, self, field);
    default:
      g_return_val_if_fail (base_field_is_number (field), 0);
      return *MEMBER (gint64, self, field);
    }
}

const char *
base_record_get_text (BaseRecord *self, const BaseField *field)
{
  g_return_val_if_fail (base_field_is_text (field), NULL);

  return *MEMBER (char *, self, field);
}

GBytes *
base_record_get_sealed (BaseRecord *self, const BaseField *field)
{
  g_return_val_if_fail (base_field_is_sealed (field), NULL);

  return *MEMBER (GBytes *, self, field);
}

gboolean
base_record_is_empty (BaseRecord *self, const BaseField *field)
{
  switch (field->kind)
    {
    case BASE_KIND_TEXT:
    case BASE_KIND_LONG_TEXT:
    case BASE_KIND_SEALED_TEXT:
    case BASE_KIND_SEALED_MONEY:
      return *MEMBER (gpointer, self, field) == NULL;
    case BASE_KIND_DATE:
      return *MEMBER (guint32, self, field) == BASE_NO_DATE;
    case BASE_KIND_TIME:
      return *MEMBER (gint64, self, field) == BASE_NO_TIME;
    case BASE_KIND_LINK:
      return *MEMBER (gint64, self, field) == 0;
    case BASE_KIND_CHOICE:
      return *MEMBER (int, self, field) == 0 && *field->choices[0].code == '\0';
    default:
      return FALSE;
    }
}

GVariant *
base_record_dup_value (BaseRecord *self, const BaseField *field)
{
  if (base_record_is_empty (self, field))
    return NULL;
  if (base_field_is_text (field))
    return g_variant_ref_sink (g_variant_new_string (base_record_get_text (self, field)));
  if (base_field_is_sealed (field))
    return g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, base_record_get_sealed (self, field), TRUE));

  return g_variant_ref_sink (g_variant_new_int64 (base_record_get_number (self, field)));
}

char *
base_record_format (BaseRecord *self, const BaseField *field, BaseLocale *locale)
{
  if (base_record_is_empty (self, field))
    return g_strdup ("");
  if (base_field_is_text (field))
    return base_field_format_text (field, base_record_get_text (self, field), locale);
  if (base_field_is_sealed (field))
    return g_strdup ("•••");
  return base_field_format_number (field, base_record_get_number (self, field), locale, base_record_get_currency (self, locale));
}

const char *
base_record_get_title (BaseRecord *self)
{
  const BaseField *field = BASE_RECORD_GET_CLASS (self)->title;
  const char *title = NULL;

  if (field != NULL && field->kind == BASE_KIND_CHOICE)
    title = base_field_get_choice_label (field, *MEMBER (int, self, field));
  else if (field != NULL && base_field_is_text (field))
    title = base_record_get_text (self, field);
  return title != NULL ? title : "";
}

const char *
base_record_get_currency (BaseRecord *self, BaseLocale *locale)
{
  const BaseField *field = BASE_RECORD_GET_CLASS (self)->currency;

  if (field == NULL || base_record_is_empty (self, field))
    return locale->currency;
  if (field->kind == BASE_KIND_CHOICE)
    return field->choices[*MEMBER (int, self, field)].code;
  return base_record_get_text (self, field);
}

gboolean
base_record_set_text (BaseRecord *self, char **member, const char *value)
{
  const BaseField *field = find_member (self, member);

  g_return_val_if_fail (base_field_is_text (field), FALSE);

  return change_text (self, field, value);
}

gboolean
base_record_set_sealed (BaseRecord *self, GBytes **member, GBytes *value)
{
  const BaseField *field = find_member (self, member);

  g_return_val_if_fail (base_field_is_sealed (field), FALSE);

  return change_sealed (self, field, value);
}

gboolean
base_record_set_number (BaseRecord *self, gint64 *member, gint64 value)
{
  return change_int64 (self, find_member (self, member), value);
}

gboolean
base_record_set_date (BaseRecord *self, guint32 *member, guint32 value)
{
  return change_date (self, find_member (self, member), value);
}

gboolean
base_record_set_int (BaseRecord *self, int *member, int value)
{
  return change_int (self, find_member (self, member), value);
}

void
base_record_put_text (BaseRecord *self, const BaseField *field, const char *value)
{
  g_return_if_fail (base_field_is_text (field));

  change_text (self, field, value);
}

void
base_record_put_number (BaseRecord *self, const BaseField *field, gint64 value)
{
  g_return_if_fail (base_field_is_number (field));

  change_number (self, field, value);
}

void
base_record_put_sealed (BaseRecord *self, const BaseField *field, GBytes *value)
{
  g_return_if_fail (base_field_is_sealed (field));

  change_sealed (self, field, value);
}

guint64
base_record_get_changed (BaseRecord *self)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);
  guint64 changed = self->changed;

  for (guint i = 0; self->id == 0 && i < class->n_fields; i++)
    if (!base_record_is_empty (self, &class->fields[i]))
      changed |= G_GUINT64_CONSTANT (1) << i;

  return changed;
}

void
base_record_forget_changed (BaseRecord *self)
{
  self->changed = 0;
}

void
base_record_copy (BaseRecord *self, BaseRecord *from)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (self);

  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (from));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];

      if (base_field_is_text (field))
        change_text (self, field, base_record_get_text (from, field));
      else if (base_field_is_sealed (field))
        change_sealed (self, field, base_record_get_sealed (from, field));
      else
        change_number (self, field, base_record_get_number (from, field));
    }
  self->id = from->id;
  self->version = from->version;
  self->trashed = from->trashed;
  self->changed = from->changed;
  g_object_thaw_notify (G_OBJECT (self));

  g_signal_emit (self, signals[RELOADED], 0);
}
