/* What the stock is worth.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-stock-value.h"
#include <glib/gi18n-lib.h>
#include <office-warehouse-queries.h>
#include "paper-lines.h"

static const PaperLineColumn value_columns[] = {
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_VALUED_NUMBER,  0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_VALUED_NAME,    0 },
  { N_("On hand"),     BASE_KIND_QUANTITY, 0, OFFICE_VALUED_ON_HAND, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_VALUED_UNIT,    0 },
  { N_("Unit cost"),   BASE_KIND_MONEY,    0, OFFICE_VALUED_COST,    0 },
  { N_("Value"),       BASE_KIND_MONEY,    0, OFFICE_VALUED_VALUE,   PAPER_LINE_SUM | PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

PaperDocument *
paper_stock_valuation_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (StoreQuery) query = office_warehouse_query_valued (source->db);
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Stock Valuation")), error);
  g_autofree char *today = paper_source_format_date (source, source->today);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  table = paper_lines_create_table (source, document->title, value_columns);
  paper_document_add_information (document, paper_source_say (source, N_("As of")), today);
  paper_document_add_table (document, table);
  if (!paper_lines_add_groups (source, table, value_columns, query, OFFICE_VALUED_CATEGORY, N_("No category"), error))
    return NULL;
  paper_table_add_total (table, paper_source_say (source, N_("Total")));
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("Nothing is in stock.")));
  return g_steal_pointer (&document);
}
