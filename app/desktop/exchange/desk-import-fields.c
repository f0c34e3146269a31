/* The field rows of an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-fields.h"

#include <string.h>
#include <glib/gi18n-lib.h>

#define EXAMPLE_ROWS       100
#define EXAMPLE_CHARACTERS 24
#define STEP_US            6000 /* of a frame; the rest is for the layout */

/* What the rows of one group share. */
typedef struct
{
  ExchangeMapping   *mapping; /* borrowed */
  ExchangeCsvReader *reader;
  BaseRecordClass   *class;
  guint              n_made; /* of the fields: have a row, or get none */
  guint              source; /* makes the others */
} Columns;

/* One drop-down of columns. */
typedef struct
{
  Columns         *columns; /* borrowed: lives as long as the group */
  const BaseField *field;   /* NULL for the key */
  char            *former;  /* a template that is more than one column; nullable */
  AdwComboRow     *row;
  AdwComboRow     *by;      /* of a link; nullable */
} Choice;

static void
free_columns (gpointer data)
{
  Columns *columns = data;

  g_clear_handle_id (&columns->source, g_source_remove);
  g_object_unref (columns->reader);
  g_free (columns);
}

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_free (choice->former);
  g_free (choice);
}

/* "{orderID}" → "orderID"; NULL for anything more. */
static char *
unwrap (const char *template)
{
  gsize length = template != NULL ? strlen (template) : 0;

  if (length < 3 || template[0] != '{' || template[length - 1] != '}' || strcspn (template + 1, "{}") != length - 2)
    return NULL;
  return g_strndup (template + 1, length - 2);
}

static const char *
get_template (Choice *choice)
{
  ExchangeMapping *mapping = choice->columns->mapping;
  ExchangeFieldMapping *field = choice->field != NULL ? exchange_mapping_find_field (mapping, choice->field->name) : NULL;
  ExchangeTemplate *template = choice->field == NULL ? mapping->key : field != NULL ? field->value : NULL;

  return template != NULL ? exchange_template_get_text (template) : NULL;
}

/* Columns named with a brace cannot stand in a template. */
static GtkStringList *
list_columns (Choice *choice)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, choice->field != NULL ? _("Not Imported") : _("None"));
  for (const char *const *column = exchange_csv_reader_get_columns (choice->columns->reader); *column != NULL; column++)
    if (strpbrk (*column, "{}") == NULL)
      gtk_string_list_append (list, *column);
  if (choice->former != NULL)
    gtk_string_list_append (list, choice->former);
  return list;
}

static guint
find_column (GtkStringList *list, const char *template)
{
  g_autofree char *column = unwrap (template);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  if (template == NULL)
    return 0;
  for (guint i = 1; i < n; i++)
    if (g_ascii_strcasecmp (gtk_string_list_get_string (list, i), column != NULL ? column : template) == 0)
      return i;
  return n - 1;
}

static char *
make_example (Choice *choice)
{
  const char *text = get_template (choice);
  g_autoptr (ExchangeTemplate) template = text != NULL ? exchange_template_new (text, NULL) : NULL;
  g_autoptr (GString) buffer = g_string_new (NULL);
  const char *const none[] = { "NULL", NULL };
  ExchangeCells cells = { .reader = choice->columns->reader, .ordinal = 1, .empty_markers = none };
  const char *example = NULL;

  if (template == NULL || !exchange_template_bind (template, choice->columns->reader, NULL))
    return NULL;
  for (; cells.row < MIN (EXAMPLE_ROWS, exchange_csv_reader_get_n_rows (cells.reader)) && example == NULL; cells.row++)
    example = exchange_template_expand (template, &cells, buffer);
  if (example == NULL)
    return g_strdup (_("Empty at the beginning of the file"));
  /* Translators: the first value of a column */
  if (g_utf8_strlen (example, -1) <= EXAMPLE_CHARACTERS)
    return g_strdup_printf (_("“%s”"), example);
  else
    {
      g_autofree char *begin = g_utf8_substring (example, 0, EXAMPLE_CHARACTERS);

      return g_strdup_printf (_("“%s…”"), begin);
    }
}

static void
show_example (Choice *choice)
{
  g_autofree char *example = make_example (choice);
  gboolean required = choice->field != NULL && (choice->field->flags & BASE_REQUIRED) != 0;

  if (choice->field == NULL && example == NULL)
    example = g_strdup (_("By its key a record is known again when the file is imported another time."));
  else if (example == NULL && required)
    example = g_strdup (_("Needed"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (choice->row), example != NULL ? example : "");
  if (choice->by != NULL)
    gtk_widget_set_visible (GTK_WIDGET (choice->by), get_template (choice) != NULL);
}

static void
apply_link (Choice *choice)
{
  ExchangeFieldMapping *field = exchange_mapping_find_field (choice->columns->mapping, choice->field->name);
  guint selected = adw_combo_row_get_selected (choice->by);

  if (field == NULL || selected > 1)
    return;
  if (selected == 0)
    exchange_mapping_set_link (choice->columns->mapping, choice->field->name, "title", NULL);
  else
    {
      g_autofree char *table = g_strdup (field->table != NULL ? field->table : choice->field->target);

      exchange_mapping_set_link (choice->columns->mapping, choice->field->name, "key", table);
    }
}

static void
by_cb (Choice *choice)
{
  apply_link (choice);
}

static void
column_cb (Choice *choice)
{
  GtkStringList *list = GTK_STRING_LIST (adw_combo_row_get_model (choice->row));
  guint selected = adw_combo_row_get_selected (choice->row);
  gboolean former = choice->former != NULL && selected + 1 == g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *wrapped = selected > 0 && !former ? g_strdup_printf ("{%s}", gtk_string_list_get_string (list, selected)) : NULL;
  const char *value = former ? choice->former : wrapped;

  if (choice->field == NULL)
    exchange_mapping_set_key (choice->columns->mapping, value, NULL);
  else
    exchange_mapping_set_field (choice->columns->mapping, choice->field->name, value, NULL);
  if (choice->by != NULL)
    apply_link (choice);
  show_example (choice);
}

static AdwComboRow *
make_by_row (Choice *choice)
{
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  g_autofree char *title = g_strdup_printf (_("%s Is Found By"), base_field_get_label (choice->field));
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const[]) { _("Name or Number"), _("Key in the Other Program"), NULL });
  ExchangeFieldMapping *mapped = exchange_mapping_find_field (choice->columns->mapping, choice->field->name);
  const char *by = mapped != NULL ? mapped->by : NULL;
  gboolean other = by != NULL && !g_str_equal (by, "key") && !g_str_equal (by, "title");

  if (other)
    gtk_string_list_append (list, by);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (row, other ? 2 : by != NULL && g_str_equal (by, "key") ? 1 : 0);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (by_cb), choice);
  return row;
}

static void
add_choice (AdwPreferencesGroup *group, Columns *columns, const BaseField *field)
{
  Choice *choice = g_new0 (Choice, 1);
  g_autoptr (GtkExpression) expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  g_autoptr (GtkStringList) list = NULL;
  g_autofree char *column = NULL;

  *choice = (Choice) { .columns = columns, .field = field, .row = ADW_COMBO_ROW (adw_combo_row_new ()) };
  column = unwrap (get_template (choice));
  choice->former = column == NULL ? g_strdup (get_template (choice)) : NULL;
  list = list_columns (choice);
  g_object_set_data_full (G_OBJECT (choice->row), "choice", choice, free_choice);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (choice->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (choice->row), field != NULL ? base_field_get_label (field) : _("Key in the Other Program"));
  adw_combo_row_set_model (choice->row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (choice->row, find_column (list, get_template (choice)));
  adw_combo_row_set_expression (choice->row, expression);
  adw_combo_row_set_enable_search (choice->row, TRUE);
  adw_preferences_group_add (group, GTK_WIDGET (choice->row));
  if (field != NULL && field->kind == BASE_KIND_LINK)
    {
      choice->by = make_by_row (choice);
      adw_preferences_group_add (group, GTK_WIDGET (choice->by));
    }
  show_example (choice);
  g_signal_connect_swapped (choice->row, "notify::selected", G_CALLBACK (column_cb), choice);
}

/* A row of columns costs a millisecond, and some records have many fields. */
static gboolean
add_some_cb (gpointer group)
{
  Columns *columns = g_object_get_data (group, "columns");
  gint64 end = g_get_monotonic_time () + STEP_US;

  while (columns->n_made < columns->class->n_fields && g_get_monotonic_time () < end)
    {
      const BaseField *field = &columns->class->fields[columns->n_made++];

      if (base_field_is_input (field))
        add_choice (group, columns, field);
    }
  if (columns->n_made < columns->class->n_fields)
    return G_SOURCE_CONTINUE;
  columns->source = 0;
  return G_SOURCE_REMOVE;
}

AdwPreferencesGroup *
desk_import_fields_new (BaseRecordClass *class, ExchangeMapping *mapping, ExchangeCsvReader *reader)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  Columns *columns = g_new0 (Columns, 1);

  columns->mapping = mapping;
  columns->reader = g_object_ref (reader);
  columns->class = class;
  g_object_set_data_full (G_OBJECT (group), "columns", columns, free_columns);
  adw_preferences_group_set_title (group, _("Which Column Is Which Field"));
  add_choice (group, columns, NULL);
  columns->source = g_idle_add (add_some_cb, group);
  return group;
}
