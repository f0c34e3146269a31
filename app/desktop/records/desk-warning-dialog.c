/* A command that cannot be taken back asks first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-warning-dialog.h"

#include <glib/gi18n-lib.h>
#include "desk-dialog.h"
#include "desk-draft.h"
#include "desk-form.h"
#include "desk-progress-dialog.h"
#include "desk-run.h"

typedef struct
{
  const StoreCommand *command;
  DeskDraft          *draft;
  GtkWidget          *window; /* weak */
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->draft);
  g_clear_weak_pointer (&question->window);
  g_free (question);
}

static void
done_cb (GtkWidget *origin, gint64 result, const GError *error, gpointer data)
{
  AdwDialog *dialog;

  if (error == NULL || origin == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  dialog = adw_alert_dialog_new (_("This Was Not Done"), error->message);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, origin);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, Question *question)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  if (!g_str_equal (response, "run") || question->window == NULL)
    return;
  desk_run_cancellable (question->window, question->command->name, desk_draft_make_arguments (question->draft), cancellable, done_cb, NULL);
  desk_progress_dialog_present (question->window, desk_draft_get_file (question->draft), _(question->command->label),
                                _("This can take a while in a large company. What is cancelled before it is done changes nothing; after that only the cleaning up of the file waits."), cancellable);
}

static void
free_question_cb (gpointer question, GClosure *closure)
{
  free_question (question);
}

/* The button waits while something typed cannot be. */
static void
draft_changed_cb (AdwAlertDialog *dialog, const char *field, DeskDraft *draft)
{
  adw_alert_dialog_set_response_enabled (dialog, "run", desk_draft_get_problem (draft) == NULL);
}

/* Left-aligned: it is more to read than a body is made for. */
static GtkWidget *
make_content (const char *warning, const char *notice, DeskDraft *draft)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (warning);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  if (notice != NULL)
    {
      GtkWidget *more = gtk_label_new (notice);

      gtk_label_set_wrap (GTK_LABEL (more), TRUE);
      gtk_label_set_xalign (GTK_LABEL (more), 0);
      gtk_box_append (GTK_BOX (box), more);
    }
  gtk_box_append (GTK_BOX (box), desk_form_new (draft));
  return box;
}

void
desk_warning_dialog_present (StoreFile *file, const StoreCommand *command, gint64 record, GtkWidget *parent)
{
  BaseRecordClass *class = g_type_class_peek (command->type);
  Question *question = g_new0 (Question, 1);
  /* A heading as long as a name may be does not fit a narrow window. */
  AdwDialog *dialog = adw_alert_dialog_new (_(command->label), store_file_get_title (file, class->table, record));
  AdwAlertDialog *alert = ADW_ALERT_DIALOG (dialog);
  GtkWidget *content;
  g_autofree char *notice = command->dup_notice != NULL ? command->dup_notice (store_file_get_reader (file), record) : NULL;

  question->command = command;
  question->draft = desk_draft_new_for_command (file, command, record);
  g_set_weak_pointer (&question->window, GTK_WIDGET (gtk_widget_get_root (parent)));
  content = make_content (_(command->warning), notice, question->draft);
  adw_alert_dialog_set_extra_child (alert, content);
  adw_alert_dialog_add_responses (alert, "cancel", _("_Cancel"), "run", _(command->label), NULL);
  adw_alert_dialog_set_response_appearance (alert, "run", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_close_response (alert, "cancel");
  adw_alert_dialog_set_default_response (alert, "cancel");
  g_signal_connect_object (question->draft, "changed", G_CALLBACK (draft_changed_cb), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, free_question_cb, 0);
  desk_dialog_present (dialog, question->window, NULL);
  desk_form_focus (gtk_widget_get_last_child (content));
}
