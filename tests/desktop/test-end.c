/* The program ends and leaves nothing behind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-fixture.h"
#include "desk-plan-letter.h"
#include "desk-run.h"

#include <glib/gstdio.h>
#include <office-founding.h>
#include <office.h>

static const char *const actions[] = {
  "win.find", "win.palette", "win.reports", "win.company", "win.check", "win.backups", "win.import", "app.preferences", "app.help", "app.about", "win.new", NULL
};

/* Opens each dialog for a moment, then quits from amid the last form. */
static gboolean
go_on_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  const char *const **next = g_object_get_data (data, "next");
  AdwDialog *dialog;

  if (window == NULL || !gtk_widget_get_mapped (GTK_WIDGET (window)))
    return G_SOURCE_CONTINUE;
  dialog = DESK_IS_WINDOW (window) ? adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window)) : NULL;
  if (dialog != NULL)
    adw_dialog_force_close (dialog);
  else if (DESK_IS_WINDOW (window) && **next != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), *(*next)++, NULL);
  else
    g_action_group_activate_action (G_ACTION_GROUP (data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

static void
run (const char *path)
{
  DeskApplication *application = desk_application_new ();
  const char *const *next = actions;
  guint source;
  char *arguments[] = { (char *) "factotum", (char *) path, NULL };

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_object_set_data (G_OBJECT (application), "next", &next);
  source = g_timeout_add (50, go_on_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), path != NULL ? 2 : 1, arguments), ==, 0);
  g_source_remove (source);
  g_assert_finalize_object (application);
}

static void
test_welcome (void)
{
  run (NULL);
}

static StoreFile *
open_firm (const char *path, StoreFileMode mode)
{
  g_autoptr (StoreSchema) schema = office_schema_new ();
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autoptr (GError) error = NULL;
  StoreFile *file = store_file_open (path, mode, schema, environment, &error);

  g_assert_no_error (error);
  return file;
}

static void
make_firm (const char *path)
{
  g_autoptr (StoreFile) file = open_firm (path, STORE_FILE_CREATE);
  g_autoptr (GError) error = NULL;

  office_founding_run (file, "Muster GmbH", "en", NULL, &error);
  g_assert_no_error (error);
}

static void
test_company (void)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL), *path = g_build_filename (folder, "firm.factotum", NULL);

  make_firm (path);
  run (path);
  g_assert_true (g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

/* The file is the last that commands let go of. */
static void
set_gone (gpointer application, GObject *file)
{
  g_object_set_data (G_OBJECT (application), "gone", application);
}

/* Two commands are on their way when the window goes; one is refused. */
static gboolean
ask_and_go_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);

  if (!DESK_IS_WINDOW (window) || !gtk_widget_get_mapped (GTK_WIDGET (window)) || desk_window_get_file (DESK_WINDOW (window)) == NULL)
    return G_SOURCE_CONTINUE;
  desk_run (GTK_WIDGET (window), "create-contact", g_variant_new_parsed ("{'name': <'Alfreds'>}"), NULL, NULL);
  desk_plan_carry_out (DESK_WINDOW (window), 4711, 0, 0);
  g_object_weak_ref (G_OBJECT (desk_window_get_file (DESK_WINDOW (window))), set_gone, data);
  gtk_window_destroy (window);
  return G_SOURCE_REMOVE;
}

static gint64
count_contacts (const char *path)
{
  g_autoptr (StoreFile) file = open_firm (path, STORE_FILE_OPEN);
  gint64 n = -1;

  store_db_get_number (store_file_get_reader (file), "SELECT count (*) FROM contacts", &n, NULL);
  return n;
}

/* What was asked for is done, and whoever asked may be gone when the answer comes. */
static void
test_late_answer (void)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL), *path = g_build_filename (folder, "firm.factotum", NULL);
  DeskApplication *application = desk_application_new ();
  char *arguments[] = { (char *) "factotum", path, NULL };
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  make_firm (path);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_timeout_add (50, ask_and_go_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  while (g_object_get_data (G_OBJECT (application), "gone") == NULL && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (g_object_get_data (G_OBJECT (application), "gone"));
  g_assert_finalize_object (application);
  g_assert_cmpint (count_contacts (path), ==, 1);
  g_assert_true (g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

/* A file lies where the folder of the copies should be: the window comes back and asks; then the file is taken away. */
static gboolean
close_and_answer_cb (gpointer data)
{
  GtkWindow *window = gtk_application_get_active_window (data);
  const char *blocked = g_object_get_data (data, "blocked");
  AdwDialog *dialog;

  if (!DESK_IS_WINDOW (window) || !gtk_widget_get_mapped (GTK_WIDGET (window)) || desk_window_get_file (DESK_WINDOW (window)) == NULL)
    return G_SOURCE_CONTINUE;
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (window));
  if (dialog == NULL)
    {
      g_assert_true (g_file_set_contents (blocked, "", 0, NULL));
      gtk_window_close (window);
      return G_SOURCE_CONTINUE;
    }
  g_assert_true (ADW_IS_ALERT_DIALOG (dialog));
  if (!gtk_widget_get_mapped (adw_dialog_get_default_widget (dialog)))
    return G_SOURCE_CONTINUE;
  g_assert_nonnull (strstr (adw_alert_dialog_get_body (ADW_ALERT_DIALOG (dialog)), "All that you entered is saved"));
  g_assert_cmpstr (adw_alert_dialog_get_default_response (ADW_ALERT_DIALOG (dialog)), ==, "again");
  g_assert_cmpint (g_unlink (blocked), ==, 0);
  g_assert_true (gtk_widget_activate (adw_dialog_get_default_widget (dialog)));
  return G_SOURCE_REMOVE;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_no_copy (void)
{
  g_autofree char *folder = g_dir_make_tmp ("factotum-XXXXXX", NULL), *path = g_build_filename (folder, "firm.factotum", NULL);
  g_autofree char *blocked = g_build_filename (folder, "backups", NULL);
  DeskApplication *application = desk_application_new ();
  char *arguments[] = { (char *) "factotum", path, NULL };

  make_firm (path);
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_object_set_data (G_OBJECT (application), "blocked", blocked);
  g_timeout_add (50, close_and_answer_cb, application);
  g_assert_cmpint (g_application_run (G_APPLICATION (application), 2, arguments), ==, 0);
  g_assert_finalize_object (application);
  g_assert_cmpint (count_files (blocked), >=, 1);
  g_assert_true (g_spawn_sync (NULL, (char **) (const char *[]) { "rm", "-rf", folder, NULL }, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  if (!desk_prepare (&argc, &argv))
    return 77;
  g_test_add_func ("/desktop/end/the-welcome-leaves-nothing-behind", test_welcome);
  g_test_add_func ("/desktop/end/a-company-leaves-nothing-behind", test_company);
  g_test_add_func ("/desktop/end/a-window-may-go-before-the-answer-comes", test_late_answer);
  g_test_add_func ("/desktop/end/a-missing-copy-brings-the-window-back", test_no_copy);
  return g_test_run ();
}
