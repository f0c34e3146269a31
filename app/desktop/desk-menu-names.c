/* Names for the items of menus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-menu-names.h"

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

static void
active_cb (GtkMenuButton *button)
{
  GtkPopover *menu = gtk_menu_button_get_popover (button);

  if (menu != NULL && gtk_menu_button_get_active (button))
    name_items (GTK_WIDGET (menu));
}

void
desk_name_menus (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    g_signal_connect (widget, "notify::active", G_CALLBACK (active_cb), NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    desk_name_menus (child);
}
