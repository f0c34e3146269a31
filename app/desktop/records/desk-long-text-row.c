/* A field of several lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-long-text-row.h"

#define NOTHING "–" /* as in other rows that only show */

struct _DeskLongTextRow
{
  AdwPreferencesRow parent_instance;
  DeskDraft        *draft;
  const BaseField  *field;
  GtkWidget        *label;
  GtkTextView      *view; /* where it can be written, or else */
  GtkLabel         *text;
  gboolean          filling;
};

G_DEFINE_FINAL_TYPE (DeskLongTextRow, desk_long_text_row, ADW_TYPE_PREFERENCES_ROW)

static char *
dup_typed (DeskLongTextRow *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

/* As it is shown. full */
static char *
dup_shown (DeskLongTextRow *self)
{
  g_autofree char *text = desk_draft_dup_text (self->draft, self->field);

  return text[0] == '\0' && self->text != NULL ? g_strdup (NOTHING) : g_steal_pointer (&text);
}

/* Ctrl+Z does not go back behind it. */
static void
show (DeskLongTextRow *self, const char *text)
{
  if (self->text != NULL)
    {
      gtk_label_set_text (self->text, text);
      return;
    }
  self->filling = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  self->filling = FALSE;
}

static void
fill (DeskLongTextRow *self)
{
  g_autofree char *text = dup_shown (self);
  g_autofree char *typed = self->view != NULL ? dup_typed (self) : NULL;

  if (g_strcmp0 (text, typed) != 0)
    show (self, text);
}

static void
draft_changed_cb (DeskLongTextRow *self, const char *name)
{
  if (name == NULL)
    fill (self);
}

static void
typed_cb (DeskLongTextRow *self)
{
  g_autofree char *text = dup_typed (self);

  if (!self->filling)
    desk_draft_set_text (self->draft, self->field, text);
}

static void
desk_long_text_row_dispose (GObject *object)
{
  g_clear_object (&DESK_LONG_TEXT_ROW (object)->draft);
  G_OBJECT_CLASS (desk_long_text_row_parent_class)->dispose (object);
}

static void
desk_long_text_row_class_init (DeskLongTextRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = desk_long_text_row_dispose;
}

/* A text view takes Ctrl+Return for a new line; in a dialog it carries out, as everywhere. */
static void
save_by_key (GtkTextView *view)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK), gtk_named_action_new ("dialog.save")));
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
}

static void
desk_long_text_row_init (DeskLongTextRow *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->label, "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self), "long-text");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
}

static GtkWidget *
make_view (DeskLongTextRow *self, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "inline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 240);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  save_by_key (self->view);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (typed_cb), self);
  return scroller;
}

/* Where nobody writes, it is as high as what it says: a text view knows that only of the width that it has by then. */
static GtkWidget *
make_text (DeskLongTextRow *self, const char *name)
{
  self->text = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->text, TRUE);
  gtk_label_set_wrap_mode (self->text, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->text, 0);
  gtk_label_set_selectable (self->text, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->text), "reading");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name, -1);
  return GTK_WIDGET (self->text);
}

GtkWidget *
desk_long_text_row_new (DeskDraft *draft, const BaseField *field)
{
  DeskLongTextRow *self = g_object_new (DESK_TYPE_LONG_TEXT_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *name = base_field_get_label (field);

  self->field = field;
  gtk_label_set_text (GTK_LABEL (self->label), name);
  gtk_box_append (GTK_BOX (box), self->label);
  gtk_box_append (GTK_BOX (box), desk_draft_is_editable (draft, field) ? make_view (self, name) : make_text (self, name));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  desk_long_text_row_bind (self, draft);
  return GTK_WIDGET (self);
}

void
desk_long_text_row_bind (DeskLongTextRow *self, DeskDraft *draft)
{
  g_autofree char *text = NULL;

  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  text = dup_shown (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  show (self, text);
}
