/* All papers by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-report.h"
#include "paper-ageing.h"
#include "paper-complaint-letter.h"
#include "paper-count-sheet.h"
#include "paper-delivery-note.h"
#include "paper-error.h"
#include "paper-invoice.h"
#include "paper-labels.h"
#include "paper-late-letter.h"
#include "paper-open-orders.h"
#include "paper-order-book.h"
#include "paper-order-confirmation.h"
#include "paper-otif.h"
#include "paper-pick-list.h"
#include "paper-purchase-order.h"
#include "paper-quote.h"
#include "paper-reminder.h"
#include "paper-replenishment.h"
#include "paper-run-sheet.h"
#include "paper-shipment-papers.h"
#include "paper-staff-list.h"
#include "paper-stock-list.h"
#include "paper-stock-value.h"
#include "paper-supplier-otif.h"
#include "paper-ticket-list.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order.h>
#include <string.h>

static const BaseChoice book_groupings[] = {
  { "customer", N_("By customer") },
  { "seller",   N_("By seller") },
  { "month",    N_("By month") },
  { NULL },
};

static const BaseChoice ticket_groupings[] = {
  { "state", N_("By state") },
  { "age",   N_("By age") },
  { NULL },
};

static const BaseChoice staff_groupings[] = {
  { "name",       N_("By name") },
  { "department", N_("By department") },
  { NULL },
};

static const BaseChoice otif_groupings[] = {
  { "customer", N_("By customer") },
  { "item",     N_("By item") },
  { "carrier",  N_("By carrier") },
  { "cause",    N_("By cause") },
  { NULL },
};

/* How labels are cut. */
static const BaseChoice label_groupings[] = {
  { "sheet", N_("Sheet of 24") },
  { "roll",  N_("Roll, 62 × 29 mm") },
  { NULL },
};

static const PaperReport reports[] = {
  { "order-book",          N_("Order Book"),               "orders",     NULL,               TRUE,  book_groupings,   paper_order_book_new },
  { "open-orders",         N_("Open and Late Orders"),     "orders",     NULL,               TRUE,  NULL,             paper_open_orders_new },
  { "otif",                N_("On Time and in Full"),      "orders",     NULL,               TRUE,  otif_groupings,   paper_otif_new },
  { "run-sheet",           N_("Run Sheet"),                "orders",     NULL,               TRUE,  NULL,             paper_run_sheet_new, .is_of_today = TRUE },
  { "supplier-otif",       N_("Suppliers on Time and in Full"), "purchasing", NULL,          TRUE,  NULL,             paper_supplier_otif_new },
  { "stock-list",          N_("Stock List"),               "inventory",  NULL,               FALSE, NULL,             paper_stock_list_new },
  { "stock-valuation",     N_("Stock Valuation"),          "inventory",  NULL,               FALSE, NULL,             paper_stock_valuation_new },
  { "replenishment-list",  N_("Replenishment List"),       "inventory",  NULL,               FALSE, NULL,             paper_replenishment_new },
  { "ageing",              N_("Open Invoices by Age"),     "finance",    NULL,               FALSE, NULL,             paper_ageing_new, TRUE },
  { "ticket-list",         N_("Tickets"),                  "tickets",    NULL,               TRUE,  ticket_groupings, paper_ticket_list_new },
  { "staff-list",          N_("Staff List"),               "employees",  NULL,               FALSE, staff_groupings,  paper_staff_list_new },
  { "all-item-labels",     N_("Labels of All Items"),      "inventory",  NULL,               FALSE, label_groupings,  paper_item_labels_new },
  { "all-location-labels", N_("Labels of All Locations"),  "inventory",  NULL,               FALSE, label_groupings,  paper_location_labels_new },
  { "order-confirmation",  N_("Order Confirmation"),       "orders",     "orders",           FALSE, NULL,             paper_order_confirmation_new },
  { "quote",               N_("Quote"),                    "orders",     "orders",           FALSE, NULL,             paper_quote_new },
  { "delivery-note",       N_("Delivery Note"),            "orders",     "orders",           FALSE, NULL,             paper_delivery_note_new },
  { "pick-list",           N_("Pick List"),                "orders",     "pick_lists",       FALSE, NULL,             paper_pick_list_new },
  { "packing-slip",        N_("Packing Slip"),             "orders",     "shipments",        FALSE, NULL,             paper_packing_slip_new },
  { "shipment-note",       N_("Delivery Note"),            "orders",     "shipments",        FALSE, NULL,             paper_shipment_note_new },
  { "complaint-letter",    N_("Letter About a Complaint"), "orders",     "customer_returns", FALSE, NULL,             paper_complaint_letter_new },
  { "late-letter",         N_("Letter About a Delay"),     "orders",     "plans",            FALSE, NULL,             paper_late_letter_new },
  { "invoice",             N_("Invoice"),                  "finance",    "invoices",         FALSE, NULL,             paper_invoice_new },
  { "reminder",            N_("Payment Reminder"),         "finance",    "reminders",        FALSE, NULL,             paper_reminder_new },
  { "purchase-order",      N_("Purchase Order"),           "purchasing", "purchase_orders",  FALSE, NULL,             paper_purchase_order_new },
  { "count-sheet",         N_("Count Sheet"),              "inventory",  "stocktakes",       FALSE, NULL,             paper_count_sheet_new },
  { "item-labels",         N_("Item Labels"),              "inventory",  "items",            FALSE, label_groupings,  paper_item_labels_new },
  { "location-labels",     N_("Location Labels"),          "inventory",  "locations",        FALSE, label_groupings,  paper_location_labels_new },
};

static gboolean
refuse_choice (const PaperReport *self,
               const char        *name,
               GError           **error)
{
  g_set_error (error, PAPER_ERROR, PAPER_ERROR_UNKNOWN, _("“%s” has nothing to choose named “%s”. It takes: %s."), _(self->title), name,
               self->has_period && self->groupings != NULL ? "from, to, by" : self->has_period ? "from, to" : self->has_day ? "to" : self->groupings != NULL ? "by" : _("nothing"));
  return FALSE;
}

static gboolean
choose_grouping (const PaperReport *self,
                 const char        *value,
                 PaperChoices      *choices,
                 GError           **error)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; self->groupings[i].code != NULL; i++)
    {
      if (g_ascii_strcasecmp (self->groupings[i].code, value) == 0)
        {
          choices->grouping = i;
          return TRUE;
        }
      g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", self->groupings[i].code);
    }
  g_set_error (error, PAPER_ERROR, PAPER_ERROR_VALUE, _("“%s” cannot be listed by “%s”. Choose one of: %s."), _(self->title), value, codes->str);
  return FALSE;
}

const PaperReport *
paper_report_list (guint *n)
{
  *n = G_N_ELEMENTS (reports);
  return reports;
}

const PaperReport *
paper_report_find_for (BaseRecord *record)
{
  gboolean is_quote = OFFICE_IS_ORDER (record) && OFFICE_ORDER (record)->state == OFFICE_ORDER_QUOTE;

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (is_quote ? g_str_equal (reports[i].name, "quote") : g_strcmp0 (reports[i].table, BASE_RECORD_GET_CLASS (record)->table) == 0)
      return &reports[i];
  return NULL;
}

const PaperReport *
paper_report_find (const char *name,
                   GError    **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    {
      if (strcmp (reports[i].name, name) == 0)
        return &reports[i];
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", reports[i].name);
    }
  g_set_error (error, PAPER_ERROR, PAPER_ERROR_UNKNOWN, _("There is no report named “%s”. Choose one of: %s."), name, names->str);
  return NULL;
}

gboolean
paper_report_choose (const PaperReport *self,
                     const char        *name,
                     const char        *value,
                     BaseLocale        *locale,
                     PaperChoices      *choices,
                     GError           **error)
{
  if (self->has_period && strcmp (name, "from") == 0)
    return base_date_parse (value, locale, &choices->from, error);
  if ((self->has_period || self->has_day) && strcmp (name, "to") == 0)
    return base_date_parse (value, locale, &choices->to, error);
  if (self->groupings != NULL && strcmp (name, "by") == 0)
    return choose_grouping (self, value, choices, error);
  return refuse_choice (self, name, error);
}

PaperDocument *
paper_report_make (const PaperReport  *self,
                   const PaperSource  *source,
                   const PaperChoices *choices,
                   GError            **error)
{
  if (choices->from != BASE_NO_DATE && choices->to != BASE_NO_DATE && choices->from > choices->to)
    {
      g_set_error_literal (error, PAPER_ERROR, PAPER_ERROR_VALUE, _("The last day lies before the first one. Exchange them and try again."));
      return NULL;
    }
  return self->make (source, choices, error);
}
