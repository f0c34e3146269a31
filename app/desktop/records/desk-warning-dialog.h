/* A command that cannot be taken back asks first.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Says what the command does for good, takes its arguments, and carries it out on the record if the person means it. A refusal is shown as a dialog too. */
void desk_warning_dialog_present (StoreFile *file, const StoreCommand *command, gint64 record, GtkWidget *parent);

G_END_DECLS
