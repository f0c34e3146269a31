/* A plan and what the customer is told.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* One plan of a late line, with a letter in the customer's language when it moves the day; offers the letter when it is done. */
void desk_plan_carry_out (DeskWindow *window, gint64 line, int kind, gint64 choice);
/* A plan that moves no day writes none. */
gboolean desk_plan_has_letter (DeskWindow *window, gint64 plan);
/* The letter of a plan into the person's own mail program, or onto the clipboard. */
void desk_plan_mail      (DeskWindow *window, gint64 plan);
void desk_plan_copy      (DeskWindow *window, gint64 plan);
void desk_plan_save_mail (DeskWindow *window, gint64 plan);

G_END_DECLS
