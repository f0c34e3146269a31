/* Bill.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeBill, office_bill, BASE_TYPE_RECORD)

static const BaseChoice states[] = {
  { "draft",     N_("Draft") },
  { "matched",   N_("Matched") },
  { "exception", N_("Exception") },
  { "posted",    N_("Posted") },
  { "paid",      N_("Paid") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeBill, number),               N_("Number"),                    BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeBill, their_number),         N_("Supplier's invoice number"), BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_LINK (OfficeBill, supplier, "contacts"), N_("Supplier"),                  BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN },
  { BASE_CHOICE (OfficeBill, state, states),      N_("State"),                     BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeBill, exception),            N_("Exception"),                 BASE_DERIVED },
  { BASE_TEXT (OfficeBill, approved_by),          N_("Approved by"),               BASE_DERIVED },
  { BASE_DATE (OfficeBill, billed_on),            N_("Billed on"),                 BASE_COLUMN },
  { BASE_DATE (OfficeBill, due_on),               N_("Due"),                       BASE_COLUMN },
  { BASE_TEXT (OfficeBill, currency),             N_("Currency"),                  0 },
  { BASE_MONEY (OfficeBill, net),                 N_("Net"),                       BASE_DERIVED },
  { BASE_MONEY (OfficeBill, tax),                 N_("Tax"),                       BASE_DERIVED },
  { BASE_MONEY (OfficeBill, total),               N_("Total"),                     BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeBill, paid),                N_("Paid"),                      BASE_DERIVED },
  { BASE_MONEY (OfficeBill, open),                N_("Open"),                      BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeBill, entry, "entries"),     N_("Journal entry"),             BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeBill, notes),           N_("Notes"),                     BASE_SEARCH },
};

static void
office_bill_class_init (OfficeBillClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "mail-read-symbolic";
  base_record_class_set_fields (record_class, "bills", N_("Bill"), N_("Bills"), fields, G_N_ELEMENTS (fields));
}

static void
office_bill_init (OfficeBill *self)
{
}
