/* The form of a record type.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-draft.h"
#include <adwaita.h>

G_BEGIN_DECLS

/* The type's own .ui ("forms/order.ui", object "form") bound to the draft, or one group of all fields where it has none. Floating. */
GtkWidget *desk_form_new          (DeskDraft *draft) G_GNUC_WARN_UNUSED_RESULT;
/* The same, but what lies further down is made a few milliseconds at a time, behind the first paint; all of it at once when a key is pressed in it. at_once: whether its beginning is made now, or
 * behind the first paint too, for a page that has much else to do. Floating. */
GtkWidget *desk_form_new_in_steps (DeskDraft *draft, gboolean at_once) G_GNUC_WARN_UNUSED_RESULT;
/* Shows another record of the same type in the same form; FALSE when that needs another form. */
gboolean   desk_form_show         (GtkWidget *form, DeskDraft *draft);
/* FALSE after a change of the record by which other fields can be edited: make another form. */
gboolean   desk_form_is_current   (GtkWidget *form);
/* The focus into the first entry. */
void       desk_form_focus        (GtkWidget *form);
/* The focus into the first entry whose value cannot be. FALSE if it is none of the form's. */
gboolean   desk_form_focus_problem (GtkWidget *form);
/* Hides it, and takes it out of its box bit by bit while nobody waits. */
void       desk_form_leave        (GtkWidget *form);

G_END_DECLS
