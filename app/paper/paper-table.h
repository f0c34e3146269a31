/* A table before it has a width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "base-field.h"

G_BEGIN_DECLS

typedef enum
{
  PAPER_ROW_PLAIN,
  PAPER_ROW_GROUP,    /* one text over the whole width; stays with the next row */
  PAPER_ROW_SUBTOTAL, /* stays with the row before */
  PAPER_ROW_TOTAL,    /* likewise, and is the more weighty */
} PaperRowKind;

typedef struct
{
  char    *heading;
  BaseKind kind;
  guint    weight; /* share of the width that figures leave; 0 = as wide as its widest cell */
  gboolean summed;
} PaperColumn;

typedef struct
{
  BaseKind    kind;   /* text, or the kind of a number */
  gboolean    filled;
  gint64      number; /* as in a BaseRecord: money in minor units, quantity and rate in millionths, date as a Julian day */
  const char *text;   /* of text; of money: a currency that is not the table's, else NULL */
  gboolean    ruled;  /* a rule to write on; not filled */
} PaperCell;

typedef struct
{
  PaperRowKind kind;
  guint        first_cell; /* as many cells as columns follow */
} PaperRow;

typedef struct
{
  GArray       *columns; /* PaperColumn */
  GArray       *rows;    /* PaperRow */
  GArray       *cells;   /* PaperCell */
  GStringChunk *texts;
  char         *title;   /* nullable; names the sheet in a spreadsheet */
  char          currency[4];
  guint         next_column;
  guint         group_start; /* row after which a subtotal counts */
  gboolean      headless;    /* no heading row */
  gboolean      right_half;  /* takes the right half of the width only */
  gboolean      carries;     /* a page that goes on begins with the sums so far */
} PaperTable;

/* @currency: ISO 4217, of every amount that names no other. */
PaperTable *paper_table_new            (const char *currency) G_GNUC_WARN_UNUSED_RESULT;
void        paper_table_free           (PaperTable *self);
void        paper_table_set_title      (PaperTable *self, const char *title);

/* All columns come before the first row. A figure (any kind that is a number) is set right and never cut; a column without weight is as wide as its widest cell.
 * On paper a column without any value is left out. */
void        paper_table_add_column     (PaperTable *self, const char *heading, BaseKind kind, guint weight);
/* A column of figures that subtotal and total rows add up. */
void        paper_table_add_sum_column (PaperTable *self, const char *heading, BaseKind kind);

void        paper_table_add_group      (PaperTable *self, const char *text);
void        paper_table_start_row      (PaperTable *self, PaperRowKind kind);
/* Each puts the next cell of the row that was started; cells that are not put stay empty. */
void        paper_table_put_text       (PaperTable *self, const char *text);   /* nullable; may have several lines */
void        paper_table_put_number     (PaperTable *self, gint64 number);      /* of the column's kind; no date and no time give an empty cell */
void        paper_table_put_money      (PaperTable *self, gint64 amount, const char *currency); /* nullable: the table's */
void        paper_table_put_nothing    (PaperTable *self);
void        paper_table_put_rule       (PaperTable *self);                     /* to write on; empty in a spreadsheet */
void        paper_table_put_last       (PaperTable *self, gint64 number);      /* the last cell of the last row, whatever was put before */
/* Adds a row of the sums since the last group heading (none for a single row, which says it already), or of all plain rows. A sum over two currencies, over nothing,
 * or too large to say stays empty; a row without any sum is not added. */
void        paper_table_add_subtotal   (PaperTable *self, const char *label);
void        paper_table_add_total      (PaperTable *self, const char *label);

const PaperColumn *paper_table_get_column (const PaperTable *self, guint column);
const PaperCell   *paper_table_get_cell   (const PaperTable *self, guint row, guint column);
/* Sum of the column's plain rows from the row first on; FALSE where there is none to say, and sum is untouched. */
gboolean           paper_table_sum        (const PaperTable *self, guint column, guint first, gint64 *sum);
/* The same of the rows from first up to, but without, end. */
gboolean           paper_table_sum_between (const PaperTable *self, guint column, guint first, guint end, gint64 *sum);
/* Whether the kind is set right, as figures are. */
gboolean           paper_kind_is_figure   (BaseKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PaperTable, paper_table_free)

G_END_DECLS
