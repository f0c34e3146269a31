/* Fingerprints tell every difference.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-digest.h"

static char *
dup_digest_of_texts (const char *first, const char *second)
{
  guint8 digest[STORE_DIGEST_LENGTH];
  StoreDigest running;

  store_digest_begin (&running, "test");
  store_digest_put_text (&running, first);
  store_digest_put_text (&running, second);
  store_digest_finish (&running, digest);
  return store_digest_dup_text (digest);
}

static char *
dup_digest_of_value (const char *purpose, GVariant *value)
{
  g_autoptr (GVariant) sunk = value != NULL ? g_variant_ref_sink (value) : NULL;
  guint8 digest[STORE_DIGEST_LENGTH];
  StoreDigest running;

  store_digest_begin (&running, purpose);
  store_digest_put_value (&running, sunk);
  store_digest_finish (&running, digest);
  return store_digest_dup_text (digest);
}

static void
test_same_fields (void)
{
  g_autofree char *once = dup_digest_of_texts ("ab", "c");
  g_autofree char *again = dup_digest_of_texts ("ab", "c");

  g_assert_cmpstr (once, ==, again);
  g_assert_cmpuint (strlen (once), ==, 64);
}

static void
test_kept_for_ever (void)
{
  g_autofree char *text = dup_digest_of_texts ("ab", "c");

  /* hashlib.blake2b(b'p' + n(4) + b'test' + b's' + n(2) + b'ab' + b's' + n(1) + b'c', digest_size=32), n = 8 bytes little endian */
  g_assert_cmpstr (text, ==, "c7204332581fce90d0e5cef4b2ffad2c112f8cae56be4edbdd96318df8194c5b");
}

/* Short fields are gathered, long ones are not: the digest is that of all bytes in their order. */
static void
test_every_length (void)
{
  static const gsize lengths[] = { 1000, 0, 15, 1024, 1025, 5000, 3, 1006, 7 };
  guint8 digest[STORE_DIGEST_LENGTH];
  g_autofree char *text = NULL;
  StoreDigest running;

  store_digest_begin (&running, "test");
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *field = g_strnfill (lengths[i], 'x');

      store_digest_put_text (&running, field);
    }
  store_digest_finish (&running, digest);
  text = store_digest_dup_text (digest);
  /* as above, by hashlib */
  g_assert_cmpstr (text, ==, "dbaf8623d2198987c4b448b3e5ab61cb9fafc6782c92ad8de048f3b5dd0265d3");
}

static void
test_field_borders (void)
{
  g_autofree char *left = dup_digest_of_texts ("ab", "c");
  g_autofree char *right = dup_digest_of_texts ("a", "bc");
  g_autofree char *empty = dup_digest_of_texts ("abc", "");
  g_autofree char *missing = dup_digest_of_texts ("abc", NULL);

  g_assert_cmpstr (left, !=, right);
  g_assert_cmpstr (empty, !=, missing);
}

static void
test_types (void)
{
  const guint8 one[] = { '1' };
  g_autofree char *text = dup_digest_of_value ("test", g_variant_new_string ("1"));
  g_autofree char *number = dup_digest_of_value ("test", g_variant_new_int64 (1));
  g_autofree char *bytes = dup_digest_of_value ("test", g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, one, 1, 1));
  g_autofree char *nothing = dup_digest_of_value ("test", NULL);
  g_autofree char *other = dup_digest_of_value ("other", g_variant_new_string ("1"));
  const char *all[] = { text, number, bytes, nothing, other };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (all[i], !=, all[j]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/digest/the-same-fields-have-the-same-digest", test_same_fields);
  g_test_add_func ("/store/digest/a-digest-is-the-same-in-every-release", test_kept_for_ever);
  g_test_add_func ("/store/digest/fields-of-every-length-count-in-their-order", test_every_length);
  g_test_add_func ("/store/digest/borders-between-fields-count", test_field_borders);
  g_test_add_func ("/store/digest/types-and-purposes-count", test_types);
  return g_test_run ();
}
