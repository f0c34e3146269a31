/* Finds the record that a cell refers to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-link.h"

struct _ExchangeLink
{
  StoreDb         *db;
  BaseRecordClass *target;
  const BaseField *field;  /* by which it is found; NULL: by number or title */
  ExchangeKeys    *keys;   /* or by key of the other system; borrowed */
  char            *table;  /* theirs */
  GHashTable      *found;  /* text → id */
};

static gboolean
is_by (const ExchangeFieldMapping *mapping, const char *way)
{
  return g_strcmp0 (mapping->by, way) == 0;
}

static gint64
find_by_key (ExchangeLink *self, const char *text, GError **error)
{
  g_autoptr (GError) reason = NULL;
  gint64 id = exchange_keys_find (self->keys, text, &reason);

  if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  else if (id == 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("There is no %s with the key “%s” of “%s”. Import that file first."),
                 _(self->target->singular), text, self->table);
  return id;
}

static gint64
find_by_field (ExchangeLink *self, const char *text, GError **error)
{
  gint64 id = 0;

  if (self->field == NULL)
    return store_record_resolve (self->db, self->target, text, &id, error) ? id : 0;
  id = store_record_find (self->db, self->target, self->field, text);
  if (id == 0)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_ROW, _("There is no %s with %s “%s”."), _(self->target->singular),
                 base_field_get_label (self->field), text);
  return id;
}

ExchangeLink *
exchange_link_new (StoreDb *db, GHashTable *ring, const char *system, const ExchangeFieldMapping *mapping, const BaseField *field, GError **error)
{
  g_autoptr (ExchangeLink) self = g_new0 (ExchangeLink, 1);

  self->db = g_object_ref (db);
  self->target = store_schema_find_class (store_db_get_schema (db), field->target);
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (is_by (mapping, "key"))
    {
      self->table = g_strdup (mapping->table != NULL ? mapping->table : field->target);
      self->keys = exchange_keys_get (ring, db, system, self->table, field->target);
    }
  else if (mapping->by != NULL && !is_by (mapping, "title"))
    {
      self->field = base_record_class_find_field (self->target, mapping->by);
      if (self->field == NULL || !base_field_is_text (self->field))
        {
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("%s cannot be found by “%s”. Use “key”, “title” or a field of text."),
                       _(self->target->plural), mapping->by);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

void
exchange_link_free (ExchangeLink *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_free (self->table);
  g_object_unref (self->db);
  g_free (self);
}

gint64
exchange_link_resolve (ExchangeLink *self, const char *text, GError **error)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->found, text));

  if (id != 0)
    return id;
  id = self->keys != NULL ? find_by_key (self, text, error) : find_by_field (self, text, error);
  if (id != 0 && self->keys == NULL)
    g_hash_table_insert (self->found, g_strdup (text), GSIZE_TO_POINTER ((gsize) id));
  return id;
}
