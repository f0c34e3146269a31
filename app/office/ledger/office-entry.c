/* Journal entry.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-entry.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeEntry, office_entry, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "stock",       N_("Stock") },
  { "invoice",     N_("Invoice") },
  { "credit-note", N_("Credit note") },
  { "bill",        N_("Bill") },
  { "payment",     N_("Payment") },
  { "charge",      N_("Reminder charge") },
  { "manual",      N_("Manual") },
  { "reversal",    N_("Reversal") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeEntry, text),                N_("Text"),          BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficeEntry, number),              N_("Number"),        BASE_UNIQUE | BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficeEntry, posted_on),           N_("Posted on"),     BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficeEntry, kind, kinds),       N_("Kind"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeEntry, document),            N_("Document"),      BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED | BASE_SOURCE },
  { BASE_TEXT (OfficeEntry, source_table),        N_("Source"),        BASE_DERIVED | BASE_HIDDEN },
  { BASE_COUNT (OfficeEntry, source_id),          N_("Source number"), BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficeEntry, reverses, "entries"), N_("Reverses"),      BASE_DERIVED },
  { BASE_YES_NO (OfficeEntry, posted),            N_("Posted"),        BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",        N_("All journal entries"), NULL },
  { "this-month", N_("This month"), "posted_on >= substr (?today, 1, 8) || '01' AND posted_on <= substr (?today, 1, 8) || '31'" },
  { "numbered",   N_("Invoices, bills and payments"), "number IS NOT NULL" },
  { "stock",      N_("Stock"), "kind = 'stock'" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "posted_on DESC, id DESC";
}

static void
office_entry_class_init (OfficeEntryClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "x-office-spreadsheet-symbolic";
  base_record_class_set_fields (record_class, "entries", N_("Journal entry"), N_("Journal entries"), fields, G_N_ELEMENTS (fields));
}

static void
office_entry_init (OfficeEntry *self)
{
}
