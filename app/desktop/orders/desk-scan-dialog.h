/* Picking with a scanner.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* Picks this list, if it is open; otherwise asks for one. Whatever is typed goes into the one entry, since a scanner is a keyboard. */
void desk_scan_dialog_present (DeskWindow *window, gint64 pick_list);

G_END_DECLS
