/* The code on the printed recovery kit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-vault-key.h"

G_BEGIN_DECLS

/* 26 random characters of Crockford's base 32 (130 bits) and two check characters, shown as seven groups of four: "7QK2-…". */
#define STORE_RECOVERY_CODE_LENGTH 28
#define STORE_RECOVERY_GROUP       4

/* Argon2id: what new kits take, and what is accepted from a file. A kit that asks for less or more than a kit ever did is refused before any memory is taken. */
#define STORE_RECOVERY_OPERATIONS     3
#define STORE_RECOVERY_OPERATIONS_MAX 10
#define STORE_RECOVERY_MEMORY         (G_GUINT64_CONSTANT (256) << 20) /* bytes */
#define STORE_RECOVERY_MEMORY_MIN     (G_GUINT64_CONSTANT (64) << 20)
#define STORE_RECOVERY_MEMORY_MAX     (G_GUINT64_CONSTANT (1) << 30)

/* A new code, in groups. Full; wipe with store_vault_wipe_text(). */
char          *store_recovery_code_new  (void) G_GNUC_WARN_UNUSED_RESULT;
/* What a person typed as plain 28 characters: small letters, spaces and dashes are fine, O is 0, I and L are 1. STORE_VAULT_ERROR_MISTYPED says how many characters are missing, or
 * which group to look at: one wrong character or two exchanged ones are always noticed. Full; wipe it. */
char          *store_recovery_code_read (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The key of a kit, from a code as store_recovery_code_read() gives it. Slow on purpose (half a second, 256 MiB): not on the main thread of a window. STORE_VAULT_ERROR_PARAMETERS when out of
 * bounds, STORE_VAULT_ERROR_MEMORY when the machine has not got it. */
StoreVaultKey *store_recovery_code_stretch (const char *code, const guint8 salt[STORE_VAULT_SALT_LENGTH], guint32 operations, guint64 memory,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
