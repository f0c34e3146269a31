/* What a person may set for the program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

void desk_preferences_present (GtkWidget *parent);
/* Light, dark or as the system says; now and at each change. */
void desk_preferences_apply_color_scheme (GSettings *settings);

G_END_DECLS
