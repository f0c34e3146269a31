/* What takes its time, and can be stopped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Shows the progress of the command that runs, once it has run for half a second, with a button that cancels it; closes itself when nothing is left to do. */
void desk_progress_dialog_present (GtkWidget *parent, StoreFile *file, const char *title, const char *words, GCancellable *cancellable);

G_END_DECLS
