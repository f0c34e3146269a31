/* Records as a table, CSV or JSON on the output.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-table.h"
#include <store-file-vault.h>

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#define MEASURED_ROWS 2000
#define WIDEST        40

gboolean
cli_format_parse (const char *text, CliFormat *format, GError **error)
{
  static const char *const names[] = { "table", "csv", "json" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (text == NULL || strcmp (names[i], text) == 0)
      {
        *format = (CliFormat) i;
        return TRUE;
      }
  g_set_error (error, CLI_ERROR, 0, _("There is no format “%s”. The formats are table, csv and json."), text);
  return FALSE;
}

static gboolean
is_figure (const BaseField *field)
{
  return field->kind == BASE_KIND_MONEY || field->kind == BASE_KIND_QUANTITY || field->kind == BASE_KIND_COUNT || field->kind == BASE_KIND_RATE;
}

static void
print_cell (const BaseField *field, const char *text, glong width, gboolean last)
{
  glong length = g_utf8_strlen (text, -1);

  if (length > width)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, width - 1);
      g_print ("%s…", cut);
    }
  else if (is_figure (field))
    g_print ("%*s%s", (int) (width - length), "", text);
  else
    g_print ("%s%*s", text, last ? 0 : (int) (width - length), "");
  g_print (last ? "\n" : "  ");
}

static void
measure (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids, glong *widths)
{
  for (guint i = 0; columns[i] != NULL; i++)
    widths[i] = g_utf8_strlen (base_field_get_label (columns[i]), -1);
  for (guint row = 0; row < MIN (ids->len, MEASURED_ROWS); row++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (context->file, class, g_array_index (ids, gint64, row));
      for (guint i = 0; record != NULL && columns[i] != NULL; i++)
        {
          g_autofree char *text = store_file_format (context->file, record, columns[i]);
          widths[i] = CLAMP (g_utf8_strlen (text, -1), widths[i], MAX (WIDEST, widths[i]));
        }
    }
}

static void
print_table (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids)
{
  glong widths[64] = { 0 };

  measure (context, class, columns, ids, widths);
  for (guint i = 0; columns[i] != NULL; i++)
    print_cell (columns[i], base_field_get_label (columns[i]), widths[i], columns[i + 1] == NULL);
  for (guint row = 0; row < ids->len; row++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (context->file, class, g_array_index (ids, gint64, row));
      for (guint i = 0; record != NULL && columns[i] != NULL; i++)
        {
          g_autofree char *text = store_file_format (context->file, record, columns[i]);
          g_strdelimit (text, "\n\t", ' ');
          print_cell (columns[i], text, widths[i], columns[i + 1] == NULL);
        }
    }
}

static void
print_csv (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids)
{
  ExchangeExport export = { class, columns, context->locale, FALSE };
  g_autoptr (GString) line = g_string_new (NULL);

  exchange_export_append (&export, store_file_get_reader (context->file), NULL, line);
  for (guint row = 0; row < ids->len; row++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (context->file, class, g_array_index (ids, gint64, row));
      if (record != NULL)
        exchange_export_append (&export, store_file_get_reader (context->file), record, line);
      g_print ("%s", line->str);
      g_string_truncate (line, 0);
    }
  g_print ("%s", line->str);
}

/* Exact decimals as strings, dates and times as ISO 8601, links by title: nothing that a JSON reader's floating point could spoil. */
static char *
format_sealed (CliContext *context, BaseRecord *record, const BaseField *field, BaseLocale *neutral)
{
  g_autoptr (GVariant) value = NULL;

  if (!store_file_reveal (context->file, record, field, &value, NULL))
    return g_strdup ("•••");
  return base_field_format (field, value, neutral, neutral->currency);
}

static void
add_member (CliContext *context, JsonBuilder *builder, BaseRecord *record, const BaseField *field, BaseLocale *neutral)
{
  json_builder_set_member_name (builder, field->name);
  if (base_record_is_empty (record, field) && !is_figure (field) && field->kind != BASE_KIND_YES_NO && field->kind != BASE_KIND_CHOICE)
    json_builder_add_null_value (builder);
  else if (field->kind == BASE_KIND_YES_NO)
    json_builder_add_boolean_value (builder, base_record_get_number (record, field) != 0);
  else if (field->kind == BASE_KIND_COUNT)
    json_builder_add_int_value (builder, base_record_get_number (record, field));
  else if (field->kind == BASE_KIND_CHOICE)
    json_builder_add_string_value (builder, field->choices[base_record_get_number (record, field)].code);
  else if (field->kind == BASE_KIND_LINK)
    json_builder_add_string_value (builder, store_file_get_title (context->file, field->target, base_record_get_number (record, field)));
  else if (field->kind == BASE_KIND_TIME)
    {
      char time[21];
      base_time_format_iso (base_record_get_number (record, field), time);
      json_builder_add_string_value (builder, time);
    }
  else
    {
      g_autofree char *text = base_field_is_sealed (field) ? format_sealed (context, record, field, neutral) : base_record_format (record, field, neutral);
      json_builder_add_string_value (builder, text);
    }
}

static void
add_object (CliContext *context, JsonBuilder *builder, BaseRecord *record, const BaseField *const *columns)
{
  g_autoptr (BaseLocale) neutral = base_locale_new ("C", context->locale->currency);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "id");
  json_builder_add_int_value (builder, record->id);
  for (guint i = 0; columns[i] != NULL; i++)
    add_member (context, builder, record, columns[i], neutral);
  json_builder_end_object (builder);
}

static void
print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, TRUE);

  g_print ("%s\n", text);
}

static void
print_json_list (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint row = 0; row < ids->len; row++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (context->file, class, g_array_index (ids, gint64, row));
      if (record != NULL)
        add_object (context, builder, record, columns);
    }
  json_builder_end_array (builder);
  print_json (builder);
}

gboolean
cli_table_print (CliContext *context, BaseRecordClass *class, const BaseField *const *columns, GArray *ids, CliFormat format, GError **error)
{
  if (format == CLI_TABLE)
    print_table (context, class, columns, ids);
  else if (format == CLI_CSV)
    print_csv (context, class, columns, ids);
  else
    print_json_list (context, class, columns, ids);
  return TRUE;
}

void
cli_record_print (CliContext *context, BaseRecord *record, CliFormat format)
{
  BaseRecordClass *class = BASE_RECORD_GET_CLASS (record);
  g_autofree const BaseField **columns = g_new0 (const BaseField *, class->n_fields + 1);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  for (guint i = 0; i < class->n_fields; i++)
    columns[i] = &class->fields[i];
  if (format == CLI_JSON)
    {
      add_object (context, builder, record, columns);
      print_json (builder);
      return;
    }
  for (guint i = 0; i < class->n_fields; i++)
    {
      g_autofree char *text = store_file_format (context->file, record, &class->fields[i]);
      if (text[0] != '\0')
        g_print ("%-20s %s\n", base_field_get_label (&class->fields[i]), text);
    }
}
