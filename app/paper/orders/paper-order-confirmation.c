/* What the customer ordered, said back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-order-confirmation.h"
#include <glib/gi18n-lib.h>
#include <office-employee.h>
#include "paper-order-letter.h"

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  OfficeOrder *order = OFFICE_ORDER (record);

  paper_letter_add_information (letter, N_("Order"), order->number);
  paper_letter_add_date (letter, N_("Date"), order->ordered_on);
  paper_letter_add_information (letter, N_("Your reference"), order->reference);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  paper_letter_add_date (letter, N_("Promised for"), order->promised_on);
  if (!paper_letter_add_link (letter, N_("Your contact"), OFFICE_TYPE_EMPLOYEE, order->seller, error))
    return FALSE;
  paper_letter_greet (letter);
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("Thank you for your order. We confirm it as follows. Please tell us at once if anything should be different."));
  if (!paper_order_letter_add_prices (letter, order, error))
    return FALSE;
  paper_order_letter_add_shipping (letter, order);
  paper_order_letter_add_terms (letter);
  paper_letter_close (letter);
  return TRUE;
}

PaperDocument *
paper_order_confirmation_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Order Confirmation"), G_STRUCT_OFFSET (OfficeOrder, customer), G_STRUCT_OFFSET (OfficeOrder, currency), 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_ORDER, choices->record, &kind, error);
}
