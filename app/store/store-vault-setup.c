/* A new key and kit for a vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-private.h"
#include "store-recovery-kit.h"
#include "store-vault-envelope.h"
#include <glib/gi18n-lib.h>
#include <sodium.h>

struct _StoreVaultSetup
{
  StoreVault       *vault;
  StoreVaultKey    *old_data; /* NULL for the first setup */
  guint32           old_generation;
  StoreVaultKey    *data;
  char             *code;     /* in groups */
  StoreVaultHeader *header;   /* NULL until finished */
};

static void
clear_setup (gpointer data)
{
  StoreVaultSetup *self = data;

  store_vault_announce (self->vault, NULL);
  g_clear_pointer (&self->header, store_vault_header_free);
  g_clear_pointer (&self->old_data, store_vault_key_unref);
  store_vault_key_unref (self->data);
  store_vault_wipe_text (self->code);
  g_object_unref (self->vault);
}

StoreVaultSetup *
store_vault_setup_new (StoreVault *vault, GError **error)
{
  StoreVaultSetup *self;

  if (store_vault_get_state (vault) == STORE_VAULT_LOCKED)
    {
      g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_STATE,
                   _("This company has protected fields already. Unlock them before you make a new key."));
      return NULL;
    }
  self = g_atomic_rc_box_new0 (StoreVaultSetup);
  self->vault = g_object_ref (vault);
  self->old_data = store_vault_dup_data (vault, &self->old_generation, NULL);
  self->data = store_vault_key_new_random ();
  self->code = store_recovery_code_new ();
  return self;
}

StoreVaultSetup *
store_vault_setup_ref (StoreVaultSetup *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
store_vault_setup_unref (StoreVaultSetup *self)
{
  g_atomic_rc_box_release_full (self, clear_setup);
}

StoreVault *
store_vault_setup_get_vault (StoreVaultSetup *self)
{
  return self->vault;
}

const char *
store_vault_setup_get_code (StoreVaultSetup *self)
{
  return self->code;
}

gboolean
store_vault_setup_check (StoreVaultSetup *self, const char *typed, GError **error)
{
  g_autoptr (StoreVaultText) code = store_recovery_code_read (typed, error);
  g_autoptr (StoreVaultText) own = store_recovery_code_read (self->code, NULL);

  if (code == NULL)
    return FALSE;
  if (sodium_memcmp (code, own, STORE_RECOVERY_CODE_LENGTH) == 0)
    return TRUE;
  g_set_error (error, STORE_VAULT_ERROR, STORE_VAULT_ERROR_CODE, _("This is the code of another kit. Type the code that was just made."));
  return FALSE;
}

const StoreVaultHeader *
store_vault_setup_get_header (StoreVaultSetup *self)
{
  return self->header;
}

const StoreVaultHeader *
store_vault_setup_finish (StoreVaultSetup *self, const char *typed, gint64 now, GError **error)
{
  g_autoptr (StoreVaultText) code = NULL;
  g_autoptr (StoreVaultKey) wrapping = NULL;
  g_autoptr (StoreVaultHeader) old = store_vault_dup_header (self->vault);
  guint8 salt[STORE_VAULT_SALT_LENGTH];

  if (!store_vault_setup_check (self, typed, error))
    return NULL;
  code = store_recovery_code_read (typed, error);
  store_vault_fill_random (salt, sizeof salt);
  wrapping = store_recovery_code_stretch (code, salt, STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY, error);
  if (wrapping == NULL)
    return NULL;
  g_clear_pointer (&self->header, store_vault_header_free);
  self->header = store_vault_header_new (old != NULL ? old->id : NULL, self->old_generation + 1, self->data);
  store_vault_header_add (self->header, store_vault_slot_new (self->header, STORE_VAULT_SLOT_RECOVERY, wrapping, self->data, salt,
                                                              STORE_RECOVERY_OPERATIONS, STORE_RECOVERY_MEMORY, NULL, now));
  return self->header;
}

gboolean
store_vault_setup_replaces (StoreVaultSetup *self)
{
  return self->old_data != NULL;
}

void
store_vault_setup_announce (StoreVaultSetup *self)
{
  g_return_if_fail (self->header != NULL && self->old_data != NULL);

  store_vault_announce (self->vault, self->data);
}

GBytes *
store_vault_setup_reseal (StoreVaultSetup *self, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error)
{
  g_autoptr (GBytes) plain = NULL;
  gsize length = 0;
  const void *bytes;

  g_return_val_if_fail (self->header != NULL && self->old_data != NULL, NULL);

  plain = store_envelope_open (self->old_data, self->old_generation, table, column, id, envelope, error);
  if (plain == NULL)
    return NULL;
  bytes = g_bytes_get_data (plain, &length);
  return store_envelope_seal (self->data, self->header->generation, table, column, id, bytes, length);
}

void
store_vault_setup_apply (StoreVaultSetup *self)
{
  g_return_if_fail (self->header != NULL);

  store_vault_adopt (self->vault, self->header, self->data);
}
