/* Issued paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-issued-paper.h"

#include <glib/gi18n-lib.h>
#include "office-issue.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeIssuedPaper, office_issued_paper, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeIssuedPaper, title),                             N_("Title"),          BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeIssuedPaper, paper),                             N_("Paper"),          BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeIssuedPaper, sales_order, "orders"),             N_("Order"),          BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeIssuedPaper, invoice, "invoices"),               N_("Invoice"),        BASE_DERIVED },
  { BASE_LINK (OfficeIssuedPaper, shipment, "shipments"),             N_("Shipment"),       BASE_DERIVED },
  { BASE_LINK (OfficeIssuedPaper, purchase_order, "purchase_orders"), N_("Purchase order"), BASE_DERIVED },
  { BASE_LINK (OfficeIssuedPaper, contact, "contacts"),               N_("Contact"),        BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeIssuedPaper, revision),                         N_("Version"),        BASE_DERIVED },
  { BASE_TIME (OfficeIssuedPaper, issued_at),                         N_("Issued at"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeIssuedPaper, language),                          N_("Language"),       BASE_DERIVED | BASE_LANGUAGE },
  { BASE_YES_NO (OfficeIssuedPaper, outdated),                        N_("Outdated"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeIssuedPaper, reminder, "reminders"),             N_("Reminder"),       BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",      N_("All issued papers"), NULL },
  { "outdated", N_("Outdated"),          "outdated = 1" },
  { "to-replace", N_("To replace"),      "outdated = 1 AND sales_order IS NOT NULL AND invoice IS NULL AND shipment IS NULL AND NOT EXISTS (SELECT 1 FROM issued_papers AS n"
                                         " WHERE n.sales_order = issued_papers.sales_order AND n.paper = issued_papers.paper AND n.id > issued_papers.id AND n.trashed_at IS NULL)" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_issued_paper_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "issued_at DESC, id DESC";
}

static void
office_issued_paper_class_init (OfficeIssuedPaperClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "x-office-document-symbolic";
  base_record_class_set_fields (record_class, "issued_papers", N_("Issued paper"), N_("Issued papers"), fields, G_N_ELEMENTS (fields));
}

static void
office_issued_paper_init (OfficeIssuedPaper *self)
{
}
