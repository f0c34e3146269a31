/* The records that a record consists of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* In a form's .ui: property "kind" is the table of the parts ("order_lines"); "read-only" for parts that only commands make. Add, open, move to trash. */
#define DESK_TYPE_PARTS (desk_parts_get_type ())
G_DECLARE_FINAL_TYPE (DeskParts, desk_parts, DESK, PARTS, AdwPreferencesGroup)

GtkWidget *desk_parts_new  (const char *kind) G_GNUC_WARN_UNUSED_RESULT;
/* Shows the parts of the draft's record; hidden while it is not in the file. */
void       desk_parts_bind (DeskParts *self, DeskDraft *draft);
/* Of a form that is done with: takes a column away; FALSE when none is left. */
gboolean   desk_parts_take_apart (DeskParts *self);

G_END_DECLS
