/* Which columns the lists of a kind show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-columns.h"

#include <glib/gi18n-lib.h>

/* full; NULL when the usual ones are shown. */
static char **
load (GSettings *settings, BaseRecordClass *class)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, "columns");
  char **names = NULL;

  g_variant_lookup (all, class->table, "^as", &names);
  return names;
}

/* names: NULL for the usual ones. */
static void
save (GSettings *settings, BaseRecordClass *class, const char *const *names)
{
  g_autoptr (GVariant) all = g_settings_get_value (settings, "columns");
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  GVariantIter iter;
  const char *table;
  GVariant *value;

  g_variant_iter_init (&iter, all);
  while (g_variant_iter_loop (&iter, "{&s@as}", &table, &value))
    if (strcmp (table, class->table) != 0)
      g_variant_builder_add (&builder, "{s@as}", table, value);
  if (names != NULL)
    g_variant_builder_add (&builder, "{s^as}", class->table, names);
  g_settings_set_value (settings, "columns", g_variant_builder_end (&builder));
}

gboolean
desk_columns_are_chosen (GSettings *settings, BaseRecordClass *class)
{
  g_auto (GStrv) names = load (settings, class);

  return names != NULL;
}

gboolean
desk_columns_can_show (const BaseField *field)
{
  return !(field->flags & BASE_HIDDEN) && !base_field_is_sealed (field) && field->kind != BASE_KIND_LONG_TEXT;
}

static gboolean
shows_among (char **names, const BaseField *field)
{
  if (names == NULL)
    return (field->flags & BASE_COLUMN) != 0;
  return (field->flags & BASE_TITLE) || g_strv_contains ((const char *const *) names, field->name);
}

gboolean
desk_columns_shows (GSettings *settings, BaseRecordClass *class, const BaseField *field)
{
  g_auto (GStrv) names = load (settings, class);

  return shows_among (names, field);
}

void
desk_columns_show (GSettings *settings, BaseRecordClass *class, const BaseField *field, gboolean show)
{
  g_auto (GStrv) before = load (settings, class);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < class->n_fields; i++)
    if (&class->fields[i] == field ? show : shows_among (before, &class->fields[i]))
      g_ptr_array_add (names, (gpointer) class->fields[i].name);
  g_ptr_array_add (names, NULL);
  save (settings, class, (const char *const *) names->pdata);
}

void
desk_columns_reset (GSettings *settings, BaseRecordClass *class)
{
  save (settings, class, NULL);
}

/* What the dialog and its rows share; lives as long as the dialog. */
typedef struct
{
  GSettings       *settings;
  BaseRecordClass *class;
  GPtrArray       *rows; /* AdwSwitchRow, borrowed */
  gboolean         filling;
} Choosing;

static void
free_choosing (gpointer data)
{
  Choosing *self = data;

  g_object_unref (self->settings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static void
fill (Choosing *self)
{
  self->filling = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    adw_switch_row_set_active (self->rows->pdata[i], desk_columns_shows (self->settings, self->class, g_object_get_data (self->rows->pdata[i], "field")));
  self->filling = FALSE;
}

static void
switched_cb (AdwSwitchRow *row, GParamSpec *spec, Choosing *self)
{
  if (!self->filling)
    desk_columns_show (self->settings, self->class, g_object_get_data (G_OBJECT (row), "field"), adw_switch_row_get_active (row));
}

static void
usual_cb (Choosing *self)
{
  desk_columns_reset (self->settings, self->class);
  fill (self);
}

static GtkWidget *
make_row (Choosing *self, const BaseField *field)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base_field_get_label (field));
  gtk_widget_set_sensitive (row, !(field->flags & BASE_TITLE));
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  g_ptr_array_add (self->rows, row);
  return row;
}

static GtkWidget *
make_group (Choosing *self, const char *hidden)
{
  GtkWidget *group = adw_preferences_group_new (), *usual = gtk_button_new_with_mnemonic (_("_Usual Columns"));

  for (guint i = 0; i < self->class->n_fields; i++)
    if (desk_columns_can_show (&self->class->fields[i]) && g_strcmp0 (self->class->fields[i].name, hidden) != 0)
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, &self->class->fields[i]));
  gtk_widget_add_css_class (usual, "flat");
  g_signal_connect_swapped (usual, "clicked", G_CALLBACK (usual_cb), self);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(self->class->plural));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), usual);
  fill (self);
  for (guint i = 0; i < self->rows->len; i++)
    g_signal_connect (self->rows->pdata[i], "notify::active", G_CALLBACK (switched_cb), self);
  return group;
}

void
desk_columns_present (BaseRecordClass *class, const char *hidden, GtkWidget *parent)
{
  AdwDialog *dialog = adw_preferences_dialog_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  Choosing *self = g_new0 (Choosing, 1);

  self->settings = g_settings_new (APP_ID);
  self->class = class;
  self->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (dialog), "choosing", self, free_choosing);
  adw_dialog_set_title (dialog, _("Columns"));
  adw_dialog_set_content_width (dialog, 400);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (make_group (self, hidden)));
  adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (dialog), page);
  adw_dialog_present (dialog, parent);
}
