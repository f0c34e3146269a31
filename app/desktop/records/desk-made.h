/* What a command brought about.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-file.h>
#include "desk-window.h"

G_BEGIN_DECLS

/* Leads to the new record that people go on with; to the list with all of them selected, when there are several. */
void desk_made_show         (DeskWindow *window, const StoreCommand *command, StoreChange *change);
/* Of a lot: which records were refused, and why. Nothing, if none was, or if it was no lot. */
void desk_made_show_refused (DeskWindow *window, const StoreCommand *command, GVariant *result);

G_END_DECLS
