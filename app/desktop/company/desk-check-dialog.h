/* Are the books whole?
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* Runs every check in a thread and shows what each found. */
void desk_check_dialog_present (DeskWindow *window);

G_END_DECLS
