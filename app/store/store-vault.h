/* The key to a company's protected fields.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-vault-header.h"

G_BEGIN_DECLS

#define STORE_TYPE_VAULT (store_vault_get_type ())
G_DECLARE_FINAL_TYPE (StoreVault, store_vault, STORE, VAULT, GObject)

/**
 * StoreVaultState:
 * @STORE_VAULT_NONE: the file has no vault; nothing can be sealed until one is set up.
 * @STORE_VAULT_LOCKED: there are slots, but no key yet.
 * @STORE_VAULT_OPEN: seals and unseals.
 */
typedef enum { STORE_VAULT_NONE, STORE_VAULT_LOCKED, STORE_VAULT_OPEN } StoreVaultState;

/**
 * StoreVault:
 *
 * Holds the data key of one file while it is open. Property: state (an int of StoreVaultState), notified in the thread of the call that changed it. Any thread.
 */
StoreVault       *store_vault_new        (void) G_GNUC_WARN_UNUSED_RESULT;
/* What the file says, NULL for no vault. Stays open if the key at hand is the one that the header asks for; locks otherwise. */
void              store_vault_set_header (StoreVault *self, const StoreVaultHeader *header);
/* Full, NULL without a vault. */
StoreVaultHeader *store_vault_dup_header (StoreVault *self) G_GNUC_WARN_UNUSED_RESULT;
StoreVaultState   store_vault_get_state  (StoreVault *self);
/* Forgets the key. */
void              store_vault_lock       (StoreVault *self);

/* STORE_ERROR_SEALED when the vault is not open; the message says what to do. Full. */
GBytes           *store_vault_seal          (StoreVault *self, const char *table, const char *column, gint64 id, const void *plain, gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes           *store_vault_seal_text     (StoreVault *self, const char *table, const char *column, gint64 id, const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Money: minor units, eight bytes, little endian. */
GBytes           *store_vault_seal_number   (StoreVault *self, const char *table, const char *column, gint64 id, gint64 number, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Also STORE_ERROR_DAMAGED: changed, moved to another place, or sealed with a replaced key. */
GBytes           *store_vault_unseal        (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Full; worth wiping with store_vault_wipe_text(). */
char             *store_vault_unseal_text   (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          store_vault_unseal_number (StoreVault *self, const char *table, const char *column, gint64 id, GBytes *envelope, gint64 *number, GError **error);

/* Tries a keyring secret on the keyring slots. FALSE without error when it is the secret of none; with STORE_ERROR_DAMAGED when its slot was changed. */
gboolean          store_vault_unlock_with_key  (StoreVault *self, StoreVaultKey *secret, GError **error);
/* With the printed code. Slow: see store_recovery_code_stretch(). STORE_VAULT_ERROR_MISTYPED, _CODE, … */
gboolean          store_vault_unlock_with_code (StoreVault *self, const char *typed, GError **error);
/* A header with one more keyring slot, in which secret holds the key; the caller saves it and then sets it. For an open vault; full. */
StoreVaultHeader *store_vault_add_keyring_slot (StoreVault *self, StoreVaultKey *secret, const char *provider, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * StoreVaultSetup:
 *
 * A new data key and recovery kit that nobody relies on yet: for a file without a vault, or to replace the key of an open one (next generation).
 *
 *   setup = store_vault_setup_new (vault, &error);
 *   … show and print store_vault_setup_get_code (setup), ask to type it …
 *   header = store_vault_setup_finish (setup, typed, now, &error);
 *   … in one transaction: store_vault_setup_reseal() every field, save the header …
 *   store_vault_setup_apply (setup);
 *
 * Nothing changes, in the file or the vault, before apply.
 */
typedef struct _StoreVaultSetup StoreVaultSetup;
/* STORE_VAULT_ERROR_STATE when the vault is locked: never a new key while the old one is out of reach. */
StoreVaultSetup  *store_vault_setup_new      (StoreVault *vault, GError **error) G_GNUC_WARN_UNUSED_RESULT;
StoreVaultSetup  *store_vault_setup_ref      (StoreVaultSetup *self);
void              store_vault_setup_unref    (StoreVaultSetup *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreVaultSetup, store_vault_setup_unref)
StoreVault       *store_vault_setup_get_vault (StoreVaultSetup *self);
/* In groups of four. Borrowed. */
const char       *store_vault_setup_get_code (StoreVaultSetup *self);
/* Whether typed is the code; quick. */
gboolean          store_vault_setup_check    (StoreVaultSetup *self, const char *typed, GError **error);
/* The header to save, with the recovery slot; borrowed. Slow: see store_recovery_code_stretch(). */
const StoreVaultHeader *store_vault_setup_finish (StoreVaultSetup *self, const char *typed, gint64 now, GError **error);
/* Borrowed; NULL until finished. */
const StoreVaultHeader *store_vault_setup_get_header (StoreVaultSetup *self);
/* Whether there is a key that it replaces, and fields to seal again. */
gboolean          store_vault_setup_replaces (StoreVaultSetup *self);
/* From now until apply (or the last unref) the vault also unseals what is sealed with the new key, so that nobody who reads meanwhile is refused. */
void              store_vault_setup_announce (StoreVaultSetup *self);
/* What was sealed with the vault's key, sealed with the new one. Full. */
GBytes           *store_vault_setup_reseal   (StoreVaultSetup *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* After the header was saved: the vault is open with the new key. */
void              store_vault_setup_apply    (StoreVaultSetup *self);

G_END_DECLS
