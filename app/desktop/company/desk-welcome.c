/* The first start, and the choice of a company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-welcome.h"

#include <glib/gi18n-lib.h>
#include <office-founding.h>
#include "desk-window.h"

struct _DeskWelcome
{
  AdwApplicationWindow parent_instance;
  AdwPreferencesGroup *known;
  GtkWidget           *choices;
  GtkEditable         *name;
  AdwComboRow         *taxes;
  AdwToastOverlay     *toasts;
};

G_DEFINE_FINAL_TYPE (DeskWelcome, desk_welcome, ADW_TYPE_APPLICATION_WINDOW)

static DeskApplication *
get_application (DeskWelcome *self)
{
  return DESK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
finish (DeskWelcome *self, gboolean done, const GError *error)
{
  if (done)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  gtk_widget_set_sensitive (self->choices, TRUE);
  if (error != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (error->message));
}

static void
demo_done_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWelcome) self = data;
  g_autoptr (GError) error = NULL;

  finish (self, desk_application_create_demo_finish (DESK_APPLICATION (source), answer, &error), error);
}

static void
demo_cb (DeskWelcome *self)
{
  gtk_widget_set_sensitive (self->choices, FALSE);
  desk_application_create_demo_async (get_application (self), demo_done_cb, g_object_ref (self));
}

/* The first choice is none. */
static void
fill_taxes (DeskWelcome *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("None"));
  for (guint i = 0; office_founding_countries[i].code != NULL; i++)
    gtk_string_list_append (names, _(office_founding_countries[i].label));
  adw_combo_row_set_model (self->taxes, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->taxes, (guint) (office_founding_guess_country (g_get_language_names ()[0]) + 1));
}

static void
create_company (DeskWelcome *self, GAsyncReadyCallback callback)
{
  const char *name = gtk_editable_get_text (self->name);
  guint taxes = adw_combo_row_get_selected (self->taxes);

  gtk_widget_set_sensitive (self->choices, FALSE);
  desk_application_create_company_async (get_application (self), name[0] != '\0' ? name : _("My Company"), taxes > 0 ? office_founding_countries[taxes - 1].code : NULL, callback, g_object_ref (self));
}

static void
created_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWelcome) self = data;
  g_autoptr (GError) error = NULL;

  finish (self, desk_application_create_company_finish (DESK_APPLICATION (source), answer, &error), error);
}

static void
empty_cb (DeskWelcome *self)
{
  create_company (self, created_cb);
}

static void
created_for_import_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  GtkWindow *window;

  created_cb (source, answer, data);
  window = gtk_application_get_active_window (GTK_APPLICATION (source));
  if (DESK_IS_WINDOW (window))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.import", NULL);
}

static void
import_cb (DeskWelcome *self)
{
  create_company (self, created_for_import_cb);
}

static void
open_cb (AdwActionRow *row, DeskWelcome *self)
{
  desk_application_open_company (get_application (self), g_object_get_data (G_OBJECT (row), "path"));
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
add_company (DeskWelcome *self, const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *base = g_path_get_basename (path);

  if (g_str_has_suffix (base, ".factotum"))
    base[strlen (base) - strlen (".factotum")] = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), path);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (open_cb), self);
  adw_preferences_group_add (self->known, row);
}

static void
desk_welcome_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DESK_TYPE_WELCOME);
  G_OBJECT_CLASS (desk_welcome_parent_class)->dispose (object);
}

static void
desk_welcome_class_init (DeskWelcomeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWelcome, known);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcome, choices);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcome, name);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcome, taxes);
  gtk_widget_class_bind_template_child (widget_class, DeskWelcome, toasts);
  gtk_widget_class_bind_template_callback (widget_class, demo_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_cb);
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
}

static void
desk_welcome_init (DeskWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_taxes (self);
}

void
desk_welcome_present (DeskApplication *application)
{
  DeskWelcome *self = g_object_new (DESK_TYPE_WELCOME, "application", application, NULL);
  g_auto (GStrv) companies = desk_application_list_companies (application);

  for (guint i = 0; companies[i] != NULL; i++)
    add_company (self, companies[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->known), companies[0] != NULL);
  gtk_window_present (GTK_WINDOW (self));
}
