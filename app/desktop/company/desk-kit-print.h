/* Prints the recovery kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>
#include <paper-layout.h>

G_BEGIN_DECLS

/* The system's print dialog over parent's window. */
void desk_kit_print (PaperDocument *kit, GtkWidget *parent);

G_END_DECLS
