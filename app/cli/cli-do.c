/* Commands of the office with values as text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"
#include "cli-value.h"

#include <glib/gi18n-lib.h>
#include <store-filter.h>
#include <store-generic.h>
#include <store-lot.h>

GVariant *
cli_parse_value (CliContext *context, const BaseField *field, const char *text, GError **error)
{
  GVariant *value = NULL;

  if (field->kind == BASE_KIND_LINK)
    {
      BaseRecordClass *class = store_schema_find_class (context->schema, field->target);
      gint64 id;
      return store_record_resolve (store_file_get_reader (context->file), class, text, &id, error) ? g_variant_new_int64 (id) : NULL;
    }
  if (!base_field_parse (field, text, context->locale, context->locale->currency, &value, error))
    return NULL;
  return value != NULL ? value : g_variant_new_string ("");
}

static const BaseField *
find_argument (const StoreCommand *command, const char *name)
{
  for (guint i = 0; i < command->n_arguments; i++)
    if (strcmp (command->arguments[i].name, name) == 0)
      return &command->arguments[i];
  return NULL;
}

/* What lies in the trash has a name too, for the commands that take it out. NULL if none or several have it. */
static GVariant *
find_trashed (CliContext *context, const BaseField *argument, const char *text)
{
  BaseRecordClass *class = store_schema_find_class (context->schema, argument->target);
  gint64 id = 0;
  guint n = 0;

  for (guint i = 0; n == 0 && i < class->n_fields; i++)
    if (base_field_is_text (&class->fields[i]) && (class->fields[i].flags & (BASE_UNIQUE | BASE_TITLE)))
      {
        g_autoptr (StoreFilter) filter = store_filter_new (class);
        g_autoptr (StoreQuery) query = NULL;

        store_filter_set_trash (filter, TRUE);
        store_filter_add (filter, &class->fields[i], STORE_IS, g_variant_new_string (text));
        query = store_filter_query_ids (filter, store_file_get_reader (context->file), 2);
        for (; store_query_next (query); n++)
          id = store_query_get_number (query, 0);
      }
  return n == 1 ? g_variant_new_int64 (id) : NULL;
}

#define FILE_MAX (64 * 1024 * 1024) /* bytes; a command may take less */

/* An argument that is a file goes to the command as text. */
static GVariant *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  g_autofree char *content = NULL;
  gsize size;

  if (info == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, _("There is no file “%s”. Please check its name."), path);
      return NULL;
    }
  if (g_file_info_get_size (info) > FILE_MAX)
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” is larger than 64 MB. Give a smaller file."), path);
      return NULL;
    }
  if (!g_file_load_contents (file, NULL, &content, &size, NULL, NULL))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, _("“%s” could not be read. Please check that it is a file and that you may read it."), path);
      return NULL;
    }
  return g_variant_new_take_string (g_base64_encode ((const guchar *) content, size));
}

static GVariant *
read_value (CliContext *context, const StoreCommand *command, const BaseField *field, const char *text, GError **error)
{
  g_autoptr (GError) problem = NULL;
  GVariant *value = NULL;

  if (text[0] == '\0')
    return base_field_is_number (field) ? g_variant_new_int64 (field->kind == BASE_KIND_TIME ? G_MININT64 : 0) : g_variant_new_string ("");
  if (field->flags & BASE_FILE)
    return read_file (text, error);
  if (g_str_has_prefix (command->name, "restore-") && field->kind == BASE_KIND_LINK)
    value = find_trashed (context, field, text);
  if (value == NULL)
    value = cli_parse_value (context, field, text, &problem);
  if (value == NULL && command->warning != NULL && field->kind == BASE_KIND_LINK) /* who lies in the trash can be erased as well */
    value = find_trashed (context, field, text);
  if (value == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return value;
}

/* record=A record=B: the second and further ones make a lot of it. */
static void
add_record (GVariantDict *arguments, gint64 id)
{
  g_autoptr (GVariant) records = g_variant_dict_lookup_value (arguments, "records", G_VARIANT_TYPE ("ax"));
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 first;
  gsize n = 0;

  if (records != NULL)
    {
      gconstpointer known = g_variant_get_fixed_array (records, &n, sizeof (gint64));
      g_array_append_vals (ids, known, n);
    }
  else if (g_variant_dict_lookup (arguments, "record", "x", &first))
    g_array_append_val (ids, first);
  g_array_append_val (ids, id);
  g_variant_dict_remove (arguments, "record");
  g_variant_dict_insert_value (arguments, "records", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static gboolean
add_argument (CliContext *context, const StoreCommand *command, const char *text, GVariantDict *arguments, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "=", 2);
  const BaseField *field = parts[0] != NULL && parts[1] != NULL ? find_argument (command, g_strdelimit (parts[0], "-", '_')) : NULL;
  GVariant *value;

  if (field == NULL)
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” does not take “%s”. “factotum-cli do” lists what it takes."), command->name, text);
      return FALSE;
    }
  value = read_value (context, command, field, parts[1], error);
  if (value == NULL)
    return FALSE;
  if (field == command->arguments && store_command_has_record (command) && (g_variant_dict_contains (arguments, "record") || g_variant_dict_contains (arguments, "records")))
    {
      g_autoptr (GVariant) record = g_variant_ref_sink (value);
      add_record (arguments, g_variant_get_int64 (record));
    }
  else
    g_variant_dict_insert_value (arguments, field->name, value);
  return TRUE;
}

static const char *
name_kind (const BaseField *argument)
{
  static const char *const names[] = { "TEXT", "TEXT", "COUNT", "QUANTITY", "MONEY", "RATE", "DATE", "TIME", "YES|NO", NULL, NULL, "TEXT", "MONEY" };

  if (argument->flags & BASE_FILE)
    return "FILE";
  return argument->flags & BASE_SHARES ? "POSITION=QUANTITY;…" : names[argument->kind];
}

static void
print_argument (const BaseField *argument)
{
  g_print ("    %s=", argument->name);
  if (argument->kind == BASE_KIND_LINK)
    g_print ("%s", argument->target);
  else if (argument->kind == BASE_KIND_CHOICE)
    for (guint i = 0; argument->choices[i].code != NULL; i++)
      g_print ("%s%s", i > 0 ? "|" : "", argument->choices[i].code);
  else
    g_print ("%s", name_kind (argument));
  g_print ("  %s%s\n", base_field_get_label (argument), argument->flags & BASE_REQUIRED ? _(" (required)") : argument->flags & BASE_TODAY ? _(" (today if left out)") : "");
}

static void
print_commands (CliContext *context)
{
  g_autoptr (GPtrArray) commands = store_schema_list_commands (context->schema);

  for (guint i = 0; i < commands->len; i++)
    {
      const StoreCommand *command = commands->pdata[i];
      g_autofree char *words = store_command_get_words (command);

      g_print ("%s  %s\n", command->name, words);
      for (guint j = 0; j < command->n_arguments; j++)
        if (!(command->arguments[j].flags & BASE_HIDDEN))
          print_argument (&command->arguments[j]);
    }
}

/* Says of each record that was refused why; FALSE if there is one. */
static gboolean
print_refused (CliContext *context, const StoreCommand *command, GVariant *result, GError **error)
{
  BaseRecordClass *class = store_schema_find_class (context->schema, command->arguments[0].target);
  g_autoptr (GVariant) refused = g_variant_get_child_value (result, 1);
  gsize n = g_variant_n_children (refused);

  for (gsize i = 0; i < n; i++)
    {
      const char *sentence;
      gint64 id;

      g_variant_get_child (refused, i, "(x&s)", &id, &sentence);
      g_printerr ("%s: %s\n", store_file_get_title (context->file, class->table, id), sentence);
    }
  if (n > 0)
    g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, g_dngettext (GETTEXT_PACKAGE, "%u record was not changed.", "%u records were not changed.", n), (guint) n);
  return n == 0;
}

static gboolean
run_command (CliContext *context, const StoreCommand *command, int argc, char **argv, GError **error)
{
  g_autoptr (GVariantDict) arguments = g_variant_dict_new (NULL);
  g_autoptr (StoreChange) change = NULL;
  g_autoptr (GVariant) result = NULL;

  for (int i = 0; i < argc; i++)
    if (!add_argument (context, command, argv[i], arguments, error))
      return FALSE;
  if (!store_file_run (context->file, command->name, g_variant_dict_end (arguments), context->cancellable, &change, &result, error))
    return FALSE;
  if (change == NULL || change->seq == 0)
    g_print ("%s\n", _("Nothing had to be changed."));
  else
    {
      g_autofree char *words = store_log_describe (store_file_get_reader (context->file), change->seq);
      g_print ("%" G_GINT64_FORMAT "  %s\n", change->seq, words);
    }
  if (result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_STRING))
    g_print ("%s\n", g_variant_get_string (result, NULL));
  return result == NULL || !g_variant_is_of_type (result, G_VARIANT_TYPE (STORE_LOT_RESULT)) || print_refused (context, command, result, error);
}

gboolean
cli_do (CliContext *context, int argc, char **argv, GError **error)
{
  const StoreCommand *command;

  if (!cli_parse (NULL, _("[COMMAND [FIELD=VALUE…]] – run a command of the office, or list them all"), 0, 200, &argc, &argv, error))
    return FALSE;
  if (argc == 1)
    {
      print_commands (context);
      return TRUE;
    }
  command = store_schema_find_command (context->schema, argv[1]);
  if (command == NULL)
    {
      g_set_error (error, CLI_ERROR, 0, _("There is no command “%s”. “factotum-cli do” lists them."), argv[1]);
      return FALSE;
    }
  return cli_context_open (context, TRUE, error) && run_command (context, command, argc - 2, argv + 2, error);
}
