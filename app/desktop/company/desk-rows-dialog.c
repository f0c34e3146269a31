/* A dialog of rows that fill in later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-rows-dialog.h"

#include <glib/gi18n-lib.h>
#include "desk-dialog.h"

struct _DeskRowsDialog
{
  AdwDialog   parent_instance;
  GtkStack   *stack;
  GtkListBox *rows;
  GtkWidget  *status;
  GtkWidget  *header;
  guint       n_rows;
  guint       showing; /* tick that shows the rows behind the first */
};

/* More than is seen at once; so many are laid out in a frame. */
#define STEP 12

G_DEFINE_FINAL_TYPE (DeskRowsDialog, desk_rows_dialog, ADW_TYPE_DIALOG)

static void
desk_rows_dialog_class_init (DeskRowsDialogClass *class)
{
}

static GtkWidget *
make_spinner (void)
{
  GtkWidget *spinner = gtk_spinner_new ();

  gtk_spinner_start (GTK_SPINNER (spinner));
  gtk_widget_set_size_request (spinner, 32, 32);
  gtk_widget_set_halign (spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (spinner, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spinner), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Working"), -1);
  return spinner;
}

static void
desk_rows_dialog_init (DeskRowsDialog *self)
{
  GtkWidget *toolbar = adw_toolbar_view_new (), *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new ();

  self->header = adw_header_bar_new ();
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  self->stack = GTK_STACK (gtk_stack_new ());
  self->status = adw_status_page_new ();
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->rows), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_widget_add_css_class (clamp, "form-page");
  gtk_widget_add_css_class (self->status, "compact");
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->rows));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_stack_add_named (self->stack, make_spinner (), "working");
  gtk_stack_add_named (self->stack, scroller, "rows");
  gtk_stack_add_named (self->stack, self->status, "status");
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (toolbar), self->header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (toolbar), GTK_WIDGET (self->stack));
  adw_dialog_set_child (ADW_DIALOG (self), toolbar);
  adw_dialog_set_content_width (ADW_DIALOG (self), 560);
  desk_dialog_grow (ADW_DIALOG (self));
}

DeskRowsDialog *
desk_rows_dialog_new (const char *title)
{
  DeskRowsDialog *self = g_object_new (DESK_TYPE_ROWS_DIALOG, "title", title, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return self;
}

static gboolean
show_some_cb (GtkWidget *dialog, GdkFrameClock *clock, gpointer data)
{
  DeskRowsDialog *self = DESK_ROWS_DIALOG (dialog);
  guint n = 0;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (!gtk_widget_get_visible (row))
      {
        gtk_widget_set_visible (row, TRUE);
        if (++n == STEP)
          return G_SOURCE_CONTINUE;
      }
  self->showing = 0;
  return G_SOURCE_REMOVE;
}

GtkWidget *
desk_rows_dialog_add (DeskRowsDialog *self, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_append (self->rows, row);
  gtk_widget_set_visible (row, ++self->n_rows <= STEP);
  if (self->n_rows > STEP && self->showing == 0)
    self->showing = gtk_widget_add_tick_callback (GTK_WIDGET (self), show_some_cb, NULL, NULL);
  gtk_stack_set_visible_child_name (self->stack, "rows");
  return row;
}

void
desk_rows_dialog_say (DeskRowsDialog *self, const char *icon, const char *title, const char *sentence)
{
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (self->status), icon);
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), sentence);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

GtkWidget *
desk_rows_dialog_add_button (DeskRowsDialog *self, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), button);
  adw_dialog_set_focus (ADW_DIALOG (self), button);
  return button;
}

void
desk_rows_dialog_clear (DeskRowsDialog *self)
{
  gtk_list_box_remove_all (self->rows);
  self->n_rows = 0;
  gtk_stack_set_visible_child_name (self->stack, "working");
}
