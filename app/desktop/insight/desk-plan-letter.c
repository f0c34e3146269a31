/* A plan and what the customer is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-plan-letter.h"

#include <glib/gi18n-lib.h>
#include <paper-late-letter.h>
#include "desk-run.h"

gboolean
desk_plan_has_letter (DeskWindow *window, gint64 plan)
{
  StoreFile *file = desk_window_get_file (window);
  gint64 letters = 0;

  return file != NULL && store_db_find_number (store_file_get_reader (file), "SELECT letter IS NOT NULL FROM plans WHERE id = ?1", plan, &letters, NULL) && letters != 0;
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  DeskWindow *window = DESK_WINDOW (origin);

  if (error != NULL)
    desk_window_say (window, error->message);
  else if (desk_plan_has_letter (window, result))
    desk_window_offer (window, _("A letter to the customer is ready."), _("_Show"), "win.open-record", g_variant_new ("(sx)", "plans", result));
}

void
desk_plan_carry_out (DeskWindow *window, gint64 line, int kind, gint64 choice)
{
  desk_run (GTK_WIDGET (window), "carry-out-plan", g_variant_new_parsed ("{'order_line': <%x>, 'kind': <%x>, 'choice': <%x>}", line, (gint64) kind, choice), done_cb, NULL);
}

static PaperMail *
make_mail (DeskWindow *window, gint64 plan, GError **error)
{
  StoreFile *file = desk_window_get_file (window);
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { store_file_get_reader (file), store_file_get_locale (file), language, NULL, base_environment_today (store_file_get_environment (file)) };

  return paper_late_letter_mail (&source, plan, error);
}

static void
launched_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), answer, &error) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    desk_window_say (window, _("No mail program could be opened. Copy the text instead."));
}

void
desk_plan_mail (DeskWindow *window, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperMail) mail = make_mail (window, plan, &error);
  g_autofree char *uri = mail != NULL ? paper_mail_dup_uri (mail) : NULL;
  g_autoptr (GtkUriLauncher) launcher = uri != NULL ? gtk_uri_launcher_new (uri) : NULL;

  if (launcher != NULL)
    gtk_uri_launcher_launch (launcher, GTK_WINDOW (window), NULL, launched_cb, g_object_ref (window));
  else
    desk_window_say (window, error->message);
}

void
desk_plan_copy (DeskWindow *window, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperMail) mail = make_mail (window, plan, &error);

  if (mail != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), mail->body);
  desk_window_say (window, mail != NULL ? _("The text of the letter was copied.") : error->message);
}

static void
named_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  PaperMail *mail = g_object_get_data (source, "mail");

  if (path != NULL)
    desk_window_say (window, paper_mail_write (mail, path, &error) ? _("The e-mail was saved. Open it with your mail program to send it.") : error->message);
}

void
desk_plan_save_mail (DeskWindow *window, gint64 plan)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PaperMail) mail = make_mail (window, plan, &error);
  g_autoptr (GtkFileDialog) dialog = NULL;
  g_autofree char *name = NULL;

  if (mail == NULL)
    {
      desk_window_say (window, error->message);
      return;
    }
  dialog = gtk_file_dialog_new ();
  name = g_strdelimit (g_strdup_printf ("%s.eml", mail->subject), "/\\:", '-');
  gtk_file_dialog_set_initial_name (dialog, name);
  g_object_set_data_full (G_OBJECT (dialog), "mail", g_steal_pointer (&mail), (GDestroyNotify) paper_mail_free);
  gtk_file_dialog_save (dialog, GTK_WINDOW (window), NULL, named_cb, g_object_ref (window));
}
