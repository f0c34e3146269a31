/* One field of a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* An AdwPreferencesRow for the field's kind that shows and sets the draft's value. Floating. */
GtkWidget *desk_field_row_new  (DeskDraft *draft, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;
/* The row shows and sets the same field of another draft of the same type, as editable as the one before. */
void       desk_field_row_bind (GtkWidget *row, DeskDraft *draft);

G_END_DECLS
