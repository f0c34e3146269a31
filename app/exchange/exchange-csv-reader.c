/* A CSV file as rows of cells.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "base-text.h"
#include "exchange-csv-reader.h"
#include "exchange-csv-scan.h"
#include "exchange-encoding.h"
#include "exchange-error.h"

struct _ExchangeCsvReader
{
  GObject           parent_instance;
  ExchangeCsvFormat format;
  ExchangeScan      scan;
  guint             n_columns;
  guint             n_faults;
  guint             first;   /* 1 where the first row is the heading */
  GPtrArray        *columns; /* NULL-terminated */
  GHashTable       *indices; /* folded name → index + 1 */
};

G_DEFINE_FINAL_TYPE (ExchangeCsvReader, exchange_csv_reader, G_TYPE_OBJECT)

static ExchangeRow *
find_row (ExchangeCsvReader *self, guint row)
{
  return &g_array_index (self->scan.rows, ExchangeRow, row);
}

static guint
count_cells (ExchangeCsvReader *self, guint row)
{
  guint end = row + 1 < self->scan.rows->len ? find_row (self, row + 1)->first_cell : self->scan.cells->len;

  return end - find_row (self, row)->first_cell;
}

static const char *
find_cell (ExchangeCsvReader *self, guint row, guint column)
{
  return self->scan.text + g_array_index (self->scan.cells, guint32, find_row (self, row)->first_cell + column);
}

static gboolean
check_limits (ExchangeCsvReader *self, GCancellable *cancellable, GError **error)
{
  guint n = self->scan.rows->len;

  if (n % 4096 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (n <= EXCHANGE_CSV_ROWS + 1 && self->scan.cells->len <= EXCHANGE_CSV_CELLS && count_cells (self, n - 1) <= EXCHANGE_CSV_COLUMNS)
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("Line %u passes what one import takes: %d rows of %d columns. Cut the file into parts."),
               find_row (self, n - 1)->line, EXCHANGE_CSV_ROWS, EXCHANGE_CSV_COLUMNS);
  return FALSE;
}

/* A sign by itself in the first line, as spreadsheets write and obey it. */
static void
obey_separator_line (ExchangeCsvReader *self, char **text, gsize *length)
{
  char *start = *text, *end;

  if (*length < 6 || g_ascii_strncasecmp (start, "sep=", 4) != 0 || strchr ("\r\n", start[5]) == NULL)
    return;
  self->format.delimiter = start[4];
  end = start + (start[5] == '\r' && start[6] == '\n' ? 7 : 6);
  *length -= (gsize) (end - start);
  memmove (start, end, *length + 1);
}

static void
add_column (ExchangeCsvReader *self, const char *heading, guint index)
{
  g_autofree char *name = g_strstrip (g_strdup (heading));
  g_autofree char *folded = NULL;

  if (*name == 0)
    {
      g_free (name);
      name = g_strdup_printf (_("Column %u"), index + 1);
    }
  folded = base_text_fold (name);
  for (guint n = 2; g_hash_table_contains (self->indices, folded); n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s (%u)", name, n);
      g_free (folded);
      folded = base_text_fold (numbered);
      if (!g_hash_table_contains (self->indices, folded))
        {
          g_free (name);
          name = g_steal_pointer (&numbered);
          break;
        }
    }
  g_hash_table_insert (self->indices, g_steal_pointer (&folded), GUINT_TO_POINTER (index + 1));
  g_ptr_array_add (self->columns, g_steal_pointer (&name));
}

static void
name_columns (ExchangeCsvReader *self)
{
  self->n_columns = self->scan.rows->len > 0 ? count_cells (self, 0) : 0;
  self->first = self->format.has_header && self->n_columns > 0 ? 1 : 0;
  for (guint i = 0; i < self->n_columns; i++)
    add_column (self, self->first == 1 ? find_cell (self, 0, i) : "", i);
}

static void
judge_row (ExchangeCsvReader *self, guint index)
{
  ExchangeRow *row = find_row (self, index);
  guint n = count_cells (self, index);

  if (row->fault == EXCHANGE_ROW_GOOD && n < self->n_columns)
    row->fault = EXCHANGE_ROW_SHORT;
  for (guint i = self->n_columns; row->fault == EXCHANGE_ROW_GOOD && i < n; i++)
    if (*find_cell (self, index, i) != 0)
      row->fault = EXCHANGE_ROW_LONG;
  self->n_faults += row->fault != EXCHANGE_ROW_GOOD;
}

static gboolean
read_rows (ExchangeCsvReader *self, guint max_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  guint end = max_rows == 0 ? G_MAXUINT : max_rows + (self->format.has_header ? 1 : 0);

  while (self->scan.rows->len < end && exchange_scan_row (&self->scan, &reason))
    if (!check_limits (self, cancellable, error))
      return FALSE;
  if (reason != NULL && max_rows == 0)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  name_columns (self);
  for (guint i = self->first; i < self->scan.rows->len; i++)
    judge_row (self, i);
  return TRUE;
}

static void
exchange_csv_reader_finalize (GObject *object)
{
  ExchangeCsvReader *self = EXCHANGE_CSV_READER (object);

  g_free (self->scan.text);
  exchange_scan_clear (&self->scan);
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->indices);
  G_OBJECT_CLASS (exchange_csv_reader_parent_class)->finalize (object);
}

static void
exchange_csv_reader_class_init (ExchangeCsvReaderClass *class)
{
  G_OBJECT_CLASS (class)->finalize = exchange_csv_reader_finalize;
}

static void
exchange_csv_reader_init (ExchangeCsvReader *self)
{
  self->columns = g_ptr_array_new_null_terminated (16, g_free, TRUE);
  self->indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GBytes *
exchange_csv_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE,
                                                  cancellable, error);
  g_autoptr (GBytes) bytes = NULL;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    {
      g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("“%s” is a folder. Choose a CSV file in it."), path);
      return NULL;
    }
  if (g_file_info_get_size (info) <= EXCHANGE_CSV_BYTES && (bytes = g_file_load_bytes (file, cancellable, NULL, error)) == NULL)
    return NULL;
  if (bytes != NULL && g_bytes_get_size (bytes) <= EXCHANGE_CSV_BYTES)
    return g_steal_pointer (&bytes);
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("“%s” is larger than %d MiB. Cut it into parts."), path, EXCHANGE_CSV_BYTES >> 20);
  return NULL;
}

ExchangeCsvReader *
exchange_csv_reader_new (GBytes *bytes, const ExchangeCsvFormat *format, guint max_rows, GCancellable *cancellable, GError **error)
{
  g_autoptr (ExchangeCsvReader) self = g_object_new (EXCHANGE_TYPE_CSV_READER, NULL);
  gsize n, length;
  const char *data = g_bytes_get_data (bytes, &n);
  char *text = exchange_encoding_decode (data, n, format->encoding, &length, error);

  if (text == NULL)
    return NULL;
  self->format = *format;
  obey_separator_line (self, &text, &length);
  exchange_scan_init (&self->scan, text, length, self->format.delimiter, self->format.quote);
  return read_rows (self, max_rows, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

const ExchangeCsvFormat *
exchange_csv_reader_get_format (ExchangeCsvReader *self)
{
  return &self->format;
}

guint
exchange_csv_reader_get_n_rows (ExchangeCsvReader *self)
{
  return self->scan.rows->len - self->first;
}

guint
exchange_csv_reader_get_n_columns (ExchangeCsvReader *self)
{
  return self->n_columns;
}

guint
exchange_csv_reader_get_n_faults (ExchangeCsvReader *self)
{
  return self->n_faults;
}

const char * const *
exchange_csv_reader_get_columns (ExchangeCsvReader *self)
{
  return (const char * const *) self->columns->pdata;
}

int
exchange_csv_reader_find_column (ExchangeCsvReader *self, const char *name)
{
  g_autofree char *folded = base_text_fold (name);

  return GPOINTER_TO_INT (g_hash_table_lookup (self->indices, folded)) - 1;
}

const char *
exchange_csv_reader_get_cell (ExchangeCsvReader *self, guint row, guint column)
{
  row += self->first;
  g_return_val_if_fail (row < self->scan.rows->len, "");
  return column < count_cells (self, row) ? find_cell (self, row, column) : "";
}

guint
exchange_csv_reader_get_n_cells (ExchangeCsvReader *self, guint row)
{
  return count_cells (self, row + self->first);
}

guint
exchange_csv_reader_get_line (ExchangeCsvReader *self, guint row)
{
  return find_row (self, row + self->first)->line;
}

ExchangeRowFault
exchange_csv_reader_get_fault (ExchangeCsvReader *self, guint row)
{
  return find_row (self, row + self->first)->fault;
}

char *
exchange_csv_reader_dup_fault (ExchangeCsvReader *self, guint row)
{
  guint n = exchange_csv_reader_get_n_cells (self, row);

  switch (exchange_csv_reader_get_fault (self, row))
    {
    case EXCHANGE_ROW_SHORT:
      return g_strdup_printf (_("The row has %u cells, %u fewer than the heading."), n, self->n_columns - n);
    case EXCHANGE_ROW_LONG:
      return g_strdup_printf (_("The row has %u cells, %u more than the heading. Put quotes around a cell that has the delimiter in it."),
                              n, n - self->n_columns);
    case EXCHANGE_ROW_QUOTES:
      return g_strdup (_("A quoted cell goes on after its closing quote. Double the quotes inside it."));
    case EXCHANGE_ROW_CELL:
      return g_strdup_printf (_("A cell has more than %d characters."), EXCHANGE_CSV_CELL);
    default:
      return NULL;
    }
}
