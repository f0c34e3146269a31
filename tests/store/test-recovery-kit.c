/* Recovery codes forgive spelling and catch slips.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-recovery-kit.h"
#include "store-vault-header.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static char *
make_plain (void)
{
  g_autofree char *code = store_recovery_code_new ();
  char *plain = store_recovery_code_read (code, NULL);

  g_assert_nonnull (plain);
  return plain;
}

static void
assert_refused (const char *typed, const char *said)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *code = store_recovery_code_read (typed, &error);

  g_assert_null (code);
  g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED);
  if (strstr (error->message, said) == NULL)
    g_error ("“%s” does not say “%s”", error->message, said);
}

static void
test_shape (void)
{
  g_autofree char *code = store_recovery_code_new ();
  g_autofree char *other = store_recovery_code_new ();

  g_assert_true (g_regex_match_simple ("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", code, 0, 0));
  g_assert_cmpstr (code, !=, other);
}

static void
test_spellings (void)
{
  g_autofree char *code = store_recovery_code_new ();
  g_autofree char *plain = store_recovery_code_read (code, NULL);
  g_autofree char *small = g_ascii_strdown (code, -1);
  g_autofree char *spaced = g_strdelimit (g_strdup (code), "-", ' ');
  g_auto (GStrv) groups = g_strsplit (code, "-", -1);
  g_autofree char *dashed = g_strjoinv (" – ", groups);
  g_autofree char *lines = g_strjoinv ("\n\t", groups);
  g_autoptr (GString) letters = g_string_new (code);
  const char *all[] = { code, plain, small, spaced, dashed, lines, letters->str };

  g_string_replace (letters, "0", "o", 0);
  g_string_replace (letters, "1", "l", 0);
  all[6] = letters->str;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *read = store_recovery_code_read (all[i], NULL);
      g_assert_cmpstr (read, ==, plain);
    }
}

static void
test_one_wrong (void)
{
  g_autofree char *plain = make_plain ();

  for (guint i = 0; i < STORE_RECOVERY_CODE_LENGTH; i++)
    for (const char *letter = alphabet; *letter != '\0'; letter++)
      {
        g_autofree char *typed = g_strdup (plain);
        g_autofree char *group = g_strdup_printf ("group %u ", i / STORE_RECOVERY_GROUP + 1);

        typed[i] = *letter;
        if (*letter != plain[i])
          assert_refused (typed, group);
      }
}

static void
test_exchanged (void)
{
  g_autofree char *plain = make_plain ();

  for (guint i = 0; i < STORE_RECOVERY_CODE_LENGTH; i++)
    for (guint j = 0; j < i; j++)
      {
        g_autofree char *typed = g_strdup (plain);

        typed[i] = plain[j];
        typed[j] = plain[i];
        if (plain[i] != plain[j])
          assert_refused (typed, "not quite right");
      }
}

static void
test_lengths (void)
{
  g_autofree char *plain = make_plain ();
  g_autofree char *longer = g_strconcat (plain, "7", NULL);

  plain[27] = '\0';
  assert_refused (plain, "28 characters, not 27");
  assert_refused (longer, "28 characters, not 29");
  assert_refused ("", "not 0");
  assert_refused ("\xff\xfe", "not 0");
}

static void
test_foreign_character (void)
{
  g_autofree char *plain = make_plain ();

  plain[3] = 'U';
  assert_refused (plain, "“U”");
  plain[3] = '!';
  assert_refused (plain, "“!”");
}

static void
test_bounds (void)
{
  const guint8 salt[STORE_VAULT_SALT_LENGTH] = { 0 };
  const struct { guint32 operations; guint64 memory; } all[] = {
    { 0, STORE_RECOVERY_MEMORY },
    { 1, STORE_RECOVERY_MEMORY },
    { G_MAXUINT32, STORE_RECOVERY_MEMORY },
    { STORE_RECOVERY_OPERATIONS, 0 },
    { STORE_RECOVERY_OPERATIONS, 8192 },
    { STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY_MAX + 1 },
    { STORE_RECOVERY_OPERATIONS, G_MAXUINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (store_recovery_code_stretch ("A", salt, all[i].operations, all[i].memory, &error));
      g_assert_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_PARAMETERS);
    }
}

static void
test_stretch (void)
{
  const guint8 salt[STORE_VAULT_SALT_LENGTH] = { 1 }, other_salt[STORE_VAULT_SALT_LENGTH] = { 2 };
  g_autoptr (StoreVaultKey) key = store_recovery_code_stretch ("A", salt, STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY_MIN, NULL);
  g_autoptr (StoreVaultKey) same = store_recovery_code_stretch ("A", salt, STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY_MIN, NULL);
  g_autoptr (StoreVaultKey) other = store_recovery_code_stretch ("A", other_salt, STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY_MIN, NULL);

  g_assert_cmpmem (store_vault_key_peek (key), 32, store_vault_key_peek (same), 32);
  g_assert_true (memcmp (store_vault_key_peek (key), store_vault_key_peek (other), 32) != 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/recovery-kit/a-code-is-seven-groups-of-four", test_shape);
  g_test_add_func ("/store/recovery-kit/any-usual-spelling-is-read", test_spellings);
  g_test_add_func ("/store/recovery-kit/every-single-slip-is-caught-and-its-group-named", test_one_wrong);
  g_test_add_func ("/store/recovery-kit/every-exchange-of-two-characters-is-caught", test_exchanged);
  g_test_add_func ("/store/recovery-kit/too-short-and-too-long-say-so", test_lengths);
  g_test_add_func ("/store/recovery-kit/a-foreign-character-is-named", test_foreign_character);
  g_test_add_func ("/store/recovery-kit/costs-out-of-bounds-are-refused", test_bounds);
  g_test_add_func ("/store/recovery-kit/stretching-depends-on-the-salt-alone", test_stretch);
  return g_test_run ();
}
