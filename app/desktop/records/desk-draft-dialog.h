/* A draft in a dialog of its own.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-draft.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* Create or edit a record (a part of another, mostly), or give a command its arguments. Carries it out on Enter or the button; stays open with the sentence when it is refused. */
void desk_draft_dialog_present (DeskDraft *draft, GtkWidget *parent);
void desk_command_dialog_present (StoreFile *file, const StoreCommand *command, gint64 record, GtkWidget *parent);
/* The arguments once, for each of these records. (element-type gint64) */
void desk_command_dialog_present_lot (StoreFile *file, const StoreCommand *command, GArray *records, GtkWidget *parent);

G_END_DECLS
