/* The vault's part of a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"
#include "store-vault.h"

G_BEGIN_DECLS

/* In the change log. */
#define STORE_COMMAND_REPLACE_KEY "replace-vault-key"
#define STORE_COMMAND_REMEMBER    "remember-vault-key"
#define STORE_COMMAND_FORGET      "forget-vault-key"

/* *header: what the file holds, full, NULL when it has no vault. FALSE with STORE_ERROR_DAMAGED when it is not sound. */
gboolean store_vault_file_load   (StoreDb *db, StoreVaultHeader **header, GError **error);
/* Puts it in place of the one before. Writer, inside a transaction; not in the change log: keys are never taken back. */
gboolean store_vault_file_save   (StoreDb *db, const StoreVaultHeader *header, GError **error);
/* Every sealed value of every record must open: a sentence for each that does not is added to faults. A locked vault checks what can be checked without the key. */
gboolean store_vault_file_check  (StoreDb *db, StoreVault *vault, GPtrArray *faults, GError **error);
/* Carries out a finished setup. A replaced key: all sealed values are proved to open, then sealed again. Writer, inside a transaction; store_vault_setup_apply() after its commit. */
gboolean store_vault_file_set_up (StoreDb *db, StoreVaultSetup *setup, GError **error);
/* Removes what the former key sealed from the change log (the chain stays valid, those changes cannot be taken back). Writer, inside a transaction after that one. */
gboolean store_vault_file_forget (StoreDb *db, GError **error);

G_END_DECLS
