/* Which suppliers keep their word.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-supplier-otif.h"
#include <glib/gi18n-lib.h>
#include <office-supplier-score.h>
#include "paper-lines.h"

static const PaperLineColumn columns[] = {
  { N_("Supplier"),            BASE_KIND_TEXT,  1, OFFICE_SCORE_SUPPLIER, 0 },
  { N_("Lines"),               BASE_KIND_COUNT, 0, OFFICE_SCORE_LINES,    PAPER_LINE_SUM },
  { N_("On time"),             BASE_KIND_COUNT, 0, OFFICE_SCORE_ON_TIME,  PAPER_LINE_SUM },
  { N_("In full"),             BASE_KIND_COUNT, 0, OFFICE_SCORE_IN_FULL,  PAPER_LINE_SUM },
  { N_("Both"),                BASE_KIND_COUNT, 0, OFFICE_SCORE_BOTH,     PAPER_LINE_SUM },
  { N_("On time and in full"), BASE_KIND_RATE,  0, OFFICE_SCORE_RATE,     PAPER_LINE_ROUNDED },
  { NULL },
};

PaperDocument *
paper_supplier_otif_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (StoreQuery) query = office_supplier_score_query (source->db, 0, choices->from, choices->to, source->today);
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Suppliers on Time and in Full")), error);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  paper_source_add_period (source, document, choices->from, choices->to);
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_table (document, table);
  if (!paper_lines_add_rows (source, table, columns, query, error))
    return NULL;
  if (table->rows->len > 0)
    {
      paper_table_add_total (table, paper_source_say (source, N_("Total")));
      paper_lines_add_total_rate (table, 4, 1);
    }
  else
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("No supplier had to deliver in this period.")));
  paper_document_add_text (document, PAPER_STYLE_SMALL,
                           paper_source_say (source, N_("Lines of purchase orders are counted by the day that the supplier promised first, once that day is past or all has come.")));
  return g_steal_pointer (&document);
}
