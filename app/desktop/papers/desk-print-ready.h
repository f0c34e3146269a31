/* The print dialog in steps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* Calls run (data) once what the system's print dialog is made of has been loaded, part by part between two looks at the keyboard: made at once, the first of a window takes twice as long as the next one. */
void desk_print_ready (DeskWindow *window, GSourceOnceFunc run, gpointer data);

G_END_DECLS
