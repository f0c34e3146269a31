/* Which columns a list has room for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-field.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows the columns of a list of this width, each with its BaseField as "field", and shares the width out among them. is_part: lines of a paper, which always show their
 * quantity or amount. chosen: by a person, so that all are shown and the list scrolls sideways. */
void desk_column_choice_fit (GtkColumnView *view, gboolean is_part, gboolean chosen, int width);

G_END_DECLS
