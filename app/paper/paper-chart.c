/* A bar chart before it has a size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-chart.h"
#include <string.h>

static void
clear_bar (gpointer data)
{
  PaperBar *bar = data;

  g_free (bar->label);
}

static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const PaperBar *first = a, *second = b;

  if (first->value != second->value)
    return first->value > second->value ? -1 : 1;
  return strcmp (first->label, second->label);
}

PaperChart *
paper_chart_new (PaperChartKind kind,
                 const char    *title,
                 BaseKind       value_kind,
                 const char    *currency)
{
  PaperChart *self = g_new0 (PaperChart, 1);

  self->kind = kind;
  self->value_kind = value_kind;
  self->title = g_strdup (title);
  g_strlcpy (self->currency, currency != NULL ? currency : "", sizeof self->currency);
  self->bars = g_array_new (FALSE, TRUE, sizeof (PaperBar));
  g_array_set_clear_func (self->bars, clear_bar);
  return self;
}

void
paper_chart_free (PaperChart *self)
{
  g_free (self->title);
  g_array_unref (self->bars);
  g_free (self);
}

void
paper_chart_add_bar (PaperChart *self,
                     const char *label,
                     gint64      value)
{
  PaperBar bar = { g_strdup (label != NULL ? label : ""), value, FALSE };

  g_array_append_val (self->bars, bar);
}

void
paper_chart_keep_largest (PaperChart *self,
                          guint       n,
                          const char *rest_label)
{
  gint64 rest = 0;

  g_return_if_fail (n > 0);
  g_array_sort (self->bars, compare_bars);
  if (self->bars->len <= n)
    return;
  for (guint i = n - 1; i < self->bars->len; i++)
    rest += g_array_index (self->bars, PaperBar, i).value;
  g_array_set_size (self->bars, n - 1);
  paper_chart_add_bar (self, rest_label, rest);
  g_array_index (self->bars, PaperBar, n - 1).rest = TRUE;
}
