/* Text with columns in it: "{firstName} {lastName}".
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-csv-reader.h"

G_BEGIN_DECLS

/**
 * ExchangeCells:
 * @row: of the reader.
 * @ordinal: what "{#}" stands for: the place of the row among those of one record, from 1.
 * @empty_markers: cells with this content are empty; NULL-terminated.
 *
 * The row that templates are filled from.
 */
typedef struct
{
  ExchangeCsvReader  *reader;
  guint               row;
  guint               ordinal;
  const char * const *empty_markers;
} ExchangeCells;

/* NULL for an empty cell. Borrowed from the reader. */
const char       *exchange_cells_get (const ExchangeCells *self, guint column);

typedef struct _ExchangeTemplate ExchangeTemplate;

/* "{{" is a brace. EXCHANGE_ERROR_MAPPING when a brace is left open. */
ExchangeTemplate *exchange_template_new      (const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void              exchange_template_free     (ExchangeTemplate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExchangeTemplate, exchange_template_free)
const char       *exchange_template_get_text (ExchangeTemplate *self);
gboolean          exchange_template_is_constant (ExchangeTemplate *self);
/* Looks its columns up; before expand. EXCHANGE_ERROR_MAPPING names the column that is missing. */
gboolean          exchange_template_bind     (ExchangeTemplate *self, ExchangeCsvReader *reader, GError **error);
/* NULL when every column it names is empty; text between two columns is dropped where one of them is. Borrowed from the reader or the buffer, which is overwritten. */
const char       *exchange_template_expand   (ExchangeTemplate *self, const ExchangeCells *cells, GString *buffer);

G_END_DECLS
