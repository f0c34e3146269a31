/* Dialogs that lose no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-dialog.h"

#define YOUNG_FRAMES 3 /* with what has the focus to be seen; after those Libadwaita leaves the focus alone */

/* A dialog or page before it can be typed into as anything else; lives as long as the controller of its keys. */
typedef struct
{
  GtkWidget          *page;   /* borrowed: it owns this */
  GtkEventController *keys;   /* the same */
  GtkWidget          *typed;  /* weak: where the early letters went */
  guint               frames;
} Youth;

/* Libadwaita gives the focus anew with the first frames, and an entry that gets it selects what it holds: the next letter would replace those before it. */
static void
selected_cb (GtkEditable *typed)
{
  if (gtk_editable_get_selection_bounds (typed, NULL, NULL))
    gtk_editable_set_position (typed, -1);
}

static void
watch (Youth *self, GtkWidget *focus)
{
  if (self->typed != NULL)
    g_signal_handlers_disconnect_by_func (self->typed, selected_cb, NULL);
  g_set_weak_pointer (&self->typed, focus);
  if (focus != NULL)
    g_signal_connect (focus, "notify::selection-bound", G_CALLBACK (selected_cb), NULL);
}

static gboolean
is_letter (guint key, GdkModifierType state)
{
  return gdk_keyval_to_unicode (key) >= ' ' && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
}

/* What is new is mapped with its first frame, and GTK gives no keys to what is not mapped, even if it has the focus: who types on would lose letters. */
static gboolean
key_cb (Youth *self, guint key, guint code, GdkModifierType state)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (self->page));

  if (focus == NULL)
    return FALSE;
  if (GTK_IS_EDITABLE (focus) && focus != self->typed && is_letter (key, state))
    watch (self, focus);
  return !gtk_widget_get_mapped (focus) && gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (self->keys), focus);
}

static gboolean
tick_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  Youth *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (focus != NULL && gtk_widget_get_mapped (focus) && ++self->frames == YOUNG_FRAMES)
    {
      gtk_widget_remove_controller (page, self->keys);
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
free_youth (gpointer data, GClosure *closure)
{
  watch (data, NULL);
  g_free (data);
}

void
desk_keep_early_keys (GtkWidget *page)
{
  Youth *self = g_new0 (Youth, 1);

  self->page = page;
  self->keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (self->keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (self->keys, "key-pressed", G_CALLBACK (key_cb), self, free_youth, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (page, self->keys);
  gtk_widget_add_tick_callback (page, tick_cb, self, NULL);
}

void
desk_dialog_present (AdwDialog *dialog, GtkWidget *parent, GtkWidget *focus)
{
  desk_keep_early_keys (GTK_WIDGET (dialog));
  adw_dialog_present (dialog, parent);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}
