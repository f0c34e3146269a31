/* What the vault shows to its own files.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-vault.h"

G_BEGIN_DECLS

/* The data key; NULL with STORE_ERROR_SEALED when the vault is not open. generation is optional. */
StoreVaultKey *store_vault_dup_data (StoreVault *self, guint32 *generation, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The data key by the typed code, without opening the vault; slow. */
StoreVaultKey *store_vault_find_by_code (StoreVault *self, const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Open with this header and key, both copied. */
void           store_vault_adopt    (StoreVault *self, const StoreVaultHeader *header, StoreVaultKey *data);
/* Unseals with this key too, what bears the next generation; NULL: not any more. */
void           store_vault_announce (StoreVault *self, StoreVaultKey *next);

G_END_DECLS
