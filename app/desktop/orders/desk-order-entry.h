/* A new order from the keyboard.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* Customer, then line after line as "5 chai" or "2 box chai @ 3.50", Ctrl+Return to confirm: one change, one undo. Sum, margin and credit show while typing. */
void desk_order_entry_present (DeskWindow *window);

G_END_DECLS
