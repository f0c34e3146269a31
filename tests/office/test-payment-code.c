/* Payment codes as their standards write them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include <office-payment-code.h>

static void
test_epc (void)
{
  g_autofree char *code = office_payment_code_make_epc ("Red Cross", "BE72 0000 0000 1616", "bpotbeb1", 100, "Urgency fund");
  g_autofree char *cents = office_payment_code_make_epc ("A", "BE72000000001616", NULL, 5, NULL);

  g_assert_cmpstr (code, ==, "BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross\nBE72000000001616\nEUR1.00\n\n\nUrgency fund");
  g_assert_cmpstr (cents, ==, "BCD\n002\n1\nSCT\n\nA\nBE72000000001616\nEUR0.05\n\n\n");
  g_assert_null (office_payment_code_make_epc ("A", "BE72000000001616", NULL, 0, NULL));
  g_assert_null (office_payment_code_make_epc ("A", "BE72000000001616", NULL, G_GINT64_CONSTANT (100000000000), NULL));
  g_assert_null (office_payment_code_make_epc ("A", NULL, NULL, 5, NULL));
}

/* The example of the manual of the Banco Central do Brasil. */
static void
test_pix (void)
{
  g_autofree char *code = office_payment_code_make_pix ("123e4567-e12b-12d1-a456-426655440000", "Fulano de Tal", "BRASILIA", 0, NULL);
  g_autofree char *sum = office_payment_code_make_pix ("a@b.example", "José da Conceição", "São Paulo", 1050, "R-2026-00001");

  g_assert_cmpstr (code, ==, "00020126580014br.gov.bcb.pix0136123e4567-e12b-12d1-a456-4266554400005204000053039865802BR5913Fulano de Tal6008BRASILIA62070503***63041D3D");
  g_assert_true (g_str_has_prefix (sum, "00020126330014br.gov.bcb.pix0111a@b.example520400005303986540510.505802BR5917Jose da Conceicao6009Sao Paulo62140510R2026000016304"));
  g_assert_null (office_payment_code_make_pix (NULL, "A", "B", 1, NULL));
  g_assert_cmpuint (office_payment_code_checksum ("123456789"), ==, 0x29b1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/payment-code/a-transfer-in-euros", test_epc);
  g_test_add_func ("/office/payment-code/a-pix-in-reais", test_pix);
  return g_test_run ();
}
