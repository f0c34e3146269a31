/* Colours, rules, values on paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"
#include "base-date.h"
#include "base-number.h"
#include <glib/gi18n-lib.h>

/* All but the accents are greys, and the accent is dark enough to print well without colour. */
static const double colours[][3] = {
  [PAPER_INK] = { 0.11, 0.11, 0.13 },
  [PAPER_MUTED] = { 0.40, 0.40, 0.43 },
  [PAPER_RULE] = { 0.55, 0.55, 0.58 },
  [PAPER_HAIRLINE] = { 0.86, 0.86, 0.87 },
  [PAPER_ACCENT] = { 0.10, 0.33, 0.60 },
  [PAPER_ACCENT_LIGHT] = { 0.72, 0.80, 0.90 },
};

void
paper_set_colour (cairo_t    *cr,
                  PaperColour colour)
{
  cairo_set_source_rgb (cr, colours[colour][0], colours[colour][1], colours[colour][2]);
}

void
paper_draw_rule (cairo_t    *cr,
                 double      x,
                 double      y,
                 double      width,
                 double      thickness,
                 PaperColour colour)
{
  paper_set_colour (cr, colour);
  cairo_rectangle (cr, x, y - thickness / 2, width, thickness);
  cairo_fill (cr);
}

void
paper_draw_right (PaperFace *face,
                  cairo_t   *cr,
                  PaperSpan  span,
                  double     right,
                  double     baseline)
{
  paper_face_draw (face, cr, span, right - paper_face_get_width (face, span), baseline);
}

static char *
format_money (const PaperCell *cell,
              BaseLocale      *locale,
              const char      *currency)
{
  if (cell->text != NULL)
    return base_money_format_long (cell->number, locale, cell->text);
  return base_money_format (cell->number, locale, currency);
}

char *
paper_cell_format (const PaperCell *cell,
                   PaperDocument   *document,
                   const char      *currency)
{
  BaseLocale *locale = document->locale;

  if (!cell->filled)
    return g_strdup ("");
  switch ((int) cell->kind)
    {
    case BASE_KIND_COUNT:
      return base_count_format (cell->number, locale);
    case BASE_KIND_QUANTITY:
      return base_quantity_format (cell->number, locale);
    case BASE_KIND_MONEY:
      return format_money (cell, locale, currency);
    case BASE_KIND_RATE:
      return base_rate_format (cell->number, locale);
    case BASE_KIND_DATE:
      return base_date_format ((guint32) cell->number, locale);
    case BASE_KIND_TIME:
      return base_time_format (cell->number, locale, NULL);
    case BASE_KIND_YES_NO:
      return g_strdup (paper_language_get (document->language, cell->number ? N_("Yes") : N_("No")));
    default:
      return g_strdup (cell->text != NULL ? cell->text : "");
    }
}
