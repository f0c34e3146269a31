/* A table as a CSV file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-csv.h"
#include "base-csv.h"
#include "base-date.h"
#include "base-number.h"
#include "paper-file.h"
#include "paper-plain.h"
#include <string.h>

typedef struct
{
  const PaperTable *table;
  BaseLocale       *locale;
  GString          *text;
  char              delimiter;
  gboolean          grouped;
} CsvWriter;

static void
append_cell (CsvWriter       *self,
             const PaperCell *cell)
{
  g_autofree char *plain = NULL;

  if (!cell->filled)
    return;
  if (cell->kind == BASE_KIND_TEXT)
    {
      base_csv_append_cell (self->text, cell->text, self->delimiter, TRUE);
      return;
    }
  plain = paper_plain_format (cell, self->table->currency, self->locale->decimal);
  base_csv_append_cell (self->text, plain, self->delimiter, FALSE);
}

static void
append_heading (CsvWriter *self)
{
  if (self->grouped)
    g_string_append_c (self->text, self->delimiter);
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, self->delimiter);
      base_csv_append_cell (self->text, paper_table_get_column (self->table, i)->heading, self->delimiter, TRUE);
    }
  base_csv_end_line (self->text);
}

static void
append_row (CsvWriter  *self,
            guint       row,
            const char *group)
{
  if (self->grouped)
    {
      base_csv_append_cell (self->text, group, self->delimiter, TRUE);
      g_string_append_c (self->text, self->delimiter);
    }
  for (guint i = 0; i < self->table->columns->len; i++)
    {
      if (i > 0)
        g_string_append_c (self->text, self->delimiter);
      append_cell (self, paper_table_get_cell (self->table, row, i));
    }
  base_csv_end_line (self->text);
}

char *
paper_csv_format (const PaperTable *table,
                  BaseLocale       *locale,
                  gsize            *length)
{
  CsvWriter writer = { table, locale, g_string_new (BASE_CSV_BOM), base_csv_get_delimiter (locale), paper_plain_is_grouped (table) };
  const char *group = NULL;

  append_heading (&writer);
  for (guint row = 0; row < table->rows->len; row++)
    {
      PaperRowKind kind = g_array_index (table->rows, PaperRow, row).kind;

      if (kind == PAPER_ROW_GROUP)
        group = paper_table_get_cell (table, row, 0)->text;
      else if (kind == PAPER_ROW_PLAIN)
        append_row (&writer, row, group);
    }
  if (length != NULL)
    *length = writer.text->len;
  return g_string_free (writer.text, FALSE);
}

gboolean
paper_csv_write (const PaperTable *table,
                 BaseLocale       *locale,
                 const char       *path,
                 GError          **error)
{
  g_autoptr (PaperFile) file = paper_file_new (path, error);
  g_autofree char *text = NULL;
  gsize length;

  if (file == NULL)
    return FALSE;
  text = paper_csv_format (table, locale, &length);
  paper_file_write (file, text, length);
  return paper_file_finish (file, error);
}
