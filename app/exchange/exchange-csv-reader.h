/* A CSV file as rows of cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <gio/gio.h>
#include "base-locale.h"

G_BEGIN_DECLS

#define EXCHANGE_CSV_BYTES   (64 * 1024 * 1024)
#define EXCHANGE_CSV_ROWS    1000000
#define EXCHANGE_CSV_COLUMNS 1000
#define EXCHANGE_CSV_CELLS   (40 * 1000 * 1000)
#define EXCHANGE_CSV_CELL    100000 /* characters */

/**
 * ExchangeCsvFormat:
 * @encoding: as iconv knows it.
 * @delimiter: `,` `;` tab `|`.
 * @quote: `"` or `'`.
 * @decimal: `.` or `,`.
 * @group: sign between thousands, or 0 when there is none.
 * @date_order: of dates that are not ISO 8601.
 * @has_header: whether the first row names the columns.
 * @decimal_is_sure, @date_order_is_sure: whether the file itself says so; else the user should look.
 * @empty_markers: what stands for an empty cell, parted by single spaces: "NULL ?".
 *
 * How a CSV file is written. A plain value: copied by assignment, changed by the user.
 */
typedef struct
{
  char          encoding[32];
  char          delimiter;
  char          quote;
  char          decimal;
  char          group;
  BaseDateOrder date_order;
  gboolean      has_header;
  gboolean      decimal_is_sure;
  gboolean      date_order_is_sure;
  char          empty_markers[64];
} ExchangeCsvFormat;

/**
 * ExchangeRowFault:
 * @EXCHANGE_ROW_SHORT: fewer cells than the heading has columns.
 * @EXCHANGE_ROW_LONG: more cells, and not only empty ones.
 * @EXCHANGE_ROW_QUOTES: text after a closing quote.
 * @EXCHANGE_ROW_CELL: a cell of more than EXCHANGE_CSV_CELL characters.
 */
typedef enum
{
  EXCHANGE_ROW_GOOD,
  EXCHANGE_ROW_SHORT,
  EXCHANGE_ROW_LONG,
  EXCHANGE_ROW_QUOTES,
  EXCHANGE_ROW_CELL,
} ExchangeRowFault;

#define EXCHANGE_TYPE_CSV_READER (exchange_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (ExchangeCsvReader, exchange_csv_reader, EXCHANGE, CSV_READER, GObject)

/* The bytes of a file of at most EXCHANGE_CSV_BYTES. EXCHANGE_ERROR_FILE, G_IO_ERROR_CANCELLED. */
GBytes            *exchange_csv_load                (const char *path, GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads all rows, or the first max_rows when that is not 0 (a torn last one is then left out). RFC 4180, and: LF, CR and CRLF mixed, blank lines passed over, a first line "sep=;" obeyed, the
 * apostrophe before a defused formula taken off. A row with a fault is kept and marked; a file that is not CSV at all, passes a limit or ends inside a
 * quoted cell is refused with EXCHANGE_ERROR_FORMAT or EXCHANGE_ERROR_FILE. Immutable once made, so any thread may read it. */
ExchangeCsvReader *exchange_csv_reader_new          (GBytes *bytes, const ExchangeCsvFormat *format, guint max_rows, GCancellable *cancellable,
                                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

const ExchangeCsvFormat *exchange_csv_reader_get_format (ExchangeCsvReader *self);
guint              exchange_csv_reader_get_n_rows    (ExchangeCsvReader *self); /* without the heading */
guint              exchange_csv_reader_get_n_columns (ExchangeCsvReader *self);
guint              exchange_csv_reader_get_n_faults  (ExchangeCsvReader *self);
/* Distinct names of the columns, NULL-terminated: of the heading, or "Column 3" where it is silent. */
const char * const *exchange_csv_reader_get_columns  (ExchangeCsvReader *self);
int                exchange_csv_reader_find_column   (ExchangeCsvReader *self, const char *name); /* by folded name; -1 */
/* Borrowed UTF-8, never NULL: "" where a row is short. Rows count from 0, the heading is none of them. */
const char        *exchange_csv_reader_get_cell      (ExchangeCsvReader *self, guint row, guint column);
guint              exchange_csv_reader_get_n_cells   (ExchangeCsvReader *self, guint row);
guint              exchange_csv_reader_get_line      (ExchangeCsvReader *self, guint row); /* in the file, from 1 */
ExchangeRowFault   exchange_csv_reader_get_fault     (ExchangeCsvReader *self, guint row);
/* A sentence for the clerk, NULL for a good row. */
char              *exchange_csv_reader_dup_fault     (ExchangeCsvReader *self, guint row) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
