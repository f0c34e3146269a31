/* Return.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-customer-return.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeCustomerReturn, office_customer_return, BASE_TYPE_RECORD)

static const BaseChoice states[] = {
  { "announced", N_("Announced") },
  { "received",  N_("Received") },
  { "inspected", N_("Inspected") },
  { "closed",    N_("Closed") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseChoice reasons[] = {
  { "damaged",    N_("Damaged") },
  { "defective",  N_("Defective") },
  { "wrong-item", N_("Wrong item") },
  { "too-late",   N_("Too late") },
  { "not-wanted", N_("Not wanted") },
  { "complaint",  N_("Complaint") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeCustomerReturn, number),                N_("Number"),    BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficeCustomerReturn, sales_order, "orders"), N_("Order"),     BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeCustomerReturn, customer, "contacts"),  N_("Customer"),  BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeCustomerReturn, state, states),       N_("State"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficeCustomerReturn, reason, reasons),     N_("Reason"),    BASE_COLUMN },
  { BASE_DATE (OfficeCustomerReturn, announced_on),          N_("Announced"), BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeCustomerReturn, received_on),           N_("Received"),  BASE_DERIVED },
  { BASE_LINK (OfficeCustomerReturn, ticket, "tickets"),     N_("Ticket"),    0 },
  { BASE_LONG_TEXT (OfficeCustomerReturn, notes),            N_("Notes"),     BASE_SEARCH },
};

static void
office_customer_return_class_init (OfficeCustomerReturnClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "edit-undo-symbolic";
  base_record_class_set_fields (record_class, "customer_returns", N_("Return"), N_("Returns"), fields, G_N_ELEMENTS (fields));
}

static void
office_customer_return_init (OfficeCustomerReturn *self)
{
}
