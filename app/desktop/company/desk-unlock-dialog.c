/* Asks for the recovery code.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-unlock-dialog.h"

#include <glib/gi18n-lib.h>
#include "desk-dialog.h"
#include "desk-vault-actions.h"

struct _DeskUnlockDialog
{
  AdwDialog     parent_instance;
  AdwBanner    *problem;
  AdwEntryRow  *code;
  GtkSpinner   *spinner;
  GtkWidget    *window; /* weak: it keeps what had the focus in the dialog */
  StoreFile    *file;
  StoreKeyring *keyring;
  GCancellable *cancellable; /* of what is asked just now */
};

G_DEFINE_FINAL_TYPE (DeskUnlockDialog, desk_unlock_dialog, ADW_TYPE_DIALOG)

static void
show_problem (DeskUnlockDialog *self, const char *sentence)
{
  adw_banner_set_title (self->problem, sentence != NULL ? sentence : "");
  adw_banner_set_revealed (self->problem, sentence != NULL);
}

static void
set_busy (DeskUnlockDialog *self, gboolean busy)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->code), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.unlock", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.ask-keyring", !busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/* FALSE also when the dialog is gone. */
static gboolean
finish (DeskUnlockDialog *self, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  gboolean unlocked = store_vault_unlock_finish (STORE_VAULT (source), result, &error);

  if (self->file == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  adw_dialog_set_can_close (ADW_DIALOG (self), TRUE);
  set_busy (self, FALSE);
  if (unlocked)
    adw_dialog_force_close (ADW_DIALOG (self));
  else
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->code));
    }
  return unlocked;
}

static void
unlocked_by_keyring_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskUnlockDialog) self = data;

  finish (self, source, result);
}

static void
unlocked_by_code_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskUnlockDialog) self = data;

  if (finish (self, source, result) && self->window != NULL)
    desk_vault_remember (self->window, self->file, self->keyring);
}

static void
unlock_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskUnlockDialog *self = DESK_UNLOCK_DIALOG (widget);

  show_problem (self, NULL);
  set_busy (self, TRUE);
  adw_dialog_set_can_close (ADW_DIALOG (self), FALSE); /* half a second */
  store_vault_unlock_with_code_async (store_file_get_vault (self->file), gtk_editable_get_text (GTK_EDITABLE (self->code)), NULL, unlocked_by_code_cb, g_object_ref (self));
}

static void
ask_keyring_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskUnlockDialog *self = DESK_UNLOCK_DIALOG (widget);

  show_problem (self, NULL);
  set_busy (self, TRUE);
  store_vault_unlock_async (store_file_get_vault (self->file), self->keyring, TRUE, self->cancellable, unlocked_by_keyring_cb, g_object_ref (self));
}

static void
desk_unlock_dialog_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (DESK_UNLOCK_DIALOG (dialog)->cancellable);
}

static void
desk_unlock_dialog_dispose (GObject *object)
{
  DeskUnlockDialog *self = DESK_UNLOCK_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_UNLOCK_DIALOG);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->file);
  g_clear_object (&self->keyring);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (desk_unlock_dialog_parent_class)->dispose (object);
}

static void
desk_unlock_dialog_class_init (DeskUnlockDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_unlock_dialog_dispose;
  ADW_DIALOG_CLASS (class)->closed = desk_unlock_dialog_closed;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-unlock-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskUnlockDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskUnlockDialog, code);
  gtk_widget_class_bind_template_child (widget_class, DeskUnlockDialog, spinner);
  gtk_widget_class_install_action (widget_class, "dialog.unlock", NULL, unlock_action);
  gtk_widget_class_install_action (widget_class, "dialog.ask-keyring", NULL, ask_keyring_action);
}

static void
desk_unlock_dialog_init (DeskUnlockDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

void
desk_unlock_dialog_present (StoreFile *file, StoreKeyring *keyring, const char *problem, GtkWidget *parent)
{
  DeskUnlockDialog *self = g_object_new (DESK_TYPE_UNLOCK_DIALOG, NULL);

  g_set_weak_pointer (&self->window, parent);
  self->file = g_object_ref (file);
  self->keyring = g_object_ref (keyring);
  show_problem (self, problem);
  desk_dialog_present (ADW_DIALOG (self), parent, GTK_WIDGET (self->code));
}
