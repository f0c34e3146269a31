/* Cuts CSV text into cells, in place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* A row: its cells begin at first_cell of the scan's cells and end where the next row's begin. */
typedef struct
{
  guint32 first_cell;
  guint32 line;
  guint8  fault; /* ExchangeRowFault */
} ExchangeRow;

/* Cells are offsets of NUL-terminated strings in the text, which the scan writes into: terminators over delimiters, quoted text moved together. */
typedef struct
{
  char   *text;
  char   *at;
  char   *end;
  char    delimiter;
  char    quote;
  guint8  stops[256];
  guint32 line;
  GArray *cells; /* guint32 */
  GArray *rows;  /* ExchangeRow */
} ExchangeScan;

void     exchange_scan_init  (ExchangeScan *self, char *text, gsize length, char delimiter, char quote);
void     exchange_scan_clear (ExchangeScan *self); /* leaves the text alone */
/* Whether there was a row; blank lines are passed over. FALSE with an error when the text ends inside quotes, FALSE without at the end. */
gboolean exchange_scan_row   (ExchangeScan *self, GError **error);

G_END_DECLS
