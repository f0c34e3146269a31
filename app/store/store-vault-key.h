/* A 256-bit key in guarded memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib-object.h>

G_BEGIN_DECLS

#define STORE_VAULT_KEY_LENGTH   32
#define STORE_VAULT_SALT_LENGTH  16
#define STORE_VAULT_CHECK_LENGTH 16

/**
 * StoreVaultKey:
 *
 * Kept outside the heap: never swapped, never in a core dump, wiped when the last reference goes. Immutable; any thread.
 */
typedef struct _StoreVaultKey StoreVaultKey;

StoreVaultKey *store_vault_key_new_random (void) G_GNUC_WARN_UNUSED_RESULT;
/* bytes are copied; wiping the original is the caller's. */
StoreVaultKey *store_vault_key_new        (const guint8 bytes[STORE_VAULT_KEY_LENGTH]) G_GNUC_WARN_UNUSED_RESULT;
/* From 64 hexadecimal digits, as the keyring holds it; NULL when it is something else. */
StoreVaultKey *store_vault_key_new_from_text (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Wipe with store_vault_wipe_text(). */
char          *store_vault_key_dup_text   (StoreVaultKey *self) G_GNUC_WARN_UNUSED_RESULT;
StoreVaultKey *store_vault_key_ref        (StoreVaultKey *self);
void           store_vault_key_unref      (StoreVaultKey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreVaultKey, store_vault_key_unref)
const guint8  *store_vault_key_peek       (StoreVaultKey *self);

/* Another key for one purpose ("wrap"), from which this one cannot be found. */
StoreVaultKey *store_vault_key_derive     (StoreVaultKey *self, const char *purpose, const guint8 salt[STORE_VAULT_SALT_LENGTH]) G_GNUC_WARN_UNUSED_RESULT;
/* The key-check value: tells a wrong key before anything is decrypted, and gives nothing away. */
void           store_vault_key_make_check (StoreVaultKey *self, const guint8 salt[STORE_VAULT_SALT_LENGTH], guint8 check[STORE_VAULT_CHECK_LENGTH]);
gboolean       store_vault_key_fits       (StoreVaultKey *self, const guint8 salt[STORE_VAULT_SALT_LENGTH], const guint8 check[STORE_VAULT_CHECK_LENGTH]);

void           store_vault_fill_random    (void *buffer, gsize length);
/* Overwrites and frees; NULL is fine. */
void           store_vault_wipe_text      (char *text);
typedef char StoreVaultText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreVaultText, store_vault_wipe_text)

/* No core dumps; called once by a program's main(). @hide: no other program of this user may look into our memory either. Not for a program with a window: the desktop's
 * portals could not tell then who it is. */
void           store_vault_harden_process (gboolean hide);

G_END_DECLS
