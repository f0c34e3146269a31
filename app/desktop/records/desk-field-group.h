/* Fields of a form that belong together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* In a form's .ui: property "fields" names the fields in their order, separated by spaces. */
#define DESK_TYPE_FIELD_GROUP (desk_field_group_get_type ())
G_DECLARE_FINAL_TYPE (DeskFieldGroup, desk_field_group, DESK, FIELD_GROUP, AdwPreferencesGroup)

GtkWidget *desk_field_group_new  (const char *fields) G_GNUC_WARN_UNUSED_RESULT;
/* Makes the row of the next field, if it has one; FALSE when that was the last. */
gboolean   desk_field_group_make_row (DeskFieldGroup *self, DeskDraft *draft);
/* Shows another draft of the same kind in the rows that are made. */
void       desk_field_group_bind (DeskFieldGroup *self, DeskDraft *draft);
/* Of a form that is done with: takes the last row away; FALSE when none is left. */
gboolean   desk_field_group_take_apart (DeskFieldGroup *self);

G_END_DECLS
