/* What a person may set for the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-preferences.h"
#include "desk-dialog.h"

static void
apply (GSettings *settings)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[g_settings_get_enum (settings, "color-scheme")]);
}

void
desk_preferences_apply_color_scheme (GSettings *settings)
{
  g_signal_connect (settings, "changed::color-scheme", G_CALLBACK (apply), NULL);
  apply (settings);
}

static void
scheme_chosen_cb (AdwComboRow *row, GParamSpec *spec, GSettings *settings)
{
  g_settings_set_enum (settings, "color-scheme", (int) adw_combo_row_get_selected (row));
}

void
desk_preferences_present (GtkWidget *parent)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/org/factotum/Factotum/desk-preferences.ui");
  AdwDialog *dialog = ADW_DIALOG (gtk_builder_get_object (builder, "preferences"));
  AdwComboRow *scheme = ADW_COMBO_ROW (gtk_builder_get_object (builder, "scheme"));
  GSettings *settings = g_settings_new (APP_ID);

  g_object_set_data_full (G_OBJECT (dialog), "settings", settings, g_object_unref);
  adw_combo_row_set_selected (scheme, (guint) g_settings_get_enum (settings, "color-scheme"));
  g_signal_connect (scheme, "notify::selected", G_CALLBACK (scheme_chosen_cb), settings);
  g_settings_bind (settings, "author", gtk_builder_get_object (builder, "author"), "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-folder", gtk_builder_get_object (builder, "folder"), "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "backup-hours", gtk_builder_get_object (builder, "hours"), "value", G_SETTINGS_BIND_DEFAULT);
  desk_dialog_present (dialog, parent, NULL);
}
