/* Dialogs that lose no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-dialog.h"

/* What is in a dialog is mapped with its first frame, and GTK gives no keys to what is not mapped, even if it has the focus: who types on would lose letters. */
static gboolean
key_cb (GtkWidget *dialog, guint key, guint code, GdkModifierType state, GtkEventControllerKey *keys)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (dialog));

  return focus != NULL && !gtk_widget_get_mapped (focus) && gtk_event_controller_key_forward (keys, focus);
}

/* Libadwaita gives the focus anew when the dialog appears, and an entry that gets it selects what it holds: the next letter would replace those before it. */
static void
map_cb (GtkWidget *dialog, GtkWidget *focus)
{
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

void
desk_dialog_present (AdwDialog *dialog, GtkWidget *parent, GtkWidget *focus)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), dialog);
  gtk_widget_add_controller (GTK_WIDGET (dialog), keys);
  g_signal_connect_object (dialog, "map", G_CALLBACK (map_cb), focus, G_CONNECT_AFTER);
  adw_dialog_present (dialog, parent);
  gtk_widget_grab_focus (focus);
}
