/* The rows of a table on paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-table-box.h"
#include <glib/gi18n-lib.h>
#include <string.h>

#define SPACE_BEFORE       6.0 /* points */
#define SPACE_AFTER        10.0
#define SPACE_ABOVE_GROUP  8.0
#define HEAD_RULE          0.8
#define HAIR_RULE          0.4
#define WRITING_RULE       0.6

static void
wrap_cell (PaperTableBox *self,
           PaperFace     *face,
           PaperCellBox  *cell,
           double         room)
{
  if (cell->width <= room + 0.01 && strchr (cell->text, '\n') == NULL)
    return;
  cell->wrapped = TRUE;
  cell->first_line = self->lines->len;
  paper_face_wrap (face, paper_span (cell->text), room, self->lines);
  cell->n_lines = (guint16) MIN (self->lines->len - cell->first_line, G_MAXUINT16);
}

static void
wrap_cells (PaperTableBox *self)
{
  for (guint i = 0; i < self->n_columns && !self->table->headless; i++)
    wrap_cell (self, self->bold, &self->columns[i].head, self->columns[i].width);
  for (guint row = 0; row < self->table->rows->len; row++)
    {
      PaperFace *face = paper_table_box_get_face (self, g_array_index (self->table->rows, PaperRow, row).kind);

      for (guint i = 0; i < self->n_columns; i++)
        if (paper_table_get_cell (self->table, row, i)->kind == BASE_KIND_TEXT)
          wrap_cell (self, face, &self->cells[row * self->n_columns + i], paper_table_box_get_room (self, row, i));
    }
}

static guint
count_lines (PaperTableBox *self,
             guint          row)
{
  guint n_lines = 1;

  for (guint i = 0; i < self->n_columns; i++)
    n_lines = MAX (n_lines, self->cells[row * self->n_columns + i].n_lines);
  return n_lines;
}

static PaperSpan
get_line (PaperTableBox      *self,
          const PaperCellBox *cell,
          guint               line)
{
  return cell->wrapped ? g_array_index (self->lines, PaperSpan, cell->first_line + line) : paper_span (cell->text);
}

static void
draw_cell (PaperTableBox      *self,
           PaperFace          *face,
           cairo_t            *cr,
           const PaperCellBox *cell,
           guint               column,
           guint               first_line,
           guint               n_lines,
           double              baseline)
{
  const PaperColumnBox *box = &self->columns[column];

  for (guint i = first_line; i < first_line + n_lines && i < cell->n_lines; i++, baseline += face->line_height)
    {
      PaperSpan line = get_line (self, cell, i);

      if (!box->figure)
        paper_face_draw (face, cr, line, box->x, baseline);
      else if (cell->wrapped)
        paper_draw_right (face, cr, line, box->x + box->width, baseline);
      else
        paper_face_draw (face, cr, line, box->x + box->width - cell->width, baseline);
    }
}

static void
draw_row_rule (PaperTableBox *self,
               cairo_t       *cr,
               PaperRowKind   kind,
               double         top,
               double         bottom)
{
  if (kind == PAPER_ROW_TOTAL)
    paper_draw_rule (cr, self->left, top, self->width, HEAD_RULE, PAPER_INK);
  else if (kind == PAPER_ROW_SUBTOTAL)
    paper_draw_rule (cr, self->left, top, self->width, HAIR_RULE, PAPER_RULE);
  else
    paper_draw_rule (cr, self->left, bottom, self->width, HAIR_RULE, PAPER_HAIRLINE);
}

/* Beside the last line of its row, with the room of the others above it. */
static void
draw_writing_rules (PaperTableBox   *self,
                    cairo_t         *cr,
                    const PaperItem *item,
                    double           baseline)
{
  if (item->first_line + item->n_lines < count_lines (self, item->row))
    return;
  baseline += (item->n_lines - 1) * self->face->line_height;
  for (guint i = 0; i < self->n_columns; i++)
    if (paper_table_get_cell (self->table, item->row, i)->ruled)
      paper_draw_rule (cr, self->columns[i].x, baseline, self->columns[i].width, WRITING_RULE, PAPER_INK);
}

static guint16
get_row_flags (PaperTableBox *self,
               guint          row)
{
  guint16 flags = self->table->headless ? 0 : PAPER_HAS_HEAD;
  PaperRowKind next;

  if (g_array_index (self->table->rows, PaperRow, row).kind == PAPER_ROW_GROUP || self->table->headless)
    flags |= PAPER_KEEP_WITH_NEXT;
  if (row + 1 == self->table->rows->len)
    return flags & ~PAPER_KEEP_WITH_NEXT;
  next = g_array_index (self->table->rows, PaperRow, row + 1).kind;
  if (next == PAPER_ROW_SUBTOTAL || next == PAPER_ROW_TOTAL)
    flags |= PAPER_KEEP_WITH_NEXT;
  return flags;
}

static double
get_group_height (PaperTableBox *self)
{
  return self->bold->line_height + 2 * PAPER_TABLE_PADDING;
}

/* What a page that starts with the row repeats: the head, and the group's heading on one line. */
static double
get_repeated_height (PaperTableBox *self,
                     guint          row,
                     guint          group)
{
  PaperRowKind kind = g_array_index (self->table->rows, PaperRow, row).kind;
  double head = paper_table_box_get_head_height (self);

  if (self->table->carries && row > 0)
    head += get_group_height (self);
  return group > 0 && (kind == PAPER_ROW_PLAIN || kind == PAPER_ROW_SUBTOTAL) ? head + get_group_height (self) : head;
}

/* The sums of the rows on the pages before. */
static void
draw_carried (PaperTableBox *self,
              cairo_t       *cr,
              guint          end,
              double         y)
{
  double baseline = y + PAPER_TABLE_PADDING + self->bold->ascent;

  paper_set_colour (cr, PAPER_INK);
  paper_face_draw (self->bold, cr, paper_span (paper_language_get (self->document->language, N_("Carried forward"))), self->left, baseline);
  for (guint i = 0; i < self->n_columns; i++)
    {
      PaperCell cell = { paper_table_get_column (self->table, i)->kind, TRUE };
      g_autofree char *text = NULL;

      if (!paper_table_get_column (self->table, i)->summed || !paper_table_sum_between (self->table, i, 0, end, &cell.number))
        continue;
      text = paper_cell_format (&cell, self->document, self->table->currency);
      paper_draw_right (self->bold, cr, paper_span (text), self->columns[i].x + self->columns[i].width, baseline);
    }
  paper_draw_rule (cr, self->left, y + get_group_height (self), self->width, HAIR_RULE, PAPER_HAIRLINE);
}

static void
draw_group_again (PaperTableBox *self,
                  cairo_t       *cr,
                  guint          row,
                  double         y)
{
  const char *text = self->cells[row * self->n_columns].text;
  g_autofree char *again = g_strdup_printf ("%.*s (%s)", (int) strcspn (text, "\n"), text, paper_language_get (self->document->language, N_("continued")));

  paper_set_colour (cr, PAPER_INK);
  paper_face_draw (self->bold, cr, paper_span (again), self->left, y + PAPER_TABLE_PADDING + self->bold->ascent);
  paper_draw_rule (cr, self->left, y + get_group_height (self), self->width, HAIR_RULE, PAPER_HAIRLINE);
}

static void
add_row_items (PaperTableBox *self,
               guint          index,
               guint          row,
               guint          group,
               double         max_height,
               GArray        *items)
{
  guint n_lines = count_lines (self, row);
  double line_height = self->face->line_height;
  guint most = (guint) MAX (1, (max_height - 2 * PAPER_TABLE_PADDING) / line_height);
  PaperRowKind kind = g_array_index (self->table->rows, PaperRow, row).kind;

  for (guint first = 0; first < n_lines; first += most)
    {
      PaperItem item = { .flags = get_row_flags (self, row), .block = index, .row = row, .first_line = first, .group = group };

      item.n_lines = (guint16) MIN (most, n_lines - first);
      item.head_height = (float) get_repeated_height (self, row, group);
      item.height = (float) (item.n_lines * line_height + 2 * PAPER_TABLE_PADDING);
      if (kind == PAPER_ROW_GROUP)
        item.height += (float) SPACE_ABOVE_GROUP;
      g_array_append_val (items, item);
    }
}

static void
add_space (GArray *items,
           guint   index,
           double  height,
           guint16 flags)
{
  PaperItem item = { .height = (float) height, .flags = PAPER_VANISHES_AT_EDGE | flags, .block = index };

  g_array_append_val (items, item);
}

PaperTableBox *
paper_table_box_new (PaperTable    *table,
                     PaperDocument *document,
                     PaperFonts    *fonts,
                     double         left,
                     double         width)
{
  PaperTableBox *self = g_new0 (PaperTableBox, 1);

  self->table = table;
  self->document = document;
  self->fonts = fonts;
  self->width = table->right_half ? width / 2 : width;
  self->left = left + width - self->width;
  self->n_columns = table->columns->len;
  self->columns = g_new0 (PaperColumnBox, self->n_columns);
  self->cells = g_new0 (PaperCellBox, table->cells->len);
  self->texts = g_string_chunk_new (16384);
  self->lines = g_array_new (FALSE, FALSE, sizeof (PaperSpan));
  paper_table_box_measure (self);
  wrap_cells (self);
  return self;
}

void
paper_table_box_free (PaperTableBox *self)
{
  g_free (self->columns);
  g_free (self->cells);
  g_string_chunk_free (self->texts);
  g_array_unref (self->lines);
  g_free (self);
}

double
paper_table_box_get_head_height (PaperTableBox *self)
{
  guint n_lines = 1;

  if (self->table->headless)
    return 0;
  for (guint i = 0; i < self->n_columns; i++)
    n_lines = MAX (n_lines, self->columns[i].head.n_lines);
  return n_lines * self->bold->line_height + 2 * PAPER_TABLE_PADDING;
}

void
paper_table_box_add_items (PaperTableBox *self,
                           guint          index,
                           double         max_height,
                           GArray        *items)
{
  double head = paper_table_box_get_head_height (self), group_height = get_group_height (self);
  guint group = 0;

  add_space (items, index, SPACE_BEFORE, head > 0 ? 0 : PAPER_KEEP_WITH_NEXT);
  if (head > 0)
    {
      PaperItem item = { .height = (float) head, .flags = PAPER_KEEP_WITH_NEXT, .block = index, .row = PAPER_ROW_OF_HEAD };

      g_array_append_val (items, item);
    }
  for (guint row = 0; row < self->table->rows->len; row++)
    {
      if (g_array_index (self->table->rows, PaperRow, row).kind == PAPER_ROW_GROUP)
        group = row + 1;
      add_row_items (self, index, row, group, max_height - head - (self->table->carries ? 2 : 1) * group_height, items);
    }
  add_space (items, index, SPACE_AFTER, 0);
}

void
paper_table_box_draw_head (PaperTableBox *self,
                           cairo_t       *cr,
                           double         y)
{
  double bottom = y + paper_table_box_get_head_height (self);

  paper_set_colour (cr, PAPER_INK);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const PaperCellBox *head = &self->columns[i].head;
      double top = bottom - PAPER_TABLE_PADDING - head->n_lines * self->bold->line_height;

      draw_cell (self, self->bold, cr, head, i, 0, head->n_lines, top + self->bold->ascent);
    }
  paper_draw_rule (cr, self->left, bottom, self->width, HEAD_RULE, PAPER_INK);
}

void
paper_table_box_repeat_head (PaperTableBox   *self,
                             cairo_t         *cr,
                             const PaperItem *item,
                             double           y)
{
  double head = paper_table_box_get_head_height (self);

  paper_table_box_draw_head (self, cr, y);
  if (self->table->carries && item->row > 0)
    {
      draw_carried (self, cr, item->first_line > 0 ? item->row + 1 : item->row, y + head); /* a row's figures stand on its first line */
      head += get_group_height (self);
    }
  if (item->head_height > head + 1)
    draw_group_again (self, cr, item->group - 1, y + head);
}

void
paper_table_box_draw (PaperTableBox   *self,
                      cairo_t         *cr,
                      const PaperItem *item,
                      double           y)
{
  PaperRowKind kind = g_array_index (self->table->rows, PaperRow, item->row).kind;
  PaperFace *face = paper_table_box_get_face (self, kind);
  double baseline = y + PAPER_TABLE_PADDING + face->ascent;

  if (kind == PAPER_ROW_GROUP)
    baseline += SPACE_ABOVE_GROUP;
  draw_row_rule (self, cr, kind, y, y + item->height);
  paper_set_colour (cr, PAPER_INK);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const PaperCellBox *cell = &self->cells[item->row * self->n_columns + i];

      if (cell->text[0] != '\0' && (!self->columns[i].hidden || kind == PAPER_ROW_GROUP))
        draw_cell (self, face, cr, cell, i, item->first_line, item->n_lines, baseline);
    }
  draw_writing_rules (self, cr, item, baseline);
}
