/* Ctrl+Z and Escape in a form.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>
#include "desk-draft.h"

G_BEGIN_DECLS

/* Takes back, or brings again, what was typed last: in the text of several lines that has the focus, the words of a link not yet chosen, then field by field.
 * FALSE when nothing was. */
gboolean desk_typing_go   (GtkWidget *form, DeskDraft *draft, gboolean back);
/* Ctrl+Z and Ctrl+Shift+Z do these actions in the form, before its entries see the keys. */
void     desk_typing_bind (GtkWidget *form, const char *back_action, const char *on_action);
/* Before it is saved: the name that is being typed is that of a record. */
void     desk_typing_settle (GtkWidget *form);

G_END_DECLS
