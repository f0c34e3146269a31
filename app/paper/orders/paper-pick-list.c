/* What to fetch, in walking order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-pick-list.h"
#include <glib/gi18n-lib.h>
#include <office-employee.h>
#include <office-pick-list.h>
#include <office-shipment-queries.h>
#include <store-record.h>
#include "paper-lines.h"

static const PaperLineColumn columns[] = {
  { N_("Location"),    BASE_KIND_TEXT,     0, OFFICE_TO_PICK_PLACE,    0 },
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_TO_PICK_ITEM,     0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_TO_PICK_TEXT,     0 },
  { N_("Lot"),         BASE_KIND_TEXT,     0, OFFICE_TO_PICK_LOT,      0 },
  { N_("Order"),       BASE_KIND_TEXT,     0, OFFICE_TO_PICK_ORDER,    0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_TO_PICK_QUANTITY, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_TO_PICK_UNIT,     0 },
  { N_("Picked"),      BASE_KIND_TEXT,     0, 0,                       PAPER_LINE_BLANK },
  { NULL },
};

static gboolean
add_information (const PaperSource *source, PaperDocument *document, const OfficePickList *list, GError **error)
{
  g_autofree char *planned_on = paper_source_format_date (source, list->planned_on);
  g_autoptr (BaseRecord) picker = NULL;

  paper_document_add_information (document, paper_source_say (source, N_("Number")), list->number);
  paper_document_add_information (document, paper_source_say (source, N_("Planned for")), planned_on);
  if (list->picker == 0)
    return TRUE;
  picker = store_record_load (source->db, OFFICE_TYPE_EMPLOYEE, list->picker, error);
  if (picker == NULL)
    return FALSE;
  paper_document_add_information (document, paper_source_say (source, N_("Picker")), base_record_get_title (picker));
  return TRUE;
}

static gboolean
add_lines (const PaperSource *source, PaperDocument *document, gint64 list, GError **error)
{
  g_autoptr (StoreQuery) query = office_shipments_query_to_pick (source->db, list);
  PaperTable *table = paper_lines_create_table (source, document->title, columns);

  paper_document_add_table (document, table);
  return paper_lines_add_rows (source, table, columns, query, error);
}

PaperDocument *
paper_pick_list_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (source->db, OFFICE_TYPE_PICK_LIST, choices->record, error);
  g_autoptr (PaperDocument) document = record != NULL ? paper_source_create_report (source, paper_source_say (source, N_("Pick List")), error) : NULL;
  const char *number = record != NULL ? OFFICE_PICK_LIST (record)->number : NULL;

  if (document == NULL || !add_information (source, document, OFFICE_PICK_LIST (record), error))
    return NULL;
  if (number != NULL && !paper_document_add_barcode (document, PAPER_BARCODE_CODE_128, number, number, error))
    return NULL;
  if (!add_lines (source, document, choices->record, error))
    return NULL;
  paper_document_add_text (document, PAPER_STYLE_SIGNATURE, paper_source_say (source, N_("Date, name, signature")));
  return g_steal_pointer (&document);
}
