/* What measuring and drawing a table share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-layout-private.h"

G_BEGIN_DECLS

#define PAPER_TABLE_SIZE    9.0 /* points, of the letters, while everything fits */
#define PAPER_TABLE_GUTTER  9.0 /* white between columns */
#define PAPER_TABLE_PADDING 2.6 /* white above and below the lines of a row */

typedef struct
{
  const char *text;
  float       width;      /* of the whole text on one line */
  guint16     n_lines;
  guint32     first_line; /* in PaperTableBox.lines, when there are several lines or the text was wrapped */
  gboolean    wrapped;
} PaperCellBox;

typedef struct
{
  gboolean figure;
  gboolean hidden;
  guint    weight;
  double   x, width;
  double   widest;  /* cell */
  double   word;    /* widest word of a cell */
  PaperCellBox head;
} PaperColumnBox;

struct _PaperTableBox
{
  PaperTable     *table;    /* borrowed */
  PaperDocument  *document; /* borrowed */
  PaperFonts     *fonts;    /* borrowed */
  PaperFace      *face;
  PaperFace      *bold;
  GStringChunk   *texts;    /* of figures and dates */
  GArray         *lines;    /* PaperSpan */
  PaperCellBox   *cells;    /* as many as the table has */
  PaperColumnBox *columns;
  guint           n_columns;
  double          left, width;
};

/* Fills cells, columns, faces: everything but the lines. */
void paper_table_box_measure (PaperTableBox *self);
/* Width in which a cell may be set: in rows of sums a label runs on over empty cells. */
double paper_table_box_get_room (PaperTableBox *self, guint row, guint column);
PaperFace *paper_table_box_get_face (PaperTableBox *self, PaperRowKind kind);

G_END_DECLS
