/* A 256-bit key in guarded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-key.h"
#include <sodium.h>
#include <sys/prctl.h>
#include <sys/resource.h>

struct _StoreVaultKey
{
  gatomicrefcount ref_count;
  guint8         *bytes; /* sodium_malloc(), read-only once filled */
};

static StoreVaultKey *
make_key (void)
{
  StoreVaultKey *self = g_new (StoreVaultKey, 1);

  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = sodium_malloc (STORE_VAULT_KEY_LENGTH);
  if (self->bytes == NULL)
    g_error ("no memory for a key");
  return self;
}

static StoreVaultKey *
protect_key (StoreVaultKey *self)
{
  sodium_mprotect_readonly (self->bytes);
  return self;
}

/* BLAKE2b under the key, over purpose and salt. */
static void
hash_with_key (StoreVaultKey *self, const char *purpose, const guint8 *salt, guint8 *result, gsize length)
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, self->bytes, STORE_VAULT_KEY_LENGTH, length);
  crypto_generichash_update (&state, (const guint8 *) purpose, strlen (purpose) + 1);
  crypto_generichash_update (&state, salt, STORE_VAULT_SALT_LENGTH);
  crypto_generichash_final (&state, result, length);
  sodium_memzero (&state, sizeof state);
}

StoreVaultKey *
store_vault_key_new_random (void)
{
  StoreVaultKey *self = make_key ();

  randombytes_buf (self->bytes, STORE_VAULT_KEY_LENGTH);
  return protect_key (self);
}

StoreVaultKey *
store_vault_key_new (const guint8 bytes[STORE_VAULT_KEY_LENGTH])
{
  StoreVaultKey *self = make_key ();

  memcpy (self->bytes, bytes, STORE_VAULT_KEY_LENGTH);
  return protect_key (self);
}

StoreVaultKey *
store_vault_key_new_from_text (const char *text)
{
  g_autoptr (StoreVaultKey) self = make_key ();
  size_t length = 0;

  if (text == NULL || strlen (text) != 2 * STORE_VAULT_KEY_LENGTH)
    return NULL;
  if (sodium_hex2bin (self->bytes, STORE_VAULT_KEY_LENGTH, text, strlen (text), NULL, &length, NULL) != 0 || length != STORE_VAULT_KEY_LENGTH)
    return NULL;
  return protect_key (g_steal_pointer (&self));
}

char *
store_vault_key_dup_text (StoreVaultKey *self)
{
  char *text = g_malloc (2 * STORE_VAULT_KEY_LENGTH + 1);

  return sodium_bin2hex (text, 2 * STORE_VAULT_KEY_LENGTH + 1, self->bytes, STORE_VAULT_KEY_LENGTH);
}

StoreVaultKey *
store_vault_key_ref (StoreVaultKey *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
store_vault_key_unref (StoreVaultKey *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  sodium_free (self->bytes); /* wipes */
  g_free (self);
}

const guint8 *
store_vault_key_peek (StoreVaultKey *self)
{
  return self->bytes;
}

StoreVaultKey *
store_vault_key_derive (StoreVaultKey *self, const char *purpose, const guint8 salt[STORE_VAULT_SALT_LENGTH])
{
  StoreVaultKey *derived = make_key ();

  hash_with_key (self, purpose, salt, derived->bytes, STORE_VAULT_KEY_LENGTH);
  return protect_key (derived);
}

void
store_vault_key_make_check (StoreVaultKey *self, const guint8 salt[STORE_VAULT_SALT_LENGTH], guint8 check[STORE_VAULT_CHECK_LENGTH])
{
  hash_with_key (self, "factotum key check", salt, check, STORE_VAULT_CHECK_LENGTH);
}

gboolean
store_vault_key_fits (StoreVaultKey *self, const guint8 salt[STORE_VAULT_SALT_LENGTH], const guint8 check[STORE_VAULT_CHECK_LENGTH])
{
  guint8 own[STORE_VAULT_CHECK_LENGTH];

  store_vault_key_make_check (self, salt, own);
  return sodium_memcmp (own, check, sizeof own) == 0;
}

void
store_vault_fill_random (void *buffer, gsize length)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  randombytes_buf (buffer, length);
}

void
store_vault_wipe_text (char *text)
{
  if (text == NULL)
    return;
  sodium_memzero (text, strlen (text));
  g_free (text);
}

void
store_vault_harden_process (gboolean hide)
{
  const struct rlimit none = { 0, 0 };

  setrlimit (RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ /* which looks for leaks like a debugger */
  if (hide)
    prctl (PR_SET_DUMPABLE, 0);
#endif
}
