/* How wide each column of a table is.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-table-box.h"
#include <string.h>

#define WIDE_TEXT       0.38 /* of the table's width: a column without weight that is wider wraps after all */
#define LEAST_TEXT      0.22 /* of the table's width: a longer word is broken */
#define RULE_WIDTH      64.0 /* points, of a rule to write on at least */
#define LEAST_WIDTH     30.0 /* points, of a text column when nothing else helps */
#define AIR             12.0 /* points, more white before a column of figures while there is room */
#define SMALL_SIZE      6.5  /* points: below that, long words are broken first */

static const char *
keep_text (PaperTableBox   *self,
           const PaperCell *cell)
{
  g_autofree char *text = NULL;

  if (!cell->filled)
    return "";
  if (cell->kind == BASE_KIND_TEXT)
    return cell->text;
  text = paper_cell_format (cell, self->document, self->table->currency);
  return g_string_chunk_insert (self->texts, text);
}

/* Labels of groups and sums have more room than their column, so they do not make it wider. */
static gboolean
counts_for_width (PaperRowKind     kind,
                  const PaperCell *cell)
{
  return kind == PAPER_ROW_PLAIN || (kind != PAPER_ROW_GROUP && cell->kind != BASE_KIND_TEXT);
}

static void
measure_cell (PaperTableBox *self,
              guint          row,
              guint          column)
{
  PaperRowKind kind = g_array_index (self->table->rows, PaperRow, row).kind;
  const PaperCell *cell = paper_table_get_cell (self->table, row, column);
  PaperCellBox *box = &self->cells[row * self->n_columns + column];
  PaperColumnBox *column_box = &self->columns[column];
  PaperFace *face = paper_table_box_get_face (self, kind);

  box->n_lines = 1;
  box->text = keep_text (self, cell);
  if (cell->ruled)
    column_box->widest = column_box->word = MAX (column_box->widest, RULE_WIDTH);
  if (!cell->filled)
    return;
  box->width = (float) paper_face_get_width (face, paper_span (box->text));
  if (!counts_for_width (kind, cell))
    return;
  column_box->widest = MAX (column_box->widest, box->width);
  if (box->width > column_box->word && cell->kind == BASE_KIND_TEXT)
    column_box->word = MAX (column_box->word, paper_face_get_word_width (face, paper_span (box->text)));
}

/* A column in which nothing is said only takes room. */
static gboolean
is_column_hidden (PaperTableBox *self,
                  guint          column)
{
  gboolean has_rows = FALSE;

  for (guint row = 0; row < self->table->rows->len; row++)
    if (g_array_index (self->table->rows, PaperRow, row).kind == PAPER_ROW_PLAIN)
      {
        const PaperCell *cell = paper_table_get_cell (self->table, row, column);

        if (cell->filled || cell->ruled)
          return FALSE;
        has_rows = TRUE;
      }
  return has_rows;
}

static void
hide_column (PaperColumnBox *column)
{
  column->hidden = TRUE;
  column->weight = 0;
  column->widest = column->word = 0;
  column->head = (PaperCellBox) { .text = "", .n_lines = 1 };
}

static guint
count_columns (PaperTableBox *self)
{
  guint n = 0;

  for (guint i = 0; i < self->n_columns; i++)
    n += !self->columns[i].hidden;
  return n;
}

static void
measure_columns (PaperTableBox *self)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      const PaperColumn *column = paper_table_get_column (self->table, i);
      PaperColumnBox *box = &self->columns[i];

      box->figure = paper_kind_is_figure (column->kind);
      box->weight = box->figure ? 0 : column->weight;
      box->head.text = column->heading;
      box->head.n_lines = 1;
      box->head.width = self->table->headless ? 0 : (float) paper_face_get_width (self->bold, paper_span (column->heading));
      for (guint row = 0; row < self->table->rows->len; row++)
        measure_cell (self, row, i);
      if (is_column_hidden (self, i))
        hide_column (box);
      if (box->weight == 0 && !box->figure && box->widest > WIDE_TEXT * self->width)
        box->weight = 1;
    }
}

static double
get_head_word (PaperTableBox  *self,
               PaperColumnBox *column)
{
  return self->table->headless ? 0 : paper_face_get_word_width (self->bold, paper_span (column->head.text));
}

/* Sets each column to the least it needs and returns the sum. */
static double
set_least_widths (PaperTableBox *self,
                  double         least_text)
{
  double sum = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      PaperColumnBox *column = &self->columns[i];
      double least = column->weight == 0 ? column->widest : MIN (column->word, least_text);

      column->width = MAX (least, get_head_word (self, column));
      sum += column->width;
    }
  return sum;
}

/* Figures are never cut: where they do not fit, all letters get smaller. */
static void
set_scale (PaperTableBox *self,
           double         scale)
{
  double size = PAPER_TABLE_SIZE * scale;

  if (scale >= 1)
    return;
  self->face = paper_fonts_get_face (self->fonts, size, FALSE);
  self->bold = paper_fonts_get_face (self->fonts, size, TRUE);
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].widest *= scale;
      self->columns[i].word *= scale;
      self->columns[i].width *= scale;
      self->columns[i].head.width *= (float) scale;
    }
  for (guint i = 0; i < self->table->cells->len; i++)
    self->cells[i].width *= (float) scale;
}

/* Lets headings of columns without weight stand on one line where there is room for that; returns what room is left. */
static double
widen_for_headings (PaperTableBox *self,
                    double         room)
{
  for (guint i = 0; i < self->n_columns && room > 0; i++)
    {
      PaperColumnBox *column = &self->columns[i];
      double more = MIN (room, column->head.width - column->width);

      if (column->weight > 0 || more <= 0)
        continue;
      column->width += more;
      room -= more;
    }
  return room;
}

/* Sets columns of figures off from what stands before them; returns what room is left. */
static double
widen_for_air (PaperTableBox *self,
               double         room)
{
  double air;
  guint n_figures = 0;

  for (guint i = 1; i < self->n_columns; i++)
    n_figures += self->columns[i].figure && !self->columns[i].hidden;
  if (n_figures == 0 || room <= 0)
    return room;
  air = MIN (AIR, room / 2 / n_figures);
  for (guint i = 1; i < self->n_columns; i++)
    if (self->columns[i].figure && !self->columns[i].hidden)
      self->columns[i].width += air;
  return room - air * n_figures;
}

/* Gives the room to the columns by weight, to none more than its widest cell needs while another still wants some. */
static double
share_by_need (PaperTableBox *self,
               double         room)
{
  for (guint pass = 0; pass < self->n_columns && room > 0.5; pass++)
    {
      double weights = 0, given = 0;

      for (guint i = 0; i < self->n_columns; i++)
        if (self->columns[i].width < self->columns[i].widest)
          weights += self->columns[i].weight;
      if (weights <= 0)
        break;
      for (guint i = 0; i < self->n_columns; i++)
        {
          PaperColumnBox *column = &self->columns[i];
          double more = MIN (room * column->weight / weights, column->widest - column->width);

          if (column->weight == 0 || more <= 0)
            continue;
          column->width += more;
          given += more;
        }
      room -= given;
    }
  return room;
}

static void
share_rest (PaperTableBox *self,
            double         room)
{
  guint weights = 0, text = 0;

  if (room <= 0)
    return;
  for (guint i = 0; i < self->n_columns; i++)
    weights += self->columns[i].weight;
  if (weights == 0)
    {
      while (text < self->n_columns && (self->columns[text].figure || self->columns[text].hidden))
        text++;
      self->columns[text < self->n_columns ? text : 0].width += room;
      return;
    }
  for (guint i = 0; i < self->n_columns; i++)
    self->columns[i].width += room * self->columns[i].weight / weights;
}

static void
place_columns (PaperTableBox *self)
{
  double x = self->left;

  for (guint i = 0; i < self->n_columns; i++)
    {
      self->columns[i].x = x;
      if (!self->columns[i].hidden)
        x += self->columns[i].width + PAPER_TABLE_GUTTER;
    }
}

double
paper_table_box_get_room (PaperTableBox *self,
                          guint          row,
                          guint          column)
{
  PaperRowKind kind = g_array_index (self->table->rows, PaperRow, row).kind;
  double room = self->columns[column].width;

  if (kind == PAPER_ROW_PLAIN || self->columns[column].figure)
    return room;
  for (guint i = column + 1; i < self->n_columns && (self->columns[i].hidden || !paper_table_get_cell (self->table, row, i)->filled); i++)
    if (!self->columns[i].hidden)
      room += self->columns[i].width + PAPER_TABLE_GUTTER;
  return room;
}

PaperFace *
paper_table_box_get_face (PaperTableBox *self,
                          PaperRowKind   kind)
{
  return kind == PAPER_ROW_PLAIN ? self->face : self->bold;
}

void
paper_table_box_measure (PaperTableBox *self)
{
  double room, least;

  self->face = paper_fonts_get_face (self->fonts, PAPER_TABLE_SIZE, FALSE);
  self->bold = paper_fonts_get_face (self->fonts, PAPER_TABLE_SIZE, TRUE);
  measure_columns (self);
  room = self->width - (MAX (count_columns (self), 1) - 1) * PAPER_TABLE_GUTTER;
  least = set_least_widths (self, LEAST_TEXT * self->width);
  if (least * SMALL_SIZE > room * PAPER_TABLE_SIZE)
    least = set_least_widths (self, LEAST_WIDTH);
  if (least > room)
    set_scale (self, room / least);
  else
    share_rest (self, widen_for_air (self, widen_for_headings (self, share_by_need (self, room - least))));
  place_columns (self);
}
