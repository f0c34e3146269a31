/* Copies of the company: automatic, by hand, back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-backups.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <store-backup.h>
#include "desk-application.h"
#include "desk-read.h"
#include "desk-rows-dialog.h"

typedef struct
{
  DeskWindow     *window;
  DeskRowsDialog *dialog;
} Showing;

static void
free_showing (Showing *showing)
{
  g_object_unref (showing->window);
  g_object_unref (showing->dialog);
  g_free (showing);
}

char *
desk_backups_dup_folder (StoreFile *file)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  g_autofree char *folder = g_settings_get_string (settings, "backup-folder");
  g_autofree char *beside = g_path_get_dirname (store_file_get_path (file));

  return folder[0] != '\0' ? g_steal_pointer (&folder) : g_build_filename (beside, "backups", NULL);
}

static gpointer
list (StoreDb *db, gpointer folder, GError **error)
{
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return g_ptr_array_new ();
  return store_backup_list (folder, store_db_get_schema (db), store_db_get_environment (db), error);
}

typedef struct
{
  DeskWindow *window;
  char       *copy;
} Restoring;

static void
answered_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Restoring *restoring = data;
  const char *choice = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), answer);
  DeskApplication *application = DESK_APPLICATION (gtk_window_get_application (GTK_WINDOW (restoring->window)));

  if (g_str_equal (choice, "restore"))
    desk_application_restore_company (application, restoring->window, restoring->copy);
  g_object_unref (restoring->window);
  g_free (restoring->copy);
  g_free (restoring);
}

static void
restore_cb (GtkButton *button, DeskWindow *window)
{
  AdwDialog *question = adw_alert_dialog_new (_("Go Back to This Copy?"),
                                              _("The company goes back to the state of this copy. What it holds now is kept in a file beside it."));
  Restoring *restoring = g_new (Restoring, 1);

  *restoring = (Restoring) { g_object_ref (window), g_strdup (g_object_get_data (G_OBJECT (button), "copy")) };
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (question), "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (question), "restore", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (question), GTK_WIDGET (window), NULL, answered_cb, restoring);
}

static void
add_copy (Showing *showing, const StoreCopy *copy)
{
  StoreFile *file = desk_window_get_file (showing->window);
  g_autofree char *when = base_time_format (copy->at, store_file_get_locale (file), NULL);
  GtkWidget *row = desk_rows_dialog_add (showing->dialog, copy->sound ? "object-select-symbolic" : "dialog-warning-symbolic", when, copy->summary);
  GtkWidget *button = gtk_button_new_with_label (_("Restore"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, copy->sound && store_file_get_read_only_reason (file) == NULL);
  g_object_set_data_full (G_OBJECT (button), "copy", g_strdup (copy->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), showing->window, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
listed_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) copies = desk_read_finish (answer, &error);

  if (copies == NULL)
    desk_rows_dialog_say (showing->dialog, "dialog-warning-symbolic", _("The Copies Could Not Be Read"), error->message);
  else if (copies->len == 0)
    desk_rows_dialog_say (showing->dialog, "drive-harddisk-symbolic", _("No Copies Yet"),
                          _("A copy is made when you close the company and every few hours, if something changed."));
  for (guint i = 0; copies != NULL && i < copies->len; i++)
    add_copy (showing, copies->pdata[i]);
  free_showing (showing);
}

static void
show_copies (DeskWindow *window, DeskRowsDialog *dialog)
{
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing) { g_object_ref (window), g_object_ref (dialog) };
  desk_rows_dialog_clear (dialog);
  desk_read_async (desk_window_get_file (window), list, desk_backups_dup_folder (desk_window_get_file (window)), g_free, (GDestroyNotify) g_ptr_array_unref, listed_cb, showing);
}

static void
backed_up_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Showing *showing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (!store_file_backup_finish (STORE_FILE (source), answer, &path, &error))
    desk_window_say (showing->window, error->message);
  else if (path == NULL)
    desk_window_say (showing->window, _("Nothing has changed since the last copy."));
  show_copies (showing->window, showing->dialog);
  free_showing (showing);
}

static void
back_up_cb (GtkButton *button, DeskRowsDialog *dialog)
{
  DeskWindow *window = g_object_get_data (G_OBJECT (dialog), "window");
  g_autofree char *folder = desk_backups_dup_folder (desk_window_get_file (window));
  Showing *showing = g_new (Showing, 1);

  *showing = (Showing) { g_object_ref (window), g_object_ref (dialog) };
  desk_rows_dialog_clear (dialog);
  store_file_backup_async (desk_window_get_file (window), folder, NULL, backed_up_cb, showing);
}

void
desk_backups_dialog_present (DeskWindow *window)
{
  DeskRowsDialog *dialog = desk_rows_dialog_new (_("Backups"));
  GtkWidget *button = desk_rows_dialog_add_button (dialog, _("_Back Up Now"));

  g_object_set_data (G_OBJECT (dialog), "window", window);
  g_signal_connect_object (button, "clicked", G_CALLBACK (back_up_cb), dialog, 0);
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (window));
  show_copies (window, dialog);
}

static void
automatic_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!store_file_backup_finish (STORE_FILE (source), answer, NULL, &error))
    desk_window_set_backup_problem (window, error->message);
  else
    desk_window_set_backup_problem (window, NULL);
}

static gboolean
timer_cb (gpointer data)
{
  DeskWindow *window = data;
  g_autofree char *folder = desk_backups_dup_folder (desk_window_get_file (window));

  store_file_backup_async (desk_window_get_file (window), folder, NULL, automatic_cb, g_object_ref (window));
  return G_SOURCE_CONTINUE;
}

static void
disarm (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

void
desk_backups_arm (DeskWindow *window)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  guint seconds = g_settings_get_uint (settings, "backup-hours") * 3600;

  if (store_file_get_read_only_reason (desk_window_get_file (window)) == NULL)
    g_object_set_data_full (G_OBJECT (window), "backup-timer", GUINT_TO_POINTER (g_timeout_add_seconds (seconds, timer_cb, window)), disarm);
}

static void
copy_missing_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  const char *choice = adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), answer);

  if (g_str_equal (choice, "again"))
    gtk_window_close (window);
  else if (g_str_equal (choice, "leave"))
    gtk_window_destroy (window);
}

/* The window comes back: nobody reads a terminal. */
static void
ask_without_copy (DeskWindow *window, const char *reason)
{
  g_autofree char *words = g_strdup_printf (_("%s\n\nAll that you entered is saved in the company. Only the copy is missing."), reason);
  AdwDialog *dialog = adw_alert_dialog_new (_("No Backup Was Made"), words);

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "stay", _("_Stay Here"), "leave", _("_Close Without Backup"), "again", _("_Try Again"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "again", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "again");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "stay");
  gtk_window_present (GTK_WINDOW (window));
  adw_alert_dialog_choose (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (window), NULL, copy_missing_cb, g_object_ref (window));
}

static void
last_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;
  gboolean copied = store_file_backup_finish (STORE_FILE (source), answer, NULL, &error);
  gboolean is_back = gtk_widget_get_visible (GTK_WIDGET (window)); /* the company was opened again meanwhile */

  desk_window_set_backup_problem (window, copied ? NULL : error->message);
  if (!copied && !is_back && desk_window_get_file (window) != NULL)
    ask_without_copy (window, error->message);
  else if (!is_back)
    gtk_window_destroy (GTK_WINDOW (window));
}

gboolean
desk_backups_finish (DeskWindow *window)
{
  StoreFile *file = desk_window_get_file (window);
  g_autofree char *folder = NULL;

  if (file == NULL || store_file_get_read_only_reason (file) != NULL)
    return FALSE;
  if (!gtk_widget_get_visible (GTK_WIDGET (window))) /* it is being copied */
    return TRUE;
  folder = desk_backups_dup_folder (file);
  gtk_widget_set_visible (GTK_WIDGET (window), FALSE);
  store_file_backup_async (file, folder, NULL, last_cb, g_object_ref (window));
  return TRUE;
}
