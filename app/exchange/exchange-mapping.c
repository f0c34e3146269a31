/* Which column of a file goes where.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-mapping.h"

static void
free_field (ExchangeFieldMapping *field)
{
  g_free (field->name);
  g_clear_pointer (&field->value, exchange_template_free);
  g_free (field->by);
  g_free (field->table);
  g_clear_pointer (&field->values, g_hash_table_unref);
  g_free (field);
}

static gboolean
replace_template (ExchangeTemplate **template, const char *value, GError **error)
{
  ExchangeTemplate *new = NULL;

  if (value != NULL && (new = exchange_template_new (value, error)) == NULL)
    return FALSE;
  g_clear_pointer (template, exchange_template_free);
  *template = new;
  return TRUE;
}

static gboolean
bind_template (ExchangeTemplate *template, ExchangeCsvReader *reader, const char *place, GError **error)
{
  if (template == NULL || exchange_template_bind (template, reader, error))
    return TRUE;
  g_prefix_error (error, "%s: ", place);
  return FALSE;
}

ExchangeMapping *
exchange_mapping_new (const char *kind)
{
  ExchangeMapping *self = g_new0 (ExchangeMapping, 1);

  self->kind = g_strdelimit (g_strdup (kind), "-", '_');
  self->system = g_strdup ("csv");
  self->table = g_strdup (self->kind);
  self->dates = -1;
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) free_field);
  return self;
}

void
exchange_mapping_free (ExchangeMapping *self)
{
  g_free (self->title);
  g_free (self->kind);
  g_free (self->system);
  g_free (self->table);
  g_clear_pointer (&self->key, exchange_template_free);
  g_strfreev (self->columns);
  g_free (self->empty_markers);
  g_free (self->zone);
  g_ptr_array_unref (self->fields);
  g_clear_pointer (&self->child, exchange_mapping_free);
  g_free (self->parent);
  g_clear_pointer (&self->when, exchange_template_free);
  g_free (self);
}

ExchangeMapping *
exchange_mapping_copy (ExchangeMapping *self)
{
  g_autofree char *data = exchange_mapping_print (self);
  g_autoptr (GError) error = NULL;
  ExchangeMapping *copy = exchange_mapping_parse (data, strlen (data), &error);

  g_assert_no_error (error); /* what we print we read */
  return copy;
}

ExchangeFieldMapping *
exchange_mapping_find_field (ExchangeMapping *self, const char *name)
{
  for (guint i = 0; i < self->fields->len; i++)
    {
      ExchangeFieldMapping *field = g_ptr_array_index (self->fields, i);

      if (g_str_equal (field->name, name))
        return field;
    }
  return NULL;
}

gboolean
exchange_mapping_set_field (ExchangeMapping *self, const char *name, const char *value, GError **error)
{
  ExchangeFieldMapping *field = exchange_mapping_find_field (self, name);
  g_autoptr (ExchangeTemplate) template = NULL;

  if (!replace_template (&template, value, error))
    return FALSE;
  if (template == NULL)
    {
      if (field != NULL)
        g_ptr_array_remove (self->fields, field);
      return TRUE;
    }
  if (field == NULL)
    {
      field = g_new0 (ExchangeFieldMapping, 1);
      field->name = g_strdup (name);
      g_ptr_array_add (self->fields, field);
    }
  g_clear_pointer (&field->value, exchange_template_free);
  field->value = g_steal_pointer (&template);
  return TRUE;
}

void
exchange_mapping_set_link (ExchangeMapping *self, const char *name, const char *by, const char *table)
{
  ExchangeFieldMapping *field = exchange_mapping_find_field (self, name);

  g_return_if_fail (field != NULL);
  g_set_str (&field->by, by);
  g_set_str (&field->table, table);
}

gboolean
exchange_mapping_set_key (ExchangeMapping *self, const char *value, GError **error)
{
  return replace_template (&self->key, value, error);
}

void
exchange_mapping_adjust (ExchangeMapping *self, ExchangeCsvFormat *format)
{
  if (self->empty_markers != NULL)
    g_strlcpy (format->empty_markers, self->empty_markers, sizeof format->empty_markers);
  if (self->decimal != 0)
    {
      format->group = format->decimal == self->decimal ? format->group : 0;
      format->decimal = self->decimal;
      format->decimal_is_sure = TRUE;
    }
  if (self->dates >= 0)
    {
      format->date_order = (BaseDateOrder) self->dates;
      format->date_order_is_sure = TRUE;
    }
}

gboolean
exchange_mapping_bind (ExchangeMapping *self, ExchangeCsvReader *reader, GError **error)
{
  if (!bind_template (self->key, reader, _("Key"), error) || !bind_template (self->when, reader, _("Condition"), error))
    return FALSE;
  for (guint i = 0; i < self->fields->len; i++)
    {
      ExchangeFieldMapping *field = g_ptr_array_index (self->fields, i);

      if (!bind_template (field->value, reader, field->name, error))
        return FALSE;
    }
  return self->child == NULL || exchange_mapping_bind (self->child, reader, error);
}
