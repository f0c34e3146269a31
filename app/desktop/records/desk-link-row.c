/* A field that points to another record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-link-row.h"

#include <glib/gi18n-lib.h>
#include <store-filter.h>

#define MAX_OFFERS 12

struct _DeskLinkRow
{
  AdwEntryRow      parent_instance;
  DeskDraft       *draft;
  const BaseField *field;
  BaseRecordClass *target;
  GtkWidget       *open;
  GtkWidget       *popover;
  GtkListBox      *offers;
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (DeskLinkRow, desk_link_row, ADW_TYPE_ENTRY_ROW)

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
  gtk_widget_set_visible (self->open, id != 0);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "(sx)", self->target->table, id);
}

static void
draft_changed_cb (DeskLinkRow *self, const char *name)
{
  if (name == NULL || strcmp (name, self->field->name) == 0)
    fill (self);
}

static GtkWidget *
make_offer (BaseRecord *record)
{
  GtkWidget *label = gtk_label_new (base_record_get_title (record));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  g_object_set_data_full (G_OBJECT (label), "id", g_memdup2 (&record->id, sizeof record->id), g_free);
  return label;
}

static guint
add_offers (DeskLinkRow *self, const char *words)
{
  StoreFile *file = desk_draft_get_file (self->draft);
  g_autoptr (StoreFilter) filter = store_filter_new (self->target);
  g_autoptr (StoreQuery) query = NULL;
  guint n = 0;

  gtk_list_box_remove_all (self->offers);
  store_filter_set_search (filter, words);
  for (query = store_filter_query_ids (filter, store_file_get_reader (file), MAX_OFFERS); store_query_next (query); n++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (file, self->target, store_query_get_number (query, 0));
      if (record != NULL)
        gtk_list_box_append (self->offers, make_offer (record));
    }
  gtk_list_box_select_row (self->offers, gtk_list_box_get_row_at_index (self->offers, 0));
  return n;
}

static void
changed_cb (DeskLinkRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->filling)
    return;
  if (text[0] == '\0')
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      desk_draft_set_number (self->draft, self->field, 0);
      return;
    }
  if (add_offers (self, text) > 0)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_popover_popup (GTK_POPOVER (self->popover));
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_popover_popdown (GTK_POPOVER (self->popover));
    }
}

static void
choose (DeskLinkRow *self, GtkListBoxRow *row)
{
  gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "id") : NULL;

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  if (id == NULL)
    return;
  desk_draft_set_number (self->draft, self->field, *id);
  fill (self);
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

static void
row_activated_cb (DeskLinkRow *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
move_choice (DeskLinkRow *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->offers);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->offers, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);

  if (next != NULL)
    gtk_list_box_select_row (self->offers, next);
}

static gboolean
key_cb (DeskLinkRow *self, guint key, guint code, GdkModifierType state)
{
  gboolean shown = gtk_widget_get_visible (self->popover);

  if (key == GDK_KEY_Down && !shown)
    {
      if (add_offers (self, "") > 0)
        gtk_popover_popup (GTK_POPOVER (self->popover));
      return TRUE;
    }
  if (!shown)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_choice (self, key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      choose (self, gtk_list_box_get_selected_row (self->offers));
      return TRUE;
    case GDK_KEY_Escape:
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      fill (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Words that were typed without choosing mean nothing: the first offer if there is one, else what was there. */
static void
left_cb (DeskLinkRow *self)
{
  g_autofree char *title = desk_draft_dup_text (self->draft, self->field);

  if (strcmp (gtk_editable_get_text (GTK_EDITABLE (self)), title) != 0)
    {
      if (gtk_widget_get_visible (self->popover))
        choose (self, gtk_list_box_get_selected_row (self->offers));
      fill (self);
    }
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
desk_link_row_dispose (GObject *object)
{
  DeskLinkRow *self = DESK_LINK_ROW (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_object (&self->draft);
  G_OBJECT_CLASS (desk_link_row_parent_class)->dispose (object);
}

static void
desk_link_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (desk_link_row_parent_class)->size_allocate (widget, width, height, baseline);
  if (DESK_LINK_ROW (widget)->popover != NULL)
    gtk_popover_present (GTK_POPOVER (DESK_LINK_ROW (widget)->popover));
}

static void
desk_link_row_class_init (DeskLinkRowClass *class)
{
  G_OBJECT_CLASS (class)->dispose = desk_link_row_dispose;
  GTK_WIDGET_CLASS (class)->size_allocate = desk_link_row_size_allocate;
}

static void
add_controllers (DeskLinkRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static void
desk_link_row_init (DeskLinkRow *self)
{
  self->open = gtk_button_new_from_icon_name ("go-next-symbolic");
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_set_valign (self->open, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->open, _("Open the record"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open-record");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->open);
  self->offers = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->offers), 280, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->offers));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_swapped (self->offers, "row-activated", G_CALLBACK (row_activated_cb), self);
  add_controllers (self);
}

GtkWidget *
desk_link_row_new (DeskDraft *draft, const BaseField *field)
{
  DeskLinkRow *self = g_object_new (DESK_TYPE_LINK_ROW, NULL);
  g_autofree char *title = g_markup_escape_text (base_field_get_label (field), -1);

  self->draft = g_object_ref (draft);
  self->field = field;
  self->target = store_schema_find_class (store_file_get_schema (desk_draft_get_file (draft)), field->target);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  fill (self);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  return GTK_WIDGET (self);
}
