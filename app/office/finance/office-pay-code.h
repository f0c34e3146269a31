/* What a bank's application reads from an invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* The text of an EPC 069-12 code, version 002: a transfer in euros. @bic: nullable. @amount: in cents, > 0. @reference: what the payer's bank hands on. full */
char *office_pay_code_format_epc (const char *name, const char *iban, const char *bic, gint64 amount, const char *reference) G_GNUC_WARN_UNUSED_RESULT;
/* The text of a static Pix code (BR Code). @city: nullable. @amount: in centavos; 0 leaves it to the payer. full */
char *office_pay_code_format_pix (const char *key, const char *name, const char *city, gint64 amount, const char *reference) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
