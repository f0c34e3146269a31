/* A fingerprint over fields, BLAKE2b-256.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-digest.h"
#include <sodium.h>

G_STATIC_ASSERT (sizeof (crypto_generichash_state) <= sizeof ((StoreDigest *) NULL)->state);
G_STATIC_ASSERT (_Alignof (crypto_generichash_state) <= _Alignof (StoreDigest));

static crypto_generichash_state *
get_state (StoreDigest *self)
{
  return (crypto_generichash_state *) self->state;
}

static void
flush (StoreDigest *self)
{
  crypto_generichash_update (get_state (self), self->pending, self->n_pending);
  self->n_pending = 0;
}

static void
put (StoreDigest *self, const void *bytes, gsize length)
{
  if (self->n_pending + length > sizeof self->pending)
    flush (self);
  if (length > sizeof self->pending)
    crypto_generichash_update (get_state (self), bytes, length);
  else if (length > 0)
    {
      memcpy (self->pending + self->n_pending, bytes, length);
      self->n_pending += length;
    }
}

/* Type, length, content: no list of fields can be read as another one. */
static void
put_field (StoreDigest *self, char type, const void *bytes, gsize length)
{
  guint8 head[9] = { (guint8) type };
  guint64 little = GUINT64_TO_LE ((guint64) length);

  memcpy (head + 1, &little, sizeof little);
  put (self, head, sizeof head);
  put (self, bytes, length);
}

void
store_digest_begin (StoreDigest *self, const char *purpose)
{
  g_return_if_fail (purpose != NULL);

  if (sodium_init () < 0)
    g_error ("libsodium cannot start");
  crypto_generichash_init (get_state (self), NULL, 0, STORE_DIGEST_LENGTH);
  self->n_pending = 0;
  put_field (self, 'p', purpose, strlen (purpose));
}

void
store_digest_put_bytes (StoreDigest *self, const void *bytes, gsize length)
{
  put_field (self, 'b', bytes, length);
}

void
store_digest_put_text (StoreDigest *self, const char *text)
{
  if (text == NULL)
    put_field (self, '0', NULL, 0);
  else
    put_field (self, 's', text, strlen (text));
}

void
store_digest_put_number (StoreDigest *self, gint64 number)
{
  gint64 little = GINT64_TO_LE (number);

  put_field (self, 'x', &little, sizeof little);
}

void
store_digest_put_value (StoreDigest *self, GVariant *value)
{
  gsize length = 0;

  if (value == NULL)
    put_field (self, '0', NULL, 0);
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    store_digest_put_text (self, g_variant_get_string (value, NULL));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    store_digest_put_number (self, g_variant_get_int64 (value));
  else if (g_variant_is_of_type (value, G_VARIANT_TYPE_BYTESTRING))
    {
      const void *bytes = g_variant_get_fixed_array (value, &length, 1);
      store_digest_put_bytes (self, bytes, length);
    }
  else
    g_error ("a value of type %s has no digest", g_variant_get_type_string (value));
}

void
store_digest_finish (StoreDigest *self, guint8 digest[STORE_DIGEST_LENGTH])
{
  flush (self);
  crypto_generichash_final (get_state (self), digest, STORE_DIGEST_LENGTH);
  sodium_memzero (self, sizeof *self);
}

char *
store_digest_dup_text (const guint8 digest[STORE_DIGEST_LENGTH])
{
  char *text = g_malloc (STORE_DIGEST_LENGTH * 2 + 1);

  return sodium_bin2hex (text, STORE_DIGEST_LENGTH * 2 + 1, digest, STORE_DIGEST_LENGTH);
}
