/* A bar chart before it has a size.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-field.h"

G_BEGIN_DECLS

typedef enum
{
  PAPER_CHART_LYING,    /* a bar a line: for names, the longest first as a rule */
  PAPER_CHART_STANDING, /* bars side by side: for months */
} PaperChartKind;

typedef struct
{
  char    *label;
  gint64   value;
  gboolean rest; /* stands for all that has no bar: said, but not drawn, since it would dwarf the others */
} PaperBar;

typedef struct
{
  PaperChartKind kind;
  BaseKind       value_kind; /* count, quantity or money */
  char           currency[4];
  char          *title;      /* nullable */
  GArray        *bars;       /* PaperBar */
} PaperChart;

PaperChart *paper_chart_new     (PaperChartKind kind, const char *title, BaseKind value_kind, const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void        paper_chart_free    (PaperChart *self);
void        paper_chart_add_bar (PaperChart *self, const char *label, gint64 value);
/* Keeps the n - 1 largest, in falling order, and adds up the rest under that label, as a last line without a bar; with n or fewer only sorts. */
void        paper_chart_keep_largest (PaperChart *self, guint n, const char *rest_label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperChart, paper_chart_free)

G_END_DECLS
