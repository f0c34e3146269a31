/* The program: companies and their windows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-application.h"

#include <glib/gi18n-lib.h>
#include <office-demo.h>
#include <office.h>
#include <office-company.h>
#include <office-founding.h>
#include <paper-issue.h>
#include <store-backup.h>
#include "desk-backups.h"
#include "desk-environment.h"
#include "desk-help-dialog.h"
#include "desk-preferences.h"
#include "desk-resources.h"
#include "desk-welcome.h"
#include "desk-window.h"

struct _DeskApplication
{
  AdwApplication   parent_instance;
  StoreSchema     *schema;
  BaseEnvironment *environment;
  GSettings       *settings;
};

G_DEFINE_FINAL_TYPE (DeskApplication, desk_application, ADW_TYPE_APPLICATION)

StoreSchema *
desk_application_get_schema (DeskApplication *self)
{
  return self->schema;
}

BaseEnvironment *
desk_application_get_environment (DeskApplication *self)
{
  return self->environment;
}

char *
desk_application_dup_folder (DeskApplication *self)
{
  return g_build_filename (g_get_user_data_dir (), "factotum", NULL);
}

static DeskWindow *
find_window (DeskApplication *self, const char *path)
{
  for (GList *list = gtk_application_get_windows (GTK_APPLICATION (self)); list != NULL; list = list->next)
    if (DESK_IS_WINDOW (list->data) && g_strcmp0 (store_file_get_path (desk_window_get_file (list->data)), path) == 0)
      return list->data;
  return NULL;
}

static void
remember (DeskApplication *self, const char *path)
{
  g_auto (GStrv) known = g_settings_get_strv (self->settings, "companies");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) companies = NULL;

  g_strv_builder_add (builder, path);
  for (guint i = 0; known[i] != NULL; i++)
    if (strcmp (known[i], path) != 0)
      g_strv_builder_add (builder, known[i]);
  companies = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, "companies", (const char *const *) companies);
  g_settings_set_string (self->settings, "last-company", path);
}

static void
say (DeskApplication *self, const char *sentence)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  AdwDialog *dialog = adw_alert_dialog_new (_("The Company Was Not Opened"), sentence);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
set_locale (StoreFile *file)
{
  g_autoptr (OfficeCompany) company = office_company_load (store_file_get_reader (file), NULL);
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, company != NULL ? company->currency : NULL);

  store_file_set_locale (file, locale);
}

static gboolean
present_cb (gpointer window)
{
  if (gtk_window_get_application (window) != NULL) /* else it was closed meanwhile */
    gtk_window_present (window);
  return G_SOURCE_REMOVE;
}

/* To make a window takes almost a blink; to lay it out is a step of its own. */
static void
show_file (DeskApplication *self, StoreFile *file)
{
  DeskWindow *window;

  set_locale (file);
  remember (self, store_file_get_path (file));
  window = desk_window_new (GTK_APPLICATION (self), file);
  g_idle_add_full (G_PRIORITY_DEFAULT, present_cb, g_object_ref (window), g_object_unref);
}

void
desk_application_open_company (DeskApplication *self, const char *path)
{
  DeskWindow *window = find_window (self, path);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreFile) file = NULL;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }
  file = store_file_open (path, STORE_FILE_OPEN, self->schema, self->environment, &error);
  if (file != NULL)
    show_file (self, file);
  else
    say (self, error->message);
}

static char *
make_path (DeskApplication *self, const char *name)
{
  g_autofree char *folder = desk_application_dup_folder (self);
  g_autofree char *base = g_strdelimit (g_strdup (name), "/\\:", '-');
  g_autofree char *path = g_strdup_printf ("%s/%s.factotum", folder, base);

  g_mkdir_with_parents (folder, 0700);
  for (guint i = 2; g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_free (path);
      path = g_strdup_printf ("%s/%s %u.factotum", folder, base, i);
    }
  return g_steal_pointer (&path);
}

/* A company that is being made. */
typedef struct
{
  char *path;
  char *name;    /* NULL: nothing is written into it yet */
  char *country; /* NULL: no taxes */
} Founding;

static void
free_founding (gpointer data)
{
  Founding *self = data;

  g_free (self->path);
  g_free (self->name);
  g_free (self->country);
  g_free (self);
}

/* Some hundred tables take longer than a window may stand still. */
static void
found (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DeskApplication *application = source;
  Founding *founding = data;
  GError *error = NULL;
  g_autoptr (StoreFile) file = store_file_open (founding->path, STORE_FILE_CREATE, application->schema, application->environment, &error);

  if (file == NULL || (founding->name != NULL && !office_founding_run (file, founding->name, g_get_language_names ()[0], founding->country, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
found_async (DeskApplication *self, const char *file_name, const char *name, const char *country, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, data);
  Founding *founding = g_new0 (Founding, 1);

  founding->path = make_path (self, file_name);
  founding->name = g_strdup (name);
  founding->country = g_strdup (country);
  g_task_set_task_data (task, founding, free_founding);
  g_task_run_in_thread (task, found);
}

/* The new company's file, NULL with error. full */
static StoreFile *
found_finish (DeskApplication *self, GAsyncResult *answer, GError **error)
{
  Founding *founding = g_task_get_task_data (G_TASK (answer));

  if (!g_task_propagate_boolean (G_TASK (answer), error))
    return NULL;
  return store_file_open (founding->path, STORE_FILE_OPEN, self->schema, self->environment, error);
}

void
desk_application_create_company_async (DeskApplication *self, const char *name, const char *country, GAsyncReadyCallback callback, gpointer data)
{
  found_async (self, name, name, country, callback, data);
}

gboolean
desk_application_create_company_finish (DeskApplication *self, GAsyncResult *answer, GError **error)
{
  g_autoptr (StoreFile) file = found_finish (self, answer, error);

  if (file != NULL)
    show_file (self, file);
  return file != NULL;
}

static void
demo_made_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (!store_file_run_finish (STORE_FILE (source), answer, NULL, NULL, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  show_file (g_task_get_source_object (task), STORE_FILE (source));
  g_task_return_boolean (task, TRUE);
}

static void
demo_founded_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (StoreFile) file = found_finish (DESK_APPLICATION (source), answer, &error);
  OfficeDemo *demo;

  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  demo = g_new0 (OfficeDemo, 1);
  demo->seed = 1;
  demo->language = g_intern_string (g_get_language_names ()[0]);
  store_file_work_async (file, NULL, office_demo_make, demo, g_free, NULL, demo_made_cb, g_steal_pointer (&task));
}

void
desk_application_create_demo_async (DeskApplication *self, GAsyncReadyCallback callback, gpointer data)
{
  found_async (self, _("Demo Office"), NULL, NULL, demo_founded_cb, g_task_new (self, NULL, callback, data));
}

gboolean
desk_application_create_demo_finish (DeskApplication *self, GAsyncResult *answer, GError **error)
{
  return g_task_propagate_boolean (G_TASK (answer), error);
}

/* A company is let go of when the last dialog and thread that look at it are done. */
#define PATIENCE  100 /* tries */
#define BETWEEN   100 /* milliseconds */

typedef struct
{
  DeskApplication *application;
  char            *path;
  char            *copy;
  guint            n_tries;
} Restoring;

static gboolean
restore_cb (gpointer data)
{
  Restoring *restoring = data;
  DeskApplication *self = restoring->application;
  g_autoptr (GError) error = NULL;
  gboolean done = store_backup_restore (restoring->copy, restoring->path, self->schema, self->environment, &error);

  if (!done && g_error_matches (error, STORE_ERROR, STORE_ERROR_LOCKED) && ++restoring->n_tries < PATIENCE)
    return G_SOURCE_CONTINUE;
  desk_application_open_company (self, restoring->path);
  if (!done)
    say (self, error->message);
  g_application_release (G_APPLICATION (self));
  g_object_unref (self);
  g_free (restoring->path);
  g_free (restoring->copy);
  g_free (restoring);
  return G_SOURCE_REMOVE;
}

void
desk_application_restore_company (DeskApplication *self, gpointer window, const char *copy)
{
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->application = g_object_ref (self);
  restoring->path = g_strdup (store_file_get_path (desk_window_get_file (window)));
  restoring->copy = g_strdup (copy);
  g_application_hold (G_APPLICATION (self));
  desk_window_close_company (window);
  g_timeout_add (BETWEEN, restore_cb, restoring);
}

static void
add_from_folder (DeskApplication *self, GPtrArray *companies)
{
  g_autofree char *folder = desk_application_dup_folder (self);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_str_has_suffix (name, ".factotum") && !store_backup_is_kept (name) && !g_ptr_array_find_with_equal_func (companies, path, g_str_equal, NULL))
        g_ptr_array_add (companies, g_steal_pointer (&path));
    }
}

char **
desk_application_list_companies (DeskApplication *self)
{
  g_auto (GStrv) known = g_settings_get_strv (self->settings, "companies");
  GPtrArray *companies = g_ptr_array_new ();

  for (guint i = 0; known[i] != NULL; i++)
    if (g_file_test (known[i], G_FILE_TEST_EXISTS))
      g_ptr_array_add (companies, g_strdup (known[i]));
  add_from_folder (self, companies);
  g_ptr_array_add (companies, NULL);
  return (char **) g_ptr_array_free (companies, FALSE);
}

static void
companies_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  desk_welcome_present (data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  desk_preferences_present (GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  desk_help_dialog_present (GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
open_company_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  desk_application_open_company (data, g_variant_get_string (parameter, NULL));
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *list = windows; list != NULL; list = list->next)
    gtk_window_close (list->data);
  g_list_free (windows);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Factotum", "application-icon", APP_ID, "version", APP_VERSION, "license-type", GTK_LICENSE_GPL_3_0,
                "developer-name", _("The Factotum developers"), "comments", _("The whole back office of a small firm"),
                "translator-credits", _("translator-credits"), NULL);
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static const GActionEntry actions[] = {
  { .name = "open-company", .activate = open_company_cb, .parameter_type = "s" },
  { .name = "quit", .activate = quit_cb },
  { .name = "companies", .activate = companies_cb },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
};

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/org/factotum/Factotum/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider), GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
desk_application_startup (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  g_autofree char *author = NULL;

  g_resources_register (desk_get_resource ());
  G_APPLICATION_CLASS (desk_application_parent_class)->startup (application);
  self->schema = office_schema_new ();
  paper_issue_register (self->schema);
  self->settings = g_settings_new (APP_ID);
  author = g_settings_get_string (self->settings, "author");
  self->environment = desk_environment_new (author);
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL); /* a page of the help is read, not copied */
  desk_preferences_apply_color_scheme (self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.help", (const char *[]) { "F1", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "win.show-help-overlay", (const char *[]) { "<Ctrl>F1", "<Ctrl>question", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.preferences", (const char *[]) { "<Ctrl>comma", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "window.close", (const char *[]) { "<Ctrl>w", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (self), "app.quit", (const char *[]) { "<Ctrl>q", NULL });
  gtk_window_set_default_icon_name (APP_ID);
}

static void
desk_application_activate (GApplication *application)
{
  DeskApplication *self = DESK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = g_settings_get_string (self->settings, "last-company");
  g_auto (GStrv) companies = desk_application_list_companies (self);
  gboolean only = companies[0] != NULL && companies[1] == NULL;

  if (window != NULL)
    gtk_window_present (window);
  else if (last[0] != '\0' && g_file_test (last, G_FILE_TEST_EXISTS))
    desk_application_open_company (self, last);
  else if (only)
    desk_application_open_company (self, companies[0]);
  else
    desk_welcome_present (self);
}

static void
desk_application_open (GApplication *application, GFile **files, int n, const char *hint)
{
  for (int i = 0; i < n; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      if (path != NULL)
        desk_application_open_company (DESK_APPLICATION (application), path);
    }
}

/* --company FILE is taken by the first instance too, whoever is asked. */
static int
desk_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  const char *path = NULL;
  GFile *file;

  if (!g_variant_dict_lookup (options, "company", "^&ay", &path))
    return -1;
  if (!g_application_register (application, NULL, NULL))
    return 1;
  file = g_file_new_for_commandline_arg (path);
  g_application_open (application, &file, 1, "");
  g_object_unref (file);
  return g_application_get_is_remote (application) ? 0 : -1;
}

static void
desk_application_finalize (GObject *object)
{
  DeskApplication *self = DESK_APPLICATION (object);

  g_clear_object (&self->schema);
  g_clear_object (&self->environment);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (desk_application_parent_class)->finalize (object);
}

static void
desk_application_class_init (DeskApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = desk_application_finalize;
  application_class->startup = desk_application_startup;
  application_class->activate = desk_application_activate;
  application_class->open = desk_application_open;
  application_class->handle_local_options = desk_application_handle_local_options;
}

static void
desk_application_init (DeskApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "company", 0, 0, G_OPTION_ARG_FILENAME, N_("Open this company"), N_("FILE"));
}

DeskApplication *
desk_application_new (void)
{
  return g_object_new (DESK_TYPE_APPLICATION, "application-id", APP_ID, "flags", G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/org/factotum/Factotum", NULL);
}
