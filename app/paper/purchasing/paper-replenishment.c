/* What to buy, why, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-replenishment.h"
#include <glib/gi18n-lib.h>
#include <office-replenishment.h>
#include "paper-lines.h"

static const PaperLineColumn columns[] = {
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_TO_BUY_NUMBER,    0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_TO_BUY_ITEM,      0 },
  { N_("Available"),   BASE_KIND_QUANTITY, 0, OFFICE_TO_BUY_AVAILABLE, 0 },
  { N_("Proposal"),    BASE_KIND_QUANTITY, 0, OFFICE_TO_BUY_QUANTITY,  0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_TO_BUY_UNIT,      0 },
  { N_("Order by"),    BASE_KIND_DATE,     0, OFFICE_TO_BUY_ORDER_BY,  0 },
  { N_("Reason"),      BASE_KIND_TEXT,     2, OFFICE_TO_BUY_REASON,    0 },
  { NULL },
};

PaperDocument *
paper_replenishment_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (StoreQuery) query = office_replenishment_query (source->db);
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Replenishment List")), error);
  g_autofree char *today = paper_source_format_date (source, source->today);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  paper_document_set_landscape (document, TRUE);
  paper_document_add_information (document, paper_source_say (source, N_("As of")), today);
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_table (document, table);
  if (!paper_lines_add_groups (source, table, columns, query, OFFICE_TO_BUY_SUPPLIER, N_("No supplier"), error))
    return NULL;
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("Nothing is proposed. “Propose Purchases” works out what has to be bought.")));
  return g_steal_pointer (&document);
}
