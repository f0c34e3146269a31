/* What the parts of the layout share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-document.h"
#include "paper-fonts.h"
#include "paper-page-break.h"

G_BEGIN_DECLS

#define PAPER_MM(mm) ((mm) * 72.0 / 25.4)

typedef enum { PAPER_INK, PAPER_MUTED, PAPER_RULE, PAPER_HAIRLINE, PAPER_ACCENT, PAPER_ACCENT_LIGHT } PaperColour;

void paper_set_colour (cairo_t *cr, PaperColour colour);
/* A horizontal rule of the given thickness in points. */
void paper_draw_rule  (cairo_t *cr, double x, double y, double width, double thickness, PaperColour colour);
void paper_draw_right (PaperFace *face, cairo_t *cr, PaperSpan span, double right, double baseline);
/* Value as people read it; never NULL. The currency is told only if cell->text names one. */
char *paper_cell_format (const PaperCell *cell, PaperDocument *document, const char *currency) G_GNUC_WARN_UNUSED_RESULT;

/* The part of the page that is the same on each: head and foot. Points from the upper left corner. */
typedef struct
{
  PaperDocument *document; /* borrowed */
  PaperFonts    *fonts;    /* borrowed */
  cairo_surface_t *logo;   /* nullable */
  double width, height;    /* of the page */
  double left, right;      /* of the body */
  double first_top, next_top, bottom;
  double foot;             /* from the lower edge to the foot's rule */
} PaperFrame;

void paper_frame_init  (PaperFrame *self, PaperDocument *document, PaperFonts *fonts);
void paper_frame_clear (PaperFrame *self);
void paper_frame_draw  (PaperFrame *self, cairo_t *cr, guint page, guint n_pages);

/* A text block in lines. */
typedef struct
{
  PaperFace *face;
  GArray    *lines; /* PaperSpan */
} PaperTextBox;

PaperTextBox *paper_text_box_new  (const PaperBlock *block, PaperFonts *fonts, double width);
void          paper_text_box_free (PaperTextBox *self);
void          paper_text_box_add_items (PaperTextBox *self, const PaperBlock *block, guint index, GArray *items);
void          paper_text_box_draw (PaperTextBox *self, const PaperBlock *block, cairo_t *cr, const PaperItem *item, double x, double y);

/* A table with widths. */
typedef struct _PaperTableBox PaperTableBox;

PaperTableBox *paper_table_box_new       (PaperTable *table, PaperDocument *document, PaperFonts *fonts, double left, double width);
void           paper_table_box_free      (PaperTableBox *self);
/* A row gives more than one item when it is higher than max_height. */
void           paper_table_box_add_items (PaperTableBox *self, guint index, double max_height, GArray *items);
void           paper_table_box_draw      (PaperTableBox *self, cairo_t *cr, const PaperItem *item, double y);
void           paper_table_box_draw_head (PaperTableBox *self, cairo_t *cr, double y);
/* At the top of a page that starts with the item: the head and, inside a group, its heading; item->head_height high. */
void           paper_table_box_repeat_head (PaperTableBox *self, cairo_t *cr, const PaperItem *item, double y);
double         paper_table_box_get_head_height (PaperTableBox *self);

double paper_chart_get_height (const PaperChart *self, double width, double max_height);
double paper_barcode_get_height (const PaperBarcode *self);
void   paper_barcode_box_draw (const PaperBarcode *self, const char *caption, PaperFonts *fonts, cairo_t *cr, double x, double y);
void   paper_label_draw       (const PaperLabel *label, PaperFonts *fonts, cairo_t *cr, double x, double y, double width, double height);
void   paper_chart_draw       (const PaperChart *self, PaperDocument *document, PaperFonts *fonts, cairo_t *cr, double x, double y, double width, double height);

G_END_DECLS
