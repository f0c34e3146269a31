/* A field's value, encrypted for its place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-vault-envelope.h"
#include "store-error.h"
#include <glib/gi18n-lib.h>
#include <sodium.h>

#define VERSION 1

/* The bytes before the ciphertext, as they stand in the file. */
typedef struct
{
  guint8 version;
  guint8 generation[4];
  guint8 nonce[crypto_aead_xchacha20poly1305_ietf_NPUBBYTES];
} Head;

G_STATIC_ASSERT (sizeof (Head) == 29);
G_STATIC_ASSERT (sizeof (Head) + crypto_aead_xchacha20poly1305_ietf_ABYTES == STORE_ENVELOPE_OVERHEAD);

typedef struct
{
  gsize  length;
  guint8 bytes[];
} Plain;

static void
wipe_plain (gpointer data)
{
  Plain *plain = data;

  sodium_memzero (plain->bytes, plain->length);
  g_free (plain);
}

/* What the ciphertext is bound to. */
static char *
make_place (const char *table, const char *column, gint64 id, guint32 generation)
{
  return g_strdup_printf ("factotum|%s|%s|%" G_GINT64_FORMAT "|%u", table, column, id, generation);
}

GBytes *
store_envelope_seal (StoreVaultKey *key, guint32 generation, const char *table, const char *column, gint64 id, const void *plain, gsize length)
{
  g_autofree char *place = make_place (table, column, id, generation);
  guint8 *envelope = g_malloc (length + STORE_ENVELOPE_OVERHEAD);
  guint32 little = GUINT32_TO_LE (generation);
  Head *head = (Head *) envelope;

  head->version = VERSION;
  memcpy (head->generation, &little, sizeof little);
  randombytes_buf (head->nonce, sizeof head->nonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt (envelope + sizeof *head, NULL, plain, length, (const guint8 *) place, strlen (place),
                                              NULL, head->nonce, store_vault_key_peek (key));
  return g_bytes_new_take (envelope, length + STORE_ENVELOPE_OVERHEAD);
}

GBytes *
store_envelope_open (StoreVaultKey *key, guint32 generation, const char *table, const char *column, gint64 id, GBytes *envelope, GError **error)
{
  g_autofree char *place = make_place (table, column, id, generation);
  gsize size = 0;
  const guint8 *bytes = g_bytes_get_data (envelope, &size);
  Plain *plain;

  if (store_envelope_get_generation (envelope) != generation)
    {
      g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                   _("A protected value was sealed with a key that is no longer in use. Restore it from a copy of that time, or enter it again."));
      return NULL;
    }
  plain = g_malloc (sizeof *plain + size - STORE_ENVELOPE_OVERHEAD);
  plain->length = size - STORE_ENVELOPE_OVERHEAD;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt (plain->bytes, NULL, NULL, bytes + sizeof (Head), size - sizeof (Head), (const guint8 *) place,
                                                  strlen (place), ((const Head *) bytes)->nonce, store_vault_key_peek (key)) != 0)
    {
      g_free (plain);
      g_set_error (error, STORE_ERROR, STORE_ERROR_DAMAGED,
                   _("A protected value was changed outside Factotum and cannot be read. Restore it from a copy, or enter it again."));
      return NULL;
    }
  return g_bytes_new_with_free_func (plain->bytes, plain->length, wipe_plain, plain);
}

guint32
store_envelope_get_generation (GBytes *envelope)
{
  gsize size = 0;
  const Head *head = g_bytes_get_data (envelope, &size);
  guint32 little;

  if (size < STORE_ENVELOPE_OVERHEAD || head->version != VERSION)
    return 0;
  memcpy (&little, head->generation, sizeof little);
  return GUINT32_FROM_LE (little);
}
