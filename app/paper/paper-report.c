/* All papers by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-report.h"
#include "paper-delivery-note.h"
#include "paper-error.h"
#include "paper-open-orders.h"
#include "paper-order-book.h"
#include "paper-order-confirmation.h"
#include "paper-staff-list.h"
#include "paper-stock-list.h"
#include "paper-ticket-list.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>
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

static const PaperReport reports[] = {
  { "order-book",         N_("Order book"),           "orders",    NULL,     TRUE,  book_groupings,   paper_order_book_new },
  { "open-orders",        N_("Open and late orders"), "orders",    NULL,     TRUE,  NULL,             paper_open_orders_new },
  { "stock-list",         N_("Stock list"),           "inventory", NULL,     FALSE, NULL,             paper_stock_list_new },
  { "ticket-list",        N_("Tickets"),              "tickets",   NULL,     TRUE,  ticket_groupings, paper_ticket_list_new },
  { "staff-list",         N_("Staff list"),           "employees", NULL,     FALSE, staff_groupings,  paper_staff_list_new },
  { "order-confirmation", N_("Order confirmation"),   "orders",    "orders", FALSE, NULL,             paper_order_confirmation_new },
  { "delivery-note",      N_("Delivery note"),        "orders",    "orders", FALSE, NULL,             paper_delivery_note_new },
};

static gboolean
refuse_choice (const PaperReport *self,
               const char        *name,
               GError           **error)
{
  g_set_error (error, PAPER_ERROR, PAPER_ERROR_UNKNOWN, _("“%s” has nothing to choose named “%s”. It takes: %s."), _(self->title), name,
               self->has_period && self->groupings != NULL ? "from, to, by" : self->has_period ? "from, to" : self->groupings != NULL ? "by" : _("nothing"));
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
  if (self->has_period && strcmp (name, "to") == 0)
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
