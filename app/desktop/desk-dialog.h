/* Dialogs that lose no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* Shows the dialog and gives the focus to a widget in it, which gets also the keys that come before the first frame of the dialog. */
void desk_dialog_present (AdwDialog *dialog, GtkWidget *parent, GtkWidget *focus);

G_END_DECLS
