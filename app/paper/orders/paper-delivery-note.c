/* What is in the parcel.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-delivery-note.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-queries.h>
#include "paper-order-letter.h"

static gboolean
add_information (PaperOrderLetter *letter,
                 GError          **error)
{
  guint32 shipped_on = letter->order->shipped_on;

  paper_order_letter_add_date (letter, N_("Date"), shipped_on != BASE_NO_DATE ? shipped_on : letter->source.today);
  paper_document_add_information (letter->document, paper_order_letter_say (letter, N_("Order")), letter->order->number);
  paper_order_letter_add_date (letter, N_("Ordered"), letter->order->ordered_on);
  paper_document_add_information (letter->document, paper_order_letter_say (letter, N_("Customer number")), letter->customer->number);
  return paper_order_letter_add_link (letter, N_("Carrier"), OFFICE_TYPE_CONTACT, letter->order->carrier, error);
}

static PaperTable *
create_table (PaperOrderLetter *letter)
{
  PaperTable *table = paper_table_new (letter->source.locale->currency);

  paper_table_set_title (table, letter->document->title);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Pos.")), BASE_KIND_COUNT, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Item")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Description")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Quantity")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Unit")), BASE_KIND_TEXT, 0);
  return table;
}

static gboolean
add_lines (PaperOrderLetter *letter,
           PaperTable       *table,
           GError          **error)
{
  g_autoptr (StoreQuery) query = office_orders_query_lines (letter->source.db, BASE_RECORD (letter->order)->id);

  while (store_query_next (query))
    {
      paper_table_start_row (table, PAPER_ROW_PLAIN);
      paper_table_put_number (table, store_query_get_number (query, OFFICE_LINE_POSITION));
      paper_table_put_text (table, store_query_get_text (query, OFFICE_LINE_ITEM_NUMBER));
      paper_table_put_text (table, store_query_get_text (query, OFFICE_LINE_TEXT));
      paper_table_put_number (table, store_query_get_number (query, OFFICE_LINE_QUANTITY));
      paper_table_put_text (table, store_query_get_text (query, OFFICE_LINE_UNIT));
    }
  return store_query_finish (query, error);
}

static gboolean
fill_letter (PaperOrderLetter *letter,
             GError          **error)
{
  g_autofree char *address = paper_order_letter_dup_shipping_address (letter);
  PaperTable *table = create_table (letter);

  paper_document_set_recipient (letter->document, address);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, paper_order_letter_say (letter, N_("We deliver to you:")));
  paper_document_add_table (letter->document, table);
  if (!add_information (letter, error) || !add_lines (letter, table, error))
    return FALSE;
  paper_document_add_text (letter->document, PAPER_STYLE_HEADING, paper_order_letter_say (letter, N_("Received complete and undamaged")));
  paper_document_add_text (letter->document, PAPER_STYLE_SIGNATURE, paper_order_letter_say (letter, N_("Date, name, signature")));
  return TRUE;
}

PaperDocument *
paper_delivery_note_new (const PaperSource  *source,
                         const PaperChoices *choices,
                         GError            **error)
{
  PaperOrderLetter letter;
  PaperDocument *document = NULL;

  if (paper_order_letter_init (&letter, source, choices->record, N_("Delivery note"), error) && fill_letter (&letter, error))
    document = g_steal_pointer (&letter.document);
  paper_order_letter_clear (&letter);
  return document;
}
