/* A change of the office by name and values.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-command.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-lot.h"
#include "store-record.h"
#include "store-run.h"

G_DEFINE_INTERFACE (StoreRules, store_rules, BASE_TYPE_RECORD)

static void
store_rules_default_init (StoreRulesInterface *interface)
{
}

const char *
store_arguments_get_text (GVariant *arguments, const char *name)
{
  const char *text = NULL;

  if (arguments != NULL)
    g_variant_lookup (arguments, name, "&s", &text);
  return text != NULL && text[0] != '\0' ? text : NULL;
}

gint64
store_arguments_get_number (GVariant *arguments, const char *name)
{
  gint64 number = 0;

  if (arguments != NULL)
    g_variant_lookup (arguments, name, "x", &number);
  return number;
}

gboolean
store_arguments_has (GVariant *arguments, const char *name)
{
  g_autoptr (GVariant) value = arguments != NULL ? g_variant_lookup_value (arguments, name, NULL) : NULL;

  return value != NULL;
}

guint32
store_arguments_get_day (StoreDb *db, GVariant *arguments, const char *name)
{
  gint64 day = store_arguments_get_number (arguments, name);

  return day != BASE_NO_DATE ? (guint32) day : base_environment_today (store_db_get_environment (db));
}

gpointer
store_arguments_load (StoreDb *db, GVariant *arguments, GType type, GError **error)
{
  return store_record_load_kept (db, type, store_arguments_get_number (arguments, "record"), error);
}

static const BaseField *
find_argument (const StoreCommand *command, const char *name)
{
  for (guint i = 0; i < command->n_arguments; i++)
    if (strcmp (command->arguments[i].name, name) == 0)
      return &command->arguments[i];
  return NULL;
}

static gboolean
check_given (const StoreCommand *command, GVariant *arguments, GError **error)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, arguments);
  while (g_variant_iter_loop (&iter, "{&sv}", &name, &value))
    {
      const BaseField *argument = find_argument (command, name);
      gboolean is_text;

      if (argument == NULL)
        {
          g_set_error (error, BASE_ERROR, BASE_ERROR_UNKNOWN, _("“%s” does not take “%s”."), command->name, name);
          g_variant_unref (value);
          return FALSE;
        }
      is_text = g_variant_is_of_type (value, G_VARIANT_TYPE_STRING);
      if (!(is_text && (!base_field_is_number (argument) || g_variant_get_string (value, NULL)[0] == '\0'))
          && !(g_variant_is_of_type (value, G_VARIANT_TYPE_INT64) && !base_field_is_text (argument)))
        {
          g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” has a value of the wrong kind."), base_field_get_label (argument));
          g_variant_unref (value);
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
store_command_check_arguments (const StoreCommand *command, GVariant *arguments, GError **error)
{
  if (!check_given (command, arguments, error))
    return FALSE;
  for (guint i = 0; i < command->n_arguments; i++)
    {
      const BaseField *argument = &command->arguments[i];
      if ((argument->flags & BASE_REQUIRED) && argument->kind == BASE_KIND_LINK && strcmp (argument->name, "record") == 0
          && store_arguments_get_number (arguments, argument->name) == 0)
        {
          g_set_error (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("Please say which record: “%s” is empty."), base_field_get_label (argument));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
store_command_execute (const StoreCommand *command, StoreDb *db, GVariant *arguments, GError **error)
{
  const StoreCommand *outer = db->command;
  gboolean done;

  if (store_lot_is (arguments))
    return store_lot_execute (command, db, arguments, error);
  if (!store_command_check_arguments (command, arguments, error))
    return FALSE;
  db->command = command;
  done = command->job (db, arguments, error);
  db->command = outer;
  return done;
}

gboolean
store_command_call (StoreDb *db, const char *name, GVariant *values, GError **error)
{
  const StoreCommand *command = store_schema_find_command (db->schema, name);
  g_autoptr (GVariant) arguments = g_variant_ref_sink (values);

  g_return_val_if_fail (command != NULL, FALSE);
  return store_command_execute (command, db, arguments, error);
}

gboolean
store_rules_is_closed (BaseRecord *record, const char *name)
{
  StoreRulesInterface *rules = STORE_IS_RULES (record) ? STORE_RULES_GET_IFACE (record) : NULL;

  return rules != NULL && rules->is_closed != NULL && rules->is_closed (STORE_RULES (record), name);
}
