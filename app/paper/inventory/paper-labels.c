/* Labels of items and locations.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-labels.h"
#include <glib/gi18n-lib.h>
#include <office-warehouse-queries.h>

static PaperDocument *
create_document (const PaperSource *source, const PaperChoices *choices, const char *title)
{
  PaperDocument *document = paper_document_new (paper_source_say (source, title), source->language, source->locale);

  paper_document_set_labels (document, choices->grouping == 0 ? PAPER_LABELS_SHEET : PAPER_LABELS_ROLL);
  return document;
}

/* What cannot be said in bars is said in words only. */
static void
add_item (PaperDocument *document, StoreQuery *query)
{
  const char *code = store_query_get_text (query, OFFICE_LABELLED_CODE), *number = store_query_get_text (query, OFFICE_LABELLED_NUMBER);
  PaperBarcodeKind kind = paper_barcode_is_ean_13 (code) ? PAPER_BARCODE_EAN_13 : PAPER_BARCODE_CODE_128;
  PaperBarcode *barcode = code != NULL ? paper_barcode_new (kind, code, NULL) : NULL;
  g_autofree char *text = code != NULL && number != NULL && g_strcmp0 (code, number) != 0 ? g_strdup_printf ("%s · %s", code, number) : g_strdup (code);

  paper_document_add_label (document, barcode, store_query_get_text (query, OFFICE_LABELLED_NAME), text);
}

static void
add_location (PaperDocument *document, StoreQuery *query)
{
  const char *code = store_query_get_text (query, OFFICE_LABELLED_CODE);

  paper_document_add_label (document, code != NULL ? paper_barcode_new (PAPER_BARCODE_QR, code, NULL) : NULL, code, store_query_get_text (query, OFFICE_LABELLED_NAME));
}

/* What stands on the labels leaves as CSV or XLSX too, for another program's printer. */
static PaperTable *
create_table (const PaperSource *source, PaperDocument *document)
{
  PaperTable *table = paper_table_new (NULL);

  paper_table_set_title (table, document->title);
  paper_table_add_column (table, paper_source_say (source, N_("Code")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, paper_source_say (source, N_("Name")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, paper_source_say (source, N_("Number")), BASE_KIND_TEXT, 0);
  paper_document_add_table (document, table);
  return table;
}

static void
add_row (PaperTable *table, StoreQuery *query)
{
  paper_table_start_row (table, PAPER_ROW_PLAIN);
  for (int column = OFFICE_LABELLED_CODE; column <= OFFICE_LABELLED_NUMBER; column++)
    paper_table_put_text (table, store_query_get_text (query, column));
}

/* Of one record a whole sheet, of all one label each. */
static PaperDocument *
make_labels (const PaperSource *source, const PaperChoices *choices, const char *title, StoreQuery *labelled, void (*add) (PaperDocument *document, StoreQuery *query), GError **error)
{
  g_autoptr (StoreQuery) query = labelled;
  g_autoptr (PaperDocument) document = create_document (source, choices, title);
  const PaperLabelFormat *format = paper_labels_get_format (document->label_kind);
  PaperTable *table = create_table (source, document);
  guint n = choices->record != 0 ? format->columns * format->rows : 1;

  while (store_query_next (query))
    {
      add_row (table, query);
      for (guint i = 0; i < n; i++)
        add (document, query);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&document) : NULL;
}

PaperDocument *
paper_item_labels_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_labels (source, choices, N_("Item Labels"), office_warehouse_query_items (source->db, choices->record), add_item, error);
}

PaperDocument *
paper_location_labels_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_labels (source, choices, N_("Location Labels"), office_warehouse_query_locations (source->db, choices->record), add_location, error);
}
