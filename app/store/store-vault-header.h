/* What the file says about its keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-error.h"
#include "store-vault-key.h"

G_BEGIN_DECLS

#define STORE_VAULT_ERROR (store_vault_error_quark ())
GQuark store_vault_error_quark (void);

/**
 * StoreVaultError:
 * @STORE_VAULT_ERROR_MISTYPED: it cannot be a recovery code; the message says where to look.
 * @STORE_VAULT_ERROR_CODE: a well-formed recovery code, but of another vault or another time.
 * @STORE_VAULT_ERROR_PARAMETERS: a slot in the file asks for what no slot ever asked for.
 * @STORE_VAULT_ERROR_MEMORY: there is not enough memory to try the code.
 * @STORE_VAULT_ERROR_STATE: not possible now (a vault exists already, or there is none).
 *
 * A locked vault is STORE_ERROR_SEALED, a changed envelope or slot STORE_ERROR_DAMAGED.
 */
typedef enum
{
  STORE_VAULT_ERROR_MISTYPED,
  STORE_VAULT_ERROR_CODE,
  STORE_VAULT_ERROR_PARAMETERS,
  STORE_VAULT_ERROR_MEMORY,
  STORE_VAULT_ERROR_STATE,
} StoreVaultError;

typedef enum { STORE_VAULT_SLOT_KEYRING, STORE_VAULT_SLOT_RECOVERY } StoreVaultSlotKind;

#define STORE_VAULT_WRAPPED_LENGTH (24 + STORE_VAULT_KEY_LENGTH + 16) /* nonce, key, tag */

/* One way to the data key. Nothing in it is secret. */
typedef struct
{
  StoreVaultSlotKind kind;
  guint32            operations; /* of Argon2id, 0 in a keyring slot */
  guint64            memory;     /* bytes, 0 in a keyring slot */
  guint8             salt[STORE_VAULT_SALT_LENGTH];
  guint8             check[STORE_VAULT_CHECK_LENGTH]; /* of the wrapping key */
  guint8             wrapped[STORE_VAULT_WRAPPED_LENGTH];
  char              *provider;   /* which program keeps the password ("gnome-keyring-d"); nullable */
  gint64             made_at;    /* seconds UTC */
} StoreVaultSlot;

/* The vault of a file: under which name the keyring knows it, which generation of its key is in use, and the slots. */
typedef struct
{
  char      *id;         /* 32 hexadecimal digits */
  guint32    generation; /* from 1 */
  guint8     salt[STORE_VAULT_SALT_LENGTH];
  guint8     check[STORE_VAULT_CHECK_LENGTH]; /* of the data key */
  GPtrArray *slots;      /* (element-type StoreVaultSlot) */
} StoreVaultHeader;

/* The slot in which wrapping holds data. operations and memory are 0 in a keyring slot; salt NULL takes a new one. */
StoreVaultSlot   *store_vault_slot_new    (const StoreVaultHeader *header, StoreVaultSlotKind kind, StoreVaultKey *wrapping, StoreVaultKey *data,
                                           const guint8 *salt, guint32 operations, guint64 memory, const char *provider, gint64 made_at) G_GNUC_WARN_UNUSED_RESULT;
StoreVaultSlot   *store_vault_slot_copy   (const StoreVaultSlot *self) G_GNUC_WARN_UNUSED_RESULT;
void              store_vault_slot_free   (StoreVaultSlot *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreVaultSlot, store_vault_slot_free)
/* Whether this is the wrapping key of the slot (key-check value). */
gboolean          store_vault_slot_fits   (const StoreVaultSlot *self, StoreVaultKey *wrapping);
/* The data key. STORE_ERROR_DAMAGED when the slot was changed, or is of another vault or generation. */
StoreVaultKey    *store_vault_slot_unwrap (const StoreVaultSlot *self, const StoreVaultHeader *header, StoreVaultKey *wrapping, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Without slots; id NULL makes a new one. */
StoreVaultHeader *store_vault_header_new  (const char *id, guint32 generation, StoreVaultKey *data) G_GNUC_WARN_UNUSED_RESULT;
/* For whoever fills in the rest from a file. */
StoreVaultHeader *store_vault_header_new_empty (const char *id, guint32 generation) G_GNUC_WARN_UNUSED_RESULT;
StoreVaultHeader *store_vault_header_copy (const StoreVaultHeader *self) G_GNUC_WARN_UNUSED_RESULT;
void              store_vault_header_free (StoreVaultHeader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreVaultHeader, store_vault_header_free)
/* slot: full */
void              store_vault_header_add  (StoreVaultHeader *self, StoreVaultSlot *slot);
/* The newest slot of a kind, NULL if none. Borrowed. */
const StoreVaultSlot *store_vault_header_find (const StoreVaultHeader *self, StoreVaultSlotKind kind);

G_END_DECLS
