/* What the file says about its keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-header.h"
#include <glib/gi18n-lib.h>
#include <sodium.h>

#define NONCE_LENGTH crypto_aead_xchacha20poly1305_ietf_NPUBBYTES

G_STATIC_ASSERT (STORE_VAULT_WRAPPED_LENGTH == NONCE_LENGTH + STORE_VAULT_KEY_LENGTH + crypto_aead_xchacha20poly1305_ietf_ABYTES);
G_DEFINE_QUARK (store-vault-error-quark, store_vault_error)

/* A slot opens only for the vault, generation and costs it was made for. */
static char *
make_binding (const StoreVaultSlot *slot, const StoreVaultHeader *header)
{
  return g_strdup_printf ("factotum slot|%s|%u|%d|%u|%" G_GUINT64_FORMAT, header->id, header->generation, slot->kind, slot->operations, slot->memory);
}

static void
wrap_key (StoreVaultSlot *self, const StoreVaultHeader *header, StoreVaultKey *wrapping, StoreVaultKey *data)
{
  g_autoptr (StoreVaultKey) key = store_vault_key_derive (wrapping, "factotum wrap", self->salt);
  g_autofree char *binding = make_binding (self, header);

  store_vault_fill_random (self->wrapped, NONCE_LENGTH);
  crypto_aead_xchacha20poly1305_ietf_encrypt (self->wrapped + NONCE_LENGTH, NULL, store_vault_key_peek (data), STORE_VAULT_KEY_LENGTH,
                                              (const guint8 *) binding, strlen (binding), NULL, self->wrapped, store_vault_key_peek (key));
}

StoreVaultSlot *
store_vault_slot_new (const StoreVaultHeader *header, StoreVaultSlotKind kind, StoreVaultKey *wrapping, StoreVaultKey *data,
                      const guint8 *salt, guint32 operations, guint64 memory, const char *provider, gint64 made_at)
{
  StoreVaultSlot *self = g_new0 (StoreVaultSlot, 1);

  self->kind = kind;
  self->operations = operations;
  self->memory = memory;
  self->provider = g_strdup (provider);
  self->made_at = made_at;
  if (salt != NULL)
    memcpy (self->salt, salt, sizeof self->salt);
  else
    store_vault_fill_random (self->salt, sizeof self->salt);
  store_vault_key_make_check (wrapping, self->salt, self->check);
  wrap_key (self, header, wrapping, data);
  return self;
}

StoreVaultSlot *
store_vault_slot_copy (const StoreVaultSlot *self)
{
  StoreVaultSlot *copy = g_memdup2 (self, sizeof *self);

  copy->provider = g_strdup (self->provider);
  return copy;
}

void
store_vault_slot_free (StoreVaultSlot *self)
{
  g_free (self->provider);
  g_free (self);
}

gboolean
store_vault_slot_fits (const StoreVaultSlot *self, StoreVaultKey *wrapping)
{
  return store_vault_key_fits (wrapping, self->salt, self->check);
}

StoreVaultKey *
store_vault_slot_unwrap (const StoreVaultSlot *self, const StoreVaultHeader *header, StoreVaultKey *wrapping, GError **error)
{
  g_autoptr (StoreVaultKey) key = store_vault_key_derive (wrapping, "factotum wrap", self->salt);
  g_autofree char *binding = make_binding (self, header);
  g_autoptr (StoreVaultKey) data = NULL;
  guint8 bytes[STORE_VAULT_KEY_LENGTH];
  gboolean good;

  good = crypto_aead_xchacha20poly1305_ietf_decrypt (bytes, NULL, NULL, self->wrapped + NONCE_LENGTH, sizeof self->wrapped - NONCE_LENGTH,
                                                     (const guint8 *) binding, strlen (binding), self->wrapped, store_vault_key_peek (key)) == 0;
  if (good)
    data = store_vault_key_new (bytes);
  sodium_memzero (bytes, sizeof bytes);
  if (data != NULL && store_vault_key_fits (data, header->salt, header->check))
    return g_steal_pointer (&data);
  g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
               _("The keys of the protected fields in this file were changed outside Factotum. Restore a copy of the file."));
  return NULL;
}

StoreVaultHeader *
store_vault_header_new_empty (const char *id, guint32 generation)
{
  StoreVaultHeader *self = g_new0 (StoreVaultHeader, 1);

  self->id = g_strdup (id);
  self->generation = generation;
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) store_vault_slot_free);
  return self;
}

StoreVaultHeader *
store_vault_header_new (const char *id, guint32 generation, StoreVaultKey *data)
{
  StoreVaultHeader *self;
  guint8 bytes[16];
  char made[33];

  store_vault_fill_random (bytes, sizeof bytes);
  self = store_vault_header_new_empty (id != NULL ? id : sodium_bin2hex (made, sizeof made, bytes, sizeof bytes), generation);
  store_vault_fill_random (self->salt, sizeof self->salt);
  store_vault_key_make_check (data, self->salt, self->check);
  return self;
}

StoreVaultHeader *
store_vault_header_copy (const StoreVaultHeader *self)
{
  StoreVaultHeader *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) store_vault_slot_free);
  for (guint i = 0; i < self->slots->len; i++)
    g_ptr_array_add (copy->slots, store_vault_slot_copy (self->slots->pdata[i]));
  return copy;
}

void
store_vault_header_free (StoreVaultHeader *self)
{
  g_free (self->id);
  g_ptr_array_unref (self->slots);
  g_free (self);
}

void
store_vault_header_add (StoreVaultHeader *self, StoreVaultSlot *slot)
{
  g_ptr_array_add (self->slots, slot);
}

const StoreVaultSlot *
store_vault_header_find (const StoreVaultHeader *self, StoreVaultSlotKind kind)
{
  for (guint i = self->slots->len; i > 0; i--)
    {
      const StoreVaultSlot *slot = self->slots->pdata[i - 1];
      if (slot->kind == kind)
        return slot;
    }
  return NULL;
}
