/* What the customer ordered, said back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-order-confirmation.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-employee.h>
#include <office-order-queries.h>
#include "paper-order-letter.h"

static gboolean
add_information (PaperOrderLetter *letter,
                 GError          **error)
{
  paper_document_add_information (letter->document, paper_order_letter_say (letter, N_("Order")), letter->order->number);
  paper_order_letter_add_date (letter, N_("Date"), letter->order->ordered_on);
  paper_document_add_information (letter->document, paper_order_letter_say (letter, N_("Customer number")), letter->customer->number);
  paper_order_letter_add_date (letter, N_("Promised for"), letter->order->promised_on);
  return paper_order_letter_add_link (letter, N_("Your contact"), OFFICE_TYPE_EMPLOYEE, letter->order->seller, error);
}

static PaperTable *
create_table (PaperOrderLetter *letter)
{
  PaperTable *table = paper_table_new (letter->source.locale->currency);
  g_autofree char *amount = g_strdup_printf ("%s (%s)", paper_order_letter_say (letter, N_("Amount")), letter->source.locale->currency);

  paper_table_set_title (table, letter->document->title);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Pos.")), BASE_KIND_COUNT, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Item")), BASE_KIND_TEXT, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Description")), BASE_KIND_TEXT, 1);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Quantity")), BASE_KIND_QUANTITY, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Price")), BASE_KIND_MONEY, 0);
  paper_table_add_column (table, paper_order_letter_say (letter, N_("Discount")), BASE_KIND_RATE, 0);
  paper_table_add_sum_column (table, amount, BASE_KIND_MONEY);
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
      paper_table_put_number (table, store_query_get_number (query, OFFICE_LINE_PRICE));
      if (store_query_get_number (query, OFFICE_LINE_DISCOUNT) != 0)
        paper_table_put_number (table, store_query_get_number (query, OFFICE_LINE_DISCOUNT));
      else
        paper_table_put_nothing (table);
      paper_table_put_number (table, store_query_get_number (query, OFFICE_LINE_AMOUNT));
    }
  return store_query_finish (query, error);
}

static void
add_amount (PaperTable  *totals,
            PaperRowKind kind,
            const char  *label,
            gint64       amount)
{
  paper_table_start_row (totals, kind);
  paper_table_put_text (totals, label);
  paper_table_put_number (totals, amount);
}

static void
add_totals (PaperOrderLetter *letter)
{
  const OfficeOrder *order = letter->order;
  const char *currency = letter->source.locale->currency;
  PaperTable *totals = paper_document_add_totals (letter->document, currency);
  g_autofree char *total = g_strdup_printf ("%s (%s)", paper_order_letter_say (letter, N_("Total")), currency);

  if (order->discount != 0 || order->freight != 0)
    add_amount (totals, PAPER_ROW_PLAIN, paper_order_letter_say (letter, N_("Goods")), order->total + order->discount);
  if (order->discount != 0)
    add_amount (totals, PAPER_ROW_PLAIN, paper_order_letter_say (letter, N_("Discount")), -order->discount);
  if (order->freight != 0)
    add_amount (totals, PAPER_ROW_PLAIN, paper_order_letter_say (letter, N_("Freight")), order->freight);
  add_amount (totals, PAPER_ROW_TOTAL, total, order->total + order->freight);
}

static void
add_shipping (PaperOrderLetter *letter)
{
  g_autofree char *address = paper_order_letter_dup_shipping_address (letter);

  if (!paper_order_letter_ships_elsewhere (letter))
    return;
  paper_document_add_text (letter->document, PAPER_STYLE_HEADING, paper_order_letter_say (letter, N_("Shipped to")));
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, address);
}

static void
add_terms (PaperOrderLetter *letter)
{
  g_autofree char *terms = NULL;

  if (letter->customer->terms_days > 0)
    terms = g_strdup_printf (paper_order_letter_say (letter, N_("Payment is due within %d days from the day of the invoice.")), (int) letter->customer->terms_days);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, terms);
}

static gboolean
fill_letter (PaperOrderLetter *letter,
             GError          **error)
{
  g_autofree char *address = paper_order_letter_dup_customer_address (letter);
  PaperTable *table = create_table (letter);

  paper_document_set_recipient (letter->document, address);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY,
                           paper_order_letter_say (letter, N_("Thank you for your order. We confirm it as follows. Please tell us at once if anything should be different.")));
  paper_document_add_table (letter->document, table);
  if (!add_information (letter, error) || !add_lines (letter, table, error))
    return FALSE;
  add_totals (letter);
  add_shipping (letter);
  add_terms (letter);
  return TRUE;
}

PaperDocument *
paper_order_confirmation_new (const PaperSource  *source,
                              const PaperChoices *choices,
                              GError            **error)
{
  PaperOrderLetter letter;
  PaperDocument *document = NULL;

  if (paper_order_letter_init (&letter, source, choices->record, N_("Order confirmation"), error) && fill_letter (&letter, error))
    document = g_steal_pointer (&letter.document);
  paper_order_letter_clear (&letter);
  return document;
}
