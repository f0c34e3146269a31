/* That an order comes later.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-late-letter.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
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

/* The plan's own words, or those that fit every plan. */
static void
add_words (PaperDocument *document, const OfficePlan *plan)
{
  g_autofree char *day = base_date_format (plan->new_date, document->locale), *text = NULL;

  if (plan->letter != NULL)
    {
      paper_document_add_text (document, PAPER_STYLE_BODY, plan->letter);
      return;
    }
  if (plan->new_date != BASE_NO_DATE)
    text = g_strdup_printf (paper_language_get (document->language, N_("We are sorry: your order comes later than we promised. We now expect it on %s.")), day);
  else
    text = g_strdup (paper_language_get (document->language, N_("We are sorry: your order comes later than we promised. We shall tell you the new day as soon as we know it.")));
  paper_document_add_text (document, PAPER_STYLE_BODY, text);
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

PaperDocument *
paper_late_letter_new (const PaperSource *source, const PaperChoices *choices, GError **error)
{
  static const PaperLetterKind kind = { N_("New day for your order"), G_STRUCT_OFFSET (OfficeOrder, customer), G_STRUCT_OFFSET (OfficeOrder, currency), 0, fill_letter };
  g_autoptr (BaseRecord) plan = store_record_load (source->db, OFFICE_TYPE_PLAN, choices->record, error);
  gint64 order = plan != NULL ? find_order (source, OFFICE_PLAN (plan), error) : 0;
  PaperDocument *document = order != 0 ? paper_letter_load (source, OFFICE_TYPE_ORDER, order, &kind, error) : NULL;

  if (document != NULL)
    add_words (document, OFFICE_PLAN (plan));
  return document;
}
