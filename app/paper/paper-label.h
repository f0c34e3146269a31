/* Labels on sheets and rolls.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "paper-barcode.h"

G_BEGIN_DECLS

typedef enum
{
  PAPER_LABELS_NONE,
  PAPER_LABELS_SHEET, /* A4, 3 x 8 labels of 70 x 37 mm */
  PAPER_LABELS_ROLL,  /* 62 x 29 mm, one after the other */
} PaperLabels;

typedef struct
{
  PaperBarcode *barcode; /* nullable */
  char         *heading; /* nullable */
  char         *text;    /* nullable; below the bars, beside a square code */
} PaperLabel;

/* Millimetres. */
typedef struct
{
  double page_width, page_height;
  double width, height; /* of a label */
  double top;           /* white above the first row */
  guint  columns, rows;
} PaperLabelFormat;

const PaperLabelFormat *paper_labels_get_format (PaperLabels labels); /* not of NONE */

G_END_DECLS
