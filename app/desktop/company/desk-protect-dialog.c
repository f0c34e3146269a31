/* Turns the protection of fields on.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-protect-dialog.h"

#include <glib/gi18n-lib.h>
#include <paper-recovery-kit.h>
#include "desk-dialog.h"
#include "desk-paper-print.h"
#include "desk-vault-actions.h"

struct _DeskProtectDialog
{
  AdwDialog        parent_instance;
  AdwBanner       *problem;
  GtkLabel        *explanation;
  GtkLabel        *code;
  AdwEntryRow     *typed;
  GtkWidget       *protect;
  GtkSpinner      *spinner;
  GtkWidget       *window;
  StoreFile       *file;
  StoreKeyring    *keyring;
  StoreVaultSetup *setup;
  char            *company;
};

G_DEFINE_FINAL_TYPE (DeskProtectDialog, desk_protect_dialog, ADW_TYPE_DIALOG)

static void
show_problem (DeskProtectDialog *self, const char *sentence)
{
  adw_banner_set_title (self->problem, sentence != NULL ? sentence : "");
  adw_banner_set_revealed (self->problem, sentence != NULL);
}

static void
set_busy (DeskProtectDialog *self, gboolean busy)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->typed), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.protect", !busy);
  adw_dialog_set_can_close (ADW_DIALOG (self), !busy); /* the key is being written */
  gtk_spinner_set_spinning (self->spinner, busy);
}

static void
typed_cb (DeskProtectDialog *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->typed));
  gboolean good = self->setup != NULL && store_vault_setup_check (self->setup, typed, NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.protect", typed[0] != '\0');
  show_problem (self, NULL);
  if (good)
    gtk_widget_add_css_class (GTK_WIDGET (self->typed), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->typed), "success");
}

static void
protected_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DeskProtectDialog) self = data;
  g_autoptr (GError) error = NULL;
  gboolean done = store_file_protect_finish (STORE_FILE (source), result, &error);

  if (self->file == NULL) /* the window was closed meanwhile */
    return;
  set_busy (self, FALSE);
  if (!done)
    {
      show_problem (self, error->message);
      gtk_widget_grab_focus (GTK_WIDGET (self->typed));
      return;
    }
  adw_dialog_force_close (ADW_DIALOG (self));
  desk_vault_remember (self->window, self->file, self->keyring);
}

static void
protect_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskProtectDialog *self = DESK_PROTECT_DIALOG (widget);

  show_problem (self, NULL);
  set_busy (self, TRUE);
  store_file_protect_async (self->file, self->setup, gtk_editable_get_text (GTK_EDITABLE (self->typed)), protected_cb, g_object_ref (self));
}

static void
print_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskProtectDialog *self = DESK_PROTECT_DIALOG (widget);
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  guint32 today = base_environment_today (store_file_get_environment (self->file));
  g_autoptr (PaperDocument) kit = paper_recovery_kit_new (self->company, store_vault_setup_get_code (self->setup), today, language, store_file_get_locale (self->file));
  g_autoptr (PaperLayout) layout = paper_layout_new (kit);

  if (DESK_IS_WINDOW (self->window))
    desk_paper_print (layout, NULL, 0, DESK_WINDOW (self->window));
}

static void
desk_protect_dialog_dispose (GObject *object)
{
  DeskProtectDialog *self = DESK_PROTECT_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_PROTECT_DIALOG);
  g_clear_object (&self->window);
  g_clear_object (&self->file);
  g_clear_object (&self->keyring);
  g_clear_pointer (&self->setup, store_vault_setup_unref);
  g_clear_pointer (&self->company, g_free);
  G_OBJECT_CLASS (desk_protect_dialog_parent_class)->dispose (object);
}

static void
desk_protect_dialog_class_init (DeskProtectDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_protect_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-protect-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, code);
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, typed);
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, protect);
  gtk_widget_class_bind_template_child (widget_class, DeskProtectDialog, spinner);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_install_action (widget_class, "dialog.protect", NULL, protect_action);
  gtk_widget_class_install_action (widget_class, "dialog.print", NULL, print_action);
}

static void
desk_protect_dialog_init (DeskProtectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.protect", FALSE);
}

static const char *
get_explanation (DeskProtectDialog *self)
{
  if (store_vault_setup_replaces (self->setup))
    return _("A new key is made and every protected field is encrypted anew, with a new recovery kit. The former kit opens older copies only, other computers need the new code once, "
             "and earlier values of these fields leave the history. Do this when somebody left who knew the code.");
  return _("Birth dates, tax numbers, bank accounts and salaries are kept encrypted in the file. The keyring of this computer opens them for you; "
           "this code opens them when the keyring is lost, and on other computers.");
}

void
desk_protect_dialog_present (StoreFile *file, StoreKeyring *keyring, const char *company, GtkWidget *parent)
{
  g_autoptr (StoreVaultSetup) setup = store_vault_setup_new (store_file_get_vault (file), NULL);
  DeskProtectDialog *self;

  g_return_if_fail (setup != NULL); /* the action is off while the vault is locked */

  self = g_object_new (DESK_TYPE_PROTECT_DIALOG, NULL);
  self->window = g_object_ref (parent);
  self->file = g_object_ref (file);
  self->keyring = g_object_ref (keyring);
  self->company = g_strdup (company);
  self->setup = g_steal_pointer (&setup);
  gtk_label_set_label (self->explanation, get_explanation (self));
  gtk_label_set_label (self->code, store_vault_setup_get_code (self->setup));
  if (store_vault_setup_replaces (self->setup))
    gtk_button_set_label (GTK_BUTTON (self->protect), _("_Replace the Key"));
  desk_dialog_present (ADW_DIALOG (self), parent, GTK_WIDGET (self->typed));
}
