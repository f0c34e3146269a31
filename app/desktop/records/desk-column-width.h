/* How wide a column of a list is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-field.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Names and words take what is left; numbers of papers, days and figures do not get longer. */
gboolean desk_column_grows          (const BaseField *field);
/* Money, quantities and counts stand below each other from the right. */
gboolean desk_column_ends_at_right  (const BaseField *field);
/* Letters that a cell would like to show. */
guint    desk_column_get_letters    (const BaseField *field);
/* Pixels. Larger letters want wider columns; one that may grow is content with what its heading needs. */
int      desk_column_get_width      (GtkWidget *widget, const BaseField *field, gboolean grows);
/* Pixels without which its figures are cut off. */
int      desk_column_get_least_width (GtkWidget *widget, const BaseField *field);
/* Pixels, beside the columns before it: until a second column (place 1) comes, the least; until a third, what its words need; until a fourth, names in full. */
int      desk_column_get_fair_width (GtkWidget *widget, const BaseField *field, guint place);

G_END_DECLS
