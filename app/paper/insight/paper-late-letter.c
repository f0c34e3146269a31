/* That an order comes later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-late-letter.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-company.h>
#include <office-order.h>
#include <office-order-line.h>
#include <office-plan.h>
#include "paper-letter.h"

static gboolean
fill_letter (PaperLetter *letter, BaseRecord *record, GError **error)
{
  const OfficeOrder *order = OFFICE_ORDER (record);

  paper_letter_add_information (letter, N_("Order"), order->number);
  paper_letter_add_date (letter, N_("Date"), letter->source.today);
  paper_letter_add_information (letter, N_("Your reference"), order->reference);
  paper_letter_add_information (letter, N_("Customer number"), letter->contact->number);
  return TRUE;
}

/* The letter that was kept with the plan, or words that fit every plan. */
static char *
make_words (PaperDocument *document, const OfficePlan *plan)
{
  g_autofree char *day = NULL;

  if (plan->letter != NULL)
    return g_strdup (plan->letter);
  if (plan->new_date == BASE_NO_DATE)
    return g_strdup (paper_language_get (document->language, N_("We are sorry: your order comes later than we promised. We shall tell you the new day as soon as we know it.")));
  day = base_date_format (plan->new_date, document->locale);
  return g_strdup_printf (paper_language_get (document->language, N_("We are sorry: your order comes later than we promised. We now expect it on %s.")), day);
}

static void
add_words (PaperDocument *document, const char *words)
{
  paper_document_add_text (document, PAPER_STYLE_BODY, paper_language_get (document->language, N_("Dear Sir or Madam,")));
  paper_document_add_text (document, PAPER_STYLE_BODY, words);
  paper_document_add_text (document, PAPER_STYLE_BODY, paper_language_get (document->language, N_("Kind regards")));
  paper_document_add_text (document, PAPER_STYLE_BODY, document->letterhead->name);
}

/* A plan is about an order or about one of its lines. */
static gint64
find_order (const PaperSource *source, const OfficePlan *plan, GError **error)
{
  g_autoptr (BaseRecord) line = NULL;

  if (plan->sales_order != 0)
    return plan->sales_order;
  line = store_record_load (source->db, OFFICE_TYPE_ORDER_LINE, plan->order_line, error);
  return line != NULL ? OFFICE_ORDER_LINE (line)->sales_order : 0;
}

static PaperDocument *
load_letter (const PaperSource *source, gint64 order, GError **error)
{
  static const PaperLetterKind kind = { N_("New date for your order"), G_STRUCT_OFFSET (OfficeOrder, customer), G_STRUCT_OFFSET (OfficeOrder, currency), 0, fill_letter };

  return paper_letter_load (source, OFFICE_TYPE_ORDER, order, &kind, error);
}

PaperDocument *
paper_late_letter_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  g_autoptr (BaseRecord) plan = store_record_load (source->db, OFFICE_TYPE_PLAN, choices->record, error);
  gint64 order = plan != NULL ? find_order (source, OFFICE_PLAN (plan), error) : 0;
  PaperDocument *document = order != 0 ? load_letter (source, order, error) : NULL;
  g_autofree char *words = NULL;

  if (document == NULL)
    return NULL;
  words = make_words (document, OFFICE_PLAN (plan));
  add_words (document, words);
  return document;
}

char *
paper_late_letter_compose (const PaperSource *source, gint64 order_line, guint32 new_date, gint64 goodwill, GError **error)
{
  g_autoptr (BaseRecord) line = store_record_load (source->db, OFFICE_TYPE_ORDER_LINE, order_line, error);
  g_autoptr (BaseRecord) order = line != NULL ? store_record_load (source->db, OFFICE_TYPE_ORDER, OFFICE_ORDER_LINE (line)->sales_order, error) : NULL;
  g_autoptr (PaperDocument) document = order != NULL ? load_letter (source, order->id, error) : NULL;
  g_autofree char *day = NULL, *money = NULL;
  GString *words;

  if (document == NULL)
    return NULL;
  day = base_date_format (new_date, document->locale);
  words = g_string_new (NULL);
  g_string_append_printf (words, paper_language_get (document->language, N_("We are sorry: %s of your order %s comes later than we promised. We now expect it on %s.")),
                          OFFICE_ORDER_LINE (line)->text, OFFICE_ORDER (order)->number, day);
  if (goodwill > 0)
    {
      money = base_money_format_long (goodwill, document->locale, document->locale->currency);
      g_string_append (words, "\n\n");
      g_string_append_printf (words, paper_language_get (document->language, N_("As an apology we take %s off the price of this order.")), money);
    }
  g_string_append_printf (words, "\n\n%s", paper_language_get (document->language, N_("Please tell us if the new date does not suit you.")));
  return g_string_free_and_steal (words);
}

PaperMail *
paper_late_letter_mail (const PaperSource *source, gint64 plan, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (source->db, OFFICE_TYPE_PLAN, plan, error);
  gint64 id = record != NULL ? find_order (source, OFFICE_PLAN (record), error) : 0;
  g_autoptr (BaseRecord) order = id != 0 ? store_record_load (source->db, OFFICE_TYPE_ORDER, id, error) : NULL;
  g_autoptr (BaseRecord) customer = order != NULL ? store_record_load (source->db, OFFICE_TYPE_CONTACT, OFFICE_ORDER (order)->customer, error) : NULL;
  g_autoptr (PaperDocument) document = customer != NULL ? load_letter (source, id, error) : NULL;
  g_autoptr (OfficeCompany) company = NULL;
  g_autofree char *words = NULL;
  PaperMail *self;

  if (document == NULL)
    return NULL;
  words = make_words (document, OFFICE_PLAN (record));
  company = office_company_load (source->db, error);
  if (company == NULL)
    return NULL;
  self = g_new0 (PaperMail, 1);
  self->from_name = g_strdup (document->letterhead->name);
  self->from = g_strdup (company->email);
  self->written_at = base_environment_now (store_db_get_environment (source->db));
  self->to = g_strdup (OFFICE_CONTACT (customer)->email);
  self->subject = g_strdup (document->title);
  self->body = g_strdup_printf ("%s\n\n%s\n\n%s\n%s", paper_language_get (document->language, N_("Dear Sir or Madam,")), words,
                                paper_language_get (document->language, N_("Kind regards")), document->letterhead->name);
  return self;
}
