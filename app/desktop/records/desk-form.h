/* The form of a record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-draft.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* The type's own .ui ("forms/order.ui", object "form") bound to the draft, or one group of all fields where it has none. Floating. */
GtkWidget *desk_form_new   (DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* The focus into the first entry. */
void       desk_form_focus (GtkWidget *form);

G_END_DECLS
