/* Rows of a query as rows of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-source.h"

G_BEGIN_DECLS

typedef enum
{
  PAPER_LINE_SUM = 1 << 0,            /* totals add it up */
  PAPER_LINE_HIDE_ZERO = 1 << 1,
  PAPER_LINE_NAME_CURRENCY = 1 << 2,  /* the heading says the table's currency */
  PAPER_LINE_OWN_CURRENCY = 1 << 3,   /* the query's next column is the amount's currency */
  PAPER_LINE_BLANK = 1 << 4,          /* room to write in; column is not looked at */
  PAPER_LINE_TRANSLATED = 1 << 5,     /* the text is a word of the program: N_() */
  PAPER_LINE_OWN_WORDS = 1 << 6,      /* "Freight" and the like, as the program wrote it in the clerk's language, is said in the reader's */
  PAPER_LINE_ROUNDED = 1 << 7,        /* a rate with one decimal at most */
  PAPER_LINE_ADDRESS = 1 << 8,        /* seven columns of the query on one line: name, street, postal code, city, region, country, the sender's country */
} PaperLineFlags;

/* A list of these ends with { NULL }. */
typedef struct
{
  const char *heading; /* N_() */
  BaseKind    kind;
  guint       weight;  /* see paper_table_add_column() */
  int         column;  /* of the query */
  guint       flags;
} PaperLineColumn;

/* A rate of 0 or more with one decimal of a percent at most, half up. */
gint64      paper_round_rate         (gint64 rate);
/* In the source's currency, with that title (translated already). full */
PaperTable *paper_lines_create_table (const PaperSource *source, const char *title, const PaperLineColumn *columns) G_GNUC_WARN_UNUSED_RESULT;
/* The row on which the query stands. */
void        paper_lines_add_row      (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query);
/* All rows; the query stays the caller's. FALSE with the query's first error. */
gboolean    paper_lines_add_rows     (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query, GError **error);
/* In the last cell of the last row, a total: its column @part as a share of its column @whole. */
void        paper_lines_add_total_rate (PaperTable *table, guint part, guint whole);
/* The same with a heading, and a subtotal if a column is summed, wherever the text in the column group changes; where it is NULL, the heading is @none (N_()). */
gboolean    paper_lines_add_groups   (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query, int group, const char *none, GError **error);

G_END_DECLS
