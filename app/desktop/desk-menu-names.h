/* Names for the items of menus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A screen reader hears nothing of the items that GTK makes of a menu model. Names those of every menu button in the widget, each time its menu opens. */
void desk_name_menus (GtkWidget *widget);

G_END_DECLS
