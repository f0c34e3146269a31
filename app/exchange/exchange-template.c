/* Text with columns in it: "{firstName} {lastName}".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <string.h>
#include <glib/gi18n-lib.h>
#include "exchange-error.h"
#include "exchange-template.h"

#define ORDINAL -2

/* Literal text, then a column; the last part may have no column. */
typedef struct
{
  char *literal;
  char *column; /* nullable */
  int   index;  /* in the reader, or ORDINAL */
} Part;

struct _ExchangeTemplate
{
  char   *text;
  GArray *parts;
};

static void
clear_part (Part *part)
{
  g_free (part->literal);
  g_free (part->column);
}

static void
add_part (ExchangeTemplate *self, GString *literal, const char *column, gsize length)
{
  Part part = { .literal = g_strndup (literal->str, literal->len), .index = -1 };

  if (column != NULL)
    part.column = g_strstrip (g_strndup (column, length));
  g_array_append_val (self->parts, part);
  g_string_truncate (literal, 0);
}

static gboolean
cut_parts (ExchangeTemplate *self, GError **error)
{
  g_autoptr (GString) literal = g_string_new (NULL);

  for (const char *p = self->text; *p != 0; p++)
    {
      const char *end;

      if (*p != '{' || p[1] == '{')
        {
          p += *p == '{';
          g_string_append_c (literal, *p);
          continue;
        }
      if ((end = strchr (p, '}')) == NULL)
        {
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("“%s” has a brace that is not closed. Write “{column}”."), self->text);
          return FALSE;
        }
      add_part (self, literal, p + 1, (gsize) (end - p - 1));
      p = end;
    }
  if (literal->len > 0)
    add_part (self, literal, NULL, 0);
  return TRUE;
}

/* One column and nothing else is what most templates are. */
static gboolean
is_plain (ExchangeTemplate *self)
{
  Part *part = &g_array_index (self->parts, Part, 0);

  return self->parts->len == 1 && part->index >= 0 && *part->literal == 0;
}

static const char *
get_part (const Part *part, const ExchangeCells *cells, char number[16])
{
  if (part->index != ORDINAL)
    return exchange_cells_get (cells, (guint) part->index);
  g_snprintf (number, 16, "%u", cells->ordinal);
  return number;
}

const char *
exchange_cells_get (const ExchangeCells *self, guint column)
{
  const char *cell = exchange_csv_reader_get_cell (self->reader, self->row, column);

  if (*cell == 0)
    return NULL;
  for (const char * const *marker = self->empty_markers; *marker != NULL; marker++)
    if (**marker == *cell && strcmp (*marker, cell) == 0)
      return NULL;
  return cell;
}

ExchangeTemplate *
exchange_template_new (const char *text, GError **error)
{
  g_autoptr (ExchangeTemplate) self = g_new0 (ExchangeTemplate, 1);

  self->text = g_strdup (text);
  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_array_set_clear_func (self->parts, (GDestroyNotify) clear_part);
  return cut_parts (self, error) ? g_steal_pointer (&self) : NULL;
}

void
exchange_template_free (ExchangeTemplate *self)
{
  g_free (self->text);
  g_array_unref (self->parts);
  g_free (self);
}

const char *
exchange_template_get_text (ExchangeTemplate *self)
{
  return self->text;
}

gboolean
exchange_template_is_constant (ExchangeTemplate *self)
{
  return self->parts->len == 0 || (self->parts->len == 1 && g_array_index (self->parts, Part, 0).column == NULL);
}

gboolean
exchange_template_bind (ExchangeTemplate *self, ExchangeCsvReader *reader, GError **error)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);

      if (part->column == NULL)
        continue;
      part->index = g_str_equal (part->column, "#") ? ORDINAL : exchange_csv_reader_find_column (reader, part->column);
      if (part->index == -1)
        {
          g_set_error (error, EXCHANGE_ERROR, EXCHANGE_ERROR_MAPPING, _("The file has no column “%s”. Choose one of its columns instead."), part->column);
          return FALSE;
        }
    }
  return TRUE;
}

const char *
exchange_template_expand (ExchangeTemplate *self, const ExchangeCells *cells, GString *buffer)
{
  gboolean any = FALSE, said = exchange_template_is_constant (self); /* a number alone says nothing */

  if (self->parts->len == 0)
    return NULL;
  if (is_plain (self))
    return exchange_cells_get (cells, (guint) g_array_index (self->parts, Part, 0).index);
  g_string_truncate (buffer, 0);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      char number[16];
      const char *cell = part->column != NULL ? get_part (part, cells, number) : NULL;

      if (part->column == NULL ? any || i == 0 : cell != NULL && (any || i == 0))
        g_string_append (buffer, part->literal);
      if (cell == NULL)
        continue;
      g_string_append (buffer, cell);
      any = TRUE;
      said |= part->index != ORDINAL;
    }
  return said && buffer->len > 0 ? buffer->str : NULL;
}
