/* Opening a vault without stopping the window.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-keyring.h"
#include "store-vault.h"

G_BEGIN_DECLS

/* With the keyring. may_ask: the system may ask the person to unlock it (once, after a person's own action). */
void      store_vault_unlock_async  (StoreVault *self, StoreKeyring *keyring, gboolean may_ask, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* With the printed code, in a thread. */
void      store_vault_unlock_with_code_async (StoreVault *self, const char *typed, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
/* Of both. TRUE: the vault is open. STORE_KEYRING_ERROR with the outcome, STORE_VAULT_ERROR, STORE_ERROR_DAMAGED or G_IO_ERROR_CANCELLED. */
gboolean  store_vault_unlock_finish (StoreVault *self, GAsyncResult *result, GError **error);

/* Makes the keyring know the open vault from now on (after setup, after the recovery code was needed): a new secret goes into the keyring, and what comes back is the header with a slot for
 * it, for the caller to save and set. */
void              store_vault_attach_async  (StoreVault *self, StoreKeyring *keyring, const char *company, gint64 now, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
StoreVaultHeader *store_vault_attach_finish (StoreVault *self, GAsyncResult *result, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same, waiting; for programs without a window. */
gboolean          store_vault_unlock (StoreVault *self, StoreKeyring *keyring, gboolean may_ask, GError **error);
StoreVaultHeader *store_vault_attach (StoreVault *self, StoreKeyring *keyring, const char *company, gint64 now, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
