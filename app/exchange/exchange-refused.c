/* Refused rows as a file to mend.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <glib/gi18n-lib.h>
#include <base-csv.h>
#include "exchange-error.h"
#include "exchange-import.h"
#include "exchange-mapping-store.h"
#include "exchange-refused.h"

static int
find_reason_column (ExchangeCsvReader *reader)
{
  return exchange_csv_reader_find_column (reader, EXCHANGE_REASON_COLUMN);
}

static void
append_heading (GString *text, ExchangeCsvReader *reader, char delimiter)
{
  const char * const *columns = exchange_csv_reader_get_columns (reader);
  int old = find_reason_column (reader);

  for (int i = 0; columns[i] != NULL; i++)
    {
      if (i == old)
        continue;
      base_csv_append_cell (text, columns[i], delimiter, TRUE);
      g_string_append_c (text, delimiter);
    }
  base_csv_append_cell (text, EXCHANGE_REASON_COLUMN, delimiter, FALSE);
  base_csv_end_line (text);
}

/* A row that is too short or too long stays so, lest it pass for good with its cells in the wrong columns. */
static void
append_row (GString *text, ExchangeCsvReader *reader, guint row, const char *reason, char delimiter)
{
  guint n = exchange_csv_reader_get_n_cells (reader, row), columns = exchange_csv_reader_get_n_columns (reader);
  int old = find_reason_column (reader);

  for (guint i = 0; i < MIN (n, columns); i++)
    {
      if ((int) i == old)
        continue;
      base_csv_append_cell (text, exchange_csv_reader_get_cell (reader, row, i), delimiter, TRUE);
      g_string_append_c (text, delimiter);
    }
  base_csv_append_cell (text, reason, delimiter, TRUE);
  for (guint i = columns; i < n; i++)
    {
      g_string_append_c (text, delimiter);
      base_csv_append_cell (text, exchange_csv_reader_get_cell (reader, row, i), delimiter, TRUE);
    }
  base_csv_end_line (text);
}

gboolean
exchange_refused_write (ExchangeCsvReader *reader, const guint8 *outcomes, GHashTable *reasons, const char *path, GError **error)
{
  g_autoptr (GString) text = g_string_new (BASE_CSV_BOM);
  g_autoptr (GError) reason = NULL;
  char delimiter = exchange_csv_reader_get_format (reader)->delimiter;

  append_heading (text, reader, delimiter);
  for (guint i = 0; i < exchange_csv_reader_get_n_rows (reader); i++)
    if (outcomes[i] == EXCHANGE_ROW_REFUSED)
      append_row (text, reader, i, g_hash_table_lookup (reasons, GUINT_TO_POINTER (i)), delimiter);
  if (g_file_set_contents (path, text->str, (gssize) text->len, &reason))
    return TRUE;
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FILE, _("The refused rows cannot be saved: %s"), reason->message);
  return FALSE;
}
