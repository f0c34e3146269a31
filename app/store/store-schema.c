/* The record types of a file and its versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-schema.h"

#include "store-generic.h"
#include "store-resources.h"

struct _StoreSchema
{
  GObject    parent_instance;
  GPtrArray *classes;    /* BaseRecordClass, each a reference */
  GPtrArray *nicks;      /* char *, of each class */
  GPtrArray *migrations; /* char * */
  guint      n_released; /* of the first migrations */
  GPtrArray *commands;   /* const StoreCommand * */
  GPtrArray *generic;    /* StoreCommand *, owned ones of the above */
  GPtrArray *special;    /* StoreCommand *, copies of a type's own, which know the type */

  StoreAfterRevert after_revert;
};

G_DEFINE_FINAL_TYPE (StoreSchema, store_schema, G_TYPE_OBJECT)

/* "OfficeOrderLine" → "order-line" */
static char *
make_nick (GType type)
{
  const char *p = g_type_name (type) + 1;
  GString *nick = g_string_new (NULL);

  while (*p != '\0' && !g_ascii_isupper (*p))
    p++;
  for (; *p != '\0'; p++)
    {
      if (g_ascii_isupper (*p) && nick->len > 0)
        g_string_append_c (nick, '-');
      g_string_append_c (nick, g_ascii_tolower (*p));
    }
  return g_string_free (nick, FALSE);
}

static gboolean
names_are_equal (const char *a, const char *b)
{
  for (; *a != '\0' && *b != '\0'; a++, b++)
    if ((*a == '_' ? '-' : *a) != (*b == '_' ? '-' : *b))
      return FALSE;
  return *a == *b;
}

static void
store_schema_finalize (GObject *object)
{
  StoreSchema *self = STORE_SCHEMA (object);

  g_ptr_array_unref (self->commands);
  g_ptr_array_unref (self->generic);
  g_ptr_array_unref (self->special);
  g_ptr_array_unref (self->nicks);
  g_ptr_array_unref (self->classes);
  g_ptr_array_unref (self->migrations);
  G_OBJECT_CLASS (store_schema_parent_class)->finalize (object);
}

static void
store_schema_class_init (StoreSchemaClass *class)
{
  G_OBJECT_CLASS (class)->finalize = store_schema_finalize;
}

static void
store_schema_init (StoreSchema *self)
{
  self->classes = g_ptr_array_new_with_free_func (g_type_class_unref);
  self->nicks = g_ptr_array_new_with_free_func (g_free);
  self->migrations = g_ptr_array_new_with_free_func (g_free);
  self->commands = g_ptr_array_new ();
  self->generic = g_ptr_array_new_with_free_func ((GDestroyNotify) store_generic_free);
  self->special = g_ptr_array_new_with_free_func (g_free);
}

StoreSchema *
store_schema_new (void)
{
  return g_object_new (STORE_TYPE_SCHEMA, NULL);
}

/* A command stands on the page of the record that it names, also where the rules of a later type bring it (verifying a supplier). */
static GType
find_acted_on (StoreSchema *self, const StoreCommand *command, BaseRecordClass *class)
{
  const BaseField *first = command->n_arguments > 0 ? command->arguments : NULL;
  BaseRecordClass *named = NULL;

  if (first != NULL && first->target != NULL && strcmp (first->name, "record") == 0)
    named = store_schema_find_class (self, first->target);
  return G_TYPE_FROM_CLASS (named != NULL ? named : class);
}

void
store_schema_add_type (StoreSchema *self, GType type)
{
  BaseRecordClass *class = g_type_class_ref (type);
  StoreRulesInterface *rules = g_type_interface_peek (class, STORE_TYPE_RULES);
  char *nick = make_nick (type);

  g_ptr_array_add (self->classes, class);
  g_ptr_array_add (self->nicks, nick);
  for (StoreGeneric generic = 0; generic < STORE_N_GENERIC && base_record_class_has_input (class); generic++)
    {
      StoreCommand *command;

      if (generic == STORE_GENERIC_CREATE && rules != NULL && rules->made_by_commands)
        continue;
      command = store_generic_new (generic, class, nick);
      g_ptr_array_add (self->generic, command);
      g_ptr_array_add (self->commands, command);
    }
  for (guint i = 0; rules != NULL && i < rules->n_commands; i++)
    store_schema_add_command (self, find_acted_on (self, &rules->commands[i], class), &rules->commands[i]);
}

void
store_schema_add_command (StoreSchema *self, GType type, const StoreCommand *command)
{
  StoreCommand *special = g_memdup2 (command, sizeof *special);

  special->type = type;
  g_ptr_array_add (self->special, special);
  g_ptr_array_add (self->commands, special);
}

void
store_schema_set_after_revert (StoreSchema *self, StoreAfterRevert after_revert)
{
  self->after_revert = after_revert;
}

StoreAfterRevert
store_schema_get_after_revert (StoreSchema *self)
{
  return self->after_revert;
}

void
store_schema_add_migration (StoreSchema *self, const char *sql)
{
  g_ptr_array_add (self->migrations, g_strdup (sql));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

void
store_schema_add_released_migrations (StoreSchema *self)
{
  static const char folder[] = "/org/factotum/store/sql";
  GResource *resource = store_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (self->migrations->len == 0)
    self->n_released = g_strv_length (names);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, "/", names[i], NULL);
      g_autoptr (GBytes) sql = g_resource_lookup_data (resource, path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      store_schema_add_migration (self, g_bytes_get_data (sql, NULL));
    }
}

guint
store_schema_get_n_released (StoreSchema *self)
{
  return self->n_released;
}

guint
store_schema_get_version (StoreSchema *self)
{
  return self->migrations->len;
}

const char *
store_schema_get_migration (StoreSchema *self, guint number)
{
  g_return_val_if_fail (number >= 1 && number <= self->migrations->len, NULL);
  return g_ptr_array_index (self->migrations, number - 1);
}

guint
store_schema_get_n_types (StoreSchema *self)
{
  return self->classes->len;
}

BaseRecordClass *
store_schema_get_class (StoreSchema *self, guint index)
{
  return g_ptr_array_index (self->classes, index);
}

BaseRecordClass *
store_schema_find_class (StoreSchema *self, const char *name)
{
  for (guint i = 0; i < self->classes->len; i++)
    {
      BaseRecordClass *class = g_ptr_array_index (self->classes, i);
      if (names_are_equal (class->table, name) || names_are_equal (g_ptr_array_index (self->nicks, i), name))
        return class;
    }
  return NULL;
}

const char *
store_schema_get_nick (StoreSchema *self, BaseRecordClass *class)
{
  guint index;

  return g_ptr_array_find (self->classes, class, &index) ? g_ptr_array_index (self->nicks, index) : NULL;
}

const StoreCommand *
store_schema_find_command (StoreSchema *self, const char *name)
{
  for (guint i = 0; i < self->commands->len; i++)
    {
      const StoreCommand *command = g_ptr_array_index (self->commands, i);
      if (names_are_equal (command->name, name))
        return command;
    }
  return NULL;
}

GPtrArray *
store_schema_list_commands (StoreSchema *self)
{
  return g_ptr_array_copy (self->commands, NULL, NULL);
}
