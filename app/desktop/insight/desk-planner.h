/* Orders that will be late, and what can be done.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "desk-window.h"

G_BEGIN_DECLS

/* The lines that will be late, to choose one; then its plans, to carry one out. Both are read in a thread and shown when they are there. */
void desk_planner_present       (DeskWindow *window);
void desk_planner_present_line  (DeskWindow *window, gint64 line);

/* How many open lines will be late. finish: -1 with an error. */
void   desk_planner_count_async  (StoreFile *file, GAsyncReadyCallback callback, gpointer data);
gint64 desk_planner_count_finish (GAsyncResult *answer, GError **error);

G_END_DECLS
