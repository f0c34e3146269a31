/* A text block in lines.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout-private.h"

typedef struct
{
  double      size;
  gboolean    bold;
  PaperColour colour;
  double      before; /* points of white above */
  double      after;
  double      above;  /* room for a hand and a rule above the first line */
} TextStyle;

#define SIGNATURE_WIDTH 240.0 /* points */

static const TextStyle styles[] = {
  [PAPER_STYLE_HEADING] = { 11.5, TRUE, PAPER_INK, 16, 5 },
  [PAPER_STYLE_BODY] = { 10, FALSE, PAPER_INK, 0, 7 },
  [PAPER_STYLE_SMALL] = { 8, FALSE, PAPER_MUTED, 4, 4 },
  [PAPER_STYLE_SIGNATURE] = { 8, FALSE, PAPER_MUTED, 0, 4, 40 },
};

static void
add_space (GArray *items,
           double  height,
           guint   block,
           guint   flags)
{
  PaperItem item = { .height = (float) height, .flags = (guint16) (flags | PAPER_VANISHES_AT_EDGE), .block = block };

  if (height > 0)
    g_array_append_val (items, item);
}

PaperTextBox *
paper_text_box_new (const PaperBlock *block,
                    PaperFonts       *fonts,
                    double            width)
{
  PaperTextBox *self = g_new0 (PaperTextBox, 1);
  const TextStyle *style = &styles[block->style];

  self->face = paper_fonts_get_face (fonts, style->size, style->bold);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PaperSpan));
  paper_face_wrap (self->face, paper_span (block->text), width, self->lines);
  return self;
}

void
paper_text_box_free (PaperTextBox *self)
{
  g_array_unref (self->lines);
  g_free (self);
}

/* A heading stays with what follows; no page starts or ends with a single line of a paragraph. */
void
paper_text_box_add_items (PaperTextBox     *self,
                          const PaperBlock *block,
                          guint             index,
                          GArray           *items)
{
  const TextStyle *style = &styles[block->style];
  gboolean heading = block->style == PAPER_STYLE_HEADING;

  add_space (items, style->before, index, 0);
  for (guint i = 0; i < self->lines->len; i++)
    {
      PaperItem item = { .height = (float) self->face->line_height, .n_lines = 1, .block = index, .row = i };

      if (i == 0)
        item.height += (float) style->above;
      if (heading || (i + 1 < self->lines->len && (i == 0 || i + 2 == self->lines->len)))
        item.flags = PAPER_KEEP_WITH_NEXT;
      g_array_append_val (items, item);
    }
  add_space (items, style->after, index, heading ? PAPER_KEEP_WITH_NEXT : 0);
}

void
paper_text_box_draw (PaperTextBox     *self,
                     const PaperBlock *block,
                     cairo_t          *cr,
                     const PaperItem  *item,
                     double            x,
                     double            y)
{
  if (item->row == 0 && styles[block->style].above > 0)
    {
      y += styles[block->style].above;
      paper_draw_rule (cr, x, y - 2, SIGNATURE_WIDTH, 0.6, PAPER_RULE);
    }
  paper_set_colour (cr, styles[block->style].colour);
  paper_face_draw (self->face, cr, g_array_index (self->lines, PaperSpan, item->row), x, y + self->face->ascent);
}
