/* Where one page ends and the next starts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  PAPER_KEEP_WITH_NEXT   = 1 << 0, /* never last on a page, if that can be */
  PAPER_VANISHES_AT_EDGE = 1 << 1, /* a space that no page starts with */
  PAPER_HAS_HEAD         = 1 << 2, /* a row below a table head, which a page that starts with it repeats */
} PaperItemFlags;

/* What cannot be divided: a line of text, a row, a chart, a space. Lengths in points. */
typedef struct
{
  float   height;
  float   head_height; /* of PAPER_HAS_HEAD */
  guint16 flags;
  guint16 n_lines;     /* of a row: lines of its cells from first_line on */
  guint32 block;
  guint32 row;         /* row of a table, line of a text */
  guint32 first_line;
  guint32 group;       /* row of its group's heading, plus 1; 0 = none */
} PaperItem;

#define PAPER_ROW_OF_HEAD G_MAXUINT32

/* Items first to end - 1. */
typedef struct
{
  guint    first;
  guint    end;
  gboolean repeats_head;
} PaperPage;

/* Divides items among pages whose first has first_height points of room and the others next_height. Items too high for any page get one of their own.
 * Returns: PaperPage array, at least one page. */
GArray *paper_break_pages (const PaperItem *items, guint n_items, double first_height, double next_height) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
