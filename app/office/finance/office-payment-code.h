/* What a payment code on paper says.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Text of the EPC QR code, version 002, for a SEPA credit transfer in euros: amount in cents, 1 to 99,999,999,999. bic, reference: nullable. NULL when the name or the IBAN is missing or the
 * amount does not fit. full */
char *office_payment_code_make_epc (const char *name, const char *iban, const char *bic, gint64 amount, const char *reference) G_GNUC_WARN_UNUSED_RESULT;
/* Text of the static Pix BR Code in reais: amount in centavos. Name and city are folded to plain letters and cut to what the fields hold; reference: letters and digits, nullable. NULL when
 * the key, the name or the city is missing. full */
char *office_payment_code_make_pix (const char *key, const char *name, const char *city, gint64 amount, const char *reference) G_GNUC_WARN_UNUSED_RESULT;
/* CRC-16/CCITT-FALSE, as the last field of a BR Code. */
guint16 office_payment_code_checksum (const char *text);

G_END_DECLS
