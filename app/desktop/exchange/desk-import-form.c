/* How a file is written and what its columns are.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-import-form.h"

#include <string.h>
#include <exchange-mapping-store.h>
#include <glib/gi18n-lib.h>
#include "desk-import-fields.h"

struct _DeskImportForm
{
  AdwBin               parent_instance;
  GtkBox              *box;
  AdwComboRow         *kind;
  AdwSwitchRow        *header;
  AdwComboRow         *delimiter;
  AdwComboRow         *decimal;
  AdwComboRow         *dates;
  AdwComboRow         *encoding;
  AdwEntryRow         *empty;
  AdwPreferencesGroup *fields;
  StoreSchema         *schema;
  ExchangeCsvReader   *reader;
  ExchangeMapping     *mapping;
  GPtrArray           *classes; /* (element-type BaseRecordClass): the kinds as listed */
  ExchangeCsvFormat    format;
  gboolean             updating;
};

G_DEFINE_FINAL_TYPE (DeskImportForm, desk_import_form, ADW_TYPE_BIN)

enum { SIGNAL_REREAD, N_SIGNALS };
static guint signals[N_SIGNALS];

static const char delimiters[] = { ',', ';', '\t', '|' };
static const char decimals[] = { '.', ',' };
static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "ISO-8859-1", "ISO-8859-15", "WINDOWS-1250", "WINDOWS-1251", "IBM850", "MACINTOSH", "UTF-16LE", "UTF-16BE" };

static void
show_encoding (DeskImportForm *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint found = G_N_ELEMENTS (encodings);

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gtk_string_list_append (list, encodings[i]);
      if (g_ascii_strcasecmp (encodings[i], self->format.encoding) == 0)
        found = i;
    }
  if (found == G_N_ELEMENTS (encodings))
    gtk_string_list_append (list, self->format.encoding);
  adw_combo_row_set_model (self->encoding, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->encoding, found);
}

static guint
find_sign (const char *signs, guint n, char sign)
{
  for (guint i = 0; i < n; i++)
    if (signs[i] == sign)
      return i;
  return 0;
}

static void
show_format (DeskImportForm *self)
{
  const char *unsure = _("Only guessed");

  adw_switch_row_set_active (self->header, self->format.has_header);
  adw_combo_row_set_selected (self->delimiter, find_sign (delimiters, sizeof delimiters, self->format.delimiter));
  adw_combo_row_set_selected (self->decimal, find_sign (decimals, sizeof decimals, self->format.decimal));
  adw_combo_row_set_selected (self->dates, self->format.date_order);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->decimal), self->format.decimal_is_sure ? "" : unsure);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->dates), self->format.date_order_is_sure ? "" : unsure);
  gtk_editable_set_text (GTK_EDITABLE (self->empty), self->format.empty_markers);
  show_encoding (self);
}

static void
show_kind (DeskImportForm *self)
{
  guint at = 0;

  if (g_ptr_array_find (self->classes, store_schema_find_class (self->schema, self->mapping->kind), &at))
    adw_combo_row_set_selected (self->kind, at);
}

static void
show_fields (DeskImportForm *self)
{
  BaseRecordClass *class = store_schema_find_class (self->schema, self->mapping->kind);

  if (self->fields != NULL)
    gtk_box_remove (self->box, GTK_WIDGET (self->fields));
  self->fields = desk_import_fields_new (class, self->mapping, self->reader);
  if (self->mapping->title != NULL)
    {
      g_autofree char *known = g_strdup_printf (_("These columns are known: %s."), self->mapping->title);
      g_autofree char *markup = g_markup_escape_text (known, -1);

      adw_preferences_group_set_description (self->fields, markup);
    }
  else
    adw_preferences_group_set_description (self->fields, _("As the heading says, or as you chose it last time."));
  gtk_box_append (self->box, GTK_WIDGET (self->fields));
}

/* The type whose fields the heading names most. */
static BaseRecordClass *
guess_class (DeskImportForm *self, const char *const *columns)
{
  BaseRecordClass *best = self->classes->pdata[0];
  guint most = 0;

  for (guint i = 0; i < self->classes->len; i++)
    {
      g_autoptr (ExchangeMapping) mapping = exchange_mapping_guess (self->classes->pdata[i], columns);

      if (mapping->fields->len > most)
        {
          most = mapping->fields->len;
          best = self->classes->pdata[i];
        }
    }
  return best;
}

/* class: NULL for the type that fits. */
static void
find_mapping (DeskImportForm *self, BaseRecordClass *class)
{
  g_auto (GStrv) folders = exchange_mapping_list_folders ();
  const char *const *columns = exchange_csv_reader_get_columns (self->reader);
  ExchangeMapping *mapping = NULL;

  if (self->format.has_header)
    mapping = exchange_mapping_find ((const char *const *) folders, class != NULL ? class->table : NULL, columns);
  if (mapping != NULL && store_schema_find_class (self->schema, mapping->kind) == NULL)
    g_clear_pointer (&mapping, exchange_mapping_free);
  if (mapping == NULL)
    mapping = exchange_mapping_guess (class != NULL ? class : guess_class (self, columns), columns);
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  self->mapping = mapping;
  exchange_mapping_adjust (mapping, &self->format);
}

/* The values that matter, whatever lies between them. */
static gboolean
is_read_as_shown (DeskImportForm *self)
{
  const ExchangeCsvFormat *read = exchange_csv_reader_get_format (self->reader);

  return g_str_equal (read->encoding, self->format.encoding) && read->delimiter == self->format.delimiter && read->decimal == self->format.decimal
         && read->group == self->format.group && read->date_order == self->format.date_order && read->has_header == self->format.has_header
         && g_str_equal (read->empty_markers, self->format.empty_markers);
}

static gboolean
has_same_columns (DeskImportForm *self, ExchangeCsvReader *reader)
{
  return self->reader != NULL && g_strv_equal (exchange_csv_reader_get_columns (self->reader), exchange_csv_reader_get_columns (reader));
}

static void
list_kinds (DeskImportForm *self, StoreSchema *schema)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  if (!g_set_object (&self->schema, schema))
    return;
  g_ptr_array_set_size (self->classes, 0);
  for (guint i = 0; i < store_schema_get_n_types (schema); i++)
    {
      BaseRecordClass *class = store_schema_get_class (schema, i);

      if (g_str_equal (class->table, "companies"))
        continue;
      g_ptr_array_add (self->classes, class);
      gtk_string_list_append (list, _(class->plural));
    }
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (list));
}

static void
kind_cb (DeskImportForm *self)
{
  guint selected = adw_combo_row_get_selected (self->kind);

  if (self->updating || self->reader == NULL || selected >= self->classes->len)
    return;
  find_mapping (self, self->classes->pdata[selected]);
  self->updating = TRUE;
  show_format (self);
  show_fields (self);
  self->updating = FALSE;
  if (!is_read_as_shown (self))
    g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

static void
format_cb (DeskImportForm *self)
{
  GtkStringObject *encoding = adw_combo_row_get_selected_item (self->encoding);
  char decimal = decimals[adw_combo_row_get_selected (self->decimal) % sizeof decimals];

  if (self->updating || self->reader == NULL || encoding == NULL)
    return;
  if (decimal != self->format.decimal)
    self->format.group = self->format.group == decimal ? self->format.decimal : self->format.group;
  self->format.decimal = decimal;
  self->format.delimiter = delimiters[adw_combo_row_get_selected (self->delimiter) % sizeof delimiters];
  self->format.date_order = (BaseDateOrder) adw_combo_row_get_selected (self->dates);
  self->format.has_header = adw_switch_row_get_active (self->header);
  g_strlcpy (self->format.encoding, gtk_string_object_get_string (encoding), sizeof self->format.encoding);
  g_strlcpy (self->format.empty_markers, gtk_editable_get_text (GTK_EDITABLE (self->empty)), sizeof self->format.empty_markers);
  if (!is_read_as_shown (self))
    g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

static void
desk_import_form_dispose (GObject *object)
{
  DeskImportForm *self = DESK_IMPORT_FORM (object);

  self->updating = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_IMPORT_FORM);
  self->fields = NULL;
  g_clear_pointer (&self->mapping, exchange_mapping_free);
  g_clear_object (&self->reader);
  g_clear_object (&self->schema);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  G_OBJECT_CLASS (desk_import_form_parent_class)->dispose (object);
}

static void
desk_import_form_class_init (DeskImportFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_import_form_dispose;
  signals[SIGNAL_REREAD] = g_signal_new ("reread", DESK_TYPE_IMPORT_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-import-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, box);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, kind);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, header);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, delimiter);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, decimal);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, dates);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, encoding);
  gtk_widget_class_bind_template_child (widget_class, DeskImportForm, empty);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, format_cb);
}

static void
desk_import_form_init (DeskImportForm *self)
{
  self->classes = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
desk_import_form_forget (DeskImportForm *self)
{
  g_clear_object (&self->reader);
}

void
desk_import_form_show (DeskImportForm *self, StoreSchema *schema, ExchangeCsvReader *reader)
{
  gboolean same = has_same_columns (self, reader);

  self->updating = TRUE;
  g_set_object (&self->reader, reader);
  self->format = *exchange_csv_reader_get_format (reader);
  list_kinds (self, schema);
  if (!same)
    find_mapping (self, NULL);
  show_kind (self);
  show_format (self);
  show_fields (self);
  self->updating = FALSE;
  if (!is_read_as_shown (self))
    g_signal_emit (self, signals[SIGNAL_REREAD], 0);
}

const ExchangeCsvFormat *
desk_import_form_get_format (DeskImportForm *self)
{
  return &self->format;
}

ExchangeMapping *
desk_import_form_dup_mapping (DeskImportForm *self)
{
  ExchangeMapping *mapping = self->mapping != NULL ? exchange_mapping_copy (self->mapping) : NULL;

  if (mapping == NULL)
    return NULL;
  mapping->decimal = self->format.decimal;
  mapping->dates = self->format.date_order;
  g_set_str (&mapping->empty_markers, self->format.empty_markers);
  return mapping;
}

void
desk_import_form_choose_kind (DeskImportForm *self, const char *table)
{
  guint at = 0;

  if (self->schema != NULL && g_ptr_array_find (self->classes, store_schema_find_class (self->schema, table), &at))
    adw_combo_row_set_selected (self->kind, at);
}
