/* A field's value, encrypted for its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-vault-key.h"

G_BEGIN_DECLS

/* What sealing adds: version (1 byte), key generation (4, little endian), nonce (24), authentication tag (16). */
#define STORE_ENVELOPE_OVERHEAD 45

/* XChaCha20-Poly1305. table, column and id are authenticated with it: an envelope that was moved to another row or column does not open. Any thread. */
GBytes  *store_envelope_seal           (StoreVaultKey *key, guint32 generation, const char *table, const char *column, gint64 id,
                                        const void *plain, gsize length) G_GNUC_WARN_UNUSED_RESULT;
/* Full, wiped when freed. STORE_ERROR_DAMAGED when it was changed or moved, or is of another generation. */
GBytes  *store_envelope_open           (StoreVaultKey *key, guint32 generation, const char *table, const char *column, gint64 id,
                                        GBytes *envelope, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* 0 when it is no envelope. */
guint32  store_envelope_get_generation (GBytes *envelope);

G_END_DECLS
