/* What is done with a whole list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include <store-file.h>

G_BEGIN_DECLS

/* Buttons for the commands of this kind of record that need no single one; the box hides when there are none. */
void desk_list_commands_fill      (GtkWidget *box, StoreFile *file, BaseRecordClass *class);
/* Runs the first or the last of them as it stands, if it needs no argument. */
void desk_list_commands_carry_out (GtkWidget *origin, StoreFile *file, BaseRecordClass *class, gboolean first);

G_END_DECLS
