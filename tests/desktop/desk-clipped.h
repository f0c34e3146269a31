/* Words that do not fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gtk/gtk.h>

/* Speaks the language in this folder from now on. */
void  desk_speak         (const char *locales);
/* A line for each label of the program (not of its data) in the widget whose words are cut off; "" if none. full */
char *desk_list_clipped  (GtkWidget *widget);
