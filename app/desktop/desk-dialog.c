/* Dialogs that lose no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-dialog.h"

#include "desk-priority.h"

#define YOUNG_FRAMES 3 /* with what has the focus to be seen; after those Libadwaita leaves the focus alone */

/* A dialog or page before it can be typed into as anything else; lives as long as the controller of its keys. */
typedef struct
{
  GtkWidget          *page;   /* borrowed: it owns this */
  GtkEventController *keys;   /* the same */
  GtkWidget          *typed;  /* weak: where the early letters went */
  GtkWidget          *first;  /* weak: what had the focus first */
  gboolean            moved;  /* by who types */
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

/* In a narrow window Libadwaita makes a sheet of a dialog that is there already, and its opening goes on to the next field, which selects what it holds. */
static void
keep_first (Youth *self, GtkWidget *focus)
{
  if (!ADW_IS_DIALOG (self->page))
    return;
  if (self->first == NULL && gtk_widget_is_ancestor (focus, self->page))
    g_set_weak_pointer (&self->first, focus);
  else if (self->first != NULL && self->first != focus && !self->moved)
    {
      gtk_widget_grab_focus (self->first);
      if (GTK_IS_EDITABLE (focus))
        selected_cb (GTK_EDITABLE (focus));
    }
}

static gboolean
is_letter (guint key, GdkModifierType state)
{
  return gdk_keyval_to_unicode (key) >= ' ' && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0;
}

gboolean
desk_dialog_is_return (guint key, GdkModifierType state)
{
  return (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter) && (state & gtk_accelerator_get_default_mod_mask ()) == 0;
}

/* GTK does nothing with a button that was never painted. */
static gboolean
press_default (GtkWidget *page)
{
  GtkWidget *button = ADW_IS_DIALOG (page) ? adw_dialog_get_default_widget (ADW_DIALOG (page)) : NULL;

  return button != NULL && !gtk_widget_get_realized (button) && GTK_IS_ACTIONABLE (button)
         && gtk_widget_activate_action_variant (button, gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)));
}

/* What is new is mapped with its first frame, and GTK gives no keys to what is not mapped, even if it has the focus: who types on would lose letters. */
static gboolean
key_cb (Youth *self, guint key, guint code, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus == NULL)
    return FALSE;
  keep_first (self, focus);
  focus = gtk_root_get_focus (root);
  self->moved = self->moved || !is_letter (key, state);
  if (GTK_IS_EDITABLE (focus) && focus != self->typed && is_letter (key, state))
    watch (self, focus);
  if (gtk_widget_get_mapped (focus))
    return FALSE;
  return (desk_dialog_is_return (key, state) && press_default (self->page)) || gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (self->keys), focus);
}

static gboolean
tick_cb (GtkWidget *page, GdkFrameClock *clock, gpointer data)
{
  Youth *self = data;
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (page));

  if (focus != NULL)
    keep_first (self, focus);
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
  Youth *self = data;

  watch (self, NULL);
  g_clear_weak_pointer (&self->first);
  g_free (self);
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

static gboolean
forget_cb (gpointer dialog)
{
  return G_SOURCE_REMOVE;
}

/* A dialog of many rows takes as long to free as to make. */
static void
closed_cb (AdwDialog *dialog)
{
  g_idle_add_full (DESK_PRIORITY_TIDY, forget_cb, g_object_ref (dialog), g_object_unref);
}

void
desk_dialog_present (AdwDialog *dialog, GtkWidget *parent, GtkWidget *focus)
{
  g_signal_connect (dialog, "closed", G_CALLBACK (closed_cb), NULL);
  desk_keep_early_keys (GTK_WIDGET (dialog));
  adw_dialog_present (dialog, parent);
  if (focus != NULL)
    gtk_widget_grab_focus (focus);
}

static GtkSizeRequestMode
get_growing_mode (GtkWidget *bin)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_growing (GtkWidget *bin, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (bin), "width")), height = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (bin), "height"));

  gtk_widget_measure (adw_bin_get_child (ADW_BIN (bin)), orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, width) : MAX (*natural, height);
}

static void
allocate_growing (GtkWidget *bin, int width, int height, int baseline)
{
  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (bin)), width, height, baseline, NULL);
}

/* Libadwaita measures a dialog once, or follows its content in both directions. */
void
desk_dialog_set_growing_content (AdwDialog *dialog, GtkWidget *content, int width)
{
  GtkWidget *bin = adw_bin_new ();

  g_object_set_data (G_OBJECT (bin), "width", GINT_TO_POINTER (width));
  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (get_growing_mode, measure_growing, allocate_growing));
  adw_bin_set_child (ADW_BIN (bin), content);
  adw_dialog_set_follows_content_size (dialog, TRUE);
  adw_dialog_set_child (dialog, bin);
}

void
desk_dialog_grow (AdwDialog *dialog)
{
  g_autoptr (GtkWidget) content = g_object_ref (adw_dialog_get_child (dialog));

  adw_dialog_set_child (dialog, NULL);
  desk_dialog_set_growing_content (dialog, content, adw_dialog_get_content_width (dialog));
  g_object_set_data (G_OBJECT (adw_dialog_get_child (dialog)), "height", GINT_TO_POINTER (MAX (adw_dialog_get_content_height (dialog), 0)));
}

void
desk_dialog_fit (AdwDialog *dialog)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (dialog));
  int width = adw_dialog_get_content_width (dialog), minimum, height;

  if (root != NULL && gtk_widget_get_width (GTK_WIDGET (root)) > 0)
    width = MIN (width, gtk_widget_get_width (GTK_WIDGET (root)));
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (adw_dialog_get_child (dialog), GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &height, NULL, NULL);
  adw_dialog_set_content_height (dialog, height);
}
