/* The protected fields of an open company.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"
#include "store-vault-unlock.h"

G_BEGIN_DECLS

/* Borrowed, the same as long as the company is open; watch its "state". Opened with store_vault_unlock_async() and its kin. */
StoreVault *store_file_get_vault (StoreFile *self);

/* The plain value of a sealed field: text ("s") or minor units ("x"); NULL when it is empty. FALSE with STORE_ERROR_SEALED or STORE_ERROR_DAMAGED. *value: full. */
gboolean    store_file_reveal    (StoreFile *self, BaseRecord *record, const BaseField *field, GVariant **value, GError **error);

/* Carries a setup out once its code was typed again: nothing is written before. Of a replaced key every sealed value is proved to open and sealed again, in one transaction. On success the vault is
 * open; the keyring does not know it yet. STORE_VAULT_ERROR_MISTYPED and _CODE leave the setup good for another try. */
void        store_file_protect_async  (StoreFile *self, StoreVaultSetup *setup, const char *typed, GAsyncReadyCallback callback, gpointer user_data);
gboolean    store_file_protect_finish (StoreFile *self, GAsyncResult *result, GError **error);
gboolean    store_file_protect        (StoreFile *self, StoreVaultSetup *setup, const char *typed, GError **error);

/* Makes the keyring open the vault from now on, which must be open: after setup, and after the recovery code was needed. company: its name, for people who look into the keyring.
 * STORE_KEYRING_ERROR is no harm: the code still opens it. */
void        store_file_remember_async  (StoreFile *self, StoreKeyring *keyring, const char *company, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean    store_file_remember_finish (StoreFile *self, GAsyncResult *result, GError **error);
gboolean    store_file_remember        (StoreFile *self, StoreKeyring *keyring, const char *company, GError **error);

G_END_DECLS
