/* What the benchmarks measure with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Microseconds that this thread computed: others on the machine do not count. */
gint64  bench_get_cpu   (void);
/* (element-type gint64): microseconds. full */
GArray *bench_times_new (void);
/* The time since begun, by g_get_monotonic_time(). */
void    bench_add_since (GArray *times, gint64 begun);
/* Prints "what figure": the one that so many of a hundred do not exceed. Sorts the times. */
void    bench_say       (const char *what, GArray *times, guint percent);
/* Ends the program with the words of an error, if there is one. */
void    bench_stop_on   (GError *error);

G_END_DECLS
