/* Days come back as they were written.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base-date.h"
#include "base-error.h"
#include "test-locales.h"

static void
try_date (guint32 date, BaseLocale *locale)
{
  g_autofree char *text = base_date_format (date, locale);
  g_autoptr (GError) error = NULL;
  char iso[11];
  guint32 read = 0, read_iso = 0, read_local_iso = 0;

  base_date_format_iso (date, iso);
  g_assert_true (base_date_parse_iso (iso, &read_iso));
  if (!base_date_parse (text, locale, &read, &error))
    g_error ("%s: %s", locale->name, error->message);
  g_assert_true (base_date_parse (iso, locale, &read_local_iso, NULL));
  g_assert_cmpuint (read_iso, ==, date);
  g_assert_cmpuint (read_local_iso, ==, date);
  if (read != date)
    g_error ("%s: “%s” of %s came back as day %u", locale->name, text, iso, read);
}

/* Every day around the last days of February, of a year and of a century, and any others. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) chance = g_rand_new_with_seed (31);

  for (guint l = 0; l < G_N_ELEMENTS (tested_locales); l++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (tested_locales[l], NULL);

      try_date (1, locale);
      try_date (BASE_LAST_DATE, locale);
      for (guint32 date = base_date_from_ymd (2023, 12, 1); date < base_date_from_ymd (2025, 3, 2); date++)
        try_date (date, locale);
      for (int i = 0; i < 400; i++)
        try_date ((guint32) g_rand_int_range (chance, 1, BASE_LAST_DATE + 1), locale);
    }
}

/* 0 = refused; else year * 10000 + month * 100 + day. */
typedef struct
{
  const char *locale;
  const char *text;
  int         day;
} Typed;

static const Typed typed[] = {
  { "de_DE", "31.12.2026", 20261231 }, { "de_DE", "31.12.26", 20261231 }, { "de_DE", "1.2.49", 20490201 }, { "de_DE", "1.2.50", 19500201 }, { "de_DE", "31/12/2026", 20261231 },
  { "de_DE", "31-12-2026", 20261231 }, { "de_DE", "31 12 2026", 20261231 }, { "de_DE", "31. 12. 2026", 20261231 }, { "de_DE", " 31.12.2026. ", 20261231 },
  { "de_DE", "2026-12-31", 20261231 }, { "de_DE", "2026-1-5", 20260105 }, { "de_DE", "2026/12/31", 20261231 }, { "en_US", "2026-12-31", 20261231 },
  { "en_US", "12/31/2026", 20261231 }, { "en_US", "2/3/2026", 20260203 }, { "en_GB", "2/3/2026", 20260302 }, { "sv_SE", "26-12-31", 20261231 },
  { "C", "2026-12-31", 20261231 }, { "ar_EG", "٣١/١٢/٢٠٢٦", 20261231 }, { "fa_IR", "۲۰۲۶/۱۲/۳۱", 20261231 }, { "de_DE", "29.2.2024", 20240229 },
  { "de_DE", "1996-07-04 00:00:00.000", 19960704 }, { "de_DE", "4.7.1996 0:00", 19960704 }, { "de_DE", "1996-07-04T00:00:00Z", 19960704 },
  /* a month above 12 is refused, never swapped */
  { "de_DE", "12/31/2026", 0 }, { "en_US", "31/12/2026", 0 }, { "en_US", "31.12.2026", 0 }, { "C", "31.12.2026", 0 },
  /* no such day */
  { "de_DE", "29.2.2023", 0 }, { "de_DE", "31.4.2026", 0 }, { "de_DE", "0.1.2026", 0 }, { "de_DE", "1.0.2026", 0 }, { "de_DE", "1.1.0000", 0 }, { "de_DE", "2026-13-01", 0 },
  /* not whole, or more than a day */
  { "de_DE", "", 0 }, { "de_DE", "31.12.", 0 }, { "de_DE", "31.12", 0 }, { "de_DE", "31122026", 0 }, { "de_DE", "1.1.202", 0 }, { "de_DE", "1.1.20266", 0 }, { "de_DE", "1.1.1", 0 },
  { "de_DE", "100.1.2026", 0 }, { "de_DE", "1.100.2026", 0 }, { "de_DE", "31.12.2026 23:59", 0 }, { "de_DE", "31.12.2026 x", 0 }, { "de_DE", "1,1,2026", 0 }, { "de_DE", "today", 0 },
  { "de_DE", "1.1.2026 0", 0 }, { "de_DE", "1.1.2026.5", 0 },
};

static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (BaseLocale) locale = base_locale_new (typed[i].locale, NULL);
      g_autoptr (GError) error = NULL;
      guint32 date = BASE_NO_DATE;
      gboolean read = base_date_parse (typed[i].text, locale, &date, &error);
      int year, month, day;

      base_date_to_ymd (date, &year, &month, &day);
      if (year * 10000 + month * 100 + day != typed[i].day)
        g_error ("%s: “%s” is %d-%d-%d", typed[i].locale, typed[i].text, year, month, day);
      g_assert_cmpint (read, ==, typed[i].day != 0);
      if (!read)
        g_assert_error (error, BASE_ERROR, BASE_ERROR_VALUE);
    }
}

static void
test_message (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  g_autoptr (GError) error = NULL;
  guint32 date = 7;

  g_assert_false (base_date_parse ("12/31/2026", locale, &date, &error));
  g_assert_cmpstr (error->message, ==, "“12/31/2026” is not a date. Please write it like 31.12.2026.");
  g_assert_cmpuint (date, ==, 7);
}

static void
test_iso_is_strict (void)
{
  static const char *const wrong[] = { "", "2026-1-5", "2026-12-31 ", " 2026-12-31", "2026/12/31", "2026-02-30", "0000-01-01", "2026-12-3x", "-026-12-31", "20261231" };
  guint32 date = 7;

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (base_date_parse_iso (wrong[i], &date));
  g_assert_cmpuint (date, ==, 7);
}

static void
test_calendar (void)
{
  g_autoptr (BaseLocale) locale = base_locale_new ("de_DE", NULL);
  g_autofree char *none = base_date_format (BASE_NO_DATE, locale);
  g_autofree char *beyond = base_date_format (BASE_LAST_DATE + 1, locale);
  char iso[11] = "x";

  g_assert_cmpuint (base_date_from_ymd (1, 1, 1), ==, 1);
  g_assert_cmpuint (base_date_from_ymd (9999, 12, 31), ==, BASE_LAST_DATE);
  g_assert_cmpuint (base_date_from_ymd (10000, 1, 1), ==, BASE_NO_DATE);
  g_assert_cmpuint (base_date_from_ymd (65536 + 2026, 1, 1), ==, BASE_NO_DATE);
  g_assert_cmpuint (base_date_from_ymd (2026, 257, 1), ==, BASE_NO_DATE);
  g_assert_cmpuint (base_date_from_ymd (2026, 1, 257), ==, BASE_NO_DATE);
  g_assert_cmpuint (base_date_from_ymd (1900, 2, 29), ==, BASE_NO_DATE);
  g_assert_cmpuint (base_date_from_ymd (2000, 2, 29), !=, BASE_NO_DATE);
  g_assert_cmpstr (none, ==, "");
  g_assert_cmpstr (beyond, ==, "");
  base_date_format_iso (BASE_NO_DATE, iso);
  g_assert_cmpstr (iso, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/date/a-day-comes-back-as-it-was-written", test_round_trip);
  g_test_add_func ("/base/date/what-is-typed-is-a-day-or-refused", test_typed);
  g_test_add_func ("/base/date/a-refusal-shows-how-to-write", test_message);
  g_test_add_func ("/base/date/iso-is-strict", test_iso_is_strict);
  g_test_add_func ("/base/date/only-days-of-the-calendar", test_calendar);

  return g_test_run ();
}
