/* Bill.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-bill-commands.h"
#include "office-company.h"
#include "office-period.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeBill, office_bill, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "draft",     N_("Draft") },
  { "matched",   N_("Matched") },
  { "exception", N_("Exception") },
  { "posted",    N_("Posted") },
  { "paid",      N_("Paid") },
  { "reversed",  N_("Reversed") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeBill, number),               N_("Number"),                    BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeBill, their_number),         N_("Invoice number"),            BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficeBill, supplier, "contacts"), N_("Supplier"),                  BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN | BASE_MAIN },
  { BASE_CHOICE (OfficeBill, state, states),      N_("State"),                     BASE_COLUMN | BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeBill, exception),       N_("Exception"),                 BASE_DERIVED },
  { BASE_TEXT (OfficeBill, approved_by),          N_("Approved by"),               BASE_DERIVED },
  { BASE_DATE (OfficeBill, billed_on),            N_("Billed on"),                 BASE_COLUMN },
  { BASE_DATE (OfficeBill, due_on),               N_("Due"),                       BASE_COLUMN },
  { BASE_TEXT (OfficeBill, currency),             N_("Currency"),                  0 },
  { BASE_MONEY (OfficeBill, net),                 N_("Net"),                       BASE_DERIVED },
  { BASE_MONEY (OfficeBill, tax),                 N_("Tax"),                       BASE_DERIVED },
  { BASE_MONEY (OfficeBill, total),               N_("Total"),                     BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_MONEY (OfficeBill, paid),                N_("Paid"),                      BASE_DERIVED },
  { BASE_MONEY (OfficeBill, open),                N_("Open"),                      BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeBill, entry, "entries"),     N_("Journal entry"),             BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeBill, notes),           N_("Notes"),                     BASE_SEARCH },
  { BASE_MONEY (OfficeBill, their_total),         N_("Total on the bill"),         0 },
  { BASE_MONEY (OfficeBill, rounding),            N_("Rounding"),                  BASE_DERIVED },
  { BASE_TEXT (OfficeBill, iban),                 N_("IBAN on the bill"),          0 },
  { BASE_TEXT (OfficeBill, recorded_by),          N_("Recorded by"),               BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeBill, approval_reason),      N_("Reason for the approval"),   BASE_DERIVED },
  { BASE_LINK (OfficeBill, reversal, "entries"),  N_("Reversal"),                  BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",        N_("All bills"),   NULL },
  { "exceptions", N_("Exceptions"),  "state = 'exception'" },
  { "to-post",    N_("To post"),     "state IN ('draft', 'matched')" },
  { "to-pay",     N_("To pay"),      "state = 'posted' AND open <> 0" },
  { "due",        N_("Due now"),     "state = 'posted' AND open <> 0 AND due_on <= ?today" },
  { "reversed",   N_("Reversed"),    "state = 'reversed'" },
};

static gboolean
check_posted (OfficeBill *self, OfficeBill *before, GError **error)
{
  gboolean same = g_strcmp0 (self->their_number, before->their_number) == 0 && self->supplier == before->supplier && self->billed_on == before->billed_on
                  && g_strcmp0 (self->currency, before->currency) == 0 && self->their_total == before->their_total && !self->parent_instance.trashed;

  if (before->entry == 0 || same)
    return TRUE;
  return base_refuse (error, _("A posted bill stays as it was written. Reverse it, and record it again as it should be."));
}

/* A bill that comes twice is easily paid twice. */
static gboolean
check_twin (OfficeBill *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM bills WHERE supplier = ?1 AND their_number = ?2 AND id <> ?3 AND state <> 'reversed' AND trashed_at IS NULL");
  gboolean twin;

  store_query_bind_number (query, 1, self->supplier);
  store_query_bind_text (query, 2, self->their_number);
  store_query_bind_number (query, 3, self->parent_instance.id);
  twin = self->state != OFFICE_BILL_STATE_REVERSED && store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !twin || base_refuse (error, _("Bill %s of this supplier is recorded already. Compare the two before paying twice."), self->their_number);
}

static gboolean
fill_currency (OfficeBill *self, StoreDb *db, GError **error)
{
  g_autofree char *currency = office_company_dup_currency (db, error);

  if (currency == NULL)
    return FALSE;
  if (self->currency == NULL)
    base_record_set_text (BASE_RECORD (self), &self->currency, currency);
  if (strcmp (self->currency, currency) == 0)
    return TRUE;
  return base_refuse (error, _("The books are kept in %s. Give the amounts of a bill in that currency."), currency);
}

static gboolean
fill_due (OfficeBill *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;

  if (self->billed_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->billed_on, base_environment_today (store_db_get_environment (db)));
  if (self->due_on != BASE_NO_DATE)
    return TRUE;
  query = store_query_new (db, "SELECT terms_days FROM contacts WHERE id = ?1");
  store_query_bind_number (query, 1, self->supplier);
  if (store_query_next (query))
    base_record_set_date (BASE_RECORD (self), &self->due_on, self->billed_on + (guint32) store_query_get_number (query, 0));
  return store_query_finish (query, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *record, StoreDb *db, GError **error)
{
  OfficeBill *self = OFFICE_BILL (rules), *before = (OfficeBill *) record;
  g_autofree char *user = base_environment_dup_user (store_db_get_environment (db));

  if (before != NULL && !check_posted (self, before, error))
    return FALSE;
  if (self->parent_instance.trashed || (before != NULL && before->entry != 0))
    return TRUE;
  if (before == NULL)
    base_record_set_text (BASE_RECORD (self), &self->recorded_by, user);
  return check_twin (self, db, error) && fill_currency (self, db, error) && fill_due (self, db, error);
}

static gboolean
office_bill_check (BaseRecord *record, GError **error)
{
  OfficeBill *self = OFFICE_BILL (record);

  return office_period_check (self->billed_on, self->due_on, _("The bill is due before it was written. Correct one of the days."), error);
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  static const char *const names[] = { "due_on", "iban", "notes", NULL };

  return OFFICE_BILL (rules)->entry != 0 && !g_strv_contains (names, name);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->commands = office_bill_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "billed_on DESC, id DESC";
}

static void
office_bill_class_init (OfficeBillClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_bill_check;
  record_class->icon = "mail-read-symbolic";
  base_record_class_set_fields (record_class, "bills", N_("Bill"), N_("Bills"), fields, G_N_ELEMENTS (fields));
}

static void
office_bill_init (OfficeBill *self)
{
}
