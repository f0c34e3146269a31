/* The menus of buttons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-menu-button.h"

static void
name_item (GtkWidget *item)
{
  g_autofree char *text = NULL;

  g_object_get (item, "text", &text, NULL);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, text != NULL ? text : "", -1);
}

static void
name_items (GtkWidget *widget)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "GtkModelButton"))
    name_item (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    name_items (child);
}

/* GTK makes many widgets for a menu: only those that are opened are made. */
static void
popup_cb (GtkMenuButton *button, gpointer model)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_menu_model (button, model);
  name_items (GTK_WIDGET (gtk_menu_button_get_popover (button)));
}

void
desk_menu_button_bind (GtkWidgetClass *class)
{
  gtk_widget_class_bind_template_child_full (class, "menu", FALSE, 0);
  gtk_widget_class_bind_template_child_full (class, "menu_model", FALSE, 0);
}

void
desk_menu_button_init (GtkWidget *widget, GType type)
{
  GObject *button = gtk_widget_get_template_child (widget, type, "menu"), *model = gtk_widget_get_template_child (widget, type, "menu_model");

  desk_menu_button_set_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
}

void
desk_menu_button_set_model (GtkMenuButton *button, GMenuModel *model)
{
  gtk_menu_button_set_menu_model (button, NULL);
  gtk_menu_button_set_create_popup_func (button, model != NULL ? popup_cb : NULL, model != NULL ? g_object_ref (model) : NULL, model != NULL ? g_object_unref : NULL);
}
