/* A field of several lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

#define DESK_TYPE_LONG_TEXT_ROW (desk_long_text_row_get_type ())
G_DECLARE_FINAL_TYPE (DeskLongTextRow, desk_long_text_row, DESK, LONG_TEXT_ROW, AdwPreferencesRow)

GtkWidget *desk_long_text_row_new  (DeskDraft *draft, const BaseField *field) G_GNUC_WARN_UNUSED_RESULT;
/* Shows and sets the text of another draft. */
void       desk_long_text_row_bind (DeskLongTextRow *self, DeskDraft *draft);

G_END_DECLS
