/* Records that fit what is being typed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-suggestions.h"

#include <glib/gi18n-lib.h>
#include <store-filter.h>

#define MAX_OFFERS 12

struct _DeskSuggestions
{
  GObject          parent_instance;
  GtkWidget       *entry; /* borrowed: it owns this */
  StoreFile       *file;
  BaseRecordClass *class;
  GtkWidget       *popover;
  gboolean         offering;  /* there are offers for what is typed */
  gboolean         again;     /* the popover came again */
  GtkListBox      *offers;
};

enum { CHOSEN, DISMISSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskSuggestions, desk_suggestions, G_TYPE_OBJECT)

/* The title, and what else tells one from another. */
static GtkWidget *
make_offer (DeskSuggestions *self, BaseRecord *record)
{
  const BaseField *second = base_record_class_find_flag (self->class, BASE_SUBTITLE);
  g_autofree char *more = second != NULL ? store_file_format (self->file, record, second) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (base_record_get_title (record)), *hint = gtk_label_new (more);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), hint);
  g_object_set_data_full (G_OBJECT (box), "id", g_memdup2 (&record->id, sizeof record->id), g_free);
  return box;
}

static guint
add_offers (DeskSuggestions *self, const char *words)
{
  g_autoptr (StoreFilter) filter = store_filter_new (self->class);
  g_autoptr (StoreQuery) query = NULL;
  guint n = 0;

  gtk_list_box_remove_all (self->offers);
  store_filter_set_search (filter, words);
  for (query = store_filter_query_ids (filter, store_file_get_reader (self->file), MAX_OFFERS); store_query_next (query); n++)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (self->file, self->class, store_query_get_number (query, 0));
      if (record != NULL)
        gtk_list_box_append (self->offers, make_offer (self, record));
    }
  gtk_list_box_select_row (self->offers, gtk_list_box_get_row_at_index (self->offers, 0));
  return n;
}

static gboolean
choose (DeskSuggestions *self, GtkListBoxRow *row)
{
  gint64 *id = row != NULL ? g_object_get_data (G_OBJECT (gtk_list_box_row_get_child (row)), "id") : NULL;
  gint64 chosen = id != NULL ? *id : 0;

  desk_suggestions_hide (self);
  if (chosen != 0)
    g_signal_emit (self, signals[CHOSEN], 0, chosen);
  return chosen != 0;
}

static void
row_activated_cb (DeskSuggestions *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
move_choice (DeskSuggestions *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->offers);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (self->offers, row != NULL ? gtk_list_box_row_get_index (row) + step : 0);

  if (next != NULL)
    gtk_list_box_select_row (self->offers, next);
}

static gboolean
key_cb (DeskSuggestions *self, guint key, guint code, GdkModifierType state)
{
  if (!desk_suggestions_are_shown (self))
    return key == GDK_KEY_Down && desk_suggestions_search (self, "") > 0;
  switch (key)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      move_choice (self, key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return (state & GDK_CONTROL_MASK) == 0 && desk_suggestions_take (self);
    case GDK_KEY_Escape:
      desk_suggestions_hide (self);
      g_signal_emit (self, signals[DISMISSED], 0);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
pop_up_again_cb (gpointer data)
{
  DeskSuggestions *self = data;

  if (self->offering && self->popover != NULL && gtk_widget_get_mapped (self->entry))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  return G_SOURCE_REMOVE;
}

/* On X11 the end of a popover that has just gone is told late, and takes for its own the one that has come since. */
static void
visible_cb (DeskSuggestions *self)
{
  if (!self->offering || self->again || self->popover == NULL || gtk_widget_get_visible (self->popover))
    return;
  self->again = TRUE;
  g_idle_add_full (G_PRIORITY_DEFAULT, pop_up_again_cb, g_object_ref (self), g_object_unref);
}

static void
desk_suggestions_finalize (GObject *object)
{
  DeskSuggestions *self = DESK_SUGGESTIONS (object);

  g_clear_object (&self->file);
  G_OBJECT_CLASS (desk_suggestions_parent_class)->finalize (object);
}

static void
desk_suggestions_class_init (DeskSuggestionsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = desk_suggestions_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[DISMISSED] = g_signal_new ("dismissed", DESK_TYPE_SUGGESTIONS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
desk_suggestions_init (DeskSuggestions *self)
{
  self->offers = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->offers), 280, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->offers), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->offers));
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  g_signal_connect_swapped (self->offers, "row-activated", G_CALLBACK (row_activated_cb), self);
  g_signal_connect_object (self->popover, "notify::visible", G_CALLBACK (visible_cb), self, G_CONNECT_SWAPPED);
}

DeskSuggestions *
desk_suggestions_new (GtkWidget *entry, StoreFile *file, BaseRecordClass *class)
{
  DeskSuggestions *self = g_object_new (DESK_TYPE_SUGGESTIONS, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = entry;
  self->file = g_object_ref (file);
  self->class = class;
  gtk_widget_set_parent (self->popover, entry);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, keys);
  return self;
}

guint
desk_suggestions_search (DeskSuggestions *self, const char *words)
{
  guint n = add_offers (self, words);

  self->offering = n > 0;
  self->again = FALSE;
  if (n > 0)
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    desk_suggestions_hide (self);
  return n;
}

gboolean
desk_suggestions_are_shown (DeskSuggestions *self)
{
  return self->popover != NULL && self->offering;
}

gboolean
desk_suggestions_take (DeskSuggestions *self)
{
  return choose (self, gtk_list_box_get_selected_row (self->offers));
}

void
desk_suggestions_hide (DeskSuggestions *self)
{
  self->offering = FALSE;
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

void
desk_suggestions_allocate (DeskSuggestions *self)
{
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

void
desk_suggestions_detach (DeskSuggestions *self)
{
  g_clear_pointer (&self->popover, gtk_widget_unparent);
}
