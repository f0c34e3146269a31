/* What we order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-purchase-order.h"
#include <glib/gi18n-lib.h>
#include <office-employee.h>
#include <office-purchase-order.h>
#include <office-purchase-queries.h>
#include "paper-letter.h"

static const PaperLineColumn columns[] = {
  { N_("Pos."),         BASE_KIND_COUNT,    0, OFFICE_BOUGHT_POSITION,     0 },
  { N_("Item"),         BASE_KIND_TEXT,     0, OFFICE_BOUGHT_ITEM,         0 },
  { N_("Your number"),  BASE_KIND_TEXT,     0, OFFICE_BOUGHT_THEIR_NUMBER, 0 },
  { N_("Description"),  BASE_KIND_TEXT,     1, OFFICE_BOUGHT_TEXT,         0 },
  { N_("Quantity"),     BASE_KIND_QUANTITY, 0, OFFICE_BOUGHT_QUANTITY,     0 },
  { N_("Unit"),         BASE_KIND_TEXT,     0, OFFICE_BOUGHT_UNIT,         0 },
  { N_("Price"),        BASE_KIND_MONEY,    0, OFFICE_BOUGHT_PRICE,        0 },
  { N_("Discount"),     BASE_KIND_RATE,     0, OFFICE_BOUGHT_DISCOUNT,     PAPER_LINE_HIDE_ZERO },
  { N_("Needed on"),    BASE_KIND_DATE,     0, OFFICE_BOUGHT_PROMISED_ON,  0 },
  { N_("Amount"),       BASE_KIND_MONEY,    0, OFFICE_BOUGHT_AMOUNT,       PAPER_LINE_SUM | PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

static void
add_totals (PaperLetter *letter, const OfficePurchaseOrder *order)
{
  PaperTable *lines = paper_document_get_table (letter->document, 0), *totals = paper_document_add_totals (letter->document, letter->source.locale->currency);
  gint64 goods = 0;

  paper_table_sum (lines, lines->columns->len - 1, 0, &goods);
  if (order->freight != 0)
    {
      paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Goods"), goods);
      paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Freight"), order->freight);
    }
  paper_letter_add_total (letter, totals, N_("Total"), goods + order->freight);
}

static void
add_address (PaperLetter *letter)
{
  const OfficeCompany *company = letter->company;
  const char *home = letter->contact->country; /* the goods come from there */
  g_autofree char *address = paper_source_format_address (company->name, NULL, company->street, company->postal_code, company->city, company->region, company->country, home, NULL);

  paper_letter_add_text (letter, PAPER_STYLE_HEADING, N_("Deliver to"));
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, address);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const OfficePurchaseOrder *order = OFFICE_PURCHASE_ORDER (record);

  paper_letter_add_information (letter, N_("Purchase order"), order->number);
  paper_letter_add_date (letter, N_("Date"), order->ordered_on);
  paper_letter_add_date (letter, N_("Needed on"), order->expected_on);
  paper_letter_add_information (letter, N_("Your reference"), order->reference);
  if (!paper_letter_add_link (letter, N_("Your contact"), OFFICE_TYPE_EMPLOYEE, order->buyer, error))
    return FALSE;
  paper_letter_greet (letter);
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("We order the following. Please confirm prices and dates, and quote our number on your papers."));
  if (!paper_letter_add_lines (letter, columns, office_purchases_query_lines (letter->source.db, record->id), error))
    return FALSE;
  add_totals (letter, order);
  add_address (letter);
  paper_letter_close (letter);
  return TRUE;
}

PaperDocument *
paper_purchase_order_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Purchase Order"), G_STRUCT_OFFSET (OfficePurchaseOrder, supplier), G_STRUCT_OFFSET (OfficePurchaseOrder, currency), 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_PURCHASE_ORDER, choices->record, &kind, error);
}
