/* Cuts CSV text into cells, in place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <base-csv.h>
#include <glib/gi18n-lib.h>
#include <base-csv.h>
#include "exchange-csv-reader.h"
#include "exchange-csv-scan.h"
#include "exchange-error.h"

static guint32
count_line_ends (const char *text, const char *end)
{
  guint32 n = 0;

  for (const char *p = text; p < end; p++)
    n += *p == '\n' || (*p == '\r' && p + 1 < end && p[1] != '\n');
  return n;
}

/* Our lists put an apostrophe before what a spreadsheet would run as a formula; here it goes again. */
static char *
skip_defusing (char *cell)
{
  return base_csv_is_defused (cell) ? cell + 1 : cell;
}

static void
add_cell (ExchangeScan *self, ExchangeRow *row, char *start, char *end)
{
  guint32 offset;

  *end = 0;
  start = skip_defusing (start);
  if (G_UNLIKELY (end - start > EXCHANGE_CSV_CELL) && g_utf8_strlen (start, end - start) > EXCHANGE_CSV_CELL)
    row->fault = EXCHANGE_ROW_CELL;
  offset = (guint32) (start - self->text);
  g_array_append_val (self->cells, offset);
}

static inline char *
find_stop (ExchangeScan *self, char *p)
{
  while (p < self->end && !self->stops[(guchar) *p])
    p++;
  return p;
}

static gboolean
refuse_open_quote (ExchangeScan *self, GError **error)
{
  g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_FORMAT,
               _("The quoted cell that begins on line %u does not end. Mend the quotes there, or choose another quotation mark."), self->line);
  return FALSE;
}

/* Moves the text of a quoted cell together over its doubled quotes: it then ends at *out, and the file goes on at *next. */
static gboolean
read_quoted (ExchangeScan *self, char **out, char **next, GError **error)
{
  char *p = self->at + 1;
  guint32 line_ends = 0;

  *out = p;
  for (;;)
    {
      char *quote = memchr (p, self->quote, (gsize) (self->end - p));

      if (quote == NULL)
        return refuse_open_quote (self, error);
      line_ends += count_line_ends (p, quote);
      memmove (*out, p, (gsize) (quote - p));
      *out += quote - p;
      if (quote[1] != self->quote)
        {
          *next = quote + 1;
          break;
        }
      *(*out)++ = self->quote;
      p = quote + 2;
    }
  self->line += line_ends;
  return TRUE;
}

/* What stands between a closing quote and the next delimiter belongs to the cell, but somebody should look. */
static char *
read_after_quote (ExchangeScan *self, ExchangeRow *row, char **out, char *next)
{
  char *stop = find_stop (self, next);

  while (next < stop && *next == ' ')
    next++;
  if (next < stop)
    {
      row->fault = EXCHANGE_ROW_QUOTES;
      memmove (*out, next, (gsize) (stop - next));
      *out += stop - next;
    }
  return stop;
}

static void
pass_line_end (ExchangeScan *self)
{
  self->at += self->at[0] == '\r' && self->at[1] == '\n' ? 2 : 1;
  self->line++;
}

/* *more: whether the row goes on behind it. */
static gboolean
read_cell (ExchangeScan *self, ExchangeRow *row, gboolean *more, GError **error)
{
  char *start = self->at, *out, *stop;

  if (*start == self->quote && start < self->end)
    {
      if (!read_quoted (self, &out, &stop, error))
        return FALSE;
      start++;
      stop = read_after_quote (self, row, &out, stop);
    }
  else
    out = stop = find_stop (self, start);
  self->at = stop;
  *more = stop < self->end && *stop == self->delimiter;
  if (*more)
    self->at++;
  else if (stop < self->end)
    pass_line_end (self);
  add_cell (self, row, start, out);
  return TRUE;
}

static gboolean
is_blank (ExchangeScan *self, ExchangeRow *row)
{
  for (guint i = row->first_cell; i < self->cells->len; i++)
    if (self->text[g_array_index (self->cells, guint32, i)] != 0)
      return FALSE;
  return TRUE;
}

void
exchange_scan_init (ExchangeScan *self, char *text, gsize length, char delimiter, char quote)
{
  *self = (ExchangeScan) { .text = text, .at = text, .end = text + length, .delimiter = delimiter, .quote = quote, .line = 1 };
  self->stops[(guchar) delimiter] = self->stops['\n'] = self->stops['\r'] = 1;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->rows = g_array_new (FALSE, FALSE, sizeof (ExchangeRow));
}

void
exchange_scan_clear (ExchangeScan *self)
{
  g_clear_pointer (&self->cells, g_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
}

gboolean
exchange_scan_row (ExchangeScan *self, GError **error)
{
  while (self->at < self->end)
    {
      ExchangeRow row = { .first_cell = self->cells->len, .line = self->line };
      gboolean more = TRUE;

      while (more)
        if (!read_cell (self, &row, &more, error))
          return FALSE;
      if (!is_blank (self, &row))
        {
          g_array_append_val (self->rows, row);
          return TRUE;
        }
      g_array_set_size (self->cells, row.first_cell);
    }
  return FALSE;
}
