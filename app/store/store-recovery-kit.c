/* The code on the printed recovery kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-recovery-kit.h"
#include "store-vault-header.h"
#include <glib/gi18n-lib.h>
#include <sodium.h>

#define DATA_LENGTH (STORE_RECOVERY_CODE_LENGTH - 2)

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Product in the field of 32 elements, modulo x⁵ + x² + 1. */
static guint
multiply (guint a, guint b)
{
  guint product = 0;

  for (; b != 0; b >>= 1)
    {
      if (b & 1)
        product ^= a;
      a <<= 1;
      if (a & 32)
        a ^= 37;
    }
  return product;
}

/* Reed and Solomon's code with two check characters, generator (x + 1)(x + 2): any two wrong characters show. */
static void
add_check (guint8 values[STORE_RECOVERY_CODE_LENGTH])
{
  guint high = 0, low = 0;

  for (guint i = 0; i < DATA_LENGTH; i++)
    {
      guint feedback = values[i] ^ high;
      high = low ^ multiply (feedback, 3);
      low = multiply (feedback, 2);
    }
  values[DATA_LENGTH] = high;
  values[DATA_LENGTH + 1] = low;
}

static guint
evaluate (const guint8 values[STORE_RECOVERY_CODE_LENGTH], guint x)
{
  guint sum = 0;

  for (guint i = 0; i < STORE_RECOVERY_CODE_LENGTH; i++)
    sum = multiply (sum, x) ^ values[i];
  return sum;
}

/* Where one wrong character would explain the two sums; -1 when several must be wrong. */
static int
locate_error (guint at_one, guint at_two)
{
  guint sum = at_one;

  for (int i = STORE_RECOVERY_CODE_LENGTH - 1; i >= 0 && at_one != 0; i--)
    {
      if (sum == at_two)
        return i;
      sum = multiply (sum, 2);
    }
  return -1;
}

static gboolean
check_values (const guint8 values[STORE_RECOVERY_CODE_LENGTH], GError **error)
{
  guint at_one = evaluate (values, 1), at_two = evaluate (values, 2);
  int place = locate_error (at_one, at_two);

  if (at_one == 0 && at_two == 0)
    return TRUE;
  if (place >= 0)
    g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED,
                 _("The recovery code is not quite right. Compare group %d with the printed kit."), place / STORE_RECOVERY_GROUP + 1);
  else
    g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED,
                 _("The recovery code is not quite right. Compare every group with the printed kit."));
  return FALSE;
}

static int
read_character (gunichar character)
{
  const char *found;

  character = g_unichar_toupper (character);
  if (character == 'O')
    character = '0';
  else if (character == 'I' || character == 'L')
    character = '1';
  found = character != 0 && character < 128 ? strchr (alphabet, (int) character) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

static gboolean
is_separator (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_type (character) == G_UNICODE_DASH_PUNCTUATION || character == '.' || character == '_' ||
         character == 0x2212 || character == 0xad; /* minus sign and soft hyphen, as word processors make them */
}

/* Counts all characters, so that the message can say how many there are too few or too many. */
static gboolean
read_values (const char *text, guint8 values[STORE_RECOVERY_CODE_LENGTH], guint *length, GError **error)
{
  *length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar character = g_utf8_get_char (p);
      int value = read_character (character);
      char shown[7] = { 0 };

      if (is_separator (character))
        continue;
      if (value < 0)
        {
          g_unichar_to_utf8 (character, shown);
          g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED, _("“%s” cannot be part of a recovery code. Compare it with the printed kit."), shown);
          return FALSE;
        }
      if (*length < STORE_RECOVERY_CODE_LENGTH)
        values[*length] = (guint8) value;
      ++*length;
    }
  return TRUE;
}

static gboolean
check_length (guint length, GError **error)
{
  if (length == STORE_RECOVERY_CODE_LENGTH)
    return TRUE;
  g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MISTYPED,
               _("A recovery code has %d characters, not %u. Compare it with the printed kit."), STORE_RECOVERY_CODE_LENGTH, length);
  return FALSE;
}

char *
store_recovery_code_new (void)
{
  guint8 values[STORE_RECOVERY_CODE_LENGTH];
  GString *code = g_string_sized_new (STORE_RECOVERY_CODE_LENGTH * 2); /* never grows: no copy stays behind */

  store_vault_fill_random (values, DATA_LENGTH);
  for (guint i = 0; i < DATA_LENGTH; i++)
    values[i] &= 31;
  add_check (values);
  for (guint i = 0; i < STORE_RECOVERY_CODE_LENGTH; i++)
    {
      if (i > 0 && i % STORE_RECOVERY_GROUP == 0)
        g_string_append_c (code, '-');
      g_string_append_c (code, alphabet[values[i]]);
    }
  sodium_memzero (values, sizeof values);
  return g_string_free_and_steal (code);
}

char *
store_recovery_code_read (const char *typed, GError **error)
{
  g_autoptr (StoreVaultText) text = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE); /* full-width letters become plain */
  guint8 values[STORE_RECOVERY_CODE_LENGTH];
  guint length = 0;
  char *code = NULL;

  if (text == NULL)
    check_length (0, error);
  else if (read_values (text, values, &length, error) && check_length (length, error) && check_values (values, error))
    {
      code = g_malloc0 (STORE_RECOVERY_CODE_LENGTH + 1);
      for (guint i = 0; i < STORE_RECOVERY_CODE_LENGTH; i++)
        code[i] = alphabet[values[i]];
    }
  sodium_memzero (values, sizeof values);
  return code;
}

StoreVaultKey *
store_recovery_code_stretch (const char *code, const guint8 salt[STORE_VAULT_SALT_LENGTH], guint32 operations, guint64 memory, GError **error)
{
  guint8 bytes[STORE_VAULT_KEY_LENGTH];
  StoreVaultKey *key;

  if (operations < STORE_RECOVERY_OPERATIONS || operations > STORE_RECOVERY_OPERATIONS_MAX || memory < STORE_RECOVERY_MEMORY_MIN || memory > STORE_RECOVERY_MEMORY_MAX)
    {
      g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_PARAMETERS,
                   _("The recovery slot in this file was changed outside Factotum. Restore a copy of the file."));
      return NULL;
    }
  if (crypto_pwhash (bytes, sizeof bytes, code, strlen (code), salt, operations, memory, crypto_pwhash_ALG_ARGON2ID13) != 0)
    {
      g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_MEMORY,
                   _("The recovery code needs %u MB of memory for a moment. Close other programs and try again."), (guint) (memory >> 20));
      return NULL;
    }
  key = store_vault_key_new (bytes);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}
