/* What is done with payments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-payment-commands.h"
#include <base-date.h>
#include "office-bill-commands.h"
#include "office-bill.h"
#include "office-open-item.h"
#include "office-payment-record.h"
#include <glib/gi18n-lib.h>

static const BaseChoice methods[] = {
  { "bank", N_("Bank transfer") },
  { "cash", N_("Cash") },
  { "card", N_("Card") },
  { "pix",  N_("Pix") },
  { NULL },
};

static OfficePaymentFacts
read_facts (GVariant *arguments, OfficePaymentKind kind, gint64 contact)
{
  return (OfficePaymentFacts) {
           .kind = kind, .contact = contact, .amount = store_arguments_get_number (arguments, "amount"), .paid_on = (guint32) store_arguments_get_number (arguments, "paid_on"),
           .method = (OfficePaymentMethod) store_arguments_get_number (arguments, "method"), .reference = store_arguments_get_text (arguments, "reference"),
           .notes = store_arguments_get_text (arguments, "notes"),
  };
}

static gboolean
give_back (StoreDb *db, OfficePayment *payment)
{
  store_db_set_result (db, g_variant_new_int64 (payment->parent_instance.id));
  return TRUE;
}

static gboolean
record_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  OfficePaymentFacts facts = read_facts (arguments, OFFICE_PAYMENT_KIND_RECEIVED, store_arguments_get_number (arguments, "record"));
  g_autoptr (OfficePayment) payment = office_payment_record (db, &facts, error);

  return payment != NULL && office_payment_allocate (db, payment->parent_instance.id, store_arguments_get_text (arguments, "invoices"), error) && give_back (db, payment);
}

/* What is open, less the discount of the day. */
static gboolean
get_asked (StoreDb *db, OfficeInvoice *invoice, guint32 day, gint64 *amount, GError **error)
{
  gint64 discount;

  if (!office_open_item_get_discount (db, invoice, day != BASE_NO_DATE ? day : base_environment_today (store_db_get_environment (db)), &discount, error))
    return FALSE;
  *amount = invoice->open - discount;
  return TRUE;
}

static gboolean
pay_invoice (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeInvoice) invoice = store_arguments_load (db, arguments, OFFICE_TYPE_INVOICE, error);
  OfficePaymentFacts facts = read_facts (arguments, OFFICE_PAYMENT_KIND_RECEIVED, invoice != NULL ? invoice->customer : 0);
  g_autoptr (OfficePayment) payment = NULL;

  if (invoice == NULL)
    return FALSE;
  if (invoice->number == NULL)
    return base_refuse (error, _("This invoice is a draft. Post it before it is paid."));
  if (invoice->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE)
    return base_refuse (error, _("%s is a credit note. Pay it back instead."), invoice->number);
  if (invoice->open == 0)
    return base_refuse (error, _("Nothing of %s is open."), invoice->number);
  if (facts.amount == 0 && !get_asked (db, invoice, facts.paid_on, &facts.amount, error))
    return FALSE;
  payment = office_payment_record (db, &facts, error);
  return payment != NULL && office_payment_allocate (db, payment->parent_instance.id, invoice->number, error) && give_back (db, payment);
}

static GVariant *
propose_amount (gint64 amount)
{
  return amount > 0 ? g_variant_new_parsed ("{'amount': <%x>}", amount) : NULL;
}

static GVariant *
propose_invoice (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficeInvoice) self = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, id, error));
  gint64 asked;

  if (self == NULL || self->number == NULL || self->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE || !get_asked (db, self, BASE_NO_DATE, &asked, error))
    return NULL;
  return propose_amount (asked);
}

static OfficePayment *
load_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePayment) self = store_arguments_load (db, arguments, OFFICE_TYPE_PAYMENT, error);

  if (self == NULL || !self->reversed)
    return g_steal_pointer (&self);
  base_refuse (error, _("Payment %s has been taken back already."), self->number);
  return NULL;
}

/* A part of it to one invoice. */
static gboolean
allocate_part (StoreDb *db, OfficePayment *self, gint64 id, gint64 amount, gint64 discount, GError **error)
{
  g_autoptr (OfficeInvoice) invoice = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, id, error));

  if (invoice == NULL)
    return FALSE;
  if (amount == 0)
    amount = MIN (self->unallocated, invoice->open - discount);
  if (invoice->number == NULL || invoice->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE || invoice->customer != self->contact)
    return base_refuse (error, _("A payment goes to posted invoices of the one who paid."));
  if (amount < 0 || discount < 0 || amount + discount <= 0 || amount > self->unallocated || amount + discount > invoice->open)
    return base_refuse (error, _("The amount is more than what is left of payment %s, or than what is open of %s."), self->number, invoice->number);
  return office_open_item_pay (db, self->parent_instance.id, id, amount, discount, base_environment_today (store_db_get_environment (db)), error);
}

static gboolean
allocate_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePayment) self = load_payment (db, arguments, error);
  gint64 invoice = store_arguments_get_number (arguments, "invoice"), before;

  if (self == NULL)
    return FALSE;
  before = self->unallocated;
  if (before == 0 || self->kind != OFFICE_PAYMENT_KIND_RECEIVED)
    return base_refuse (error, _("Nothing is left of payment %s to allocate."), self->number);
  if (invoice != 0)
    return allocate_part (db, self, invoice, store_arguments_get_number (arguments, "amount"), store_arguments_get_number (arguments, "discount"), error);
  if (!office_payment_allocate (db, self->parent_instance.id, store_arguments_get_text (arguments, "invoices"), error) || !store_record_reload (db, BASE_RECORD (self), error))
    return FALSE;
  return self->unallocated != before || base_refuse (error, _("The one who paid has no open invoices."));
}

static gboolean
release_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePayment) self = load_payment (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->kind != OFFICE_PAYMENT_KIND_RECEIVED)
    return base_refuse (error, _("What was paid out is taken back as a whole: reverse payment %s."), self->number);
  return office_open_item_release (db, self->parent_instance.id, base_environment_today (store_db_get_environment (db)), error);
}

static gboolean
reverse_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  return office_payment_reverse (db, store_arguments_get_number (arguments, "record"), (guint32) store_arguments_get_number (arguments, "reversed_on"), error);
}

static gboolean
pay_back (StoreDb *db, GVariant *arguments, gint64 contact, gint64 payment, gint64 credit_note, gint64 left, GError **error)
{
  OfficePaymentFacts facts = read_facts (arguments, OFFICE_PAYMENT_KIND_PAID, contact);
  g_autoptr (OfficePayment) refund = NULL;

  if (facts.amount == 0)
    facts.amount = left;
  if (facts.amount > left || left == 0)
    return base_refuse (error, _("There is less left to pay back. Give a smaller amount."));
  refund = office_payment_record (db, &facts, error);
  return refund != NULL && office_open_item_refund (db, refund->parent_instance.id, payment, credit_note, facts.amount, refund->paid_on, error) && give_back (db, refund);
}

static gboolean
refund_payment (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePayment) self = load_payment (db, arguments, error);

  if (self == NULL)
    return FALSE;
  if (self->kind != OFFICE_PAYMENT_KIND_RECEIVED)
    return base_refuse (error, _("Only what came in can be paid back."));
  return pay_back (db, arguments, self->contact, self->parent_instance.id, 0, self->unallocated, error);
}

static gboolean
refund_credit (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeInvoice) self = store_arguments_load (db, arguments, OFFICE_TYPE_INVOICE, error);

  if (self == NULL)
    return FALSE;
  if (self->kind != OFFICE_INVOICE_KIND_CREDIT_NOTE || self->number == NULL)
    return base_refuse (error, _("Only a posted credit note is paid back."));
  return pay_back (db, arguments, self->customer, 0, self->parent_instance.id, self->open, error);
}

static GVariant *
propose_refund (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficePayment) self = OFFICE_PAYMENT (store_record_load (db, OFFICE_TYPE_PAYMENT, id, error));

  return self != NULL && self->kind == OFFICE_PAYMENT_KIND_RECEIVED ? propose_amount (self->unallocated) : NULL;
}

static GVariant *
propose_credit (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficeInvoice) self = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, id, error));

  return self != NULL && self->number != NULL && self->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE ? propose_amount (self->open) : NULL;
}

static GVariant *
propose_bill (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficeBill) self = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, id, error));

  return self != NULL ? propose_amount (self->open) : NULL;
}

static gboolean
pay_bill (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeBill) bill = store_arguments_load (db, arguments, OFFICE_TYPE_BILL, error);
  OfficePaymentFacts facts = read_facts (arguments, OFFICE_PAYMENT_KIND_PAID, bill != NULL ? bill->supplier : 0);
  gint64 discount = store_arguments_get_number (arguments, "discount");
  g_autoptr (OfficePayment) payment = NULL;

  if (bill == NULL)
    return FALSE;
  facts.is_supplier = TRUE;
  if (!office_bill_check_payable (db, bill->parent_instance.id, facts.method == OFFICE_PAYMENT_METHOD_BANK, error))
    return FALSE;
  if (facts.amount == 0)
    facts.amount = bill->open - discount;
  if (discount < 0 || facts.amount + discount > bill->open)
    return base_refuse (error, _("The bill has less open than would be paid. Give a smaller amount."));
  payment = office_payment_record (db, &facts, error);
  return payment != NULL && office_open_item_pay_bill (db, payment->parent_instance.id, bill->parent_instance.id, facts.amount, discount, payment->paid_on, error)
         && give_back (db, payment);
}

#define PAYMENT_ARGUMENTS                                                     \
  STORE_ARGUMENT (MONEY, "amount", N_("Amount"), 0),                          \
  STORE_ARGUMENT (DATE, "paid_on", N_("Paid on"), BASE_TODAY),                \
  { BASE_KIND_CHOICE, "method", 0, NULL, methods, N_("Method"), 0 },          \
  STORE_ARGUMENT (TEXT, "reference", N_("Reference"), 0)
#define PAYMENT_NOTES STORE_ARGUMENT (LONG_TEXT, "notes", N_("Notes"), 0)

static const BaseField record_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "contacts", N_("Customer"), BASE_REQUIRED),
  PAYMENT_ARGUMENTS,
  STORE_ARGUMENT (TEXT, "invoices", N_("Invoices, by number"), 0),
  PAYMENT_NOTES,
};

static const BaseField invoice_arguments[] = { STORE_ARGUMENT_LINK ("record", "invoices", N_("Invoice"), BASE_REQUIRED), PAYMENT_ARGUMENTS, PAYMENT_NOTES };
static const BaseField refund_arguments[] = { STORE_ARGUMENT_LINK ("record", "payments", N_("Payment"), BASE_REQUIRED), PAYMENT_ARGUMENTS, PAYMENT_NOTES };

static const BaseField bill_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "bills", N_("Bill"), BASE_REQUIRED),
  PAYMENT_ARGUMENTS,
  STORE_ARGUMENT (MONEY, "discount", N_("Discount"), 0),
  PAYMENT_NOTES,
};

static const BaseField allocate_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "payments", N_("Payment"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "invoices", N_("Invoices, by number"), 0),
  STORE_ARGUMENT_LINK ("invoice", "invoices", N_("A part to this invoice"), 0),
  STORE_ARGUMENT (MONEY, "amount", N_("Amount"), 0),
  STORE_ARGUMENT (MONEY, "discount", N_("Discount"), 0),
};

static const BaseField release_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "payments", N_("Payment"), BASE_REQUIRED),
};

static const BaseField reverse_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "payments", N_("Payment"), BASE_REQUIRED),
  STORE_ARGUMENT (DATE, "reversed_on", N_("Day"), BASE_TODAY),
};

static const StoreCommand commands[] = {
  { "allocate-payment", N_("Allocate Payment"), allocate_payment, allocate_arguments, G_N_ELEMENTS (allocate_arguments), .done = N_("%s allocated"), .reversal = "release-payment" },
  { "release-payment",  N_("Release Payment"),  release_payment,  release_arguments,  G_N_ELEMENTS (release_arguments), .done = N_("%s released"), .reversal = "allocate-payment" },
  { "refund-payment",   N_("Refund Payment"),   refund_payment,   refund_arguments,   G_N_ELEMENTS (refund_arguments), .done = N_("Refund recorded: %s"), .reversal = "reverse-payment", .propose = propose_refund },
  { "reverse-payment",  N_("Reverse Payment"),  reverse_payment,  reverse_arguments,  G_N_ELEMENTS (reverse_arguments), .done = N_("%s reversed") },
};

static const StoreCommand contact_commands[] = {
  { "record-payment", N_("Record Payment"), record_payment, record_arguments, G_N_ELEMENTS (record_arguments), .done = N_("Payment recorded: %s"), .reversal = "reverse-payment" },
};

static const StoreCommand invoice_commands[] = {
  { "pay-invoice",   N_("Record Payment"),     pay_invoice,   invoice_arguments, G_N_ELEMENTS (invoice_arguments), .done = N_("Payment recorded: %s"), .reversal = "reverse-payment", .propose = propose_invoice },
  { "refund-credit", N_("Refund Credit Note"), refund_credit, invoice_arguments, G_N_ELEMENTS (invoice_arguments), .done = N_("Refund recorded: %s"), .reversal = "reverse-payment", .propose = propose_credit },
};

static const StoreCommand bill_commands[] = {
  { "pay-bill", N_("Pay Bill"), pay_bill, bill_arguments, G_N_ELEMENTS (bill_arguments), .done = N_("Payment recorded: %s"), .reversal = "reverse-payment", .propose = propose_bill },
};

const StoreCommand *
office_payment_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const StoreCommand *
office_payment_get_contact_commands (guint *n)
{
  *n = G_N_ELEMENTS (contact_commands);
  return contact_commands;
}

const StoreCommand *
office_payment_get_invoice_commands (guint *n)
{
  *n = G_N_ELEMENTS (invoice_commands);
  return invoice_commands;
}

const StoreCommand *
office_payment_get_bill_commands (guint *n)
{
  *n = G_N_ELEMENTS (bill_commands);
  return bill_commands;
}
