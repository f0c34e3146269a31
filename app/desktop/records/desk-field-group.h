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
/* Makes the rows, or shows another draft of the same kind in them. */
void       desk_field_group_bind (DeskFieldGroup *self, DeskDraft *draft);

G_END_DECLS
