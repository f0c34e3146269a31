/* Quantities of lines as one text.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <base-error.h>
#include <locale.h>
#include <store-share.h>

#define ONE G_GINT64_CONSTANT (1000000)

static void
add (GArray *shares, gint64 position, gint64 usual)
{
  StoreShare share = { .position = position, .usual = usual, .quantity = usual };

  g_array_append_val (shares, share);
}

static void
assert_quantities (GArray *shares, const gint64 *quantities)
{
  for (guint i = 0; i < shares->len; i++)
    g_assert_cmpint (g_array_index (shares, StoreShare, i).quantity, ==, quantities[i]);
}

/* Also a thousand, a fraction, lines at the same position and what went back after it was billed. */
static void
test_text_says_quantities (void)
{
  static const gint64 quantities[] = { 1234567891, 0, 5 * ONE, 1234 * ONE, -3 * ONE };
  static const gint64 nothing[] = { 0, 0, 0, 0, 0 };
  g_autoptr (GArray) shares = store_shares_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *usual = NULL, *text = NULL;

  add (shares, 1, 7 * ONE);
  add (shares, 2, 7 * ONE);
  add (shares, 2, 7 * ONE);
  add (shares, 3, 7 * ONE);
  add (shares, 4, -3 * ONE);
  usual = store_shares_format (shares);
  g_assert_null (usual);
  for (guint i = 0; i < shares->len; i++)
    g_array_index (shares, StoreShare, i).quantity = quantities[i];
  text = store_shares_format (shares);
  g_assert_true (store_shares_parse (shares, "", &error));
  assert_quantities (shares, nothing);
  g_assert_true (store_shares_parse (shares, text, &error));
  g_assert_no_error (error);
  assert_quantities (shares, quantities);
}

static void
test_wrong_text_is_refused (void)
{
  static const char *const wrong[] = { "2=1", "1", "1=one", "1=-4", "1=1 1=2" };
  g_autoptr (GArray) shares = store_shares_new ();

  add (shares, 1, -3 * ONE);
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (store_shares_parse (shares, wrong[i], &error));
      g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/share/a-text-says-the-quantities", test_text_says_quantities);
  g_test_add_func ("/share/wrong-text-is-refused", test_wrong_text_is_refused);
  return g_test_run ();
}
