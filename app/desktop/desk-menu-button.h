/* The menus of buttons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The menu of the button, nullable; it is made when it opens for the first time. A screen reader hears nothing of the items that GTK makes of a menu model: each time it opens they get their names. */
void desk_menu_button_set_model (GtkMenuButton *button, GMenuModel *model);

/* For a template with the button "menu" and what it opens, "menu_model". */
void desk_menu_button_bind (GtkWidgetClass *class);
void desk_menu_button_init (GtkWidget *widget, GType type);

G_END_DECLS
