/* A fingerprint over fields, BLAKE2b-256.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

#define STORE_DIGEST_LENGTH 32

/**
 * StoreDigest:
 *
 * A running digest, made on the stack. Every field goes in with its type and length, so that two different lists of fields never look the same:
 * "ab", "c" is not "a", "bc", the text "1" is not the number 1, and an empty text is not a missing one.
 */
typedef struct
{
  _Alignas (64) guint8 state[384];
  guint8  pending[1024]; /* not yet in the state: a field is short, and each call has its price */
  gsize   n_pending;
} StoreDigest;

/* purpose, e.g. "change row", keeps digests of different things apart. Any thread, one at a time. */
void  store_digest_begin      (StoreDigest *self, const char *purpose);
void  store_digest_put_bytes  (StoreDigest *self, const void *bytes, gsize length);
void  store_digest_put_text   (StoreDigest *self, const char *text); /* nullable */
void  store_digest_put_number (StoreDigest *self, gint64 number);
/* A value as commands and the change log carry it: NULL, text ("s"), number ("x") or bytes ("ay"). */
void  store_digest_put_value  (StoreDigest *self, GVariant *value);
/* The digest is used up afterwards. */
void  store_digest_finish     (StoreDigest *self, guint8 digest[STORE_DIGEST_LENGTH]);
/* 64 lower-case hexadecimal digits. */
char *store_digest_dup_text   (const guint8 digest[STORE_DIGEST_LENGTH]) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
