/* Payment.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-payment.h"
#include "office-payment-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePayment, office_payment, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "received", N_("Received") },
  { "paid",     N_("Paid") },
  { NULL },
};

static const BaseChoice methods[] = {
  { "bank", N_("Bank transfer") },
  { "cash", N_("Cash") },
  { "card", N_("Card") },
  { "pix",  N_("Pix") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePayment, number),              N_("Number"),        BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_CHOICE (OfficePayment, kind, kinds),       N_("Direction"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficePayment, contact, "contacts"), N_("Contact"),       BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_DATE (OfficePayment, paid_on),             N_("Paid on"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficePayment, amount),             N_("Amount"),        BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_TEXT (OfficePayment, currency),            N_("Currency"),      BASE_DERIVED },
  { BASE_CHOICE (OfficePayment, method, methods),   N_("Method"),        BASE_DERIVED },
  { BASE_TEXT (OfficePayment, reference),           N_("Reference"),     BASE_SEARCH | BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficePayment, unallocated),        N_("Not allocated"), BASE_COLUMN | BASE_DERIVED },
  { BASE_YES_NO (OfficePayment, reversed),          N_("Taken back"),    BASE_DERIVED },
  { BASE_LINK (OfficePayment, entry, "entries"),    N_("Journal entry"), BASE_DERIVED },
  { BASE_LONG_TEXT (OfficePayment, notes),          N_("Notes"),         BASE_SEARCH | BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",         N_("All payments"), NULL },
  { "unallocated", N_("Not allocated"), "unallocated <> 0" },
  { "received",    N_("Received"), "kind = 'received'" },
  { "paid",        N_("Paid"), "kind = 'paid'" },
  { "this-month",  N_("This month"), "paid_on >= substr (?today, 1, 8) || '01' AND paid_on <= substr (?today, 1, 8) || '31'" },
};

/* What the triggers of the payments say, for translation. */
static const char *const sentences[] G_GNUC_UNUSED = {
  N_("A payment stays as it was recorded. Take it back with a reversal."),
  N_("An allocation stays as it was written. Take the payment back with a reversal."),
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_payment_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "paid_on DESC, id DESC";
}

static void
office_payment_class_init (OfficePaymentClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-refresh-symbolic";
  base_record_class_set_fields (record_class, "payments", N_("Payment"), N_("Payments"), fields, G_N_ELEMENTS (fields));
}

static void
office_payment_init (OfficePayment *self)
{
}
