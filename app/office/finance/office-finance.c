/* Invoices, payments and reminders as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-finance.h"
#include "office-bill.h"
#include "office-contact.h"
#include "office-invoice-commands.h"
#include "office-invoice.h"
#include "office-order.h"
#include "office-payment-commands.h"
#include "office-reminder-commands.h"

static void
add (StoreSchema *schema, GType type, const StoreCommand *(*get) (guint *n))
{
  guint n;
  const StoreCommand *commands = get (&n);

  for (guint i = 0; i < n; i++)
    store_schema_add_command (schema, type, &commands[i]);
}

void
office_finance_add_commands (StoreSchema *schema)
{
  add (schema, OFFICE_TYPE_ORDER, office_invoice_get_order_commands);
  add (schema, OFFICE_TYPE_CONTACT, office_payment_get_contact_commands);
  add (schema, OFFICE_TYPE_CONTACT, office_reminder_get_contact_commands);
  add (schema, OFFICE_TYPE_INVOICE, office_payment_get_invoice_commands);
  add (schema, OFFICE_TYPE_BILL, office_payment_get_bill_commands);
}
