/* Check digits of tax numbers and bank accounts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Each takes the number as people write it, with blanks, dots, dashes and slashes, letters in either case. NULL is wrong. Pure functions, any thread. */
gboolean office_tax_number_is_german_vat     (const char *text); /* USt-IdNr., "DE" and 9 digits, ISO 7064 MOD 11,10 */
gboolean office_tax_number_is_partita_iva    (const char *text); /* 11 digits, "IT" in front or not */
gboolean office_tax_number_is_codice_fiscale (const char *text); /* 16 characters of a person in Italy */
gboolean office_tax_number_is_cpf            (const char *text); /* 11 digits of a person in Brazil */
gboolean office_tax_number_is_cnpj           (const char *text); /* 14 characters of a firm in Brazil, since 2026 with letters in the first 12 */
/* ISO 13616: length of the country where it is known, MOD 97-10. */
gboolean office_iban_is_valid                (const char *text);
/* Blanks and signs taken out, letters made capital; "" for NULL. full */
char    *office_tax_number_normalize         (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE with BASE_ERROR_VALUE when the number cannot be right for the country, which is a code or a name in English, German, Italian or Portuguese (nullable). What no rule is
 * known for passes: another country's number, or a German Steuernummer, whose check digit differs from state to state. */
gboolean office_tax_number_check             (const char *text, const char *country, GError **error);

G_END_DECLS
