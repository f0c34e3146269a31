/* What is in the parcel.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-delivery-note.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-queries.h>
#include "paper-order-letter.h"

static gboolean
add_information (PaperLetter *letter, OfficeOrder *order, GError **error)
{
  paper_letter_add_date (letter, N_("Date"), order->shipped_on != BASE_NO_DATE ? order->shipped_on : letter->source.today);
  paper_letter_add_information (letter, N_("Order"), order->number);
  paper_letter_add_date (letter, N_("Ordered"), order->ordered_on);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  return paper_letter_add_link (letter, N_("Carrier"), OFFICE_TYPE_CONTACT, order->carrier, error);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  g_autofree char *address = paper_order_letter_dup_shipping_address (letter, OFFICE_ORDER (record));

  paper_document_set_recipient (letter->document, address);
  if (!add_information (letter, OFFICE_ORDER (record), error))
    return FALSE;
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("We deliver to you:"));
  if (!paper_letter_add_lines (letter, paper_order_goods_columns, office_orders_query_lines (letter->source.db, record->id), error))
    return FALSE;
  paper_letter_add_text (letter, PAPER_STYLE_HEADING, N_("Received complete and undamaged"));
  paper_letter_add_text (letter, PAPER_STYLE_SIGNATURE, N_("Date, name, signature"));
  return TRUE;
}

PaperDocument *
paper_delivery_note_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Delivery Note"), G_STRUCT_OFFSET (OfficeOrder, customer), G_STRUCT_OFFSET (OfficeOrder, currency), 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_ORDER, choices->record, &kind, error);
}
