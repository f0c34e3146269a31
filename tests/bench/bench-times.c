/* What the benchmarks measure with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "bench-times.h"

#include <time.h>

gint64
bench_get_cpu (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

void
bench_add_since (GArray *times, gint64 begun)
{
  gint64 took = g_get_monotonic_time () - begun;

  g_array_append_val (times, took);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

void
bench_say (const char *what, GArray *times, guint percent)
{
  g_array_sort (times, compare_times);
  g_print ("%s %" G_GINT64_FORMAT "\n", what, g_array_index (times, gint64, (times->len - 1) * percent / 100));
}

void
bench_stop_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}
