/* The stops of a carrier's day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-run-sheet.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-shipment-queries.h>
#include "paper-lines.h"

static const PaperLineColumn columns[] = {
  { N_("Shipment"),           BASE_KIND_TEXT,     0, OFFICE_STOP_SHIPMENT, 0 },
  { N_("Address"),            BASE_KIND_TEXT,     1, OFFICE_STOP_NAME,     PAPER_LINE_ADDRESS },
  { N_("Phone"),              BASE_KIND_TEXT,     0, OFFICE_STOP_PHONE,    0 },
  { N_("Parcels"),            BASE_KIND_COUNT,    0, OFFICE_STOP_PARCELS,  PAPER_LINE_SUM },
  { N_("Weight (kg)"),        BASE_KIND_QUANTITY, 0, OFFICE_STOP_WEIGHT,   PAPER_LINE_SUM | PAPER_LINE_HIDE_ZERO },
  { N_("Tracking number"),    BASE_KIND_TEXT,     0, OFFICE_STOP_TRACKING, 0 },
  { N_("Time and signature"), BASE_KIND_TEXT,     2, 0,                    PAPER_LINE_BLANK },
  { NULL },
};

PaperDocument *
paper_run_sheet_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  gboolean chosen = choices->from != BASE_NO_DATE || choices->to != BASE_NO_DATE;
  guint32 from = chosen ? choices->from : source->today, to = chosen ? choices->to : source->today;
  g_autoptr (StoreQuery) query = office_shipments_query_stops (source->db, from, to, source->today);
  g_autoptr (PaperDocument) document = paper_source_create_report (source, paper_source_say (source, N_("Run Sheet")), error);
  PaperTable *table;

  if (document == NULL)
    return NULL;
  paper_document_set_landscape (document, TRUE);
  paper_source_add_period (source, document, from, to);
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_table (document, table);
  if (!paper_lines_add_groups (source, table, columns, query, OFFICE_STOP_CARRIER, N_("No carrier"), error))
    return NULL;
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("No shipment leaves in these days.")));
  paper_document_add_text (document, PAPER_STYLE_SIGNATURE, paper_source_say (source, N_("Date, name, signature")));
  return g_steal_pointer (&document);
}
