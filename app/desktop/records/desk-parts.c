/* The records that a record consists of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-parts.h"

#include <glib/gi18n-lib.h>
#include "desk-command.h"
#include "desk-draft-dialog.h"
#include "desk-menu-button.h"
#include "desk-record-view.h"
#include "desk-run.h"

#define MOST_ROWS 12 /* without scrolling */

struct _DeskParts
{
  AdwPreferencesGroup parent_instance;
  char               *kind;
  gboolean            read_only;
  gboolean            closed; /* nothing is added or changed any more */
  BaseRecordClass    *class;
  StoreFile          *file;
  BaseRecord         *parent;
  GtkWidget          *editing; /* buttons; borrowed, nullable */
  StoreList          *list;
  DeskRecordView     *view;
  GtkWidget          *frame;
  guint               fitting; /* tick */
};

enum { PROP_KIND = 1, PROP_READ_ONLY };

G_DEFINE_FINAL_TYPE (DeskParts, desk_parts, ADW_TYPE_PREFERENCES_GROUP)

static void
add_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskParts *self = DESK_PARTS (widget);
  const BaseField *parent = base_record_class_find_flag (self->class, BASE_PARENT);
  g_autoptr (DeskDraft) draft = desk_draft_new_for_record (self->file, self->class, NULL);

  desk_draft_set_number (draft, desk_draft_find_field (draft, parent->name), self->parent->id);
  desk_draft_dialog_present (draft, widget);
}

/* What people do not fill in is changed by commands: the first is the usual one. */
static void
start_usual_command (DeskParts *self, gint64 id)
{
  g_autoptr (GPtrArray) commands = desk_command_list (store_file_get_schema (self->file), self->class);

  if (commands->len > 0 && store_file_get_read_only_reason (self->file) == NULL)
    desk_command_start (GTK_WIDGET (self), self->file, commands->pdata[0], id);
}

static void
open_part (DeskParts *self, gint64 id)
{
  g_autoptr (BaseRecord) record = id != 0 ? store_file_get_record (self->file, self->class, id) : NULL;
  g_autoptr (DeskDraft) draft = NULL;

  if (record != NULL && self->read_only)
    start_usual_command (self, id);
  if (record == NULL || self->read_only)
    return;
  draft = desk_draft_new_for_record (self->file, self->class, record);
  if (self->closed)
    desk_draft_close (draft);
  desk_draft_dialog_present (draft, GTK_WIDGET (self));
}

static void
open_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskParts *self = DESK_PARTS (widget);

  open_part (self, desk_selection_get_id (desk_record_view_get_selection (self->view)));
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskParts *self = DESK_PARTS (widget);
  gint64 id = desk_selection_get_id (desk_record_view_get_selection (self->view));

  if (id != 0 && !self->closed)
    desk_run_on_record (widget, "trash", self->class, id);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskParts *self = DESK_PARTS (widget);
  const StoreCommand *command = store_schema_find_command (store_file_get_schema (self->file), g_variant_get_string (parameter, NULL));
  g_autoptr (GArray) ids = desk_selection_dup_ids (desk_record_view_get_selection (self->view));

  if (command != NULL)
    desk_command_start_lot (widget, self->file, command, ids);
}

static void
selection_changed_cb (DeskParts *self)
{
  gboolean one = desk_selection_get_id (desk_record_view_get_selection (self->view)) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parts.open", one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parts.trash", one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "parts.run", desk_selection_get_size (desk_record_view_get_selection (self->view)) > 0);
}

static void
activated_cb (DeskParts *self, gint64 id)
{
  open_part (self, id);
}

static void
add_button (GtkWidget *box, const char *icon, const char *action, const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_menu (DeskParts *self, GtkWidget *box)
{
  g_autoptr (GMenu) menu = desk_command_menu (store_file_get_schema (self->file), self->class, "parts.run", FALSE);
  GtkWidget *button;

  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  desk_menu_button_set_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _("What can be done with the selected one"));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (box), button);
}

static void
add_buttons (DeskParts *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (!self->read_only)
    {
      self->editing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_append (GTK_BOX (box), self->editing);
      add_button (self->editing, "list-add-symbolic", "parts.add", _("Add"));
      add_button (self->editing, "document-edit-symbolic", "parts.open", _("Edit"));
      add_button (self->editing, "user-trash-symbolic", "parts.trash", _("Move to trash"));
    }
  if (store_file_get_read_only_reason (self->file) == NULL)
    add_menu (self, box);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), box);
}

static void
desk_parts_set_property (GObject *object, guint property, const GValue *value, GParamSpec *spec)
{
  DeskParts *self = DESK_PARTS (object);

  if (property == PROP_KIND)
    g_set_str (&self->kind, g_value_get_string (value));
  else
    self->read_only = g_value_get_boolean (value);
}

static void
desk_parts_finalize (GObject *object)
{
  DeskParts *self = DESK_PARTS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->file);
  g_clear_object (&self->parent);
  g_free (self->kind);
  G_OBJECT_CLASS (desk_parts_parent_class)->finalize (object);
}

static void
desk_parts_class_init (DeskPartsClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = desk_parts_set_property;
  object_class->finalize = desk_parts_finalize;
  g_object_class_install_property (object_class, PROP_KIND,
                                   g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_READ_ONLY,
                                   g_param_spec_boolean ("read-only", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_action (widget_class, "parts.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "parts.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "parts.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "parts.run", "s", run_action);
}

static void
desk_parts_init (DeskParts *self)
{
  self->frame = gtk_frame_new (NULL);
  self->view = g_object_new (DESK_TYPE_RECORD_VIEW, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (self->view), -1, 160);
  gtk_frame_set_child (GTK_FRAME (self->frame), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (self->frame, "parts");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->frame);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (activated_cb), self);
}

GtkWidget *
desk_parts_new (const char *kind)
{
  return g_object_new (DESK_TYPE_PARTS, "kind", kind, NULL);
}

/* With the next frame: a form that is done with is not measured any more. */
static gboolean
fit_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DeskParts *self = DESK_PARTS (widget);

  self->fitting = 0;
  if (self->list != NULL)
    desk_record_view_show_rows (self->view, MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), MOST_ROWS));
  return G_SOURCE_REMOVE;
}

/* An empty list to which nothing can be added says nothing, and would be a stop of Tab without a name. */
static void
items_changed_cb (DeskParts *self, guint position, guint removed, guint added, GListModel *list)
{
  gtk_widget_set_visible (GTK_WIDGET (self), !(self->read_only || self->closed) || g_list_model_get_n_items (list) > 0);
  if (self->fitting == 0)
    self->fitting = gtk_widget_add_tick_callback (GTK_WIDGET (self), fit_cb, NULL, NULL);
}

/* The lines of what is posted: they can be looked at. */
static void
show_closed (DeskParts *self)
{
  self->closed = self->parent->trashed || store_rules_is_closed (self->parent, self->class->table);
  if (self->editing != NULL)
    gtk_widget_set_visible (self->editing, !self->closed);
  items_changed_cb (self, 0, 0, 0, G_LIST_MODEL (self->list));
}

static void
show_parts (DeskParts *self)
{
  g_autoptr (StoreFilter) filter = store_filter_new (self->class);

  store_filter_add (filter, base_record_class_find_flag (self->class, BASE_PARENT), STORE_IS, g_variant_new_int64 (self->parent->id));
  store_list_set_filter (self->list, filter);
}

/* The list, its head and its buttons; the list is read when it is shown, and knows by then which parts. */
static void
furnish (DeskParts *self, StoreFile *file)
{
  self->file = g_object_ref (file);
  self->class = store_schema_find_class (store_file_get_schema (file), self->kind);
  self->read_only = self->read_only || store_file_get_read_only_reason (file) != NULL || !base_record_class_has_input (self->class);
  if (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (self))[0] == '\0')
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _(self->class->plural));
  add_buttons (self);
  self->list = store_list_new (file, self->class);
  show_parts (self);
  desk_record_view_hide_field (self->view, base_record_class_find_flag (self->class, BASE_PARENT)->name);
  desk_record_view_set_list (self->view, self->list);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_record_view_get_selection (self->view), "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
}

gboolean
desk_parts_take_apart (DeskParts *self)
{
  return desk_record_view_take_apart (self->view);
}

void
desk_parts_bind (DeskParts *self, DeskDraft *draft)
{
  BaseRecord *record = desk_draft_get_record (draft);

  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
  if (record == NULL)
    return;
  if (self->parent != NULL)
    g_signal_handlers_disconnect_by_func (self->parent, show_closed, self);
  g_set_object (&self->parent, record);
  g_signal_connect_object (record, "reloaded", G_CALLBACK (show_closed), self, G_CONNECT_SWAPPED);
  if (self->list == NULL)
    furnish (self, desk_draft_get_file (draft));
  else
    show_parts (self);
  show_closed (self);
  selection_changed_cb (self);
}
