/* A table before it has a width.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-table.h"
#include "base-date.h"
#include <string.h>

#define TEXT_BLOCK 16384

static PaperCell *
get_next_cell (PaperTable *self)
{
  const PaperRow *row;

  g_assert (self->rows->len > 0 && self->next_column < self->columns->len);
  row = &g_array_index (self->rows, PaperRow, self->rows->len - 1);
  return &g_array_index (self->cells, PaperCell, row->first_cell + self->next_column++);
}

static gboolean
is_no_value (BaseKind kind,
             gint64   number)
{
  return (kind == BASE_KIND_DATE && number == BASE_NO_DATE) || (kind == BASE_KIND_TIME && number == BASE_NO_TIME);
}

static void
clear_column (gpointer data)
{
  PaperColumn *column = data;

  g_free (column->heading);
}

static void
add_column (PaperTable *self,
            const char *heading,
            BaseKind    kind,
            guint       weight,
            gboolean    summed)
{
  PaperColumn column = { g_strdup (heading), kind, weight, summed };

  g_return_if_fail (self->rows->len == 0);
  g_array_append_val (self->columns, column);
}

/* Adds a row only when it has something to say. */
static void
add_sums (PaperTable  *self,
          PaperRowKind kind,
          const char  *label,
          guint        first)
{
  g_autofree PaperCell *sums = g_new0 (PaperCell, self->columns->len);
  gboolean any = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const PaperColumn *column = paper_table_get_column (self, i);

      sums[i].kind = column->kind;
      sums[i].filled = column->summed && paper_table_sum (self, i, first, &sums[i].number);
      any |= sums[i].filled;
    }
  if (!any)
    return;
  paper_table_start_row (self, kind);
  memcpy (&g_array_index (self->cells, PaperCell, self->cells->len - self->columns->len), sums, self->columns->len * sizeof *sums);
  paper_table_put_text (self, label);
}

PaperTable *
paper_table_new (const char *currency)
{
  PaperTable *self = g_new0 (PaperTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (PaperColumn));
  g_array_set_clear_func (self->columns, clear_column);
  self->rows = g_array_new (FALSE, TRUE, sizeof (PaperRow));
  self->cells = g_array_new (FALSE, TRUE, sizeof (PaperCell));
  self->texts = g_string_chunk_new (TEXT_BLOCK);
  g_strlcpy (self->currency, currency != NULL ? currency : "", sizeof self->currency);
  return self;
}

void
paper_table_free (PaperTable *self)
{
  g_array_unref (self->columns);
  g_array_unref (self->rows);
  g_array_unref (self->cells);
  g_string_chunk_free (self->texts);
  g_free (self->title);
  g_free (self);
}

void
paper_table_set_title (PaperTable *self,
                       const char *title)
{
  g_set_str (&self->title, title);
}

void
paper_table_add_column (PaperTable *self,
                        const char *heading,
                        BaseKind    kind,
                        guint       weight)
{
  add_column (self, heading, kind, weight, FALSE);
}

void
paper_table_add_sum_column (PaperTable *self,
                            const char *heading,
                            BaseKind    kind)
{
  add_column (self, heading, kind, 0, TRUE);
}

void
paper_table_add_group (PaperTable *self,
                       const char *text)
{
  paper_table_start_row (self, PAPER_ROW_GROUP);
  paper_table_put_text (self, text);
  self->group_start = self->rows->len;
}

void
paper_table_start_row (PaperTable  *self,
                       PaperRowKind kind)
{
  PaperRow row = { kind, self->cells->len };

  g_array_append_val (self->rows, row);
  g_array_set_size (self->cells, self->cells->len + self->columns->len);
  self->next_column = 0;
}

void
paper_table_put_text (PaperTable *self,
                      const char *text)
{
  PaperCell *cell = get_next_cell (self);

  cell->kind = BASE_KIND_TEXT;
  cell->filled = text != NULL && text[0] != '\0';
  if (cell->filled)
    cell->text = g_string_chunk_insert_const (self->texts, text);
}

void
paper_table_put_number (PaperTable *self,
                        gint64      number)
{
  const PaperColumn *column = paper_table_get_column (self, self->next_column);
  PaperCell *cell = get_next_cell (self);

  cell->kind = column->kind;
  cell->filled = !is_no_value (column->kind, number);
  cell->number = number;
}

void
paper_table_put_money (PaperTable *self,
                       gint64      amount,
                       const char *currency)
{
  PaperCell *cell = get_next_cell (self);

  cell->kind = BASE_KIND_MONEY;
  cell->filled = TRUE;
  cell->number = amount;
  if (currency != NULL && currency[0] != '\0' && strcmp (currency, self->currency) != 0)
    cell->text = g_string_chunk_insert_const (self->texts, currency);
}

void
paper_table_put_nothing (PaperTable *self)
{
  get_next_cell (self);
}

void
paper_table_put_rule (PaperTable *self)
{
  get_next_cell (self)->ruled = TRUE;
}

void
paper_table_put_last (PaperTable *self,
                      gint64      number)
{
  self->next_column = self->columns->len - 1;
  paper_table_put_number (self, number);
}

void
paper_table_add_subtotal (PaperTable *self,
                          const char *label)
{
  if (self->rows->len >= self->group_start + 2)
    add_sums (self, PAPER_ROW_SUBTOTAL, label, self->group_start);
}

void
paper_table_add_total (PaperTable *self,
                       const char *label)
{
  add_sums (self, PAPER_ROW_TOTAL, label, 0);
}

const PaperColumn *
paper_table_get_column (const PaperTable *self,
                        guint             column)
{
  return &g_array_index (self->columns, PaperColumn, column);
}

const PaperCell *
paper_table_get_cell (const PaperTable *self,
                      guint             row,
                      guint             column)
{
  return &g_array_index (self->cells, PaperCell, g_array_index (self->rows, PaperRow, row).first_cell + column);
}

gboolean
paper_table_sum (const PaperTable *self,
                 guint             column,
                 guint             first,
                 gint64           *sum)
{
  return paper_table_sum_between (self, column, first, self->rows->len, sum);
}

gboolean
paper_table_sum_between (const PaperTable *self,
                         guint             column,
                         guint             first,
                         guint             end,
                         gint64           *sum)
{
  gboolean any = FALSE;
  gint64 result = 0;

  for (guint i = first; i < end; i++)
    {
      const PaperCell *cell = paper_table_get_cell (self, i, column);

      if (g_array_index (self->rows, PaperRow, i).kind != PAPER_ROW_PLAIN || !cell->filled)
        continue;
      if (cell->text != NULL || __builtin_add_overflow (result, cell->number, &result))
        return FALSE;
      any = TRUE;
    }
  if (any)
    *sum = result;
  return any;
}

gboolean
paper_kind_is_figure (BaseKind kind)
{
  return kind == BASE_KIND_COUNT || kind == BASE_KIND_QUANTITY || kind == BASE_KIND_MONEY || kind == BASE_KIND_RATE;
}
