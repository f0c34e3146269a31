/* Delivered on time and in full.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-otif.h"
#include <glib/gi18n-lib.h>
#include <office-prediction.h>
#include <office-shipment-queries.h>
#include <string.h>
#include "paper-lines.h"

static const char *const headings[] = { N_("Customer"), N_("Item"), N_("Carrier"), N_("Cause") };
static const char *const nobody[] = { N_("No customer"), N_("No item"), N_("No carrier"), N_("On time and in full") };

static PaperTable *
create_table (const PaperSource *source, guint by)
{
  const PaperLineColumn columns[] = {
    { headings[by],               BASE_KIND_TEXT,  1, 0, 0 },
    { N_("Lines"),                BASE_KIND_COUNT, 0, 0, PAPER_LINE_SUM },
    { N_("On time"),              BASE_KIND_COUNT, 0, 0, PAPER_LINE_SUM },
    { N_("In full"),              BASE_KIND_COUNT, 0, 0, PAPER_LINE_SUM },
    { N_("Both"),                 BASE_KIND_COUNT, 0, 0, PAPER_LINE_SUM },
    { N_("On time and in full"),  BASE_KIND_RATE,  0, 0, 0 },
    { NULL },
  };

  return paper_lines_create_table (source, paper_source_say (source, N_("On Time and in Full")), columns);
}

static const char *
get_group (const PaperSource *source, StoreQuery *query, guint by)
{
  const char *name = store_query_get_text (query, OFFICE_OTIF_GROUP);

  if (name == NULL)
    return paper_source_say (source, nobody[by]);
  if (by == OFFICE_OTIF_BY_CAUSE && strcmp (name, "none") == 0)
    return paper_source_say (source, N_("Cause not known"));
  return by == OFFICE_OTIF_BY_CAUSE ? paper_source_say_choice (source, OFFICE_TYPE_PREDICTION, "cause", name) : name;
}

static gboolean
add_rows (const PaperSource *source, const PaperChoices *choices, PaperTable *table, GError **error)
{
  g_autoptr (StoreQuery) query = office_shipments_query_otif (source->db, (OfficeOtifGrouping) choices->grouping, choices->from, choices->to, source->today);

  while (store_query_next (query))
    {
      paper_table_start_row (table, PAPER_ROW_PLAIN);
      paper_table_put_text (table, get_group (source, query, choices->grouping));
      for (int column = OFFICE_OTIF_LINES; column < OFFICE_OTIF_RATE; column++)
        paper_table_put_number (table, store_query_get_number (query, column));
      paper_table_put_number (table, paper_round_rate (store_query_get_number (query, OFFICE_OTIF_RATE)));
    }
  paper_table_add_total (table, paper_source_say (source, N_("Total")));
  if (table->rows->len > 0)
    paper_lines_add_total_rate (table, OFFICE_OTIF_BOTH, OFFICE_OTIF_LINES);
  return store_query_finish (query, error);
}

PaperDocument *
paper_otif_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("On Time and in Full")), error);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  paper_source_add_period (source, document, choices->from, choices->to);
  table = create_table (source, choices->grouping);
  paper_document_add_table (document, table);
  if (!add_rows (source, choices, table, error))
    return NULL;
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("No order line was due in this period.")));
  paper_document_add_text (document, PAPER_STYLE_SMALL,
                           paper_source_say (source, N_("Order lines are counted whose promised day is past, and those shipped in full. On time: what was shipped arrived by that day. "
                                                        "In full: the whole quantity was shipped.")));
  return g_steal_pointer (&document);
}
