/* Buttons in one row where they fit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <adwaita.h>

G_BEGIN_DECLS

/* In one row, else in two columns, else below each other. */
#define DESK_TYPE_BUTTON_BOX (desk_button_box_get_type ())
G_DECLARE_FINAL_TYPE (DeskButtonBox, desk_button_box, DESK, BUTTON_BOX, GtkWidget)

G_END_DECLS
