/* Invoices, payments and reminders as a whole.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-check.h>
#include <store-schema.h>

G_BEGIN_DECLS

/* What is done with orders, contacts and bills in this subject, which they do not know. */
void                  office_finance_add_commands (StoreSchema *schema);
/* What always holds in the books. */
const StoreInvariant *office_finance_invariants   (guint *n);

G_END_DECLS
