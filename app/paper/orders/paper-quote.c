/* What we offer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-quote.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-employee.h>
#include "paper-order-letter.h"

static void
add_validity (PaperLetter *letter, const OfficeOrder *order)
{
  g_autofree char *day = paper_letter_format_date (letter, order->valid_until), *text = NULL;

  if (order->valid_until == BASE_NO_DATE)
    return;
  text = g_strdup_printf (paper_letter_say (letter, N_("This offer is valid until %s.")), day);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, text);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  OfficeOrder *order = OFFICE_ORDER (record);

  paper_letter_add_information (letter, N_("Quote"), order->number);
  paper_letter_add_date (letter, N_("Date"), order->quoted_on != BASE_NO_DATE ? order->quoted_on : order->ordered_on);
  paper_letter_add_date (letter, N_("Valid until"), order->valid_until);
  paper_letter_add_information (letter, N_("Your reference"), order->reference);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  if (!paper_letter_add_link (letter, N_("Your contact"), OFFICE_TYPE_EMPLOYEE, order->seller, error))
    return FALSE;
  paper_letter_greet (letter);
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("Thank you for asking. We offer you the following."));
  if (!paper_order_letter_add_prices (letter, order, error))
    return FALSE;
  add_validity (letter, order);
  paper_order_letter_add_shipping (letter, order);
  paper_order_letter_add_terms (letter);
  paper_letter_close (letter);
  return TRUE;
}

PaperDocument *
paper_quote_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Quote"), G_STRUCT_OFFSET (OfficeOrder, customer), G_STRUCT_OFFSET (OfficeOrder, currency), 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_ORDER, choices->record, &kind, error);
}
