/* Bars on paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"
#include <math.h>

#define LABEL_SIZE     8.0
#define LYING_STEP     15.0  /* points from bar to bar */
#define LYING_BAR      9.0
#define STANDING_HEIGHT 150.0
#define TITLE_SPACE    20.0
#define GAP            6.0
#define LABEL_SHARE    0.35  /* of the width, at most, for the labels of lying bars */

typedef struct
{
  const PaperChart *chart;
  PaperDocument    *document;
  PaperFace        *face;
  cairo_t          *cr;
  double            least, most; /* values, with 0 between them */
} ChartPainter;

static char *
format_value (ChartPainter *self,
              gint64        value)
{
  PaperCell cell = { self->chart->value_kind, TRUE, value, NULL };

  return paper_cell_format (&cell, self->document, self->chart->currency);
}

static const PaperBar *
get_bar (ChartPainter *self,
         guint         index)
{
  return &g_array_index (self->chart->bars, PaperBar, index);
}

/* The text cut at its end so that it fits, with an ellipsis: labels only, never figures. */
static char *
fit_label (PaperFace  *face,
           const char *text,
           double      width)
{
  GString *label = g_string_new (text);

  while (paper_face_get_width (face, paper_span (label->str)) > width && label->len > 3)
    {
      const char *end = g_str_has_suffix (label->str, "…") ? label->str + label->len - 3 : label->str + label->len;
      const char *cut = g_utf8_find_prev_char (label->str, end);

      if (cut == NULL)
        break;
      g_string_truncate (label, (gsize) (cut - label->str));
      g_string_append (label, "…");
    }
  return g_string_free (label, FALSE);
}

static void
find_range (ChartPainter *self)
{
  for (guint i = 0; i < self->chart->bars->len; i++)
    {
      if (get_bar (self, i)->rest)
        continue;
      self->least = MIN (self->least, (double) get_bar (self, i)->value);
      self->most = MAX (self->most, (double) get_bar (self, i)->value);
    }
  if (self->most - self->least <= 0)
    self->most = 1;
}

static double
measure_labels (ChartPainter *self)
{
  double width = 0;

  for (guint i = 0; i < self->chart->bars->len; i++)
    width = MAX (width, paper_face_get_width (self->face, paper_span (get_bar (self, i)->label)));
  return width;
}

static double
measure_values (ChartPainter *self)
{
  double width = 0;

  for (guint i = 0; i < self->chart->bars->len; i++)
    {
      g_autofree char *value = format_value (self, get_bar (self, i)->value);

      width = MAX (width, paper_face_get_width (self->face, paper_span (value)));
    }
  return width;
}

static void
fill_bar (ChartPainter *self,
          double        x,
          double        y,
          double        width,
          double        height,
          gint64        value)
{
  paper_set_colour (self->cr, value >= 0 ? PAPER_ACCENT : PAPER_RULE);
  cairo_rectangle (self->cr, x, y, width, height);
  cairo_fill (self->cr);
}

/* Label at the left, value at the right end of the line, the bar between, so that values stand below each other. */
static void
draw_lying (ChartPainter *self,
            double        x,
            double        y,
            double        width,
            double        height)
{
  double step = MIN (LYING_STEP, height / MAX (self->chart->bars->len, 1));
  double labels = MIN (measure_labels (self), LABEL_SHARE * width), values = measure_values (self);
  double room = width - labels - values - 2 * GAP, scale = room / (self->most - self->least);
  double zero = x + labels + GAP - self->least * scale, bar_height = MIN (LYING_BAR, step * 0.7);

  for (guint i = 0; i < self->chart->bars->len; i++, y += step)
    {
      const PaperBar *bar = get_bar (self, i);
      g_autofree char *label = fit_label (self->face, bar->label, labels + 0.1);
      g_autofree char *value = format_value (self, bar->value);
      double length = fabs ((double) bar->value) * scale, baseline = y + (step - self->face->line_height) / 2 + self->face->ascent;

      paper_set_colour (self->cr, bar->rest ? PAPER_MUTED : PAPER_INK);
      paper_face_draw (self->face, self->cr, paper_span (label), x, baseline);
      paper_draw_right (self->face, self->cr, paper_span (value), x + width, baseline);
      if (!bar->rest)
        fill_bar (self, bar->value >= 0 ? zero : zero - length, y + (step - bar_height) / 2, length, bar_height, bar->value);
    }
}

static void
draw_centred (ChartPainter *self,
              const char   *text,
              double        middle,
              double        baseline)
{
  paper_face_draw (self->face, self->cr, paper_span (text), middle - paper_face_get_width (self->face, paper_span (text)) / 2, baseline);
}

/* Every how many bars a text of the given width has room. */
static guint
get_stride (double width,
            double step)
{
  return (guint) MAX (1, ceil ((width + 4) / step));
}

/* 1, 2 or 5 times a power of ten, so that three to six of them make up the range. */
static double
choose_tick (double range)
{
  double power = pow (10, floor (log10 (MAX (range, 1) / 3)));

  if (range / (5 * power) >= 3)
    return MAX (5 * power, 1);
  return MAX (range / (2 * power) >= 3 ? 2 * power : power, 1);
}

/* Where values over the bars would run into each other, lines tell the height instead. Returns the width of their labels. */
static double
draw_ticks (ChartPainter *self,
            double        x,
            double        width,
            double        zero,
            double        scale)
{
  double tick = choose_tick (self->most - self->least), labels = 0;

  for (gboolean measuring = TRUE;; measuring = FALSE)
    {
      for (double value = ceil (self->least / tick) * tick; value <= self->most; value += tick)
        {
          g_autofree char *label = format_value (self, (gint64) value);
          double y = zero - value * scale;

          labels = MAX (labels, paper_face_get_width (self->face, paper_span (label)));
          if (measuring)
            continue;
          paper_draw_rule (self->cr, x + labels + GAP, y, width - labels - GAP, 0.4, PAPER_HAIRLINE);
          paper_set_colour (self->cr, PAPER_MUTED);
          paper_draw_right (self->face, self->cr, paper_span (label), x + labels, y + self->face->size * 0.35);
        }
      if (!measuring)
        return labels + GAP;
    }
}

static void
draw_standing_bar (ChartPainter *self,
                   guint         index,
                   double        middle,
                   double        width,
                   double        zero,
                   double        scale,
                   gboolean      says_value)
{
  const PaperBar *bar = get_bar (self, index);
  double length = fabs ((double) bar->value) * scale;
  g_autofree char *value = format_value (self, bar->value);

  fill_bar (self, middle - width / 2, bar->value >= 0 ? zero - length : zero, width, length, bar->value);
  paper_set_colour (self->cr, PAPER_INK);
  if (says_value && bar->value != 0)
    draw_centred (self, value, middle, bar->value >= 0 ? zero - length - 3 : zero + length + self->face->ascent);
}

static void
draw_standing (ChartPainter *self,
               double        x,
               double        y,
               double        width,
               double        height)
{
  guint n_bars = MAX (self->chart->bars->len, 1), stride;
  double line = self->face->line_height, top = y + line + 2, bottom = y + height - line - 6, room = self->least < 0 ? line : 0, step = width / n_bars;
  double scale = (bottom - top - room) / (self->most - self->least), zero = bottom + self->least * scale - room;
  gboolean says_values = get_stride (measure_values (self), step) == 1;

  if (!says_values)
    {
      double labels = draw_ticks (self, x, width, zero, scale);

      x += labels;
      width -= labels;
      step = width / n_bars;
    }
  stride = get_stride (measure_labels (self), step);
  for (guint i = 0; i < self->chart->bars->len; i++)
    {
      double middle = x + (i + 0.5) * step;

      draw_standing_bar (self, i, middle, MIN (step * 0.66, 42), zero, scale, says_values);
      paper_set_colour (self->cr, PAPER_MUTED);
      if (i % stride == 0)
        draw_centred (self, get_bar (self, i)->label, middle, bottom + 4 + self->face->ascent);
    }
  paper_draw_rule (self->cr, x, zero, width, 0.6, PAPER_RULE);
}

double
paper_chart_get_height (const PaperChart *self,
                        double            width,
                        double            max_height)
{
  double height = self->title != NULL ? TITLE_SPACE : 0;

  height += self->kind == PAPER_CHART_LYING ? self->bars->len * LYING_STEP : STANDING_HEIGHT;
  return MIN (height, max_height);
}

void
paper_chart_draw (const PaperChart *self,
                  PaperDocument    *document,
                  PaperFonts       *fonts,
                  cairo_t          *cr,
                  double            x,
                  double            y,
                  double            width,
                  double            height)
{
  ChartPainter painter = { self, document, paper_fonts_get_face (fonts, LABEL_SIZE, FALSE), cr };

  if (self->title != NULL)
    {
      PaperFace *bold = paper_fonts_get_face (fonts, 9, TRUE);

      paper_set_colour (cr, PAPER_INK);
      paper_face_draw (bold, cr, paper_span (self->title), x, y + bold->ascent);
      y += TITLE_SPACE;
      height -= TITLE_SPACE;
    }
  find_range (&painter);
  if (self->kind == PAPER_CHART_LYING)
    draw_lying (&painter, x, y, width, height);
  else
    draw_standing (&painter, x, y, width, height);
}
