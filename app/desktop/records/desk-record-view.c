/* Records as rows and columns.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-record-view.h"

#include <glib/gi18n-lib.h>
#include "desk-column-choice.h"
#include "desk-column-width.h"
#include "desk-columns.h"
#include "desk-priority.h"

struct _DeskRecordView
{
  GtkWidget      parent_instance;
  GtkWidget     *scroller;
  GtkColumnView *view;
  DeskSelection *selection;
  gint64         unselected; /* the row that was selected before none was */
  char          *hidden;    /* name of the field that is left out */
  int            shown_for; /* width for which the columns were chosen */
  GSettings     *settings;
  GMenuModel    *menu;      /* of each heading */
  GtkWidget     *left;      /* scroller of the list that was shown before, hidden; nullable */
  GtkColumnView *left_view;
  guint          leaving;   /* source that takes it apart */
};

enum { ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DeskRecordView, desk_record_view, GTK_TYPE_WIDGET)

/* From right to left, words begin at the right whatever they are written in, and a minus stays before its figures. */
static void
set_text (GtkWidget *cell, const char *text)
{
  gboolean is_figure = gtk_widget_has_css_class (cell, "numeric");
  g_autofree char *marked = NULL;

  if (gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL && text[0] != '\0')
    marked = is_figure ? g_strconcat ("\u200e", text, NULL) : g_strconcat ("\u200f\u2068", text, "\u2069", NULL);
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), marked != NULL ? marked : text);
}

/* What gets its number later is known by its state until then: a draft. */
static char *
dup_cell (StoreFile *file, BaseRecord *record, const BaseField *field)
{
  gboolean waits = (field->flags & BASE_TITLE) && (field->flags & BASE_DERIVED) && base_record_is_empty (record, field);
  const BaseField *state = waits ? base_record_class_find_field (BASE_RECORD_GET_CLASS (record), "state") : NULL;

  return store_file_format (file, record, state != NULL ? state : field);
}

static void
show_cell (GtkListItem *item)
{
  const BaseField *field = g_object_get_data (G_OBJECT (item), "field");
  BaseRecord *record = gtk_list_item_get_item (item);
  StoreFile *file = g_object_get_data (G_OBJECT (item), "file");
  g_autofree char *text = dup_cell (file, record, field);

  set_text (gtk_list_item_get_child (item), text);
}

typedef struct
{
  StoreFile       *file; /* borrowed: a list that was left may outlive the next one's beginning, not its company */
  const BaseField *field;
} Column;

/* What is marked as figures stays as it is from right to left, where a column begins at the right. */
static gboolean
stands_right (GtkWidget *cell, const BaseField *field)
{
  gboolean begins_right = gtk_widget_get_direction (cell) == GTK_TEXT_DIR_RTL && gtk_widget_has_css_class (cell, "numeric");

  return begins_right || desk_column_ends_at_right (field);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  BaseKind kind = column->field->kind;

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 4);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), desk_column_get_letters (column->field));
  if (desk_column_ends_at_right (column->field) || kind == BASE_KIND_DATE || kind == BASE_KIND_TIME)
    gtk_widget_add_css_class (cell, "numeric");
  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), stands_right (cell, column->field) ? 1 : 0);
  gtk_list_item_set_child (item, cell);
  g_object_set_data (G_OBJECT (item), "field", (gpointer) column->field);
  g_object_set_data (G_OBJECT (item), "file", column->file);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "reloaded", G_CALLBACK (show_cell), item);
  show_cell (item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_cell, item);
}

static void
activate_cb (DeskRecordView *self, guint position)
{
  g_signal_emit (self, signals[ACTIVATED], 0, store_list_get_id (desk_selection_get_list (self->selection), position));
}

static void
slide_cb (DeskRecordView *self, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  gtk_column_view_scroll_to (self->view, MIN (position, n - 1), NULL, GTK_LIST_SCROLL_NONE, NULL);
}

/* The last row is the last of all, also just after the list was opened. */
static gboolean
key_cb (DeskRecordView *self, guint key)
{
  if (self->selection != NULL && (key == GDK_KEY_End || key == GDK_KEY_KP_End))
    desk_selection_show_all (self->selection);
  return GDK_EVENT_PROPAGATE;
}

static void
sort_cb (DeskRecordView *self, GtkSorterChange change, GtkColumnViewSorter *sorter)
{
  GtkColumnViewColumn *column = gtk_column_view_sorter_get_primary_sort_column (sorter);
  const BaseField *field = column != NULL ? g_object_get_data (G_OBJECT (column), "field") : NULL;
  StoreList *list = self->selection != NULL ? desk_selection_get_list (self->selection) : NULL;
  g_autoptr (StoreFilter) filter = NULL;

  if (list == NULL)
    return;
  filter = store_filter_copy (store_list_get_filter (list));
  store_filter_set_sort (filter, field, gtk_column_view_sorter_get_primary_sort_order (sorter) == GTK_SORT_DESCENDING);
  store_list_set_filter (list, filter);
}

/* Rows are sorted in SQL; the sorter only makes the heading clickable. */
static GtkSorter *
make_heading_sorter (void)
{
  return GTK_SORTER (gtk_custom_sorter_new (NULL, NULL, NULL));
}

static void
add_column (DeskRecordView *self, const BaseField *field)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column = gtk_column_view_column_new (base_field_get_label (field), factory);
  g_autoptr (GtkSorter) sorter = make_heading_sorter ();
  Column *column = g_new (Column, 1);

  *column = (Column) { store_list_get_file (desk_selection_get_list (self->selection)), field };
  g_object_set_data_full (G_OBJECT (factory), "column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), column);
  g_object_set_data (G_OBJECT (view_column), "field", (gpointer) field);
  if (!base_field_is_sealed (field))
    gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  if (!desk_column_grows (field) || desk_columns_are_chosen (self->settings, store_list_get_class (desk_selection_get_list (self->selection))))
    gtk_column_view_column_set_fixed_width (view_column, desk_column_get_width (GTK_WIDGET (self), field, FALSE));
  gtk_column_view_column_set_header_menu (view_column, self->menu);
  gtk_column_view_append_column (self->view, view_column);
  g_object_unref (view_column);
}

static gboolean
remove_column (GtkColumnView *view)
{
  GListModel *columns = gtk_column_view_get_columns (view);
  guint n = g_list_model_get_n_items (columns);
  g_autoptr (GtkColumnViewColumn) column = n > 0 ? g_list_model_get_item (columns, n - 1) : NULL;

  if (column != NULL)
    gtk_column_view_remove_column (view, column);
  return n > 1;
}

static void
add_columns (DeskRecordView *self)
{
  BaseRecordClass *class = store_list_get_class (desk_selection_get_list (self->selection));

  for (guint i = 0; i < class->n_fields; i++)
    {
      const BaseField *field = &class->fields[i];
      if (desk_columns_shows (self->settings, class, field) && g_strcmp0 (field->name, self->hidden) != 0)
        add_column (self, field);
    }
}

static void
choose_columns (DeskRecordView *self, int width)
{
  gboolean chosen = desk_columns_are_chosen (self->settings, store_list_get_class (desk_selection_get_list (self->selection)));

  if (width == self->shown_for)
    return;
  self->shown_for = width;
  desk_column_choice_fit (self->view, self->hidden != NULL, chosen, width);
}

static gboolean
choose_later_cb (gpointer data)
{
  DeskRecordView *self = DESK_RECORD_VIEW (data);

  if (self->selection != NULL) /* else its window was closed meanwhile */
    choose_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  return G_SOURCE_REMOVE;
}

static void
desk_record_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DeskRecordView *self = DESK_RECORD_VIEW (widget);

  gtk_widget_allocate (self->scroller, width, height, baseline, NULL);
  if (width != self->shown_for)
    g_idle_add_full (GTK_PRIORITY_RESIZE, choose_later_cb, g_object_ref (self), g_object_unref);
}

static void
desk_record_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DESK_RECORD_VIEW (widget)->scroller, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
drop_left (DeskRecordView *self)
{
  g_clear_handle_id (&self->leaving, g_source_remove);
  g_clear_pointer (&self->left, gtk_widget_unparent);
  self->left_view = NULL;
}

static void
forget_list (DeskRecordView *self)
{
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (desk_selection_get_list (self->selection), self);
  g_clear_object (&self->selection);
}

static gboolean
take_apart_cb (gpointer data)
{
  DeskRecordView *self = data;

  if (remove_column (self->left_view))
    return G_SOURCE_CONTINUE;
  self->leaving = 0;
  drop_left (self);
  return G_SOURCE_REMOVE;
}

static void
desk_record_view_dispose (GObject *object)
{
  DeskRecordView *self = DESK_RECORD_VIEW (object);

  drop_left (self);
  forget_list (self);
  self->view = NULL;
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->hidden, g_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (desk_record_view_parent_class)->dispose (object);
}

static void
columns_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DeskRecordView *self = DESK_RECORD_VIEW (widget);

  if (self->selection != NULL)
    desk_columns_present (store_list_get_class (desk_selection_get_list (self->selection)), self->hidden, widget);
}

static void
columns_changed_cb (DeskRecordView *self)
{
  if (self->selection == NULL)
    return;
  while (remove_column (self->view))
    ;
  add_columns (self);
  self->shown_for = 0;
  choose_columns (self, MAX (300, gtk_widget_get_width (GTK_WIDGET (self))));
}

static GMenuModel *
make_heading_menu (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("_Columns…"), "view.columns");
  return G_MENU_MODEL (menu);
}

static void
desk_record_view_class_init (DeskRecordViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = desk_record_view_dispose;
  widget_class->size_allocate = desk_record_view_size_allocate;
  widget_class->measure = desk_record_view_measure;
  gtk_widget_class_install_action (widget_class, "view.columns", NULL, columns_action);
  signals[ACTIVATED] = g_signal_new ("activated", DESK_TYPE_RECORD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
make_view (DeskRecordView *self)
{
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_tab_behavior (self->view, GTK_LIST_TAB_ITEM); /* the arrows go from row to row, Tab goes on */
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "records");
  gtk_widget_insert_after (self->scroller, GTK_WIDGET (self), NULL);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_cb), self, G_CONNECT_SWAPPED);
}

static void
watch_keys (DeskRecordView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
desk_record_view_init (DeskRecordView *self)
{
  self->settings = g_settings_new (APP_ID);
  g_signal_connect_object (self->settings, "changed::columns", G_CALLBACK (columns_changed_cb), self, G_CONNECT_SWAPPED);
  self->menu = make_heading_menu ();
  make_view (self);
  watch_keys (self);
}

/* Thousands of cells go column by column, while nobody waits; those of a company that is closed go at once. */
static void
leave_list (DeskRecordView *self, gboolean at_once)
{
  if (self->selection != NULL || at_once)
    drop_left (self);
  if (self->selection == NULL)
    return;
  forget_list (self);
  g_signal_handlers_disconnect_by_data (gtk_column_view_get_sorter (self->view), self);
  self->left = self->scroller;
  self->left_view = self->view;
  gtk_widget_set_visible (self->left, FALSE);
  make_view (self);
  if (at_once)
    drop_left (self);
  else
    self->leaving = g_idle_add_full (DESK_PRIORITY_TIDY, take_apart_cb, self, NULL);
}

void
desk_record_view_set_list (DeskRecordView *self, StoreList *list)
{
  leave_list (self, list == NULL);
  self->shown_for = 0;
  self->unselected = 0;
  if (list == NULL)
    return;
  self->selection = desk_selection_new (list);
  g_signal_connect_swapped (list, "slide", G_CALLBACK (slide_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _(store_list_get_class (list)->plural), -1);
  add_columns (self);
  choose_columns (self, MAX (300, gtk_widget_get_width (GTK_WIDGET (self))));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

void
desk_record_view_leave_list (DeskRecordView *self)
{
  leave_list (self, FALSE);
}

gboolean
desk_record_view_take_apart (DeskRecordView *self)
{
  return remove_column (self->view);
}

DeskSelection *
desk_record_view_get_selection (DeskRecordView *self)
{
  return self->selection;
}

gboolean
desk_record_view_select (DeskRecordView *self, gint64 id, gboolean focus)
{
  guint position = self->selection != NULL ? store_list_find (desk_selection_get_list (self->selection), id) : G_MAXUINT;

  if (position == G_MAXUINT || position >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return FALSE;
  gtk_column_view_scroll_to (self->view, position, NULL, GTK_LIST_SCROLL_SELECT | (focus ? GTK_LIST_SCROLL_FOCUS : GTK_LIST_SCROLL_NONE), NULL);
  return TRUE;
}

gboolean
desk_record_view_select_all (DeskRecordView *self, GArray *ids)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty (), all = NULL;

  for (guint i = 0; self->selection != NULL && i < ids->len; i++)
    {
      guint position = store_list_find (desk_selection_get_list (self->selection), g_array_index (ids, gint64, i));

      if (position == G_MAXUINT)
        return FALSE;
      gtk_bitset_add (selected, position);
    }
  if (gtk_bitset_is_empty (selected) || gtk_bitset_get_maximum (selected) >= g_list_model_get_n_items (G_LIST_MODEL (self->selection)))
    return FALSE;
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (self->selection)));
  gtk_selection_model_set_selection (GTK_SELECTION_MODEL (self->selection), selected, all);
  gtk_column_view_scroll_to (self->view, gtk_bitset_get_minimum (selected), NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  return TRUE;
}

void
desk_record_view_unselect (DeskRecordView *self)
{
  if (self->selection == NULL || desk_selection_get_size (self->selection) == 0)
    return;
  self->unselected = desk_selection_get_id (self->selection);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static int
measure_height (GtkWidget *widget)
{
  int height;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  return height;
}

void
desk_record_view_show_rows (DeskRecordView *self, guint n)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  guint n_known = self->selection != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;
  int height;

  if (n_known == 0)
    return;
  height = measure_height (gtk_widget_get_first_child (GTK_WIDGET (self->view)));
  height += measure_height (gtk_widget_get_last_child (GTK_WIDGET (self->view))) / (int) n_known * (int) n;
  gtk_scrolled_window_set_max_content_height (scroller, -1);
  gtk_scrolled_window_set_min_content_height (scroller, height);
  gtk_scrolled_window_set_max_content_height (scroller, height);
}

void
desk_record_view_hide_field (DeskRecordView *self, const char *name)
{
  g_set_str (&self->hidden, name);
}

void
desk_record_view_focus (DeskRecordView *self)
{
  StoreList *list = self->selection != NULL ? desk_selection_get_list (self->selection) : NULL;
  gint64 id = list != NULL && desk_selection_get_size (self->selection) > 0 ? desk_selection_get_id (self->selection) : self->unselected;
  guint position = list != NULL ? store_list_find (list, id) : G_MAXUINT;
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->selection)) : 0;

  if (n > 0)
    gtk_column_view_scroll_to (self->view, position < n ? position : 0, NULL, GTK_LIST_SCROLL_FOCUS, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
