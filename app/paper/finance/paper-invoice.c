/* Invoices and credit notes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-invoice.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-invoice.h>
#include <office-invoice-queries.h>
#include <office-order.h>
#include <office-payment-code.h>
#include <string.h>
#include "paper-letter.h"

static const PaperLineColumn line_columns[] = {
  { N_("Pos."),        BASE_KIND_COUNT,    0, OFFICE_INVOICE_LINE_POSITION, 0 },
  { N_("Item"),        BASE_KIND_TEXT,     0, OFFICE_INVOICE_LINE_ITEM,     0 },
  { N_("Description"), BASE_KIND_TEXT,     1, OFFICE_INVOICE_LINE_TEXT,     PAPER_LINE_OWN_WORDS },
  { N_("Quantity"),    BASE_KIND_QUANTITY, 0, OFFICE_INVOICE_LINE_QUANTITY, 0 },
  { N_("Unit"),        BASE_KIND_TEXT,     0, OFFICE_INVOICE_LINE_UNIT,     0 },
  { N_("Price"),       BASE_KIND_MONEY,    0, OFFICE_INVOICE_LINE_PRICE,    0 },
  { N_("Discount"),    BASE_KIND_RATE,     0, OFFICE_INVOICE_LINE_DISCOUNT, PAPER_LINE_HIDE_ZERO },
  { N_("Tax"),         BASE_KIND_RATE,     0, OFFICE_INVOICE_LINE_TAX_RATE, PAPER_LINE_HIDE_ZERO },
  { N_("Amount"),      BASE_KIND_MONEY,    0, OFFICE_INVOICE_LINE_AMOUNT,   PAPER_LINE_SUM | PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

static const PaperLineColumn tax_columns[] = {
  { N_("Tax"),          BASE_KIND_TEXT,  1, OFFICE_INVOICE_TAXES_NAME, 0 },
  { N_("Rate"),         BASE_KIND_RATE,  0, OFFICE_INVOICE_TAXES_RATE, 0 },
  { N_("Taxed amount"), BASE_KIND_MONEY, 0, OFFICE_INVOICE_TAXES_BASE, PAPER_LINE_NAME_CURRENCY },
  { N_("Tax amount"),   BASE_KIND_MONEY, 0, OFFICE_INVOICE_TAXES_TAX,  PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

/* Once posted, the address stays what it was. */
static void
set_recipient (PaperLetter *letter, const OfficeInvoice *invoice)
{
  g_autofree char *address = NULL;

  if (invoice->bill_name == NULL)
    return;
  address = paper_letter_format_address (letter, invoice->bill_name, NULL, invoice->bill_street, invoice->bill_postal_code, invoice->bill_city, invoice->bill_region, invoice->bill_country);
  paper_document_set_recipient (letter->document, address);
}

/* When the goods left: the law asks for it beside the day of the invoice. */
static gboolean
add_supply (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  g_autoptr (StoreQuery) query = office_invoices_query_supply (letter->source.db, BASE_RECORD ((gpointer) invoice)->id);
  guint32 first = BASE_NO_DATE, last = BASE_NO_DATE;
  g_autofree char *from = NULL, *to = NULL, *days = NULL;

  if (store_query_next (query))
    {
      first = paper_query_get_date (query, OFFICE_INVOICE_SUPPLY_FIRST);
      last = paper_query_get_date (query, OFFICE_INVOICE_SUPPLY_LAST);
    }
  from = paper_letter_format_date (letter, first);
  to = paper_letter_format_date (letter, last);
  days = first == last ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  paper_letter_add_information (letter, N_("Date of supply"), days);
  return store_query_finish (query, error);
}

/* Goods that are still to be sent have no day yet; what was done without an order has. */
static void
add_supply_note (PaperLetter *letter, const OfficeInvoice *invoice)
{
  if (invoice->kind == OFFICE_INVOICE_KIND_INVOICE && invoice->sales_order == 0)
    paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("The date of supply is that of the invoice, unless another one is named."));
}

static gboolean
add_information (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  const char *tax_number = invoice->tax_number != NULL ? invoice->tax_number : letter->contact->tax_number;

  paper_letter_add_information (letter, invoice->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE ? N_("Credit note") : N_("Invoice"), invoice->number);
  paper_letter_add_date (letter, N_("Date"), invoice->issued_on);
  if (invoice->kind == OFFICE_INVOICE_KIND_INVOICE && !add_supply (letter, invoice, error))
    return FALSE;
  if (!paper_letter_add_link (letter, N_("Corrects invoice"), OFFICE_TYPE_INVOICE, invoice->corrects, error)
      || !paper_letter_add_link (letter, N_("Order"), OFFICE_TYPE_ORDER, invoice->sales_order, error))
    return FALSE;
  paper_letter_add_information (letter, N_("Your reference"), invoice->reference);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  paper_letter_add_tax_number (letter, tax_number);
  if (invoice->kind != OFFICE_INVOICE_KIND_CREDIT_NOTE)
    paper_letter_add_date (letter, N_("Payable by"), invoice->due_on);
  return TRUE;
}

static void
add_totals (PaperLetter *letter, const OfficeInvoice *invoice)
{
  PaperTable *totals = paper_document_add_totals (letter->document, letter->source.locale->currency);

  paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Net amount"), invoice->net);
  paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Tax"), invoice->tax);
  paper_letter_add_total (letter, totals, N_("Total"), invoice->total);
}

static gboolean
add_taxes (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  g_autoptr (StoreQuery) query = office_invoices_query_taxes (letter->source.db, BASE_RECORD ((gpointer) invoice)->id);
  g_autoptr (PaperTable) table = paper_lines_create_table (&letter->source, paper_letter_say (letter, N_("Tax")), tax_columns);

  if (!paper_lines_add_rows (&letter->source, table, tax_columns, query, error))
    return FALSE;
  if (table->rows->len > 0)
    paper_document_add_table (letter->document, g_steal_pointer (&table));
  return TRUE;
}

/* Why there is no tax, for one. */
static gboolean
add_notes (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  g_autoptr (StoreQuery) query = office_invoices_query_notes (letter->source.db, BASE_RECORD ((gpointer) invoice)->id);

  while (store_query_next (query))
    paper_document_add_text (letter->document, PAPER_STYLE_BODY, store_query_get_text (query, 0));
  return store_query_finish (query, error);
}

static gboolean
add_early_payment (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  g_autofree char *day = paper_letter_format_date (letter, invoice->discount_until), *rate = base_rate_format (invoice->discount_rate, letter->source.locale);
  g_autofree char *less = NULL, *rest = NULL, *text = NULL;
  gint64 discount;

  if (invoice->discount_rate == 0 || invoice->discount_until == BASE_NO_DATE)
    return TRUE;
  if (!base_number_scale (invoice->total, invoice->discount_rate, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &discount, error))
    return FALSE;
  less = paper_letter_format_money (letter, discount);
  rest = paper_letter_format_money (letter, invoice->total - discount);
  text = g_strdup_printf (paper_letter_say (letter, N_("If you pay by %s, you may take off %s (%s) and pay %s.")), day, rate, less, rest);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, text);
  return TRUE;
}

/* What is still open, in the money that the code is for. */
static gboolean
add_pay_code (PaperLetter *letter, const OfficeInvoice *invoice, const OfficeCompany *company, GError **error)
{
  const char *currency = letter->source.locale->currency, *caption = NULL;
  g_autofree char *code = NULL;

  if (invoice->open <= 0 || company->name == NULL)
    return TRUE;
  if (strcmp (currency, "EUR") == 0)
    {
      code = office_payment_code_make_epc (company->name, company->iban, company->bic, invoice->open, invoice->number);
      caption = paper_letter_say (letter, N_("Scan with your bank’s application to pay."));
    }
  else if (strcmp (currency, "BRL") == 0)
    {
      code = office_payment_code_make_pix (company->pix_key, company->name, company->city, invoice->open, invoice->number);
      caption = paper_letter_say (letter, N_("Scan with your bank’s application to pay by Pix."));
    }
  return code == NULL || paper_document_add_barcode (letter->document, PAPER_BARCODE_QR, code, caption, error);
}

static gboolean
add_payment (PaperLetter *letter, const OfficeInvoice *invoice, GError **error)
{
  g_autofree char *day = paper_letter_format_date (letter, invoice->due_on), *text = NULL;

  if (invoice->due_on != BASE_NO_DATE)
    text = g_strdup_printf (paper_letter_say (letter, N_("Please pay by %s.")), day);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, text);
  if (!add_early_payment (letter, invoice, error))
    return FALSE;
  paper_letter_add_account (letter, invoice->number);
  return add_pay_code (letter, invoice, letter->company, error);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const OfficeInvoice *invoice = OFFICE_INVOICE (record);
  gboolean draft = invoice->state == OFFICE_INVOICE_STATE_DRAFT;

  set_recipient (letter, invoice);
  if (draft)
    paper_document_set_subtitle (letter->document, paper_letter_say (letter, N_("Draft: not posted yet, without a number, not to be paid.")));
  if (!add_information (letter, invoice, error) || !paper_letter_add_lines (letter, line_columns, office_invoices_query_lines (letter->source.db, record->id), error))
    return FALSE;
  add_totals (letter, invoice);
  if (!add_taxes (letter, invoice, error) || !add_notes (letter, invoice, error))
    return FALSE;
  add_supply_note (letter, invoice);
  paper_document_add_text (letter->document, PAPER_STYLE_BODY, invoice->terms);
  if (invoice->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE)
    paper_letter_add_text (letter, PAPER_STYLE_BODY, N_("We credit you this amount."));
  return draft || invoice->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE || add_payment (letter, invoice, error);
}

#define KIND(title) { title, G_STRUCT_OFFSET (OfficeInvoice, customer), G_STRUCT_OFFSET (OfficeInvoice, currency), G_STRUCT_OFFSET (OfficeInvoice, language), fill_letter }

PaperDocument *
paper_invoice_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kinds[2][3] = {
    { KIND (N_("Invoice")), KIND (N_("Credit Note")), KIND (N_("Charge")) },
    { KIND (N_("Draft of an Invoice")), KIND (N_("Draft of a Credit Note")), KIND (N_("Draft of a Charge")) },
  };
  g_autoptr (BaseRecord) record = store_record_load (source->db, OFFICE_TYPE_INVOICE, choices->record, error);

  if (record == NULL)
    return NULL;
  return paper_letter_make (source, record, &kinds[OFFICE_INVOICE (record)->state == OFFICE_INVOICE_STATE_DRAFT][OFFICE_INVOICE (record)->kind], error);
}
