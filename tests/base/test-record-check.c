/* A record that cannot be is refused in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-number.h"
#include "base-text.h"
#include "test-record-type.h"

static TestThing *
make_right (void)
{
  return g_object_new (TEST_TYPE_THING, "name", "Ann", NULL);
}

static void
assert_message (TestThing *thing, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (base_record_check (BASE_RECORD (thing), &error));
  g_assert_error (error, BASE_ERROR, code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_right (void)
{
  g_autoptr (TestThing) thing = make_right ();
  g_autoptr (GError) error = NULL;

  g_assert_true (base_record_check (BASE_RECORD (thing), &error));
  g_assert_no_error (error);
}

static void
test_required (void)
{
  g_autoptr (TestThing) thing = make_thing ();

  assert_message (thing, BASE_ERROR_REQUIRED, "The field “Name” is empty. Please fill it in.");
}

static void
test_length (void)
{
  g_autoptr (TestThing) thing = make_right ();
  g_autofree char *text = g_strnfill (BASE_TEXT_MAX, 'x');
  g_autofree char *longer = g_strnfill (BASE_LONG_TEXT_MAX + 1, 'x');

  base_record_set_text (BASE_RECORD (thing), &thing->name, text);
  g_assert_true (base_record_check (BASE_RECORD (thing), NULL));
  base_record_set_text (BASE_RECORD (thing), &thing->notes, longer);
  assert_message (thing, BASE_ERROR_VALUE, "The field “Notes” has 100001 characters, but only 100000 fit. Please shorten it.");
  base_record_set_text (BASE_RECORD (thing), &thing->name, longer);
  assert_message (thing, BASE_ERROR_VALUE, "The field “Name” has 100001 characters, but only 200 fit. Please shorten it.");
}

static void
test_ranges (void)
{
  static const struct { guint index; gint64 right; gint64 wrong; } ranges[] = {
    { TOTAL, BASE_NUMBER_MAX, BASE_NUMBER_MAX + 1 }, { TOTAL, -BASE_NUMBER_MAX, -BASE_NUMBER_MAX - 1 }, { WEIGHT, -1, G_MININT64 }, { DISCOUNT, 1000000, G_MAXINT64 },
    { STATE, 2, 3 }, { STATE, 0, -1 }, { PROMISED_ON, BASE_LAST_DATE, BASE_LAST_DATE + 1 }, { CUSTOMER, BASE_NUMBER_MAX, -1 },
    { SHIPPED_AT, 0, G_MAXINT64 }, { SHIPPED_AT, BASE_NO_TIME, G_MININT64 + 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (TestThing) thing = make_right ();
      const BaseField *field = &thing_fields[ranges[i].index];
      g_autoptr (GError) error = NULL;

      base_record_put_number (BASE_RECORD (thing), field, ranges[i].right);
      g_assert_true (base_record_check (BASE_RECORD (thing), NULL));
      base_record_put_number (BASE_RECORD (thing), field, ranges[i].wrong);
      g_assert_false (base_record_check (BASE_RECORD (thing), &error));
      g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, field->label));
    }
}

static void
test_own_rule (void)
{
  g_autoptr (TestThing) thing = make_right ();

  base_record_set_number (BASE_RECORD (thing), &thing->pieces, -1);
  assert_message (thing, BASE_ERROR_RULE, "There cannot be fewer than no pieces. Please count again.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/record/a-right-record-passes", test_right);
  g_test_add_func ("/base/record/a-required-field-is-filled-in", test_required);
  g_test_add_func ("/base/record/a-text-has-its-length", test_length);
  g_test_add_func ("/base/record/a-number-has-its-range", test_ranges);
  g_test_add_func ("/base/record/the-type-adds-its-own-rule", test_own_rule);

  return g_test_run ();
}
