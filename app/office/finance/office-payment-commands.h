/* What is done with payments.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

const StoreCommand *office_payment_get_commands         (guint *n);
/* Those on the pages of a contact, an invoice and a bill. */
const StoreCommand *office_payment_get_contact_commands (guint *n);
const StoreCommand *office_payment_get_invoice_commands (guint *n);
const StoreCommand *office_payment_get_bill_commands    (guint *n);

G_END_DECLS
