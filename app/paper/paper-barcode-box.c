/* A code on a page, and what it is for.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"

#define SQUARE        PAPER_MM (30)
#define BARS_HEIGHT   PAPER_MM (12)
#define BARS_MODULE   PAPER_MM (0.33)
#define CAPTION_SIZE  8.5
#define CAPTION_WIDTH PAPER_MM (70)

double
paper_barcode_get_height (const PaperBarcode *self)
{
  return self->kind == PAPER_BARCODE_QR ? SQUARE : BARS_HEIGHT + CAPTION_SIZE * 1.6;
}

/* Beside a square code, below bars. */
void
paper_barcode_box_draw (const PaperBarcode *self, const char *caption, PaperFonts *fonts, cairo_t *cr, double x, double y)
{
  PaperFace *face = paper_fonts_get_face (fonts, CAPTION_SIZE, FALSE);
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (PaperSpan));
  gboolean square = self->kind == PAPER_BARCODE_QR;
  double width = square ? SQUARE : paper_barcode_get_span (self) * BARS_MODULE;
  double text_x = square ? x + SQUARE + 4 : x + 10 * BARS_MODULE, text_y = square ? y + PAPER_MM (3) : y + BARS_HEIGHT + 1;

  paper_barcode_draw (self, cr, x, y, width, square ? SQUARE : BARS_HEIGHT);
  if (caption == NULL)
    return;
  paper_set_colour (cr, PAPER_INK);
  paper_face_wrap (face, paper_span (caption), CAPTION_WIDTH, lines);
  for (guint i = 0; i < lines->len; i++)
    paper_face_draw (face, cr, g_array_index (lines, PaperSpan, i), text_x, text_y + face->ascent + i * face->line_height);
}
