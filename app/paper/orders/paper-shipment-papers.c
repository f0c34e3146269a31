/* What goes with the parcels.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-shipment-papers.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order.h>
#include <office-shipment.h>
#include <office-shipment-queries.h>
#include "paper-letter.h"

static const PaperLineColumn columns[] = {
  { N_("Pos."),        BASE_KIND_COUNT,    0, OFFICE_SENT_POSITION, PAPER_LINE_HIDE_ZERO },
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_SENT_ITEM,     0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_SENT_TEXT,     0 },
  { N_("Lot"),         BASE_KIND_TEXT,     0, OFFICE_SENT_LOT,      0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_SENT_QUANTITY, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_SENT_UNIT,     0 },
  { NULL },
};

static const PaperLineColumn parcel_columns[] = {
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_SENT_ITEM,     0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_SENT_TEXT,     0 },
  { N_("Lot"),         BASE_KIND_TEXT,     0, OFFICE_SENT_LOT,      0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_SENT_QUANTITY, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_SENT_UNIT,     0 },
  { NULL },
};

static void
set_recipient (PaperLetter *letter, const OfficeShipment *shipment)
{
  g_autofree char *address = NULL;

  if (shipment->ship_street == NULL && shipment->ship_city == NULL)
    return;
  address = paper_letter_format_address (letter, shipment->ship_name != NULL ? shipment->ship_name : letter->contact->name, NULL, shipment->ship_street, shipment->ship_postal_code,
                                         shipment->ship_city, shipment->ship_region, shipment->ship_country);
  paper_document_set_recipient (letter->document, address);
}

static gboolean
add_information (PaperLetter *letter, const OfficeShipment *shipment, GError **error)
{
  set_recipient (letter, shipment);
  paper_letter_add_information (letter, N_("Shipment"), shipment->number);
  paper_letter_add_date (letter, N_("Date"), shipment->shipped_on != BASE_NO_DATE ? shipment->shipped_on : letter->source.today);
  if (!paper_letter_add_link (letter, N_("Order"), OFFICE_TYPE_ORDER, shipment->sales_order, error))
    return FALSE;
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  if (!paper_letter_add_link (letter, N_("Carrier"), OFFICE_TYPE_CONTACT, shipment->carrier, error))
    return FALSE;
  paper_letter_add_information (letter, N_("Tracking number"), shipment->tracking);
  paper_letter_add_date (letter, N_("Expected"), shipment->expected_on);
  return TRUE;
}

static gboolean
fill_note (PaperLetter *letter, BaseRecord *record, GError **error)
{
  if (!add_information (letter, OFFICE_SHIPMENT (record), error))
    return FALSE;
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("We deliver to you:"));
  if (!paper_letter_add_lines (letter, columns, office_shipments_query_sent (letter->source.db, record->id), error))
    return FALSE;
  paper_letter_add_text (letter, PAPER_STYLE_HEADING, N_("Received complete and undamaged"));
  paper_letter_add_text (letter, PAPER_STYLE_SIGNATURE, N_("Date, name, signature"));
  return TRUE;
}

static void
add_parcel (PaperLetter *letter, PaperTable *table, StoreQuery *query, gint64 parcel)
{
  const char *tracking = store_query_get_text (query, OFFICE_SENT_TRACKING);
  g_autofree char *text = NULL;

  if (parcel > 0)
    text = g_strdup_printf (paper_letter_say (letter, N_("Parcel %d")), (int) parcel);
  else
    text = g_strdup (paper_letter_say (letter, N_("Not in a parcel")));
  if (tracking != NULL)
    {
      g_autofree char *with_number = g_strdup_printf ("%s · %s", text, tracking);

      paper_table_add_group (table, with_number);
    }
  else
    paper_table_add_group (table, text);
}

static gboolean
add_parcels (PaperLetter *letter, gint64 shipment, GError **error)
{
  g_autoptr (StoreQuery) query = office_shipments_query_sent (letter->source.db, shipment);
  PaperTable *table = paper_lines_create_table (&letter->source, letter->document->title, parcel_columns);
  gint64 open = -1;

  paper_document_add_table (letter->document, table);
  while (store_query_next (query))
    {
      gint64 parcel = store_query_get_number (query, OFFICE_SENT_PARCEL);

      if (parcel != open)
        add_parcel (letter, table, query, open = parcel);
      paper_lines_add_row (&letter->source, table, parcel_columns, query);
    }
  return store_query_finish (query, error);
}

static gboolean
fill_slip (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const char *number = OFFICE_SHIPMENT (record)->number;

  if (!add_information (letter, OFFICE_SHIPMENT (record), error)
      || (number != NULL && !paper_document_add_barcode (letter->document, PAPER_BARCODE_CODE_128, number, number, error)))
    return FALSE;
  return add_parcels (letter, record->id, error);
}

PaperDocument *
paper_shipment_note_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Delivery Note"), G_STRUCT_OFFSET (OfficeShipment, customer), 0, 0, fill_note };

  return paper_letter_load (source, OFFICE_TYPE_SHIPMENT, choices->record, &kind, error);
}

PaperDocument *
paper_packing_slip_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Packing Slip"), G_STRUCT_OFFSET (OfficeShipment, customer), 0, 0, fill_slip };

  return paper_letter_load (source, OFFICE_TYPE_SHIPMENT, choices->record, &kind, error);
}
