/* What customers owe, by age.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-ageing.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-open-item-queries.h>
#include "paper-lines.h"

static const PaperLineColumn columns[] = {
  { N_("Invoice"),      BASE_KIND_TEXT,  1, OFFICE_AGEING_NUMBER,    0 },
  { N_("Due"),          BASE_KIND_DATE,  0, OFFICE_AGEING_DUE_ON,    0 },
  { N_("Days late"),    BASE_KIND_COUNT, 0, OFFICE_AGEING_DAYS_LATE, PAPER_LINE_HIDE_ZERO },
  { N_("Not due yet"),  BASE_KIND_MONEY, 0, OFFICE_AGEING_NOT_DUE,   PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { N_("1–30 days"),    BASE_KIND_MONEY, 0, OFFICE_AGEING_TO_30,     PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { N_("31–60 days"),   BASE_KIND_MONEY, 0, OFFICE_AGEING_TO_60,     PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { N_("61–90 days"),   BASE_KIND_MONEY, 0, OFFICE_AGEING_TO_90,     PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { N_("Over 90 days"), BASE_KIND_MONEY, 0, OFFICE_AGEING_OLDER,     PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { N_("Total"),        BASE_KIND_MONEY, 0, OFFICE_AGEING_OPEN,      PAPER_LINE_SUM | PAPER_LINE_OWN_CURRENCY },
  { NULL },
};

PaperDocument *
paper_ageing_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Open Invoices by Age")), error);
  g_autoptr (StoreQuery) query = NULL;
  guint32 day = choices->to != BASE_NO_DATE ? choices->to : source->today;
  g_autofree char *as_of = paper_source_format_date (source, day);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  query = office_open_items_query_ageing (source->db, day);
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_information (document, paper_source_say (source, N_("As of")), as_of);
  paper_document_add_information (document, paper_source_say (source, N_("Currency")), source->locale->currency);
  paper_document_add_table (document, table);
  if (!paper_lines_add_groups (source, table, columns, query, OFFICE_AGEING_CUSTOMER, N_("No customer"), error))
    return NULL;
  paper_table_add_total (table, paper_source_say (source, N_("Total")));
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("No invoice is open.")));
  return g_steal_pointer (&document);
}
