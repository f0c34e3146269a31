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

/* Of one record a whole sheet, of all one label each. */
static PaperDocument *
make_labels (const PaperSource *source, const PaperChoices *choices, const char *title, StoreQuery *labelled, void (*add) (PaperDocument *document, StoreQuery *query), GError **error)
{
  g_autoptr (StoreQuery) query = labelled;
  g_autoptr (PaperDocument) document = create_document (source, choices, title);
  const PaperLabelFormat *format = paper_labels_get_format (document->label_kind);
  guint n = choices->record != 0 ? format->columns * format->rows : 1;

  while (store_query_next (query))
    for (guint i = 0; i < n; i++)
      add (document, query);
  return store_query_finish (query, error) ? g_steal_pointer (&document) : NULL;
}

PaperDocument *
paper_item_labels_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_labels (source, choices, N_("Item labels"), office_warehouse_query_items (source->db, choices->record), add_item, error);
}

PaperDocument *
paper_location_labels_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  return make_labels (source, choices, N_("Location labels"), office_warehouse_query_locations (source->db, choices->record), add_location, error);
}
