/* Files dropped on the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* From now on CSV files dropped on the window are imported, companies are opened, and others are refused with a sentence. */
void desk_drop_accept (DeskWindow *window);

G_END_DECLS
