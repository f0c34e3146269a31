/* Products and shares are exact.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-error.h"
#include "base-number.h"
#include "test-locales.h"

__extension__ typedef __int128 Wide;

/* Rounds by doubling the rest, in signed arithmetic: another way than the one under test. */
static Wide
scale_slowly (Wide a, Wide b, Wide c, BaseRounding rounding)
{
  Wide product = a * b, quotient = product / c, rest = product - quotient * c;
  Wide twice = (rest < 0 ? -rest : rest) * 2;
  int step = product < 0 ? -1 : 1;

  if (rounding == BASE_ROUND_DOWN || twice < c)
    return quotient;
  if (twice > c || rounding == BASE_ROUND_HALF_UP)
    return quotient + step;
  return quotient % 2 == 0 ? quotient : quotient + step;
}

static void
try_scale (gint64 a, gint64 b, gint64 c, BaseRounding rounding)
{
  Wide expected = scale_slowly (a, b, c, rounding);
  gboolean fits = expected >= -BASE_NUMBER_MAX && expected <= BASE_NUMBER_MAX;
  g_autoptr (GError) error = NULL;
  gint64 result = 4711;

  g_assert_cmpint (base_number_scale (a, b, c, rounding, &result, &error), ==, fits);
  if (fits)
    g_assert_true (result == expected);
  else
    {
      g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
      g_assert_cmpint (result, ==, 4711);
    }
}

static void
test_scale_chance (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (1);

  for (int i = 0; i < 50000; i++)
    {
      gint64 figure = make_figure (chance);
      gint64 c = ABS (figure) + 1;

      try_scale (make_figure (chance), make_figure (chance), i % 3 == 0 ? BASE_QUANTITY_ONE : c, (BaseRounding) (i % 3));
      /* Small ones meet the half often. */
      try_scale (g_rand_int_range (chance, -50, 50), g_rand_int_range (chance, -50, 50), g_rand_int_range (chance, 1, 12), (BaseRounding) (i % 3));
    }
}

static void
test_scale_edges (void)
{
  static const gint64 edges[] = { 0, 1, -1, 2, G_MAXINT64, G_MININT64, BASE_NUMBER_MAX, -BASE_NUMBER_MAX, BASE_NUMBER_MAX + 1 };

  for (guint a = 0; a < G_N_ELEMENTS (edges); a++)
    for (guint b = 0; b < G_N_ELEMENTS (edges); b++)
      for (guint c = 0; c < G_N_ELEMENTS (edges); c++)
        if (edges[c] > 0)
          for (int rounding = BASE_ROUND_HALF_UP; rounding <= BASE_ROUND_DOWN; rounding++)
            try_scale (edges[a], edges[b], edges[c], (BaseRounding) rounding);
}

static void
test_roundings (void)
{
  gint64 result;

  g_assert_true (base_number_scale (5, 1, 2, BASE_ROUND_HALF_UP, &result, NULL) && result == 3);
  g_assert_true (base_number_scale (-5, 1, 2, BASE_ROUND_HALF_UP, &result, NULL) && result == -3);
  g_assert_true (base_number_scale (5, 1, 2, BASE_ROUND_HALF_EVEN, &result, NULL) && result == 2);
  g_assert_true (base_number_scale (7, 1, 2, BASE_ROUND_HALF_EVEN, &result, NULL) && result == 4);
  g_assert_true (base_number_scale (-5, 1, 2, BASE_ROUND_DOWN, &result, NULL) && result == -2);
}

/* Sum exact, each within one of its part, the larger weight never the smaller share of a positive total. */
static void
check_shares (gint64 total, const gint64 *weights, const gint64 *shares, guint n)
{
  Wide sum_weights = 0, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      sum_weights += weights[i];
      sum += shares[i];
    }
  g_assert_true (sum == total);

  for (guint i = 0; i < n; i++)
    {
      Wide apart = (Wide) total * weights[i] - (Wide) shares[i] * sum_weights;

      g_assert_true (apart < sum_weights && apart > -sum_weights);
      for (guint j = 0; j < i; j++)
        if (weights[j] > weights[i])
          g_assert_true (total < 0 ? shares[j] <= shares[i] : shares[j] >= shares[i]);
    }
}

static void
test_split_chance (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (2);

  for (int i = 0; i < 5000; i++)
    {
      guint n = (guint) g_rand_int_range (chance, 1, 12);
      gint64 weights[12], shares[12];
      gint64 total = make_figure (chance);

      for (guint j = 0; j < n; j++)
        {
          gint64 figure = make_figure (chance);

          weights[j] = i % 2 == 0 ? ABS (figure) : g_rand_int_range (chance, 0, 4);
        }
      weights[0] += 1;
      base_number_split (total, weights, n, shares);
      check_shares (total, weights, shares, n);
    }
}

static void
test_split_ties (void)
{
  static const gint64 weights[] = { 1, 1, 1 };
  static const gint64 uneven[] = { 0, 3, 1 };
  gint64 shares[3];

  base_number_split (100, weights, 3, shares);
  g_assert_true (shares[0] == 34 && shares[1] == 33 && shares[2] == 33);
  base_number_split (-100, weights, 3, shares);
  g_assert_true (shares[0] == -34 && shares[1] == -33 && shares[2] == -33);
  base_number_split (10, uneven, 3, shares);
  g_assert_true (shares[0] == 0 && shares[1] == 8 && shares[2] == 2);
  base_number_split (0, uneven, 3, shares);
  g_assert_true (shares[0] == 0 && shares[1] == 0 && shares[2] == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/number/a-product-is-the-same-as-a-slow-one", test_scale_chance);
  g_test_add_func ("/base/number/a-product-too-large-is-refused", test_scale_edges);
  g_test_add_func ("/base/number/halves-are-rounded-as-asked", test_roundings);
  g_test_add_func ("/base/number/shares-sum-to-the-total", test_split_chance);
  g_test_add_func ("/base/number/ties-go-to-the-first", test_split_ties);

  return g_test_run ();
}
