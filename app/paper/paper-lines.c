/* Rows of a query as rows of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-lines.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define RATE_STEP 1000 /* a tenth of a percent, in millionths */

static void
add_column (const PaperSource *source, PaperTable *table, const PaperLineColumn *column)
{
  const char *said = paper_source_say (source, column->heading);
  g_autofree char *heading = NULL;

  if (column->flags & PAPER_LINE_NAME_CURRENCY)
    heading = g_strdup_printf ("%s (%s)", said, table->currency);
  if (column->flags & PAPER_LINE_SUM)
    paper_table_add_sum_column (table, heading != NULL ? heading : said, column->kind);
  else
    paper_table_add_column (table, heading != NULL ? heading : said, column->kind, column->weight);
}

static void
put_number (PaperTable *table, const PaperLineColumn *column, StoreQuery *query)
{
  gint64 number = store_query_get_number (query, column->column);

  if (store_query_is_null (query, column->column) || (number == 0 && (column->flags & PAPER_LINE_HIDE_ZERO)))
    paper_table_put_nothing (table);
  else if (column->flags & PAPER_LINE_OWN_CURRENCY)
    paper_table_put_money (table, number, store_query_get_text (query, column->column + 1));
  else
    paper_table_put_number (table, column->flags & PAPER_LINE_ROUNDED ? paper_round_rate (number) : number);
}

/* Texts of lines that the program wrote itself. */
static const char *
say_own_word (const PaperSource *source, const char *text)
{
  static const char *const words[] = { N_("Freight"), N_("Discount") };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (text, words[i]) == 0 || strcmp (text, _(words[i])) == 0)
      return paper_source_say (source, words[i]);
  return text;
}

static char *
join_address (StoreQuery *query, int first)
{
  g_autofree char *address = paper_source_format_address (store_query_get_text (query, first), NULL, store_query_get_text (query, first + 1), store_query_get_text (query, first + 2),
                                                          store_query_get_text (query, first + 3), store_query_get_text (query, first + 4), store_query_get_text (query, first + 5),
                                                          store_query_get_text (query, first + 6), NULL);
  g_auto (GStrv) lines = g_strsplit (address, "\n", -1);

  return g_strjoinv (", ", lines);
}

static void
put_text (const PaperSource *source, PaperTable *table, const PaperLineColumn *column, StoreQuery *query)
{
  const char *text = store_query_get_text (query, column->column);
  g_autofree char *address = column->flags & PAPER_LINE_ADDRESS ? join_address (query, column->column) : NULL;

  if (address != NULL)
    text = address;
  else if (text != NULL && (column->flags & PAPER_LINE_TRANSLATED))
    text = paper_source_say (source, text);
  else if (text != NULL && (column->flags & PAPER_LINE_OWN_WORDS))
    text = say_own_word (source, text);
  paper_table_put_text (table, text);
}

static void
put_cell (const PaperSource *source, PaperTable *table, const PaperLineColumn *column, StoreQuery *query)
{
  if (column->flags & PAPER_LINE_BLANK)
    paper_table_put_rule (table);
  else if (column->kind == BASE_KIND_TEXT)
    put_text (source, table, column, query);
  else if (column->kind == BASE_KIND_DATE)
    paper_table_put_number (table, paper_query_get_date (query, column->column));
  else
    put_number (table, column, query);
}

static gboolean
has_sums (const PaperLineColumn *columns)
{
  for (guint i = 0; columns[i].heading != NULL; i++)
    if (columns[i].flags & PAPER_LINE_SUM)
      return TRUE;
  return FALSE;
}

static void
end_group (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, const char *group)
{
  if (group != NULL && has_sums (columns))
    paper_table_add_subtotal (table, paper_source_say (source, N_("Subtotal")));
}

gint64
paper_round_rate (gint64 rate)
{
  return (rate + RATE_STEP / 2) / RATE_STEP * RATE_STEP;
}

PaperTable *
paper_lines_create_table (const PaperSource *source, const char *title, const PaperLineColumn *columns)
{
  PaperTable *table = paper_table_new (source->locale->currency);

  paper_table_set_title (table, title);
  for (guint i = 0; columns[i].heading != NULL; i++)
    add_column (source, table, &columns[i]);
  return table;
}

void
paper_lines_add_row (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query)
{
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  for (guint i = 0; columns[i].heading != NULL; i++)
    put_cell (source, table, &columns[i], query);
}

gboolean
paper_lines_add_rows (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query, GError **error)
{
  while (store_query_next (query))
    paper_lines_add_row (source, table, columns, query);
  return store_query_finish (query, error);
}

void
paper_lines_add_total_rate (PaperTable *table, guint part, guint whole)
{
  guint row = table->rows->len - 1;
  gint64 n_whole = paper_table_get_cell (table, row, whole)->number, n_part = paper_table_get_cell (table, row, part)->number;

  if (n_whole > 0)
    paper_table_put_last (table, paper_round_rate (n_part * BASE_QUANTITY_ONE / n_whole));
}

gboolean
paper_lines_add_groups (const PaperSource *source, PaperTable *table, const PaperLineColumn *columns, StoreQuery *query, int group, const char *none, GError **error)
{
  g_autofree char *open = NULL;

  while (store_query_next (query))
    {
      const char *next = store_query_get_text (query, group);

      if (next == NULL)
        next = paper_source_say (source, none);
      if (g_strcmp0 (next, open) != 0)
        {
          end_group (source, table, columns, open);
          g_set_str (&open, next);
          paper_table_add_group (table, open);
        }
      paper_lines_add_row (source, table, columns, query);
    }
  end_group (source, table, columns, open);
  return store_query_finish (query, error);
}
