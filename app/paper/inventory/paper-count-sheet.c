/* What is to be counted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-count-sheet.h"
#include <glib/gi18n-lib.h>
#include <office-stocktake.h>
#include <office-warehouse-queries.h>
#include <store-record.h>
#include "paper-lines.h"

/* Blind: who counts does not see what is expected. */
static const PaperLineColumn columns[] = {
  { N_("Location"),    BASE_KIND_TEXT, 0, OFFICE_TO_COUNT_PLACE, 0 },
  { N_("Item"),        BASE_KIND_TEXT, 0, OFFICE_TO_COUNT_ITEM,  0 },
  { N_("Description"), BASE_KIND_TEXT, 1, OFFICE_TO_COUNT_NAME,  0 },
  { N_("Lot"),         BASE_KIND_TEXT, 0, OFFICE_TO_COUNT_LOT,   0 },
  { N_("Counted"),     BASE_KIND_TEXT, 0, 0,                     PAPER_LINE_BLANK },
  { N_("Unit"),        BASE_KIND_TEXT, 0, OFFICE_TO_COUNT_UNIT,  0 },
  { NULL },
};

static PaperDocument *
create_document (const PaperSource *source, const OfficeStocktake *stocktake, GError **error)
{
  PaperDocument *document = paper_source_create_report (source, paper_source_say (source, N_("Count Sheet")), error);
  g_autofree char *planned_on = paper_source_format_date (source, stocktake->planned_on);

  if (document == NULL)
    return NULL;
  if (g_strcmp0 (stocktake->name, stocktake->category) != 0)
    paper_document_set_subtitle (document, stocktake->name);
  paper_document_add_information (document, paper_source_say (source, N_("Number")), stocktake->number);
  paper_document_add_information (document, paper_source_say (source, N_("Planned for")), planned_on);
  paper_document_add_information (document, paper_source_say (source, N_("Category")), stocktake->category);
  return document;
}

PaperDocument *
paper_count_sheet_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (source->db, OFFICE_TYPE_STOCKTAKE, choices->record, error);
  g_autoptr (PaperDocument) document = record != NULL ? create_document (source, OFFICE_STOCKTAKE (record), error) : NULL;
  g_autoptr (StoreQuery) query = NULL;
  PaperTable *table;

  if (document == NULL)
    return NULL;
  if (OFFICE_STOCKTAKE (record)->number != NULL
      && !paper_document_add_barcode (document, PAPER_BARCODE_CODE_128, OFFICE_STOCKTAKE (record)->number, OFFICE_STOCKTAKE (record)->number, error))
    return NULL;
  query = office_warehouse_query_to_count (source->db, choices->record);
  table = paper_lines_create_table (source, document->title, columns);
  paper_document_add_table (document, table);
  if (!paper_lines_add_rows (source, table, columns, query, error))
    return NULL;
  if (table->rows->len == 0)
    paper_document_add_text (document, PAPER_STYLE_BODY, paper_source_say (source, N_("What is to be counted is listed here when the stocktake begins.")));
  paper_document_add_text (document, PAPER_STYLE_SIGNATURE, paper_source_say (source, N_("Date, name, signature")));
  return g_steal_pointer (&document);
}
