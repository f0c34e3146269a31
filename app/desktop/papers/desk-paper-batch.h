/* Many papers in one print job.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* Prints what replaces the outdated papers of an order (0: of all orders) as one job of the printer, and keeps each as given out. */
void desk_paper_batch_print (DeskWindow *window, gint64 order);

G_END_DECLS
