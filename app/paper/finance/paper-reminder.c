/* What is late to be paid.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-reminder.h"
#include <glib/gi18n-lib.h>
#include <office-invoice-queries.h>
#include <office-reminder.h>
#include "paper-letter.h"

#define N_LEVELS 3

static const char *const requests[N_LEVELS] = {
  N_("Perhaps it has slipped your notice that the following amounts are due. Please pay them in the next few days. If you have paid already, please disregard this letter."),
  N_("We have not received the following amounts in spite of our first reminder. Please pay them within seven days."),
  N_("The following amounts have not been paid in spite of two reminders. Please pay them within seven days. After that we shall have to hand the matter on and stop deliveries."),
};

static const PaperLineColumn columns[] = {
  { N_("Invoice"),     BASE_KIND_TEXT,  1, OFFICE_REMINDED_NUMBER,    0 },
  { N_("Date"),        BASE_KIND_DATE,  0, OFFICE_REMINDED_ISSUED_ON, 0 },
  { N_("Payable by"),  BASE_KIND_DATE,  0, OFFICE_REMINDED_DUE_ON,    0 },
  { N_("Days late"),   BASE_KIND_COUNT, 0, OFFICE_REMINDED_DAYS_LATE, 0 },
  { N_("Interest"),    BASE_KIND_MONEY, 0, OFFICE_REMINDED_INTEREST,  PAPER_LINE_HIDE_ZERO },
  { N_("Open amount"), BASE_KIND_MONEY, 0, OFFICE_REMINDED_OPEN,      PAPER_LINE_SUM | PAPER_LINE_NAME_CURRENCY },
  { NULL },
};

static guint
get_level (const OfficeReminder *reminder)
{
  return (guint) CLAMP (reminder->level, 1, N_LEVELS) - 1;
}

static void
add_totals (PaperLetter *letter, const OfficeReminder *reminder)
{
  PaperTable *lines = paper_document_get_table (letter->document, 0);
  PaperTable *totals = paper_document_add_totals (letter->document, letter->source.locale->currency);
  gint64 open = 0;

  paper_table_sum (lines, lines->columns->len - 1, 0, &open);
  paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Open invoices"), open);
  if (reminder->interest != 0)
    paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Interest"), reminder->interest);
  if (reminder->fee != 0)
    paper_letter_add_amount (letter, totals, PAPER_ROW_PLAIN, N_("Reminder fee"), reminder->fee);
  paper_letter_add_total (letter, totals, N_("To pay"), open + reminder->interest + reminder->fee);
}

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const OfficeReminder *reminder = OFFICE_REMINDER (record);

  paper_letter_add_date (letter, N_("Date"), reminder->issued_on);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  paper_letter_greet (letter);
  paper_letter_add_text (letter, PAPER_STYLE_BODY, requests[get_level (reminder)]);
  if (!paper_letter_add_lines (letter, columns, office_invoices_query_reminded (letter->source.db, record->id), error))
    return FALSE;
  add_totals (letter, reminder);
  paper_letter_add_account (letter, reminder->number);
  paper_letter_close (letter);
  return TRUE;
}

#define KIND(title) { title, G_STRUCT_OFFSET (OfficeReminder, customer), G_STRUCT_OFFSET (OfficeReminder, currency), 0, fill_letter }

PaperDocument *
paper_reminder_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kinds[N_LEVELS] = { KIND (N_("Payment Reminder")), KIND (N_("Second Reminder")), KIND (N_("Last Reminder")) };
  g_autoptr (BaseRecord) record = store_record_load (source->db, OFFICE_TYPE_REMINDER, choices->record, error);

  return record != NULL ? paper_letter_make (source, record, &kinds[get_level (OFFICE_REMINDER (record))], error) : NULL;
}
