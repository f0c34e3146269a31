/* A mapping made ready for one run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include <store-vault.h>
#include "exchange-error.h"
#include "exchange-program.h"

static BaseRecordClass *
find_class (StoreSchema *schema, ExchangeMapping *mapping, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (schema, mapping->kind);

  if (class == NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("There are no records of the kind “%s”. Change “kind=” in the mapping."), mapping->kind);
  return class;
}

static const BaseField *
find_field (BaseRecordClass *class, const char *name, GError **error)
{
  const BaseField *field = base_record_class_find_field (class, name);

  if (field == NULL)
    g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("%s have no field “%s”. Take it out of the mapping."), _(class->plural), name);
  else if (field->flags & BASE_DERIVED)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” follows from other fields and cannot be imported. Take it out of the mapping."),
                   base_field_get_label (field));
      return NULL;
    }
  return field;
}

static const BaseField *
find_parent (BaseRecordClass *class, ExchangeMapping *mapping, BaseRecordClass *owner, GError **error)
{
  const BaseField *field = find_field (class, mapping->parent, error);

  if (field == NULL || (field->kind == BASE_KIND_LINK && g_str_equal (field->target, owner->table)))
    return field;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” does not link to %s. Change “parent=” in the mapping."), mapping->parent, _(owner->plural));
  return NULL;
}

/* A title or link that is required and that nothing fills would refuse every row; other fields may have a usual value. */
static gboolean
check_required (BaseRecordClass *class, ExchangeMapping *mapping, GError **error)
{
  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];

      if (!(field->flags & BASE_REQUIRED) || (field->flags & (BASE_DERIVED | BASE_UNIQUE)) || !(field->kind == BASE_KIND_LINK || field->flags & BASE_TITLE)
          || g_strcmp0 (mapping->parent, field->name) == 0 || exchange_mapping_find_field (mapping, field->name) != NULL)
        continue;
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("No column is chosen for “%s”, which may not be empty."), base_field_get_label (field));
      return FALSE;
    }
  return TRUE;
}

static gboolean
can_seal (StoreDb *db)
{
  StoreVault *vault = store_db_get_vault (db);

  return vault != NULL && store_vault_get_state (vault) == STORE_VAULT_OPEN;
}

static gboolean
add_step (ExchangeProgram *self, StoreDb *db, const ExchangeFieldMapping *mapping, GPtrArray *notes, GError **error)
{
  ExchangeStep step = { .mapping = mapping, .field = find_field (self->class, mapping->name, error) };

  if (step.field == NULL)
    return FALSE;
  if (base_field_is_sealed (step.field) && !can_seal (db))
    {
      g_ptr_array_add (notes, g_strdup_printf (_("“%s” is kept sealed and the vault is not open, so this column is left out. Open the vault and import again to fill it in."),
                                               base_field_get_label (step.field)));
      return TRUE;
    }
  if (step.field->kind == BASE_KIND_LINK && (step.link = exchange_link_new (db, self->ring, self->mapping->system, mapping, step.field, error)) == NULL)
    return FALSE;
  if (g_str_equal (step.field->name, "currency"))
    g_array_prepend_val (self->steps, step);
  else
    g_array_append_val (self->steps, step);
  return TRUE;
}

static void
clear_step (ExchangeStep *step)
{
  g_clear_pointer (&step->link, exchange_link_free);
}

/* Parts of a record have titles that are no names: two lines of an order may well say the same. */
static const BaseField *
find_finder (BaseRecordClass *class, ExchangeMapping *mapping)
{
  const BaseField *unique = base_record_class_find_flag (class, BASE_UNIQUE);
  const BaseField *title = base_record_class_find_flag (class, BASE_TITLE);

  if (unique != NULL && base_field_is_text (unique) && exchange_mapping_find_field (mapping, unique->name) != NULL)
    return unique;
  if (title == NULL || !base_field_is_text (title) || exchange_mapping_find_field (mapping, title->name) == NULL)
    return NULL;
  return base_record_class_find_flag (class, BASE_PARENT) == NULL ? title : NULL;
}

static ExchangeProgram *
make (StoreDb *db, ExchangeMapping *mapping, GHashTable *ring, GError **error)
{
  BaseRecordClass *class = find_class (store_db_get_schema (db), mapping, error);
  ExchangeProgram *self;

  if (class == NULL)
    return NULL;
  self = g_new0 (ExchangeProgram, 1);
  self->mapping = mapping;
  self->class = class;
  self->type = G_TYPE_FROM_CLASS (class);
  self->steps = g_array_new (FALSE, FALSE, sizeof (ExchangeStep));
  g_array_set_clear_func (self->steps, (GDestroyNotify) clear_step);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->ring = g_hash_table_ref (ring);
  if (mapping->key == NULL)
    self->finder = find_finder (class, mapping);
  if (self->finder == NULL)
    self->keys = exchange_keys_get (ring, db, mapping->system, mapping->table, class->table);
  return self;
}

static ExchangeProgram *
make_all (StoreDb *db, ExchangeMapping *mapping, GHashTable *ring, GPtrArray *notes, GError **error)
{
  g_autoptr (ExchangeProgram) self = make (db, mapping, ring, error);

  if (self == NULL)
    return NULL;
  for (guint i = 0; i < mapping->fields->len; i++)
    if (!add_step (self, db, g_ptr_array_index (mapping->fields, i), notes, error))
      return NULL;
  if (mapping->child == NULL)
    return g_steal_pointer (&self);
  self->child = make_all (db, mapping->child, ring, notes, error);
  if (self->child == NULL || (self->child->parent = find_parent (self->child->class, mapping->child, self->class, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

ExchangeProgram *
exchange_program_new (StoreDb *db, ExchangeMapping *mapping, GPtrArray *notes, GError **error)
{
  g_autoptr (GHashTable) ring = exchange_keys_new_ring ();

  return make_all (db, mapping, ring, notes, error);
}

void
exchange_program_free (ExchangeProgram *self)
{
  g_clear_pointer (&self->child, exchange_program_free);
  g_array_unref (self->steps);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->ring);
  g_free (self);
}

gboolean
exchange_program_check (StoreSchema *schema, ExchangeMapping *mapping, GError **error)
{
  BaseRecordClass *class = find_class (schema, mapping, error), *part;

  if (class == NULL || !check_required (class, mapping, error))
    return FALSE;
  for (guint i = 0; i < mapping->fields->len; i++)
    {
      ExchangeFieldMapping *field = g_ptr_array_index (mapping->fields, i);

      if (find_field (class, field->name, error) == NULL)
        return FALSE;
    }
  if (mapping->child == NULL)
    return TRUE;
  part = find_class (schema, mapping->child, error);
  return part != NULL && find_parent (part, mapping->child, class, error) != NULL && exchange_program_check (schema, mapping->child, error);
}
