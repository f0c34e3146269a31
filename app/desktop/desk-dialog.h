/* Dialogs that lose no key.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* What has the focus in this widget gets also the keys that come before it is painted. Call it when the focus is given to something new. */
void desk_keep_early_keys (GtkWidget *page);

/* Shows the dialog, which loses no early keys, and gives the focus to a widget in it; NULL: the caller does so at once, or nothing in it waits to be typed into. */
void desk_dialog_present (AdwDialog *dialog, GtkWidget *parent, GtkWidget *focus);

/* Whether a key carries a dialog out: Return, of the pad too, without Ctrl and the like. */
gboolean desk_dialog_is_return (guint key, GdkModifierType state);

/* For a dialog whose content comes in steps: it is as wide as given in pixels, if the window is, and grows in height. content: floating */
void desk_dialog_set_growing_content (AdwDialog *dialog, GtkWidget *content, int width);

/* The same for a dialog that has its content: content-width is how wide it is, content-height how high it is at least, if the window is. */
void desk_dialog_grow (AdwDialog *dialog);

/* As high as what it shows now, if the window is, whatever it shows later. Call it when the dialog is presented. */
void desk_dialog_fit (AdwDialog *dialog);

G_END_DECLS
