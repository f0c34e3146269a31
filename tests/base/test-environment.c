/* Clock, chance and user can be replaced.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-environment.h"

#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, BaseEnvironment)

struct _TestClock
{
  BaseEnvironment parent_instance;
  gint64          now;
};

G_DEFINE_FINAL_TYPE (TestClock, test_clock, BASE_TYPE_ENVIRONMENT)

static gint64
test_clock_now (BaseEnvironment *environment)
{
  return TEST_CLOCK (environment)->now;
}

static void
test_clock_class_init (TestClockClass *class)
{
  BASE_ENVIRONMENT_CLASS (class)->now = test_clock_now;
}

static void
test_clock_init (TestClock *self)
{
}

static void
test_system (void)
{
  g_autoptr (BaseEnvironment) environment = base_environment_new ();
  g_autofree char *user = base_environment_dup_user (environment);
  guint8 one[4096] = { 0 }, other[4096] = { 0 };
  gint64 apart = base_environment_now (environment) - g_get_real_time () / G_USEC_PER_SEC;

  g_assert_cmpint (ABS (apart), <=, 1);
  base_environment_fill_random (environment, one, sizeof one);
  base_environment_fill_random (environment, other, sizeof other);
  g_assert_true (memcmp (one, other, sizeof one) != 0);
  g_assert_true (memcmp (one + 4000, other + 4000, 96) != 0);
  g_assert_nonnull (user);
}

static void
test_today (void)
{
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);

  /* The test runs in Berlin, where the new year comes an hour early. */
  g_assert_true (base_time_parse_iso ("2026-12-31T22:59:59Z", &clock->now));
  g_assert_cmpuint (base_environment_today (BASE_ENVIRONMENT (clock)), ==, base_date_from_ymd (2026, 12, 31));
  clock->now++;
  g_assert_cmpuint (base_environment_today (BASE_ENVIRONMENT (clock)), ==, base_date_from_ymd (2027, 1, 1));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/environment/the-system-has-clock-chance-and-user", test_system);
  g_test_add_func ("/base/environment/today-is-the-day-where-the-user-is", test_today);

  return g_test_run ();
}
