/* The help, inside the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Works without a help viewer and without a network, also in a sandbox. */
void desk_help_dialog_present (GtkWidget *parent);
/* A window of all keys. */
void desk_help_present_shortcuts (GtkWindow *parent);

G_END_DECLS
