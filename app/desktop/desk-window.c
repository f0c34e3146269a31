/* The window of one company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-window.h"

#include <exchange-export.h>
#include <glib/gi18n-lib.h>
#include "desk-backups.h"
#include "desk-command.h"
#include "desk-drop.h"
#include "desk-list-page.h"
#include "desk-menu-button.h"
#include "desk-record-page.h"
#include "desk-room.h"
#include "desk-today-page.h"
#include "desk-vault-actions.h"
#include "desk-window-actions.h"

#define TOAST_FRAME        116 /* margins, paddings, the button that closes */
#define TOAST_BUTTON_FRAME 44  /* around the words of the other button */
#define LEAST_TITLE        120

struct _DeskWindow
{
  AdwApplicationWindow    parent_instance;
  StoreFile              *file;
  AdwToastOverlay        *toasts;
  AdwBanner              *banner;
  AdwBanner              *vault_banner;
  AdwNavigationSplitView *rooms_split;
  AdwNavigationSplitView *list_split;
  AdwNavigationPage      *office;
  GtkStack               *places; /* Today has the room of list and record */
  GtkListBox             *rooms;
  GtkLabel               *company;
  DeskTodayPage          *today;
  DeskListPage           *list_page;
  DeskRecordPage         *record_page;
  GArray                 *room_list; /* DeskRoom */
  const DeskRoom         *room;      /* one of them */
  GSettings              *settings;
  AdwToast               *done;      /* weak; what was done last, if it still shows */
  guint                   counting;  /* source: Today counts again */
};

G_DEFINE_FINAL_TYPE (DeskWindow, desk_window, ADW_TYPE_APPLICATION_WINDOW)

StoreFile *
desk_window_get_file (DeskWindow *self)
{
  return self->file;
}

DeskListPage *
desk_window_get_list_page (DeskWindow *self)
{
  return self->list_page;
}

void
desk_window_focus_today (DeskWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->today), GTK_DIR_TAB_FORWARD);
}

DeskRecordPage *
desk_window_get_record_page (DeskWindow *self)
{
  return self->record_page;
}

const DeskRoom *
desk_window_get_room (DeskWindow *self)
{
  return self->room;
}

/* What a toast has beside its title, in pixels; button: its label, NULL for none. */
static int
measure_frame (DeskWindow *self, const char *button)
{
  g_autoptr (PangoLayout) layout = button != NULL ? gtk_widget_create_pango_layout (GTK_WIDGET (self), button) : NULL;
  int width = 0;

  if (layout != NULL)
    pango_layout_get_pixel_size (layout, &width, NULL);
  return TOAST_FRAME + (button != NULL ? width + TOAST_BUTTON_FRAME : 0);
}

/* A toast's own title has one line, and is cut where that does not fit. A toast is as high as its natural width wants, even in a window that is narrower. */
static GtkWidget *
make_title (DeskWindow *self, const char *sentence, const char *button)
{
  GtkWidget *label = gtk_label_new (sentence), *clamp = adw_clamp_new ();
  int width = MAX (gtk_widget_get_width (GTK_WIDGET (self)) - measure_frame (self, button), LEAST_TITLE);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_top (label, 6); /* no more than the button has; several lines need it */
  gtk_widget_set_margin_bottom (label, 6);
  adw_clamp_set_unit (ADW_CLAMP (clamp), ADW_LENGTH_UNIT_PX);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), width);
  adw_clamp_set_child (ADW_CLAMP (clamp), label);
  return clamp;
}

/* Only a title of its own is read out by a toast. */
static AdwToast *
make_toast (DeskWindow *self, const char *sentence, const char *button)
{
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_custom_title (toast, make_title (self, sentence, button));
  adw_toast_set_button_label (toast, button);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), sentence, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  return toast;
}

void
desk_window_say (DeskWindow *self, const char *sentence)
{
  adw_toast_overlay_add_toast (self->toasts, make_toast (self, sentence, NULL));
}

void
desk_window_offer (DeskWindow *self, const char *sentence, const char *label, const char *action, GVariant *target)
{
  AdwToast *toast = make_toast (self, sentence, label);

  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
desk_window_say_done (DeskWindow *self, gint64 seq)
{
  g_autofree char *words = NULL;
  AdwToast *toast;
  gboolean revertible;

  if (self->file == NULL) /* closed before the answer came */
    return;
  words = store_log_say_done (store_file_get_reader (self->file), seq);
  revertible = store_log_is_revertible (store_file_get_reader (self->file), seq);
  toast = make_toast (self, words, revertible ? _("_Undo") : NULL);
  if (revertible)
    {
      adw_toast_set_action_name (toast, "win.undo-change");
      adw_toast_set_action_target (toast, "x", seq);
    }
  if (self->done != NULL)
    adw_toast_dismiss (self->done); /* who works fast would read of what lies far behind */
  g_set_weak_pointer (&self->done, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

GArray *
desk_window_get_rooms (DeskWindow *self)
{
  return self->room_list;
}

static void
mark_room (DeskWindow *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rooms)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_object_get_data (G_OBJECT (row), "room") == self->room)
      {
        GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
        gtk_list_box_select_row (self->rooms, GTK_LIST_BOX_ROW (row));
        if (viewport != NULL)
          gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), row, NULL);
        return;
      }
  gtk_list_box_unselect_all (self->rooms);
}

/* behind: the list comes after what else is shown. */
static void
go (DeskWindow *self, const DeskRoom *room, gboolean behind)
{
  gboolean today = room->table == NULL;

  if (self->room != room)
    {
      self->room = room;
      mark_room (self);
      desk_record_page_show (self->record_page, self->file, NULL, 0);
      if (today)
        desk_today_page_refresh (self->today);
      else
        desk_list_page_show (self->list_page, self->file, store_schema_find_class (store_file_get_schema (self->file), room->table), _(room->title), behind);
      gtk_stack_set_visible_child (self->places, today ? GTK_WIDGET (self->today) : GTK_WIDGET (self->list_split));
      adw_navigation_page_set_title (self->office, _(room->title));
    }
  adw_navigation_split_view_set_show_content (self->rooms_split, TRUE);
  adw_navigation_split_view_set_show_content (self->list_split, FALSE);
}

void
desk_window_go (DeskWindow *self, const char *name)
{
  const DeskRoom *room = desk_room_find_name (self->room_list, name);

  if (room != NULL)
    go (self, room, FALSE);
}

static void
show_record (DeskWindow *self, BaseRecordClass *class, gint64 id)
{
  desk_record_page_show (self->record_page, self->file, class, id);
}

/* A record of a table without a room of its own is shown with the record it is a part of. */
void
desk_window_open_record (DeskWindow *self, const char *table, gint64 id)
{
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (self->file), table);
  const DeskRoom *room = desk_room_find_table (self->room_list, table);
  const BaseField *parent = class != NULL ? base_record_class_find_flag (class, BASE_PARENT) : NULL;

  if (class == NULL)
    return;
  if (room == NULL && parent != NULL)
    {
      g_autoptr (BaseRecord) record = store_file_get_record (self->file, class, id);
      if (record != NULL)
        desk_window_open_record (self, parent->target, base_record_get_number (record, parent));
      return;
    }
  if (room != NULL)
    go (self, room, TRUE);
  show_record (self, class, id);
  desk_list_page_select (self->list_page, id);
  adw_navigation_split_view_set_show_content (self->list_split, TRUE);
}

void
desk_window_select_records (DeskWindow *self, const char *table, GArray *ids)
{
  const DeskRoom *room = desk_room_find_table (self->room_list, table);

  if (room == NULL)
    return;
  go (self, room, TRUE);
  desk_list_page_select_all (self->list_page, ids);
  desk_list_page_focus (self->list_page);
}

void
desk_window_show_view (DeskWindow *self, const char *table, const char *view)
{
  const DeskRoom *room = desk_room_find_table (self->room_list, table);

  if (room == NULL)
    return;
  go (self, room, TRUE);
  desk_list_page_set_view (self->list_page, view);
  desk_list_page_focus (self->list_page);
}

static void
room_activated_cb (DeskWindow *self, GtkListBoxRow *row)
{
  const DeskRoom *room = g_object_get_data (G_OBJECT (row), "room");

  desk_window_go (self, room->name);
}

/* What lies behind several selected ones would be taken for one of them. */
static void
chosen_cb (DeskWindow *self, gint64 id)
{
  guint n = desk_list_page_get_n_selected (self->list_page);

  if (id != 0)
    show_record (self, store_list_get_class (desk_list_page_get_list (self->list_page)), id);
  else if (n > 1 || desk_record_page_get_class (self->record_page) == NULL)
    desk_record_page_show_several (self->record_page, self->file, n);
}

static void
opened_cb (DeskWindow *self, gint64 id)
{
  chosen_cb (self, id);
  adw_navigation_split_view_set_show_content (self->list_split, TRUE);
  desk_record_page_focus (self->record_page);
}

static void
new_cb (DeskWindow *self)
{
  show_record (self, store_list_get_class (desk_list_page_get_list (self->list_page)), 0);
  desk_list_page_unselect (self->list_page);
  adw_navigation_split_view_set_show_content (self->list_split, TRUE);
  desk_record_page_focus (self->record_page);
}

static void
created_cb (DeskWindow *self, gint64 id)
{
  show_record (self, desk_record_page_get_class (self->record_page), id);
  desk_list_page_select (self->list_page, id);
}

void
desk_window_new_record (DeskWindow *self)
{
  if (self->room == NULL || self->room->table == NULL)
    desk_window_go (self, "orders");
  if (desk_command_can_create (self->file, store_list_get_class (desk_list_page_get_list (self->list_page))))
    new_cb (self);
}

static gboolean
count_cb (gpointer data)
{
  DeskWindow *self = data;

  self->counting = 0;
  if (self->room != NULL && self->room->table == NULL)
    desk_today_page_refresh (self->today);
  return G_SOURCE_REMOVE;
}

/* What was changed is often shown next, in another room. */
static void
changed_cb (DeskWindow *self)
{
  desk_window_update_undo (self);
  if (self->counting == 0)
    self->counting = g_idle_add (count_cb, self);
}

/* What is sealed shows, or does not any more. */
static void
vault_state_cb (DeskWindow *self)
{
  gint64 id = desk_record_page_get_id (self->record_page);
  BaseRecordClass *class = desk_record_page_get_class (self->record_page);

  if (id == 0 || desk_record_page_is_dirty (self->record_page))
    return;
  desk_record_page_show (self->record_page, self->file, NULL, 0); /* the form is made anew */
  show_record (self, class, id);
}

static GtkWidget *
make_room_row (const DeskRoom *room)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (room->icon));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(room->title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "room", (gpointer) room);
  gtk_widget_set_tooltip_text (row, room->shortcut);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(room->title), -1);
  return row;
}

static void
add_heading (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const DeskRoom *room = g_object_get_data (G_OBJECT (row), "room");
  const DeskRoom *above = before != NULL ? g_object_get_data (G_OBJECT (before), "room") : NULL;
  GtkWidget *heading;

  if (above == NULL || g_str_equal (room->group, above->group))
    return;
  heading = gtk_label_new (_(room->group));
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_widget_add_css_class (heading, "caption-heading");
  gtk_widget_add_css_class (heading, "dim-label");
  gtk_widget_add_css_class (heading, "room-heading");
  gtk_list_box_row_set_header (row, heading);
}

static void
add_rooms (DeskWindow *self)
{
  for (guint i = 0; i < self->room_list->len; i++)
    if (g_array_index (self->room_list, DeskRoom, i).group != NULL)
      gtk_list_box_append (self->rooms, make_room_row (&g_array_index (self->room_list, DeskRoom, i)));
  gtk_list_box_set_header_func (self->rooms, add_heading, NULL, NULL);
}

/* What was typed is saved before the window goes; a value that cannot be keeps it open. */
static gboolean
desk_window_close_request (GtkWindow *window)
{
  DeskWindow *self = DESK_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, 360));
  g_settings_set_int (self->settings, "window-height", MAX (height, 294));
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (desk_record_page_is_dirty (self->record_page))
    return desk_window_ask_to_close (self);
  if (desk_backups_finish (self))
    return GDK_EVENT_STOP;
  return GTK_WINDOW_CLASS (desk_window_parent_class)->close_request (window);
}

static void
let_go (DeskWindow *self)
{
  g_clear_handle_id (&self->counting, g_source_remove);
  if (self->list_page == NULL || self->file == NULL)
    return;
  g_object_set_data (G_OBJECT (self), "backup-timer", NULL);
  desk_list_page_show (self->list_page, self->file, NULL, "", FALSE);
  desk_list_page_forget (self->list_page);
  desk_record_page_show (self->record_page, NULL, NULL, 0);
  desk_today_page_set_file (self->today, NULL);
}

static void
desk_window_dispose (GObject *object)
{
  DeskWindow *self = DESK_WINDOW (object);

  let_go (self);
  g_clear_weak_pointer (&self->done);
  g_clear_object (&self->list_page);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_WINDOW);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->room_list, g_array_unref);
  G_OBJECT_CLASS (desk_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, vault_banner);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, rooms_split);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, list_split);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, office);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, today);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, rooms);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, company);
  desk_menu_button_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, DeskWindow, record_page);
  gtk_widget_class_bind_template_callback (widget_class, room_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, created_cb);
}

static void
desk_window_class_init (DeskWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_window_dispose;
  GTK_WINDOW_CLASS (class)->close_request = desk_window_close_request;
  g_type_ensure (DESK_TYPE_RECORD_PAGE);
  g_type_ensure (DESK_TYPE_TODAY_PAGE);
  bind_template (widget_class);
  desk_window_install_actions (widget_class);
}

/* Tab goes on behind the rooms, where GTK can do that; the arrows go from room to room. */
static void
make_one_stop (GtkListBox *rooms)
{
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (rooms), "tab-behavior") != NULL)
    g_object_set (rooms, "tab-behavior", GTK_LIST_TAB_ITEM, NULL);
}

static void
desk_window_init (DeskWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (APP_ID);
  self->list_page = g_object_ref_sink (g_object_new (DESK_TYPE_LIST_PAGE, NULL));
  adw_navigation_split_view_set_sidebar (self->list_split, ADW_NAVIGATION_PAGE (self->list_page));
  make_one_stop (self->rooms);
  desk_menu_button_init (GTK_WIDGET (self), DESK_TYPE_WINDOW);
  g_signal_connect_object (self->list_page, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_page, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_page, "new", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (self->settings, "window-width"), g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
show_company (DeskWindow *self)
{
  g_autofree char *base = g_path_get_basename (store_file_get_path (self->file));
  BaseRecordClass *class = store_schema_find_class (store_file_get_schema (self->file), "companies");
  g_autoptr (BaseRecord) company = store_file_get_record (self->file, class, 1);
  const char *name = company != NULL ? base_record_get_title (company) : base;
  const char *reason = store_file_get_read_only_reason (self->file);

  gtk_label_set_label (self->company, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->company), name); /* beside the buttons there is seldom room for all of it */
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_banner_set_title (self->banner, reason != NULL ? reason : "");
  adw_banner_set_revealed (self->banner, reason != NULL);
}

DeskWindow *
desk_window_new (GtkApplication *application, StoreFile *file)
{
  DeskWindow *self = g_object_new (DESK_TYPE_WINDOW, "application", application, NULL);

  self->file = g_object_ref (file);
  self->room_list = desk_room_list (store_file_get_schema (file));
  add_rooms (self);
  g_signal_connect_object (file, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  desk_today_page_set_file (self->today, file);
  show_company (self);
  desk_vault_watch (GTK_WIDGET (self), self->vault_banner, file);
  g_signal_connect_object (store_file_get_vault (file), "notify::state", G_CALLBACK (vault_state_cb), self, G_CONNECT_SWAPPED);
  desk_window_update_undo (self);
  desk_backups_arm (self);
  desk_drop_accept (self);
  desk_window_go (self, "today");
  return self;
}

void
desk_window_set_backup_problem (DeskWindow *self, const char *sentence)
{
  const char *reason = self->file != NULL ? store_file_get_read_only_reason (self->file) : NULL;
  g_autofree char *overdue = sentence != NULL ? g_strdup_printf (_("The backup is overdue: %s"), sentence) : NULL;

  if (self->file == NULL) /* closed before the answer came */
    return;
  adw_banner_set_title (self->banner, reason != NULL ? reason : overdue != NULL ? overdue : "");
  adw_banner_set_revealed (self->banner, reason != NULL || overdue != NULL);
}

void
desk_window_close_company (DeskWindow *self)
{
  g_object_ref (self);
  let_go (self);
  g_signal_handlers_disconnect_by_data (self->file, self);
  gtk_window_destroy (GTK_WINDOW (self));
  store_file_flush (self->file);
  g_clear_object (&self->file);
  g_object_unref (self);
}

typedef struct
{
  DeskWindow *window;
  StoreList  *list;
} Exporting;

static void
export_named_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  Exporting *exporting = data;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), answer, NULL);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  ExchangeExport export = { store_list_get_class (exporting->list), NULL, store_file_get_locale (exporting->window->file), TRUE };
  g_autoptr (GError) error = NULL;

  if (path != NULL)
    {
      gboolean done = exchange_export_write_filter (&export, store_file_get_reader (exporting->window->file), store_list_get_filter (exporting->list), path, NULL, &error);
      desk_window_say (exporting->window, done ? _("The list was saved.") : error->message);
    }
  g_object_unref (exporting->window);
  g_object_unref (exporting->list);
  g_free (exporting);
}

void
desk_window_export_list (DeskWindow *self, StoreList *list)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autofree char *name = g_strdup_printf ("%s.csv", _(store_list_get_class (list)->plural));
  Exporting *exporting = g_new (Exporting, 1);

  *exporting = (Exporting) { g_object_ref (self), g_object_ref (list) };
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (self), NULL, export_named_cb, exporting);
}
