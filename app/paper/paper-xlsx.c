/* Tables as a spreadsheet.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-xlsx.h"
#include "base-date.h"
#include "base-number.h"
#include "paper-error.h"
#include "paper-file.h"
#include "paper-plain.h"
#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#define MOST_ROWS       1048575
#define MOST_CHARACTERS 32767
#define DAY_ZERO        693594 /* 1899-12-30, from which spreadsheets count days */
#define FIRST_DAY       61     /* 1900-03-01: before that day they count wrongly */
#define LEAST_WIDTH     6      /* characters */
#define MOST_WIDTH      60
#define DAY_SECONDS     86400.0

typedef struct
{
  PaperDocument *document;
  lxw_workbook  *book;
  lxw_format    *head;
  GHashTable    *formats; /* number format → lxw_format */
} XlsxWriter;

typedef struct
{
  XlsxWriter       *writer;
  const PaperTable *table;
  lxw_worksheet    *sheet;
  guint             shift;  /* 1 when a column of groups stands at the left */
  guint            *widths; /* characters */
} SheetWriter;

static lxw_format *
get_format (XlsxWriter *self,
            const char *pattern)
{
  lxw_format *format = g_hash_table_lookup (self->formats, pattern);

  if (format == NULL)
    {
      format = workbook_add_format (self->book);
      format_set_num_format (format, pattern);
      g_hash_table_insert (self->formats, g_strdup (pattern), format);
    }
  return format;
}

/* "#,##0.00" stands for the signs of who opens the file. */
static char *
create_money_pattern (const PaperCell *cell,
                      const char      *currency)
{
  int decimals = paper_plain_get_decimals (cell, currency);
  GString *pattern = g_string_new ("#,##0");

  if (decimals > 0)
    g_string_append_printf (pattern, ".%0*d", decimals, 0);
  if (cell->text != NULL)
    g_string_append_printf (pattern, " \"%.3s\"", cell->text);
  return g_string_free (pattern, FALSE);
}

static lxw_format *
get_cell_format (SheetWriter     *self,
                 const PaperCell *cell)
{
  g_autofree char *pattern = NULL;

  switch ((int) cell->kind)
    {
    case BASE_KIND_MONEY:
      pattern = create_money_pattern (cell, self->table->currency);
      return get_format (self->writer, pattern);
    case BASE_KIND_COUNT:
      return get_format (self->writer, "#,##0");
    case BASE_KIND_RATE:
      return get_format (self->writer, "0.00%");
    case BASE_KIND_DATE:
      return get_format (self->writer, "yyyy-mm-dd");
    case BASE_KIND_TIME:
      return get_format (self->writer, "yyyy-mm-dd hh:mm");
    default:
      return NULL;
    }
}

/* Days since day zero in local time, the time of day as a fraction. */
static double
get_moment (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);
  double seconds = 3600.0 * g_date_time_get_hour (moment) + 60.0 * g_date_time_get_minute (moment) + g_date_time_get_second (moment);

  return (double) base_time_get_date (time, NULL) - DAY_ZERO + seconds / DAY_SECONDS;
}

/* The nearest number a spreadsheet can hold: here the exact figures of the office end. */
static double
get_number (SheetWriter     *self,
            const PaperCell *cell)
{
  double unit = 1;

  if (cell->kind == BASE_KIND_DATE)
    return (double) cell->number - DAY_ZERO;
  if (cell->kind == BASE_KIND_TIME)
    return get_moment (cell->number);
  for (int i = paper_plain_get_decimals (cell, self->table->currency); i > 0; i--)
    unit *= 10;
  return (double) cell->number / unit;
}

static void
note_width (SheetWriter *self,
            guint        column,
            const char  *text)
{
  self->widths[column] = MAX (self->widths[column], (guint) g_utf8_strlen (text, -1) + 2);
}

static void
write_text (SheetWriter *self,
            guint        row,
            guint        column,
            const char  *text,
            lxw_format  *format)
{
  g_autofree char *part = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      g_autofree char *cut = g_utf8_substring (text, 0, MOST_CHARACTERS - 1);

      text = part = g_strconcat (cut, "…", NULL);
    }
  note_width (self, column, text);
  worksheet_write_string (self->sheet, row, (lxw_col_t) column, text, format);
}

static gboolean
is_day_too_early (const PaperCell *cell)
{
  if (cell->kind == BASE_KIND_DATE)
    return cell->number < DAY_ZERO + FIRST_DAY;
  return cell->kind == BASE_KIND_TIME && get_moment (cell->number) < FIRST_DAY;
}

static void
write_cell (SheetWriter     *self,
            guint            row,
            guint            column,
            const PaperCell *cell)
{
  g_autofree char *plain = NULL;

  if (!cell->filled)
    return;
  plain = paper_plain_format (cell, self->table->currency, ".");
  if (cell->kind == BASE_KIND_TEXT || is_day_too_early (cell))
    {
      write_text (self, row, column, plain, NULL);
      return;
    }
  note_width (self, column, plain);
  if (cell->kind == BASE_KIND_YES_NO)
    worksheet_write_boolean (self->sheet, row, (lxw_col_t) column, cell->number != 0, NULL);
  else
    worksheet_write_number (self->sheet, row, (lxw_col_t) column, get_number (self, cell), get_cell_format (self, cell));
}

static void
write_heading (SheetWriter *self)
{
  for (guint i = 0; i < self->table->columns->len; i++)
    write_text (self, 0, i + self->shift, paper_table_get_column (self->table, i)->heading, self->writer->head);
}

static guint
write_rows (SheetWriter *self)
{
  const char *group = NULL;
  guint line = 1;

  for (guint row = 0; row < self->table->rows->len; row++)
    {
      PaperRowKind kind = g_array_index (self->table->rows, PaperRow, row).kind;

      if (kind == PAPER_ROW_GROUP)
        group = paper_table_get_cell (self->table, row, 0)->text;
      if (kind != PAPER_ROW_PLAIN)
        continue;
      if (self->shift > 0)
        write_text (self, line, 0, group, NULL);
      for (guint i = 0; i < self->table->columns->len; i++)
        write_cell (self, line, i + self->shift, paper_table_get_cell (self->table, row, i));
      line++;
    }
  return line;
}

/* A name of a sheet has 31 characters and none of []:*?/\ ; two tables may not share one. */
static char *
create_sheet_name (XlsxWriter *self,
                   const char *title)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  g_autofree char *name = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), 27));

  g_strstrip (name);
  if (name[0] == '\0' || workbook_get_worksheet_by_name (self->book, name) != NULL)
    return NULL;
  return g_steal_pointer (&name);
}

static void
write_sheet (XlsxWriter       *self,
             const PaperTable *table)
{
  g_autofree char *name = create_sheet_name (self, table->title != NULL ? table->title : self->document->title);
  SheetWriter sheet = { self, table, workbook_add_worksheet (self->book, name), paper_plain_is_grouped (table) ? 1 : 0, NULL };
  guint n_columns = table->columns->len + sheet.shift, n_lines;

  sheet.widths = g_new0 (guint, n_columns);
  write_heading (&sheet);
  n_lines = write_rows (&sheet);
  worksheet_freeze_panes (sheet.sheet, 1, 0);
  if (n_columns > 0 && n_lines > 1)
    worksheet_autofilter (sheet.sheet, 0, 0, n_lines - 1, (lxw_col_t) (n_columns - 1));
  for (guint i = 0; i < n_columns; i++)
    worksheet_set_column (sheet.sheet, (lxw_col_t) i, (lxw_col_t) i, CLAMP (sheet.widths[i] + 1, LEAST_WIDTH, MOST_WIDTH), NULL);
  g_free (sheet.widths);
}

static gboolean
check_sizes (PaperDocument *document,
             GError       **error)
{
  PaperTable *table;

  for (guint i = 0; (table = paper_document_get_table (document, i)) != NULL; i++)
    if (table->rows->len > MOST_ROWS)
      {
        g_set_error (error, PAPER_ERROR, PAPER_ERROR_TOO_LARGE,
                     _("A spreadsheet holds at most %d rows and this table has %u. Choose a shorter time or save it as CSV."), MOST_ROWS, table->rows->len);
        return FALSE;
      }
  return TRUE;
}

static void
fill_book (XlsxWriter *self,
           gint64      now)
{
  lxw_doc_properties properties = { .title = self->document->title, .created = (time_t) now };
  PaperTable *table;

  workbook_set_properties (self->book, &properties);
  self->head = workbook_add_format (self->book);
  format_set_bold (self->head);
  format_set_bottom (self->head, LXW_BORDER_THIN);
  format_set_text_wrap (self->head);
  for (guint i = 0; (table = paper_document_get_table (self->document, i)) != NULL; i++)
    write_sheet (self, table);
}

gboolean
paper_xlsx_write (PaperDocument *document,
                  const char    *path,
                  gint64         now,
                  GError       **error)
{
  g_autoptr (PaperFile) file = NULL;
  g_autoptr (GHashTable) formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *buffer = NULL;
  size_t length = 0;
  lxw_workbook_options options = { .output_buffer = &buffer, .output_buffer_size = &length };
  XlsxWriter writer = { document, NULL, NULL, formats };
  lxw_error status;

  if (!check_sizes (document, error) || (file = paper_file_new (path, error)) == NULL)
    return FALSE;
  writer.book = workbook_new_opt (NULL, &options);
  fill_book (&writer, now);
  status = workbook_close (writer.book);
  if (status == LXW_NO_ERROR)
    paper_file_write (file, buffer, length);
  free ((void *) buffer);
  if (status != LXW_NO_ERROR)
    {
      g_set_error (error, PAPER_ERROR, PAPER_ERROR_WRITE, _("The spreadsheet could not be made: %s. Make room on the disk and try again."), lxw_strerror (status));
      return FALSE;
    }
  return paper_file_finish (file, error);
}
