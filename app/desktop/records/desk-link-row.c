/* A field that points to another record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-link-row.h"

#include <glib/gi18n-lib.h>
#include "desk-suggestions.h"

#define FADE 24 /* pixels */

struct _DeskLinkRow
{
  AdwEntryRow      parent_instance;
  DeskDraft       *draft;
  const BaseField *field;
  BaseRecordClass *target;
  GtkWidget       *open;
  DeskSuggestions *suggestions;
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (DeskLinkRow, desk_link_row, ADW_TYPE_ENTRY_ROW)

/* Taken out, not hidden: an empty place beside the pencil would move it out of line with those of the other rows. */
static void
show_way (DeskLinkRow *self, gboolean show)
{
  if (show && gtk_widget_get_parent (self->open) == NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->open);
  else if (!show && gtk_widget_get_parent (self->open) != NULL)
    adw_entry_row_remove (ADW_ENTRY_ROW (self), self->open);
}

static void
fill (DeskLinkRow *self)
{
  g_autofree char *text = desk_draft_dup_text (self->draft, self->field);
  gint64 id = desk_draft_get_number (self->draft, self->field);

  self->filling = TRUE;
  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->filling = FALSE;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  show_way (self, id != 0);
  desk_link_button_point (self->open, self->target->table, id);
}

static void
draft_changed_cb (DeskLinkRow *self, const char *name)
{
  if (name == NULL || strcmp (name, self->field->name) == 0)
    fill (self);
}

static void
changed_cb (DeskLinkRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->filling)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (text[0] == '\0')
    {
      desk_suggestions_hide (self->suggestions);
      desk_draft_set_number (self->draft, self->field, 0);
    }
  else if (desk_suggestions_search (self->suggestions, text) == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
}

static void
chosen_cb (DeskLinkRow *self, gint64 id)
{
  desk_draft_set_number (self->draft, self->field, id);
  fill (self);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

/* Words that were typed without choosing mean nothing: the first offer if there is one, else what was there. */
static void
left_cb (DeskLinkRow *self)
{
  g_autofree char *title = desk_draft_dup_text (self->draft, self->field);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), title) != 0)
    {
      if (desk_suggestions_are_shown (self->suggestions))
        desk_suggestions_take (self->suggestions);
      fill (self);
    }
  desk_suggestions_hide (self->suggestions);
}

void
desk_link_row_settle (DeskLinkRow *self)
{
  left_cb (self);
}

gboolean
desk_link_row_restore (DeskLinkRow *self)
{
  g_autofree char *title = desk_draft_dup_text (self->draft, self->field);
  gboolean unchosen = strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), title) != 0;

  desk_suggestions_hide (self->suggestions);
  fill (self);
  return unchosen;
}

static void
desk_link_row_dispose (GObject *object)
{
  DeskLinkRow *self = DESK_LINK_ROW (object);

  if (self->suggestions != NULL)
    desk_suggestions_detach (self->suggestions);
  g_clear_object (&self->suggestions);
  g_clear_object (&self->draft);
  g_clear_object (&self->open);
  G_OBJECT_CLASS (desk_link_row_parent_class)->dispose (object);
}

static void
desk_link_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (desk_link_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (DESK_LINK_ROW (widget)->suggestions != NULL)
    desk_suggestions_allocate (DESK_LINK_ROW (widget)->suggestions);
}

/* Where the words end that do not fit. FALSE: they do. */
static gboolean
find_cut (DeskLinkRow *self, graphene_rect_t *place)
{
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self)));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (text, gtk_editable_get_text (GTK_EDITABLE (self)));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width > gtk_widget_get_width (text) && !gtk_widget_has_focus (text) && gtk_widget_compute_bounds (text, GTK_WIDGET (self), place);
}

/* An entry would cut them in the middle of a letter: they fade out. */
static void
desk_link_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget), from, to;
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 1 } }, { 1, { 0, 0, 0, 0 } } };
  const GdkRGBA opaque = { 0, 0, 0, 1 };
  graphene_rect_t text;

  if (!find_cut (DESK_LINK_ROW (widget), &text))
    {
      GTK_WIDGET_CLASS (desk_link_row_parent_class)->snapshot (widget, snapshot);
      return;
    }
  to = mirrored ? text.origin.x : text.origin.x + text.size.width;
  from = mirrored ? to + FADE : to - FADE;
  gtk_snapshot_push_mask (snapshot, GSK_MASK_MODE_ALPHA);
  gtk_snapshot_append_color (snapshot, &opaque, &GRAPHENE_RECT_INIT (0, 0, MIN (from, to), height));
  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (MIN (from, to), 0, FADE, height), &GRAPHENE_POINT_INIT (from, 0), &GRAPHENE_POINT_INIT (to, 0), stops, G_N_ELEMENTS (stops));
  gtk_snapshot_append_color (snapshot, &opaque, &GRAPHENE_RECT_INIT (MAX (from, to), 0, width - MAX (from, to), height));
  gtk_snapshot_pop (snapshot);
  GTK_WIDGET_CLASS (desk_link_row_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
desk_link_row_class_init (DeskLinkRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = desk_link_row_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = desk_link_row_size_allocate;
  GTK_WIDGET_CLASS (class)->snapshot = desk_link_row_snapshot;
}

static void
desk_link_row_init (DeskLinkRow *self)
{
  self->open = g_object_ref_sink (desk_link_button_new ());
}

GtkWidget *
desk_link_button_new (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Open the record"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open-record");
  return button;
}

void
desk_link_button_point (GtkWidget *button, const char *table, gint64 record)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(sx)", table, record);
}

GtkWidget *
desk_link_row_new (DeskDraft *draft, const BaseField *field)
{
  DeskLinkRow *self = g_object_new (DESK_TYPE_LINK_ROW, "activates-default", TRUE, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  g_autofree char *title = g_markup_escape_text (base_field_get_label (field), -1);

  self->field = field;
  self->target = store_schema_find_class (store_file_get_schema (desk_draft_get_file (draft)), field->target);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  self->suggestions = desk_suggestions_new (GTK_WIDGET (self), desk_draft_get_file (draft), self->target);
  g_signal_connect_object (self->suggestions, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "dismissed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  desk_link_row_bind (self, draft);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  return GTK_WIDGET (self);
}

void
desk_link_row_bind (DeskLinkRow *self, DeskDraft *draft)
{
  if (self->draft != NULL)
    g_signal_handlers_disconnect_by_data (self->draft, self);
  g_set_object (&self->draft, draft);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  desk_suggestions_hide (self->suggestions);
  fill (self);
}
