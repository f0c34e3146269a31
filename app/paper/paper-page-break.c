/* Where one page ends and the next starts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-page-break.h"

#define ROUNDING 0.01 /* points */

/* Height of each item with all that has to stay with it. A chain too long for a page is let go where it gets too long. */
static double *
measure_chains (const PaperItem *items,
                guint            n_items,
                double           limit)
{
  double *chains = g_new (double, n_items + 1);

  chains[n_items] = 0;
  for (guint i = n_items; i-- > 0;)
    {
      chains[i] = items[i].height;
      if ((items[i].flags & PAPER_KEEP_WITH_NEXT) && i + 1 < n_items && items[i].height + chains[i + 1] + items[i].head_height <= limit)
        chains[i] += chains[i + 1];
    }
  return chains;
}

GArray *
paper_break_pages (const PaperItem *items,
                   guint            n_items,
                   double           first_height,
                   double           next_height)
{
  GArray *pages = g_array_new (FALSE, TRUE, sizeof (PaperPage));
  g_autofree double *chains = measure_chains (items, n_items, next_height);
  PaperPage page = { 0, 0, FALSE };
  double room = first_height;

  for (guint i = 0; i < n_items; i++)
    {
      if (i > page.first && chains[i] > room + ROUNDING && (items[i].flags & PAPER_VANISHES_AT_EDGE) == 0)
        {
          page.end = i;
          g_array_append_val (pages, page);
          page.first = i;
          page.repeats_head = (items[i].flags & PAPER_HAS_HEAD) != 0;
          room = next_height - (page.repeats_head ? items[i].head_height : 0);
        }
      room -= items[i].height;
    }
  page.end = n_items;
  g_array_append_val (pages, page);
  return pages;
}
