/* A room's list with search, views and new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-list-page.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "desk-command.h"
#include "desk-list-commands.h"
#include "desk-menu-button.h"
#include "desk-priority.h"
#include "desk-record-page.h"
#include "desk-record-view.h"
#include "desk-run.h"
#include "desk-window-actions.h"

struct _DeskListPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle   *heading;
  GtkWidget        *add;
  GtkSearchEntry   *search;
  GtkDropDown      *views;
  GtkStack         *stack;
  AdwStatusPage    *empty;
  DeskRecordView   *view;
  GtkLabel         *count;
  GtkWidget        *commands;
  GtkMenuButton    *lot;
  gboolean          has_lot; /* something to do with several */
  StoreFile        *file;
  BaseRecordClass  *class;
  GHashTable       *lists;   /* class → StoreList */
  gboolean          filling;
  GArray           *wanted;  /* gint64; to be selected once the list shows them */
  guint             n_selected; /* as the window was told */
  guint             coming;  /* source that brings the rows */
  gboolean          behind;  /* they came after the record */
};

enum { CHOSEN, OPENED, NEW, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskListPage, desk_list_page, ADW_TYPE_NAVIGATION_PAGE)

static StoreRulesInterface *
get_rules (DeskListPage *self)
{
  return g_type_interface_peek (self->class, STORE_TYPE_RULES);
}

StoreList *
desk_list_page_get_list (DeskListPage *self)
{
  return self->class != NULL ? g_hash_table_lookup (self->lists, self->class) : NULL;
}

/* Beside it, nobody is asked to choose something. */
static void
show_empty (DeskListPage *self, gboolean empty)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  if (DESK_IS_WINDOW (root) && desk_window_get_record_page (DESK_WINDOW (root)) != NULL)
    desk_record_page_set_blank (desk_window_get_record_page (DESK_WINDOW (root)), empty);
}

static void
show_count (DeskListPage *self)
{
  StoreList *list = desk_list_page_get_list (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *figure = base_count_format (n, store_file_get_locale (self->file));
  g_autofree char *text = g_strdup_printf (store_list_is_loading (list) ? _("%s …") : g_dngettext (GETTEXT_PACKAGE, "%s record", "%s records", n), figure);
  g_autofree char *selected = g_strdup_printf (_("%u selected of %s"), self->n_selected, figure);

  gtk_label_set_text (self->count, self->n_selected > 1 ? selected : text);
  show_empty (self, n == 0 && !store_list_is_loading (list));
}

static const char *
get_advice (DeskListPage *self, gboolean searching)
{
  if (searching)
    return _("Try fewer letters, or another view.");
  if (gtk_widget_get_visible (self->commands) && !desk_command_can_create (self->file, self->class))
    return _("Fill this list with a button below.");
  if (!desk_command_can_create (self->file, self->class))
    return _("What the work in other rooms brings about stands here.");
  return _("Make one with the button above, or bring yours in with Import.");
}

static void
explain_empty (DeskListPage *self)
{
  gboolean searching = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0';

  adw_status_page_set_title (self->empty, searching ? _("Nothing Found") : _("Nothing Here"));
  adw_status_page_set_description (self->empty, get_advice (self, searching));
  adw_status_page_set_icon_name (self->empty, searching ? "system-search-symbolic" : self->class->icon);
}

/* Several selected ones have commands of their own. */
static void
tell_selection (DeskListPage *self)
{
  DeskSelection *selection = desk_record_view_get_selection (self->view);
  guint n = selection != NULL ? desk_selection_get_size (selection) : 0;
  gboolean changed = n != self->n_selected;

  self->n_selected = n;
  gtk_widget_set_visible (GTK_WIDGET (self->lot), n > 1 && self->has_lot);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.run", n > 0);
  if (n == 1 || changed)
    g_signal_emit (self, signals[CHOSEN], 0, n == 1 ? desk_selection_get_id (selection) : 0);
}

/* Who writes in the record already stays there. */
static gboolean
may_focus (DeskListPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return !self->behind || focus == NULL || gtk_widget_get_ancestor (focus, DESK_TYPE_RECORD_PAGE) == NULL;
}

/* Those of them that the list shows by now. */
static void
select_wanted (DeskListPage *self)
{
  if (self->wanted->len == 1 && desk_record_view_select (self->view, g_array_index (self->wanted, gint64, 0), may_focus (self)))
    g_array_set_size (self->wanted, 0);
  else if (self->wanted->len > 1 && desk_record_view_select_all (self->view, self->wanted))
    g_array_set_size (self->wanted, 0);
}

static void
items_changed_cb (DeskListPage *self)
{
  explain_empty (self);
  select_wanted (self);
  if (self->n_selected > 1)
    tell_selection (self);
  show_count (self);
}

static void
set_filter (DeskListPage *self, const char *words, guint view)
{
  StoreList *list = desk_list_page_get_list (self);
  StoreRulesInterface *rules = get_rules (self);
  guint n_views = rules != NULL ? rules->n_views : 0;
  g_autoptr (StoreFilter) filter = store_filter_copy (store_list_get_filter (list));

  store_filter_set_search (filter, words);
  store_filter_set_view (filter, view < n_views ? &rules->views[view] : NULL);
  store_filter_set_trash (filter, view == MAX (n_views, 1));
  store_list_set_filter (list, filter);
}

static void
apply_filter (DeskListPage *self)
{
  if (desk_record_view_get_selection (self->view) != NULL)
    desk_selection_drop_several (desk_record_view_get_selection (self->view));
  set_filter (self, gtk_editable_get_text (GTK_EDITABLE (self->search)), gtk_drop_down_get_selected (self->views));
  items_changed_cb (self);
}

static void
selection_changed_cb (DeskListPage *self)
{
  tell_selection (self);
  show_count (self);
}

static void
activated_cb (DeskListPage *self, gint64 id)
{
  g_signal_emit (self, signals[OPENED], 0, id);
}

static void
new_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[NEW], 0);
}

static void
search_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DESK_LIST_PAGE (widget)->search));
}

static void
trash_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskListPage *self = DESK_LIST_PAGE (widget);
  g_autoptr (GArray) ids = desk_list_page_dup_selected (self);
  g_autofree char *command = NULL;

  if (ids->len == 0)
    return;
  command = g_strdup_printf ("trash-%s", store_schema_get_nick (store_file_get_schema (self->file), self->class));
  if (ids->len == 1)
    desk_run_on_record (widget, "trash", self->class, g_array_index (ids, gint64, 0));
  else
    desk_run_lot (widget, command, ids);
}

static void
run_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskListPage *self = DESK_LIST_PAGE (widget);
  const StoreCommand *command = store_schema_find_command (store_file_get_schema (self->file), g_variant_get_string (parameter, NULL));
  g_autoptr (GArray) ids = desk_list_page_dup_selected (self);

  if (command != NULL && store_file_get_read_only_reason (self->file) == NULL)
    desk_command_start_lot (widget, self->file, command, ids);
}

static void
menu_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskListPage *self = DESK_LIST_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->lot)))
    gtk_menu_button_popup (self->lot);
}

static void
export_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  desk_window_export_list (DESK_WINDOW (gtk_widget_get_root (widget)), desk_list_page_get_list (DESK_LIST_PAGE (widget)));
}

static void
columns_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (DESK_LIST_PAGE (widget)->view), "view.columns", NULL);
}

/* What such a list is for most often: of an empty one the first command, which fills it; else the last. */
static void
main_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskListPage *self = DESK_LIST_PAGE (widget);
  StoreList *list = desk_list_page_get_list (self);

  if (list != NULL && store_file_get_read_only_reason (self->file) == NULL)
    desk_list_commands_carry_out (widget, self->file, self->class, g_list_model_get_n_items (G_LIST_MODEL (list)) == 0);
}

static void
fill_views (DeskListPage *self)
{
  StoreRulesInterface *rules = get_rules (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; rules != NULL && i < rules->n_views; i++)
    gtk_string_list_append (names, _(rules->views[i].label));
  if (rules == NULL || rules->n_views == 0)
    gtk_string_list_append (names, _("All"));
  gtk_string_list_append (names, _("Trash"));
  gtk_drop_down_set_model (self->views, G_LIST_MODEL (names));
}

/* The list as it was left: its words and view go back into the controls. */
static void
fill_controls (DeskListPage *self)
{
  const char *words = g_object_get_data (G_OBJECT (desk_list_page_get_list (self)), "words");
  guint view = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (desk_list_page_get_list (self)), "view"));

  self->filling = TRUE;
  fill_views (self);
  gtk_drop_down_set_selected (self->views, view);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  self->filling = FALSE;
}

static void
search_changed_cb (DeskListPage *self)
{
  StoreList *list = desk_list_page_get_list (self);

  if (list == NULL || self->filling)
    return;
  g_object_set_data_full (G_OBJECT (list), "words", g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))), g_free);
  apply_filter (self);
}

static void
view_chosen_cb (DeskListPage *self)
{
  StoreList *list = desk_list_page_get_list (self);

  if (list == NULL || self->filling)
    return;
  g_object_set_data (G_OBJECT (list), "view", GUINT_TO_POINTER (gtk_drop_down_get_selected (self->views)));
  apply_filter (self);
}

static void
leave_search_cb (DeskListPage *self)
{
  if (gtk_editable_get_text (GTK_EDITABLE (self->search))[0] != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    desk_record_view_focus (self->view);
}

static void
enter_list_cb (DeskListPage *self)
{
  StoreList *list = desk_list_page_get_list (self);

  if (list != NULL && g_list_model_get_n_items (G_LIST_MODEL (list)) > 0)
    desk_record_view_select (self->view, store_list_get_id (list, 0), TRUE);
}

static void
setup_view_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_view_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A long name of a view makes no narrow window wider: it is cut off in the button, not in the list below it. */
static void
narrow_views (DeskListPage *self)
{
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();

  g_signal_connect (button, "setup", G_CALLBACK (setup_view_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_view_cb), NULL);
  gtk_drop_down_set_list_factory (self->views, gtk_drop_down_get_factory (self->views));
  gtk_drop_down_set_factory (self->views, button);
}

static void
desk_list_page_dispose (GObject *object)
{
  DeskListPage *self = DESK_LIST_PAGE (object);

  self->class = NULL;
  g_clear_handle_id (&self->coming, g_source_remove);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->lists, g_hash_table_unref);
  g_clear_object (&self->file);
  gtk_widget_dispose_template (GTK_WIDGET (self), DESK_TYPE_LIST_PAGE);
  G_OBJECT_CLASS (desk_list_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/factotum/Factotum/desk-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, add);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, search);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, views);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, empty);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, view);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, count);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, commands);
  gtk_widget_class_bind_template_child (widget_class, DeskListPage, lot);
  desk_menu_button_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, enter_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
desk_list_page_class_init (DeskListPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_list_page_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DESK_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[OPENED] = g_signal_new ("opened", DESK_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[NEW] = g_signal_new ("new", DESK_TYPE_LIST_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "list.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "list.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "list.trash", NULL, trash_action);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "list.columns", NULL, columns_action);
  gtk_widget_class_install_action (widget_class, "list.main", NULL, main_action);
  gtk_widget_class_install_action (widget_class, "list.run", "s", run_action);
  gtk_widget_class_install_action (widget_class, "list.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "list.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "list.main", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "list.main", NULL);
  g_type_ensure (DESK_TYPE_RECORD_VIEW);
  bind_template (widget_class);
}

static void
desk_list_page_init (DeskListPage *self)
{
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  narrow_views (self);
  desk_menu_button_init (GTK_WIDGET (self), DESK_TYPE_LIST_PAGE);
}

static StoreList *
make_list (DeskListPage *self)
{
  StoreRulesInterface *rules = get_rules (self);
  StoreList *list = store_list_new (self->file, self->class);

  if (rules != NULL && rules->n_views > 0)
    {
      g_autoptr (StoreFilter) filter = store_filter_new (self->class);
      store_filter_set_view (filter, &rules->views[0]);
      store_list_set_filter (list, filter);
    }
  g_hash_table_insert (self->lists, self->class, list);
  return list;
}

/* What can be done with several of them; none in a list that nobody writes. */
static void
fill_lot (DeskListPage *self)
{
  g_autoptr (GMenu) menu = g_menu_new (), commands = desk_command_menu_for_lots (store_file_get_schema (self->file), self->class, "list.run");
  g_autoptr (GMenu) rest = g_menu_new ();
  gboolean writable = store_file_get_read_only_reason (self->file) == NULL;

  if (base_record_class_has_input (self->class))
    g_menu_append (rest, _("Move to _Trash"), "list.trash");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (commands));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  self->has_lot = writable && g_menu_model_get_n_items (G_MENU_MODEL (commands)) + g_menu_model_get_n_items (G_MENU_MODEL (rest)) > 0;
  desk_menu_button_set_model (self->lot, self->has_lot ? G_MENU_MODEL (menu) : NULL);
}

static void
bring_rows (DeskListPage *self)
{
  StoreList *list = desk_list_page_get_list (self);

  g_clear_handle_id (&self->coming, g_source_remove);
  desk_record_view_set_list (self->view, list);
  g_signal_connect_object (desk_record_view_get_selection (self->view), "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk_record_view_get_selection (self->view), "items-changed", G_CALLBACK (select_wanted), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "notify::loading", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

static gboolean
bring_rows_cb (gpointer data)
{
  DeskListPage *self = data;

  self->coming = 0;
  bring_rows (self);
  return G_SOURCE_REMOVE;
}

void
desk_list_page_show (DeskListPage *self, StoreFile *file, BaseRecordClass *class, const char *title, gboolean behind)
{
  StoreList *list = desk_list_page_get_list (self);

  g_clear_handle_id (&self->coming, g_source_remove);
  if (list != NULL)
    g_signal_handlers_disconnect_by_data (list, self);
  if (g_set_object (&self->file, file))
    g_hash_table_remove_all (self->lists);
  self->class = class;
  if (class == NULL)
    {
      desk_record_view_set_list (self->view, NULL);
      return;
    }
  list = desk_list_page_get_list (self);
  if (list == NULL)
    list = make_list (self);
  adw_window_title_set_title (self->heading, title);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.new", desk_command_can_create (file, class));
  gtk_widget_set_visible (self->add, desk_command_can_create (file, class));
  desk_list_commands_fill (self->commands, file, class);
  fill_lot (self);
  self->n_selected = 0;
  g_array_set_size (self->wanted, 0);
  fill_controls (self);
  desk_record_view_leave_list (self->view);
  self->coming = g_idle_add_full (DESK_PRIORITY_LIST, bring_rows_cb, self, NULL);
  self->behind = behind;
  if (!behind)
    bring_rows (self);
}

void
desk_list_page_select (DeskListPage *self, gint64 id)
{
  self->behind = self->coming != 0;
  g_array_set_size (self->wanted, 0);
  if (id != 0)
    g_array_append_val (self->wanted, id);
  select_wanted (self);
}

void
desk_list_page_unselect (DeskListPage *self)
{
  g_array_set_size (self->wanted, 0);
  desk_record_view_unselect (self->view);
}

void
desk_list_page_select_all (DeskListPage *self, GArray *ids)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->views, 0);
  g_array_set_size (self->wanted, 0);
  g_array_append_vals (self->wanted, ids->data, ids->len);
  select_wanted (self);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

GArray *
desk_list_page_dup_selected (DeskListPage *self)
{
  DeskSelection *selection = desk_record_view_get_selection (self->view);
  GArray *ids = selection != NULL ? desk_selection_dup_ids (selection) : g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (ids, compare_ids);
  return ids;
}

guint
desk_list_page_get_n_selected (DeskListPage *self)
{
  return self->class != NULL ? self->n_selected : 0;
}

void
desk_list_page_set_view (DeskListPage *self, const char *view)
{
  StoreRulesInterface *rules = self->class != NULL ? get_rules (self) : NULL;

  for (guint i = 0; rules != NULL && i < rules->n_views; i++)
    if (g_strcmp0 (rules->views[i].name, view) == 0)
      gtk_drop_down_set_selected (self->views, i);
}

void
desk_list_page_set_search (DeskListPage *self, const char *words)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
}

void
desk_list_page_focus (DeskListPage *self)
{
  if (self->coming != 0)
    bring_rows (self);
  desk_record_view_focus (self->view);
}

void
desk_list_page_forget (DeskListPage *self)
{
  g_hash_table_remove_all (self->lists);
  g_clear_object (&self->file);
}
