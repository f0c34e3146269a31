/* Return.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-customer-return.h"
#include <base-date.h>
#include "office-fulfilment.h"
#include "office-return-commands.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeCustomerReturn, office_customer_return, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "announced", N_("Announced") },
  { "received",  N_("Received") },
  { "inspected", N_("Inspected") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

const BaseChoice office_return_reasons[] = {
  { "damaged",    N_("Damaged") },
  { "defective",  N_("Defective") },
  { "wrong-item", N_("Wrong item") },
  { "too-late",   N_("Too late") },
  { "not-wanted", N_("Not wanted") },
  { "complaint",  N_("Complaint") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeCustomerReturn, number),                N_("Number"),    BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficeCustomerReturn, sales_order, "orders"), N_("Order"),     BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeCustomerReturn, customer, "contacts"),  N_("Customer"),  BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficeCustomerReturn, state, states),       N_("State"),     BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficeCustomerReturn, reason, office_return_reasons),     N_("Reason"),    BASE_COLUMN },
  { BASE_DATE (OfficeCustomerReturn, announced_on),          N_("Announced"), BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeCustomerReturn, received_on),           N_("Received"),  BASE_DERIVED },
  { BASE_LINK (OfficeCustomerReturn, ticket, "tickets"),     N_("Ticket"),    0 },
  { BASE_LONG_TEXT (OfficeCustomerReturn, notes),            N_("Notes"),     BASE_SEARCH },
};

static const StoreView views[] = {
  { "all",        N_("All returns"),     NULL },
  { "announced",  N_("Announced"),       "state = 'announced'" },
  { "to-inspect", N_("To be inspected"), "state = 'received'" },
  { "inspected",  N_("Inspected"),       "state = 'inspected'" },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeCustomerReturn *self = OFFICE_CUSTOMER_RETURN (rules);
  gint64 customer = 0;

  if (self->sales_order == 0)
    return TRUE; /* refused by the check of required fields */
  if (before != NULL && BASE_RECORD (self)->trashed && !before->trashed
      && self->state != OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED && self->state != OFFICE_CUSTOMER_RETURN_STATE_CANCELLED)
    return base_refuse (error, _("Return %s has been received and must be kept."), self->number);
  if (!store_db_find_number (db, "SELECT customer FROM orders WHERE id = ?1", self->sales_order, &customer, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (self), &self->customer, customer);
  if (self->announced_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->announced_on, base_environment_today (store_db_get_environment (db)));
  return office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  return OFFICE_CUSTOMER_RETURN (rules)->state != OFFICE_CUSTOMER_RETURN_STATE_ANNOUNCED && strcmp (name, "return_lines") == 0;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->commands = office_customer_return_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "announced_on DESC, id DESC";
}

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
