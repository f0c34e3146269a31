/* Check digits, documents, bank accounts, second persons.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <office-tax-number.h>

/* Numbers that authorities and handbooks print as examples. */
static void
test_published_numbers (void)
{
  g_assert_true (office_tax_number_is_german_vat ("DE 136 695 976"));
  g_assert_true (office_tax_number_is_german_vat ("DE811193231"));
  g_assert_false (office_tax_number_is_german_vat ("DE136695978"));
  g_assert_false (office_tax_number_is_german_vat ("136695976"));
  g_assert_true (office_tax_number_is_partita_iva ("00743110157"));
  g_assert_true (office_tax_number_is_partita_iva ("it 00743110157"));
  g_assert_false (office_tax_number_is_partita_iva ("00743110158"));
  g_assert_false (office_tax_number_is_partita_iva ("00000000000"));
  g_assert_true (office_tax_number_is_codice_fiscale ("RSSMRA85T10A562S"));
  g_assert_true (office_tax_number_is_codice_fiscale ("mrtmtt91d08f205j"));
  g_assert_false (office_tax_number_is_codice_fiscale ("RSSMRA85T10A562T"));
  g_assert_true (office_tax_number_is_cpf ("111.444.777-35"));
  g_assert_true (office_tax_number_is_cpf ("529.982.247-25"));
  g_assert_false (office_tax_number_is_cpf ("111.444.777-36"));
  g_assert_false (office_tax_number_is_cpf ("111.111.111-11"));
  g_assert_true (office_tax_number_is_cnpj ("11.222.333/0001-81"));
  g_assert_true (office_tax_number_is_cnpj ("12.ABC.345/01DE-35"));
  g_assert_false (office_tax_number_is_cnpj ("12.ABC.345/01DE-36"));
  g_assert_false (office_tax_number_is_cnpj ("00000000000000"));
}

static void
test_bank_accounts (void)
{
  static const char *const good[] = { "DE89 3704 0044 0532 0130 00", "IT60 X054 2811 1010 0000 0123 456", "BR18 0036 0305 0000 1000 9795 493C 1",
                                      "GB29NWBK60161331926819", "FR14 2004 1010 0505 0001 3M02 606", "CH9300762011623852957" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *turned = office_tax_number_normalize (good[i]);
      char first = turned[6];

      g_assert_true (office_iban_is_valid (good[i]));
      turned[6] = turned[7];
      turned[7] = first;
      g_assert_cmpint (office_iban_is_valid (turned), ==, turned[6] == turned[7]);
    }
  g_assert_false (office_iban_is_valid (NULL));
  g_assert_false (office_iban_is_valid ("DE89"));
  g_assert_false (office_iban_is_valid ("DE89 3704 0044 0532 0130 0"));
}

/* One wrong digit is always seen, whichever it is. */
static void
test_every_wrong_digit_is_seen (void)
{
  static const struct
  {
    const char *number;
    gboolean (*is_right) (const char *text);
    guint from;
  } cases[] = {
    { "DE136695976",            office_tax_number_is_german_vat,  2 },
    { "00743110157",            office_tax_number_is_partita_iva, 0 },
    { "11144477735",            office_tax_number_is_cpf,         0 },
    { "11222333000181",         office_tax_number_is_cnpj,        0 },
    { "DE89370400440532013000", office_iban_is_valid,             2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint at = cases[i].from; cases[i].number[at] != '\0'; at++)
      for (char digit = '0'; digit <= '9'; digit++)
        {
          g_autofree char *number = g_strdup (cases[i].number);

          number[at] = digit;
          /* MOD 11 gives 10 and 0 the same digit, so a few wrong ones pass where the check digit is 0 */
          if (g_str_equal (number, cases[i].number))
            g_assert_true (cases[i].is_right (number));
          else if (strlen (number) != 14 && cases[i].is_right (number))
            g_error ("%s passes", number);
        }
}

static void
test_country_decides (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (office_tax_number_check ("DE136695976", "Germany", NULL));
  g_assert_true (office_tax_number_check ("21/815/08150", "Deutschland", NULL));
  g_assert_true (office_tax_number_check ("00743110157", "italia", NULL));
  g_assert_true (office_tax_number_check ("12ABC34501DE35", "Brasil", NULL));
  g_assert_true (office_tax_number_check ("12-3456789", "USA", NULL));
  g_assert_true (office_tax_number_check ("12-3456789", NULL, NULL));
  g_assert_false (office_tax_number_check ("11.222.333/0001-82", "Brazil", &error));
  g_assert_nonnull (strstr (error->message, "cannot be right"));
}

static gint64
add_supplier (Fixture *fixture)
{
  return RUN (fixture, "create-contact", "{'name': <'Exotic Liquids'>, 'is_supplier': <int64 1>, 'country': <'Germany'>}");
}

static gint64
add_purchase (Fixture *fixture, gint64 supplier)
{
  gint64 order = RUN (fixture, "create-purchase-order", "{'supplier': <%x>}", supplier);

  RUN (fixture, "create-purchase-line", "{'purchase_order': <%x>, 'text': <'Advice'>, 'price': <int64 5000>}", order);
  return order;
}

static void
test_unverified_suppliers_wait (Fixture *fixture, gconstpointer data)
{
  gint64 supplier = add_supplier (fixture), order = add_purchase (fixture, supplier);

  REFUSE (fixture, "Nobody has verified Exotic Liquids", "confirm-purchase", "{'record': <%x>}", order);
  REFUSE (fixture, "no tax number", "verify-supplier", "{'record': <%x>}", supplier);
  RUN (fixture, "edit-contact", "{'record': <%x>, 'tax_number': <'DE136695975'>}", supplier);
  REFUSE (fixture, "cannot be right", "verify-supplier", "{'record': <%x>}", supplier);
  RUN (fixture, "edit-contact", "{'record': <%x>, 'tax_number': <'DE136695976'>}", supplier);
  REFUSE (fixture, "no documents", "verify-supplier", "{'record': <%x>}", supplier);
  RUN (fixture, "create-supplier-document", "{'supplier': <%x>, 'number': <'HRB 1'>, 'expires_on': <%x>}", supplier, fixture_day ("2026-03-01"));
  REFUSE (fixture, "HRB 1 of Exotic Liquids has expired", "verify-supplier", "{'record': <%x>}", supplier);
  RUN (fixture, "create-supplier-document", "{'supplier': <%x>, 'number': <'HRB 2'>, 'expires_on': <%x>}", supplier, fixture_day ("2027-03-01"));
  RUN (fixture, "verify-supplier", "{'record': <%x>}", supplier);
  assert_text (fixture, "SELECT verified_on || verified_by FROM contacts", TEST_TODAY "anna");
  assert_text (fixture, "SELECT verified_by FROM supplier_documents WHERE number = 'HRB 2'", "anna");
  RUN (fixture, "confirm-purchase", "{'record': <%x>}", order);
  RUN (fixture, "edit-supplier-document", "{'record': <int64 2>, 'number': <'HRB 3'>}");
  assert_text (fixture, "SELECT ifnull (verified_by, 'nobody') FROM supplier_documents WHERE id = 2", "nobody");
  RUN (fixture, "edit-supplier-document", "{'record': <int64 2>, 'expires_on': <%x>}", fixture_day ("2026-03-15"));
  REFUSE (fixture, "has expired", "confirm-purchase", "{'record': <%x>}", add_purchase (fixture, supplier));
  fixture_check (fixture);
}

static void
test_reason_overrides (Fixture *fixture, gconstpointer data)
{
  gint64 order = add_purchase (fixture, add_supplier (fixture));

  RUN (fixture, "confirm-purchase", "{'record': <%x>, 'reason': <'Burst pipe'>}", order);
  assert_text (fixture, "SELECT state || unverified_reason FROM purchase_orders", "orderedBurst pipe");
  fixture_check (fixture);
}

static void
test_second_person_decides (Fixture *fixture, gconstpointer data)
{
  gint64 supplier = add_supplier (fixture), change;

  REFUSE (fixture, "digits do not check", "ask-bank-change", "{'record': <%x>, 'iban': <'DE89370400440532013001'>}", supplier);
  change = RUN (fixture, "ask-bank-change", "{'record': <%x>, 'iban': <'de89 3704 0044 0532 0130 00'>}", supplier);
  assert_text (fixture, "SELECT iban || state || asked_by || (SELECT ifnull (iban, '-') FROM contacts) FROM bank_changes", "DE89370400440532013000askedanna-");
  REFUSE (fixture, "waits for a decision", "ask-bank-change", "{'record': <%x>, 'iban': <'GB29NWBK60161331926819'>}", supplier);
  REFUSE (fixture, "second person", "decide-bank-change", "{'record': <%x>, 'decision': <int64 0>, 'call_back': <'Rang Mrs Cooper'>}", change);
  fixture_set_user (fixture, "bert");
  REFUSE (fixture, "Ring the supplier", "decide-bank-change", "{'record': <%x>, 'decision': <int64 0>}", change);
  RUN (fixture, "decide-bank-change", "{'record': <%x>, 'decision': <int64 0>, 'call_back': <'Rang Mrs Cooper'>}", change);
  assert_text (fixture, "SELECT c.iban || b.state || b.decided_by || b.call_back FROM contacts AS c JOIN bank_changes AS b ON b.contact = c.id", "DE89370400440532013000approvedbertRang Mrs Cooper");
  REFUSE (fixture, "decided already", "decide-bank-change", "{'record': <%x>, 'decision': <int64 1>, 'call_back': <'x'>}", change);
  REFUSE (fixture, "does not take", "edit-contact", "{'record': <%x>, 'iban': <'GB29NWBK60161331926819'>}", supplier);
  change = RUN (fixture, "ask-bank-change", "{'record': <%x>, 'iban': <'GB29NWBK60161331926819'>}", supplier);
  fixture_set_user (fixture, "anna");
  RUN (fixture, "decide-bank-change", "{'record': <%x>, 'decision': <int64 1>, 'call_back': <'They know nothing of it'>}", change);
  assert_text (fixture, "SELECT iban FROM contacts", "DE89370400440532013000");
  fixture_check (fixture);
}

#define ADD(name, function) g_test_add ("/office/verification/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office/verification/published-tax-numbers-are-right", test_published_numbers);
  g_test_add_func ("/office/verification/bank-accounts-are-checked", test_bank_accounts);
  g_test_add_func ("/office/verification/every-wrong-digit-is-seen", test_every_wrong_digit_is_seen);
  g_test_add_func ("/office/verification/the-country-decides", test_country_decides);
  ADD ("unverified-suppliers-wait", test_unverified_suppliers_wait);
  ADD ("a-reason-overrides", test_reason_overrides);
  ADD ("a-second-person-decides-on-a-bank-account", test_second_person_decides);
  return g_test_run ();
}
