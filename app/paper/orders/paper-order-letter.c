/* What the letters of an order share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-order-letter.h"
#include <glib/gi18n-lib.h>
#include <office-order-queries.h>

const PaperLineColumn paper_order_price_columns[] = {
  { N_("Pos."),        BASE_KIND_COUNT,    0, OFFICE_LINE_POSITION,    0 },
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_LINE_ITEM_NUMBER, 0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_LINE_TEXT,        0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_LINE_QUANTITY,    0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_LINE_UNIT,        0 },
  { N_("Price"),       BASE_KIND_MONEY,    0, OFFICE_LINE_PRICE,       0 },
  { N_("Discount"),    BASE_KIND_RATE,     0, OFFICE_LINE_DISCOUNT,    PAPER_LINE_HIDE_ZERO },
  { N_("Amount"),      BASE_KIND_MONEY,    0, OFFICE_LINE_AMOUNT,      PAPER_LINE_SUM | PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

const PaperLineColumn paper_order_goods_columns[] = {
  { N_("Pos."),        BASE_KIND_COUNT,    0, OFFICE_LINE_POSITION,    0 },
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_LINE_ITEM_NUMBER, 0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_LINE_TEXT,        0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_LINE_QUANTITY,    0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_LINE_UNIT,        0 },
  { NULL },
};

static gboolean
ships_elsewhere (PaperLetter *letter, const char *goods)
{
  const OfficeContact *customer = letter->contact;
  g_autofree char *person = paper_letter_dup_address (letter);
  g_autofree char *firm = paper_letter_format_address (letter, customer->name, NULL, customer->street, customer->postal_code, customer->city, customer->region, customer->country);

  return g_strcmp0 (goods, firm) != 0 && g_strcmp0 (goods, person) != 0;
}

static void
add_totals (PaperLetter *letter, OfficeOrder *order)
{
  PaperTable *totals = paper_document_add_totals (letter->document, letter->source.locale->currency);

  if (order->discount != 0 || order->freight != 0)
    paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Goods"), order->total + order->discount);
  if (order->discount != 0)
    paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Discount"), -order->discount);
  if (order->freight != 0)
    paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Freight"), order->freight);
  paper_letter_add_total (letter, totals, N_("Total"), order->total + order->freight);
}

/* Orders know prices without tax only. */
static gboolean
add_tax_note (PaperLetter *letter, OfficeOrder *order, GError **error)
{
  g_autoptr (StoreQuery) query = office_orders_query_taxed (letter->source.db, BASE_RECORD (order)->id);

  if (store_query_next (query) && store_query_get_number (query, 0) != 0)
    paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("Prices do not include tax."));
  return store_query_finish (query, error);
}

char *
paper_order_letter_dup_shipping_address (PaperLetter *letter, OfficeOrder *order)
{
  if (order->ship_street == NULL && order->ship_city == NULL)
    return paper_letter_dup_address (letter);
  return paper_letter_format_address (letter, order->ship_name != NULL ? order->ship_name : letter->contact->name, NULL, order->ship_street, order->ship_postal_code,
                                      order->ship_city, order->ship_region, order->ship_country);
}

gboolean
paper_order_letter_add_prices (PaperLetter *letter, OfficeOrder *order, GError **error)
{
  if (!paper_letter_add_lines (letter, paper_order_price_columns, office_orders_query_lines (letter->source.db, BASE_RECORD (order)->id), error))
    return FALSE;
  add_totals (letter, order);
  return add_tax_note (letter, order, error);
}

void
paper_order_letter_add_shipping (PaperLetter *letter, OfficeOrder *order)
{
  g_autofree char *address = paper_order_letter_dup_shipping_address (letter, order);

  if (!ships_elsewhere (letter, address))
    return;
  paper_letter_add_text (letter, PAPER_STYLE_HEADING, N_("Shipped to"));
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, address);
}

void
paper_order_letter_add_terms (PaperLetter *letter)
{
  g_autofree char *terms = NULL;

  if (letter->contact->terms_days > 0)
    terms = g_strdup_printf (paper_letter_say (letter, N_("Payment is due within %d days from the day of the invoice.")), (int) letter->contact->terms_days);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, terms);
}
