/* A document laid out on pages.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-layout.h"
#include "paper-layout-private.h"

#define CHART_SPACE 12.0 /* points above and below a chart */

typedef struct
{
  PaperTextBox  *text;
  PaperTableBox *table;
} Box;

struct _PaperLayout
{
  GObject        parent_instance;
  PaperDocument *document;
  PaperFonts    *fonts;
  PaperFrame     frame;
  GArray        *boxes; /* Box, one a block */
  GArray        *items; /* PaperItem */
  GArray        *pages; /* PaperPage */
  GMutex         lock;  /* of fonts, while a page is drawn */
};

G_DEFINE_FINAL_TYPE (PaperLayout, paper_layout, G_TYPE_OBJECT)

static void
clear_box (gpointer data)
{
  Box *box = data;

  g_clear_pointer (&box->text, paper_text_box_free);
  g_clear_pointer (&box->table, paper_table_box_free);
}

static const PaperBlock *
get_block (PaperLayout *self,
           guint        index)
{
  return &g_array_index (self->document->blocks, PaperBlock, index);
}

/* A block that stays whole. */
static void
add_figure_items (PaperLayout *self,
                  guint        index,
                  double       height)
{
  PaperItem space = { .height = CHART_SPACE, .flags = PAPER_VANISHES_AT_EDGE, .block = index };
  PaperItem item = { .height = (float) height, .block = index };

  g_array_append_val (self->items, space);
  g_array_append_val (self->items, item);
  g_array_append_val (self->items, space);
}

/* Totals stay with the last row of what they add up. */
static void
keep_previous (PaperLayout *self)
{
  for (guint i = self->items->len; i-- > 0;)
    {
      PaperItem *item = &g_array_index (self->items, PaperItem, i);

      item->flags |= PAPER_KEEP_WITH_NEXT;
      if ((item->flags & PAPER_VANISHES_AT_EDGE) == 0)
        break;
    }
}

static void
lay_out_block (PaperLayout *self,
               guint        index)
{
  const PaperBlock *block = get_block (self, index);
  double width = self->frame.right - self->frame.left, height = self->frame.bottom - self->frame.next_top;
  Box box = { NULL, NULL };

  switch (block->kind)
    {
    case PAPER_BLOCK_TEXT:
      box.text = paper_text_box_new (block, self->fonts, width);
      paper_text_box_add_items (box.text, block, index, self->items);
      break;
    case PAPER_BLOCK_TABLE:
      if (block->table->headless)
        keep_previous (self);
      box.table = paper_table_box_new (block->table, self->document, self->fonts, self->frame.left, width);
      paper_table_box_add_items (box.table, index, height, self->items);
      break;
    case PAPER_BLOCK_CHART:
      add_figure_items (self, index, paper_chart_get_height (block->chart, width, height));
      break;
    case PAPER_BLOCK_BARCODE:
      add_figure_items (self, index, paper_barcode_get_height (block->barcode));
      break;
    default:
      g_assert_not_reached ();
    }
  g_array_append_val (self->boxes, box);
}

static void
draw_item (PaperLayout     *self,
           cairo_t         *cr,
           const PaperItem *item,
           double           y)
{
  const PaperBlock *block = get_block (self, item->block);
  const Box *box = &g_array_index (self->boxes, Box, item->block);

  if (box->text != NULL)
    paper_text_box_draw (box->text, block, cr, item, self->frame.left, y);
  else if (block->barcode != NULL)
    paper_barcode_box_draw (block->barcode, block->text, self->fonts, cr, self->frame.left, y);
  else if (box->table == NULL)
    paper_chart_draw (block->chart, self->document, self->fonts, cr, self->frame.left, y, self->frame.right - self->frame.left, item->height);
  else if (item->row == PAPER_ROW_OF_HEAD)
    paper_table_box_draw_head (box->table, cr, y);
  else
    paper_table_box_draw (box->table, cr, item, y);
}

static double
repeat_head (PaperLayout     *self,
             cairo_t         *cr,
             const PaperItem *item,
             double           y)
{
  PaperTableBox *table = g_array_index (self->boxes, Box, item->block).table;

  paper_table_box_repeat_head (table, cr, item, y);
  return y + item->head_height;
}

static void
draw_items (PaperLayout     *self,
            cairo_t         *cr,
            const PaperPage *part,
            double           y)
{
  if (part->repeats_head)
    y = repeat_head (self, cr, &g_array_index (self->items, PaperItem, part->first), y);
  for (guint i = part->first; i < part->end; i++)
    {
      const PaperItem *item = &g_array_index (self->items, PaperItem, i);

      if ((item->flags & PAPER_VANISHES_AT_EDGE) == 0)
        draw_item (self, cr, item, y);
      if (i > part->first || (item->flags & PAPER_VANISHES_AT_EDGE) == 0)
        y += item->height;
    }
}

static void
draw_labels (PaperLayout *self,
             cairo_t     *cr,
             guint        page)
{
  const PaperLabelFormat *format = paper_labels_get_format (self->document->label_kind);
  guint n = format->columns * format->rows;

  for (guint i = 0; i < n && page * n + i < self->document->labels->len; i++)
    paper_label_draw (&g_array_index (self->document->labels, PaperLabel, page * n + i), self->fonts, cr, PAPER_MM (i % format->columns * format->width),
                      PAPER_MM (format->top + i / format->columns * format->height), PAPER_MM (format->width), PAPER_MM (format->height));
}

static void
lay_out_labels (PaperLayout *self)
{
  const PaperLabelFormat *format = paper_labels_get_format (self->document->label_kind);
  guint n = format->columns * format->rows;

  self->frame.width = PAPER_MM (format->page_width);
  self->frame.height = PAPER_MM (format->page_height);
  self->pages = g_array_new (FALSE, TRUE, sizeof (PaperPage));
  g_array_set_size (self->pages, MAX (1, (self->document->labels->len + n - 1) / n));
}

static void
lay_out_blocks (PaperLayout *self)
{
  paper_frame_init (&self->frame, self->document, self->fonts);
  for (guint i = 0; i < self->document->blocks->len; i++)
    lay_out_block (self, i);
  self->pages = paper_break_pages ((const PaperItem *) (void *) self->items->data, self->items->len, self->frame.bottom - self->frame.first_top,
                                   self->frame.bottom - self->frame.next_top);
}

static void
draw_blocks (PaperLayout *self,
             cairo_t     *cr,
             guint        page)
{
  paper_frame_draw (&self->frame, cr, page, self->pages->len);
  draw_items (self, cr, &g_array_index (self->pages, PaperPage, page), page == 0 ? self->frame.first_top : self->frame.next_top);
}

static void
paper_layout_finalize (GObject *object)
{
  PaperLayout *self = PAPER_LAYOUT (object);

  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  paper_frame_clear (&self->frame);
  g_mutex_clear (&self->lock);
  g_clear_pointer (&self->fonts, paper_fonts_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (paper_layout_parent_class)->finalize (object);
}

static void
paper_layout_class_init (PaperLayoutClass *class)
{
  G_OBJECT_CLASS (class)->finalize = paper_layout_finalize;
}

static void
paper_layout_init (PaperLayout *self)
{
  g_mutex_init (&self->lock);
  self->boxes = g_array_new (FALSE, TRUE, sizeof (Box));
  g_array_set_clear_func (self->boxes, clear_box);
  self->items = g_array_new (FALSE, TRUE, sizeof (PaperItem));
}

PaperLayout *
paper_layout_new (PaperDocument *document)
{
  PaperLayout *self = g_object_new (PAPER_TYPE_LAYOUT, NULL);

  self->document = g_object_ref (document);
  self->fonts = paper_fonts_new (paper_language_get_name (document->language));
  if (document->label_kind != PAPER_LABELS_NONE)
    lay_out_labels (self);
  else
    lay_out_blocks (self);
  return self;
}

PaperDocument *
paper_layout_get_document (PaperLayout *self)
{
  return self->document;
}

guint
paper_layout_get_n_pages (PaperLayout *self)
{
  return self->pages->len;
}

void
paper_layout_get_page_size (PaperLayout *self,
                            double      *width,
                            double      *height)
{
  *width = self->frame.width;
  *height = self->frame.height;
}

void
paper_layout_draw_page (PaperLayout *self,
                        guint        page,
                        cairo_t     *cr)
{
  g_return_if_fail (page < self->pages->len);
  g_mutex_lock (&self->lock);
  cairo_save (cr);
  if (self->document->label_kind != PAPER_LABELS_NONE)
    draw_labels (self, cr, page);
  else
    draw_blocks (self, cr, page);
  cairo_restore (cr);
  g_mutex_unlock (&self->lock);
}
