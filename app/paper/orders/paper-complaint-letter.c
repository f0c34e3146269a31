/* The answer to a complaint.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-complaint-letter.h"
#include <glib/gi18n-lib.h>
#include <office-customer-return.h>
#include <office-order.h>
#include <office-return-line.h>
#include <office-shipment-queries.h>
#include "paper-letter.h"

static const PaperLineColumn columns[] = {
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_SENT_BACK_ITEM,     0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_SENT_BACK_TEXT,     0 },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_SENT_BACK_QUANTITY, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_SENT_BACK_UNIT,     0 },
  { N_("What we do"),  BASE_KIND_TEXT,     0, 0,                         0 },
  { NULL },
};

static const char *
choose_remedy (const char *code)
{
  if (g_strcmp0 (code, "replace") == 0)
    return N_("We send a replacement");
  return g_strcmp0 (code, "credit") == 0 ? N_("We credit the amount") : NULL;
}

static void
add_row (PaperLetter *letter, PaperTable *table, StoreQuery *query)
{
  const char *remedy = choose_remedy (store_query_get_text (query, OFFICE_SENT_BACK_REMEDY));

  paper_table_start_row (table, PAPER_ROW_PLAIN);
  paper_table_put_text (table, store_query_get_text (query, OFFICE_SENT_BACK_ITEM));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_SENT_BACK_TEXT));
  paper_table_put_number (table, store_query_get_number (query, OFFICE_SENT_BACK_QUANTITY));
  paper_table_put_text (table, store_query_get_text (query, OFFICE_SENT_BACK_UNIT));
  paper_table_put_text (table, remedy != NULL ? paper_letter_say (letter, remedy) : NULL);
}

static gboolean
add_lines (PaperLetter *letter, gint64 customer_return, GError **error)
{
  g_autoptr (StoreQuery) query = office_shipments_query_sent_back (letter->source.db, customer_return);
  PaperTable *table = paper_lines_create_table (&letter->source, letter->document->title, columns);

  paper_document_add_table (letter->document, table);
  while (store_query_next (query))
    add_row (letter, table, query);
  return store_query_finish (query, error);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const OfficeCustomerReturn *back = OFFICE_CUSTOMER_RETURN (record);

  paper_letter_add_information (letter, N_("Return"), back->number);
  paper_letter_add_date (letter, N_("Date"), letter->source.today);
  if (!paper_letter_add_link (letter, N_("Order"), OFFICE_TYPE_ORDER, back->sales_order, error))
    return FALSE;
  paper_letter_add_date (letter, N_("Announced"), back->announced_on);
  paper_letter_add_date (letter, N_("Received"), back->received_on);
  paper_letter_greet (letter);
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("Thank you for telling us. We are sorry that something went wrong with the following goods."));
  if (!add_lines (letter, record->id, error))
    return FALSE;
  paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("If you send the goods back, please enclose this letter. We will look into the cause, so that it does not happen again."));
  paper_letter_close (letter);
  return TRUE;
}

PaperDocument *
paper_complaint_letter_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("Your complaint"), G_STRUCT_OFFSET (OfficeCustomerReturn, customer), 0, 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_CUSTOMER_RETURN, choices->record, &kind, error);
}
