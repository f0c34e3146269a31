/* One label.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"

#define PADDING      PAPER_MM (3.5)
#define HEADING_SIZE 9.0
#define PLACE_SIZE   18.0 /* beside a QR code: read from the other side of the aisle */
#define TEXT_SIZE    8.0
#define MOST_LINES   2 /* of a heading; what is longer is cut, since the label is as large as it is */

static const PaperLabelFormat formats[] = {
  [PAPER_LABELS_SHEET] = { 210, 297, 70, 37, 0.5, 3, 8 },
  [PAPER_LABELS_ROLL] = { 62, 29, 62, 29, 0, 1, 1 },
};

static double
draw_text (PaperFace *face, cairo_t *cr, const char *text, double x, double y, double width)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PaperSpan));

  if (text == NULL)
    return y;
  paper_face_wrap (face, paper_span (text), width, lines);
  for (guint i = 0; i < MIN (lines->len, MOST_LINES); i++, y += face->line_height)
    paper_face_draw (face, cr, g_array_index (lines, PaperSpan, i), x, y + face->ascent);
  return y;
}

/* As large as the words allow. */
static PaperFace *
choose_face (PaperFonts *fonts, const char *text, double width)
{
  PaperFace *large = paper_fonts_get_face (fonts, PLACE_SIZE, TRUE);

  return text == NULL || paper_face_get_width (large, paper_span (text)) <= width ? large : paper_fonts_get_face (fonts, HEADING_SIZE, TRUE);
}

static void
draw_bars (const PaperLabel *label, PaperFace *heading, PaperFace *text, cairo_t *cr, double x, double y, double width, double height)
{
  double top = draw_text (heading, cr, label->heading, x, y, width) + 2, bottom = y + height - text->line_height;

  if (label->barcode != NULL)
    paper_barcode_draw (label->barcode, cr, x, top, width, bottom - top - 1);
  if (label->text != NULL)
    paper_face_draw (text, cr, paper_span (label->text), x + (width - paper_face_get_width (text, paper_span (label->text))) / 2, bottom + text->ascent);
}

void
paper_label_draw (const PaperLabel *label, PaperFonts *fonts, cairo_t *cr, double x, double y, double width, double height)
{
  PaperFace *heading = paper_fonts_get_face (fonts, HEADING_SIZE, TRUE), *text = paper_fonts_get_face (fonts, TEXT_SIZE, FALSE);
  double side = height - 2 * PADDING;

  x += PADDING;
  y += PADDING;
  width -= 2 * PADDING;
  paper_set_colour (cr, PAPER_INK);
  if (label->barcode == NULL || label->barcode->kind != PAPER_BARCODE_QR)
    {
      draw_bars (label, heading, text, cr, x, y, width, side);
      return;
    }
  paper_barcode_draw (label->barcode, cr, x, y, side, side);
  paper_set_colour (cr, PAPER_INK);
  y = draw_text (choose_face (fonts, label->heading, width - side - 8), cr, label->heading, x + side + 8, y + 4, width - side - 8);
  draw_text (text, cr, label->text, x + side + 8, y + 2, width - side - 8);
}

const PaperLabelFormat *
paper_labels_get_format (PaperLabels labels)
{
  return &formats[labels];
}
