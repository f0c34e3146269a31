/* Printing records: list and show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-table.h"
#include "cli-value.h"

#include <glib/gi18n-lib.h>
#include <office-contact.h>
#include <office-supplier-score.h>
#include <store-filter.h>

typedef struct
{
  char    *search;
  char   **where;
  char    *sort;
  char    *view;
  char    *columns;
  char    *format;
  int      limit;
  gboolean trash;
} ListOptions;

static const BaseField *
find_field (BaseRecordClass *class, const char *name, GError **error)
{
  const BaseField *field = base_record_class_find_field (class, name);

  if (field == NULL)
    g_set_error (error, CLI_ERROR, 0, _("%s have no field “%s”."), _(class->plural), name);
  return field;
}

/* "state=confirmed", "total>100", "shipped_on=" (empty), "name~part". */
static gboolean
add_condition (CliContext *context, StoreFilter *filter, BaseRecordClass *class, const char *text, GError **error)
{
  static const struct { const char *sign; StoreRelation relation; } signs[] = {
    { ">=", STORE_AT_LEAST }, { "<=", STORE_AT_MOST }, { "!=", STORE_IS_NOT }, { "=", STORE_IS }, { ">", STORE_MORE }, { "<", STORE_LESS }, { "~", STORE_CONTAINS },
  };
  gsize length = strcspn (text, "=<>!~");
  g_autofree char *name = g_strndup (text, length);
  const BaseField *field = find_field (class, name, error);
  guint i;

  if (field == NULL)
    return FALSE;
  for (i = 0; i < G_N_ELEMENTS (signs) && !g_str_has_prefix (text + length, signs[i].sign); i++)
    continue;
  if (i == G_N_ELEMENTS (signs))
    {
      g_set_error (error, CLI_ERROR, 0, _("“%s” is no condition. Write it like state=confirmed."), text);
      return FALSE;
    }
  text += length + strlen (signs[i].sign);
  if (text[0] == '\0')
    store_filter_add (filter, field, signs[i].relation == STORE_IS_NOT ? STORE_IS_NOT_EMPTY : STORE_IS_EMPTY, NULL);
  else if (signs[i].relation == STORE_CONTAINS)
    store_filter_add (filter, field, STORE_CONTAINS, g_variant_new_string (text));
  else
    {
      GVariant *value = cli_parse_value (context, field, text, error);
      if (value == NULL)
        return FALSE;
      store_filter_add (filter, field, signs[i].relation, value);
    }
  return TRUE;
}

static gboolean
set_view (StoreFilter *filter, BaseRecordClass *class, const char *name, GError **error)
{
  StoreRulesInterface *rules = g_type_interface_peek (class, STORE_TYPE_RULES);

  for (guint i = 0; rules != NULL && i < rules->n_views; i++)
    if (strcmp (rules->views[i].name, name) == 0)
      {
        store_filter_set_view (filter, &rules->views[i]);
        return TRUE;
      }
  g_set_error (error, CLI_ERROR, 0, _("%s have no view “%s”."), _(class->plural), name);
  return FALSE;
}

static StoreFilter *
make_filter (CliContext *context, BaseRecordClass *class, const ListOptions *options, GError **error)
{
  g_autoptr (StoreFilter) filter = store_filter_new (class);
  gboolean descending = options->sort != NULL && options->sort[0] == '-';
  const BaseField *sort = NULL;

  if (options->view != NULL && !set_view (filter, class, options->view, error))
    return NULL;
  for (guint i = 0; options->where != NULL && options->where[i] != NULL; i++)
    if (!add_condition (context, filter, class, options->where[i], error))
      return NULL;
  if (options->sort != NULL && (sort = find_field (class, options->sort + descending, error)) == NULL)
    return NULL;
  if (sort != NULL)
    store_filter_set_sort (filter, sort, descending);
  store_filter_set_search (filter, options->search);
  store_filter_set_trash (filter, options->trash);
  return g_steal_pointer (&filter);
}

/* The named ones, or those that lists show. */
static const BaseField **
choose_columns (BaseRecordClass *class, const char *names, CliFormat format, GError **error)
{
  g_autoptr (GPtrArray) columns = g_ptr_array_new ();
  g_auto (GStrv) parts = names != NULL ? g_strsplit (names, ",", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      const BaseField *field = find_field (class, parts[i], error);
      if (field == NULL)
        return NULL;
      g_ptr_array_add (columns, (gpointer) field);
    }
  for (guint i = 0; parts == NULL && i < class->n_fields; i++)
    if (format == CLI_TABLE ? (class->fields[i].flags & BASE_COLUMN) : !(class->fields[i].flags & BASE_HIDDEN))
      g_ptr_array_add (columns, (gpointer) &class->fields[i]);
  g_ptr_array_add (columns, NULL);
  return (const BaseField **) g_ptr_array_free (g_steal_pointer (&columns), FALSE);
}

static gboolean
print_list (CliContext *context, BaseRecordClass *class, const ListOptions *options, CliFormat format, GError **error)
{
  g_autoptr (StoreFilter) filter = NULL;
  g_autofree const BaseField **columns = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = NULL;

  if ((filter = make_filter (context, class, options, error)) == NULL
      || (columns = choose_columns (class, options->columns, format, error)) == NULL)
    return FALSE;
  query = store_filter_query_ids (filter, store_file_get_reader (context->file), options->limit);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);
      g_array_append_val (ids, id);
    }
  return store_query_finish (query, error) && cli_table_print (context, class, columns, ids, format, error);
}

gboolean
cli_list (CliContext *context, int argc, char **argv, GError **error)
{
  ListOptions options = { .limit = -1 };
  const GOptionEntry entries[] = {
    { "search", 0, 0, G_OPTION_ARG_STRING, &options.search, N_("Only records with these words or parts of words"), "TEXT" },
    { "where", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.where, N_("Only records whose field has this value; also < > <= >= != ~"), "FIELD=VALUE" },
    { "view", 0, 0, G_OPTION_ARG_STRING, &options.view, N_("A view of the window: late, below-reorder-level"), "NAME" },
    { "sort", 0, 0, G_OPTION_ARG_STRING, &options.sort, N_("Order by this field, -FIELD for descending"), "FIELD" },
    { "columns", 0, 0, G_OPTION_ARG_STRING, &options.columns, N_("These fields, separated by commas"), "FIELDS" },
    { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, N_("At most so many"), "N" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("table, csv or json"), "FORMAT" },
    { "trash", 0, 0, G_OPTION_ARG_NONE, &options.trash, N_("Only what is in the trash"), NULL },
    { NULL }
  };
  BaseRecordClass *class;
  CliFormat format;
  gboolean done = cli_parse (entries, _("KIND – print records"), 1, 1, &argc, &argv, error)
                  && cli_format_parse (options.format, &format, error) && (class = cli_context_find_kind (context, argv[1], error)) != NULL
                  && cli_context_open (context, FALSE, error) && print_list (context, class, &options, format, error);

  g_strfreev (options.where);
  g_free (options.search);
  g_free (options.sort);
  g_free (options.view);
  g_free (options.columns);
  g_free (options.format);
  return done;
}

/* What no field holds: how well a supplier delivers. */
static gboolean
print_score (CliContext *context, BaseRecord *record, GError **error)
{
  g_autoptr (OfficeSupplierScore) score = NULL;

  if (!OFFICE_IS_CONTACT (record) || !OFFICE_CONTACT (record)->is_supplier)
    return TRUE;
  score = office_supplier_score_load (store_file_get_reader (context->file), record->id, context->locale, error);
  if (score != NULL)
    g_print ("%s: %s\n%s: %s\n", _("On time and in full"), score->delivered, _("Lead time"), score->lead_time);
  return score != NULL;
}

gboolean
cli_show (CliContext *context, int argc, char **argv, GError **error)
{
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table or json"), "FORMAT" },
    { NULL }
  };
  BaseRecordClass *class;
  g_autoptr (BaseRecord) record = NULL;
  CliFormat format;
  gint64 id;

  if (!cli_parse (entries, _("KIND NUMBER – print one record with all its fields"), 2, 2, &argc, &argv, error)
      || !cli_format_parse (format_name, &format, error) || (class = cli_context_find_kind (context, argv[1], error)) == NULL
      || !cli_context_open (context, FALSE, error)
      || !store_record_resolve (store_file_get_reader (context->file), class, argv[2], &id, error))
    return FALSE;
  record = store_file_get_record (context->file, class, id);
  cli_record_print (context, record, format);
  return format != CLI_TABLE || print_score (context, record, error);
}
