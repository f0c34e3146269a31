/* Create, edit, trash, restore of any record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-generic.h"

#include <glib/gi18n-lib.h>
#include "store-db-private.h"
#include "store-record.h"

static gboolean
create (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (BaseRecord) record = g_object_new (store_db_get_command (db)->type, NULL);
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);

  record->id = store_record_take_id (db, class->table, error);
  if (record->id == 0 || !store_record_apply (db, record, arguments, error) || !store_record_save (db, record, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (record->id));
  return TRUE;
}

static gboolean
edit (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 id = store_arguments_get_number (arguments, "record");
  g_autoptr (BaseRecord) before = store_record_load (db, store_db_get_command (db)->type, id, error);
  g_autoptr (BaseRecord) record = NULL;

  if (before == NULL)
    return FALSE;
  record = g_object_new (G_OBJECT_TYPE (before), NULL);
  base_record_copy (record, before);
  if (store_arguments_has (arguments, "version"))
    record->version = store_arguments_get_number (arguments, "version");
  return store_record_apply (db, record, arguments, error) && store_record_save_over (db, record, before, error);
}

static gboolean
trash (StoreDb *db, GVariant *arguments, GError **error)
{
  return store_record_trash (db, store_db_get_command (db)->type, store_arguments_get_number (arguments, "record"), error);
}

static gboolean
restore (StoreDb *db, GVariant *arguments, GError **error)
{
  return store_record_restore (db, store_db_get_command (db)->type, store_arguments_get_number (arguments, "record"), error);
}

static const struct
{
  const char *verb;
  const char *label; /* %s is the type */
  const char *done;  /* %s is type and title */
  StoreJob    job;
} generics[] = {
  [STORE_GENERIC_CREATE]  = { "create",  N_("%s: Create"),            N_("%s created"),               create },
  [STORE_GENERIC_EDIT]    = { "edit",    N_("%s: Edit"),              N_("%s changed"),               edit },
  [STORE_GENERIC_TRASH]   = { "trash",   N_("%s: Move to Trash"),     N_("%s moved to the trash"),    trash },
  [STORE_GENERIC_RESTORE] = { "restore", N_("%s: Restore"), N_("%s restored from the trash"), restore },
};

static gboolean
is_argument (const BaseField *field, StoreGeneric generic)
{
  if (field->flags & (BASE_DERIVED | BASE_HIDDEN))
    return FALSE;
  return generic == STORE_GENERIC_CREATE || (generic == STORE_GENERIC_EDIT && !(field->flags & BASE_FIXED));
}

StoreCommand *
store_generic_new (StoreGeneric generic, BaseRecordClass *class, const char *nick)
{
  StoreCommand *command = g_new0 (StoreCommand, 1);
  GArray *arguments = g_array_new (FALSE, TRUE, sizeof (BaseField));
  BaseField record = STORE_ARGUMENT_LINK ("record", class->table, class->singular, BASE_REQUIRED);
  BaseField version = STORE_ARGUMENT (COUNT, "version", N_("Version"), BASE_HIDDEN);

  if (generic != STORE_GENERIC_CREATE)
    g_array_append_val (arguments, record);
  if (generic == STORE_GENERIC_EDIT)
    g_array_append_val (arguments, version);
  for (guint i = 0; i < class->n_fields; i++)
    if (is_argument (&class->fields[i], generic))
      {
        BaseField field = class->fields[i];
        if (generic == STORE_GENERIC_EDIT)
          field.flags &= ~BASE_REQUIRED;
        g_array_append_val (arguments, field);
      }
  command->name = g_strdup_printf ("%s-%s", generics[generic].verb, nick);
  command->label = generics[generic].label;
  command->done = generics[generic].done;
  command->job = generics[generic].job;
  command->type = G_TYPE_FROM_CLASS (class);
  command->n_arguments = arguments->len;
  command->arguments = (BaseField *) g_array_free (arguments, FALSE);
  return command;
}

void
store_generic_free (StoreCommand *command)
{
  g_free ((char *) command->name);
  g_free ((BaseField *) command->arguments);
  g_free (command);
}

gboolean
store_command_is_generic (const StoreCommand *command)
{
  return strstr (command->label, "%s") != NULL;
}

gboolean
store_command_has_record (const StoreCommand *command)
{
  return command->n_arguments > 0 && strcmp (command->arguments[0].name, "record") == 0;
}

/* A translated sentence is no format that the compiler has seen. */
static char *
fill (const char *sentence, const char *subject)
{
  const char *place = strstr (sentence, "%s");

  return place != NULL ? g_strdup_printf ("%.*s%s%s", (int) (place - sentence), sentence, subject, place + 2) : g_strdup (sentence);
}

char *
store_command_get_words (const StoreCommand *command)
{
  BaseRecordClass *class = command->type != 0 ? g_type_class_peek (command->type) : NULL;

  return fill (_(command->label), class != NULL ? _(class->singular) : "");
}

/* Words of a title would run into those of the sentence; a number does not. */
static char *
make_subject (BaseRecordClass *class, const char *title)
{
  if (title == NULL)
    return g_strdup (_(class->singular));
  /* Translators: what kind of record, and its title in quotes */
  return strchr (title, ' ') != NULL ? g_strdup_printf (_("%s “%s”"), _(class->singular), title) : g_strdup_printf ("%s %s", _(class->singular), title);
}

char *
store_command_say_done (const StoreCommand *command, const char *title)
{
  BaseRecordClass *class = command->type != 0 ? g_type_class_peek (command->type) : NULL;
  g_autofree char *subject = NULL;

  if (command->done != NULL && class != NULL)
    {
      subject = make_subject (class, title);
      return fill (_(command->done), subject);
    }
  return title != NULL ? g_strdup_printf ("%s: %s", _(command->label), title) : g_strdup (_(command->label));
}
