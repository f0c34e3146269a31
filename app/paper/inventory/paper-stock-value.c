/* What the stock is worth and lacks.
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

static const PaperLineColumn short_columns[] = {
  { N_("Item"),          BASE_KIND_TEXT,     0, OFFICE_SHORT_NUMBER,   0 },
  { N_("Description"),   BASE_KIND_TEXT,     1, OFFICE_SHORT_NAME,     0 },
  { N_("On hand"),       BASE_KIND_QUANTITY, 0, OFFICE_SHORT_ON_HAND,  0 },
  { N_("Reserved"),      BASE_KIND_QUANTITY, 0, OFFICE_SHORT_RESERVED, PAPER_LINE_HIDE_ZERO },
  { N_("On order"),      BASE_KIND_QUANTITY, 0, OFFICE_SHORT_ON_ORDER, PAPER_LINE_HIDE_ZERO },
  { N_("Reorder level"), BASE_KIND_QUANTITY, 0, OFFICE_SHORT_LEVEL,    0 },
  { N_("Proposal"),      BASE_KIND_QUANTITY, 0, OFFICE_SHORT_PROPOSAL, 0 },
  { N_("Unit"),          BASE_KIND_TEXT,     0, OFFICE_SHORT_UNIT,     0 },
  { N_("Cost"),          BASE_KIND_MONEY,    0, OFFICE_SHORT_COST,     0 },
  { NULL },
};

static PaperDocument *
make_report (const PaperSource *source, const char *title, const PaperLineColumn *columns, StoreQuery *rows, const char *none, const char *nothing, GError **error)
{
  g_autoptr (StoreQuery) query = rows;
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, title), error);
  g_autofree char *today = paper_source_format_date (source, source->today);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_information (document, paper_source_say (source, N_("As of")), today);
  paper_document_add_table (document, table);
  if (!paper_lines_add_groups (source, table, columns, query, 0, none, error))
    return NULL;
  paper_table_add_total (table, paper_source_say (source, N_("Total")));
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, nothing));
  return g_steal_pointer (&document);
}

PaperDocument *
paper_stock_valuation_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_report (source, N_("Stock valuation"), value_columns, office_warehouse_query_valued (source->db), N_("No category"), N_("Nothing is in stock."), error);
}

PaperDocument *
paper_replenishment_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_report (source, N_("Replenishment list"), short_columns, office_warehouse_query_short (source->db), N_("No supplier"), N_("Nothing has to be bought."), error);
}
