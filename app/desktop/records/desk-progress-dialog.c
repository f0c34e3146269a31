/* What takes its time, and can be stopped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-progress-dialog.h"

#include <glib/gi18n-lib.h>

#define PATIENCE 500 /* milliseconds before it is worth a dialog */

typedef struct
{
  StoreFile      *file;
  GtkWidget      *parent; /* weak */
  AdwDialog      *dialog; /* weak; NULL before it is shown */
  GtkProgressBar *bar;
  GCancellable   *cancellable;
  char           *title;
  char           *words;
} Waiting;

static void
free_waiting (Waiting *self)
{
  g_clear_weak_pointer (&self->parent);
  g_clear_weak_pointer (&self->dialog);
  g_object_unref (self->file);
  g_object_unref (self->cancellable);
  g_free (self->title);
  g_free (self->words);
  g_free (self);
}

static void
response_cb (AdwAlertDialog *dialog, const char *response, GCancellable *cancellable)
{
  if (g_str_equal (response, "cancel"))
    g_cancellable_cancel (cancellable);
}

static void
show (Waiting *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (self->title, self->words);

  self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title, -1);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), GTK_WIDGET (self->bar));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _("_Cancel"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self->cancellable, G_CONNECT_DEFAULT);
  g_set_weak_pointer (&self->dialog, dialog);
  adw_dialog_present (dialog, self->parent);
}

static gboolean
look_cb (gpointer data)
{
  Waiting *self = data;
  gboolean busy = FALSE;
  guint permille = 0;

  g_object_get (self->file, "busy", &busy, "progress", &permille, NULL);
  if (!busy || self->parent == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      if (self->dialog != NULL)
        adw_dialog_force_close (self->dialog);
      return G_SOURCE_REMOVE;
    }
  if (self->dialog == NULL)
    show (self);
  gtk_progress_bar_set_fraction (self->bar, MIN (permille, 1000) / 1000.0);
  return G_SOURCE_CONTINUE;
}

void
desk_progress_dialog_present (GtkWidget *parent, StoreFile *file, const char *title, const char *words, GCancellable *cancellable)
{
  Waiting *self = g_new0 (Waiting, 1);

  self->file = g_object_ref (file);
  self->cancellable = g_object_ref (cancellable);
  self->title = g_strdup (title);
  self->words = g_strdup (words);
  g_set_weak_pointer (&self->parent, parent);
  g_timeout_add_full (G_PRIORITY_DEFAULT, PATIENCE, look_cb, self, (GDestroyNotify) free_waiting);
}
