/* How well late lines are foreseen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "planner-world.h"

#include <locale.h>
#include <office-forecast.h>
#include <office-plan-offers.h>
#include <stdlib.h>

#define LEARNT_DAYS 40 /* until then the suppliers are strangers */

typedef struct
{
  int lines, late, flagged, found, naive_flagged, naive_found;
} Score;

static void
count (World *self, Score *score)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const WorldLine *line = value;
      gboolean late = line->arrived_on == 0 || line->arrived_on > line->promised_on;

      if (!line->was_seen || line->promised_on >= world_today (self) || line->promised_on < self->learnt_on)
        continue;
      score->lines++;
      score->late += late;
      score->flagged += line->was_flagged;
      score->found += late && line->was_flagged;
      score->naive_flagged += line->was_naive;
      score->naive_found += late && line->was_naive;
    }
}

static double
percent (int part, int whole)
{
  return whole > 0 ? 100.0 * part / whole : 0;
}

static void
tell (const char *who, const Score *score)
{
  g_print ("# %s: %d lines, %d late; the planner flagged %d, of the late %d (%.1f %%), in vain %d (%.1f %%); the naive rule flagged %d, of the late %d (%.1f %%), in vain %d (%.1f %%)\n",
           who, score->lines, score->late, score->flagged, score->found, percent (score->found, score->late), score->flagged - score->found,
           percent (score->flagged - score->found, score->flagged), score->naive_flagged, score->naive_found, percent (score->naive_found, score->late),
           score->naive_flagged - score->naive_found, percent (score->naive_flagged - score->naive_found, score->naive_flagged));
}

static void
play (guint seed, int days, Score *sum)
{
  WorldPlan plan = { seed, days, 12, 100, 15, FALSE };
  g_autoptr (World) self = world_new (&plan);
  g_autofree char *who = g_strdup_printf ("seed %u, %d days", seed, days);
  int *into = (int *) sum, *from;
  Score score = { 0 };

  for (int i = 0; i < days; i++)
    {
      world_wake (self);
      if (i == LEARNT_DAYS)
        self->learnt_on = world_today (self);
      world_look (self);
      world_work (self);
    }
  fixture_check (&self->fixture);
  count (self, &score);
  tell (who, &score);
  from = (int *) &score;
  for (guint i = 0; i < sizeof score / sizeof (int); i++)
    into[i] += from[i];
}

/* At least 95 of 100 late lines are flagged a working day before they were promised, or earlier; at most 15 of 100 flags are in vain. */
static void
test_late_lines_are_foreseen (void)
{
  Score score = { 0 };

  for (guint seed = 1; seed <= 4; seed++)
    play (seed, 100, &score);
  tell ("together", &score);
  g_assert_cmpint (score.late, >=, 300);
  g_assert_cmpint (100 * score.found, >=, 95 * score.late);
  g_assert_cmpint (100 * (score.flagged - score.found), <=, 15 * score.flagged);
  g_assert_cmpint (score.found, >, score.naive_found);
  g_assert_cmpint (score.flagged - score.found, <, score.naive_flagged - score.naive_found);
}

#define LINES_A_DAY 7

/* Carried out it leaves every rule true; taken back the office is what it was to the last field. */
static void
try_offer (World *self, const OfficeForecast *late, const OfficePlanOffer *offer)
{
  g_autofree char *before = fixture_digest (&self->fixture), *after = NULL;
  g_autoptr (GError) error = NULL;

  if (!fixture_try (&self->fixture, "carry-out-plan",
                    g_variant_new_parsed ("{'order_line': <%x>, 'kind': <%x>, 'choice': <%x>}", late->line, (gint64) offer->kind, offer->choice), &error))
    g_error ("“%s” was offered for line %d, but: %s", offer->title, (int) late->line, error->message);
  fixture_check (&self->fixture);
  fixture_undo (&self->fixture);
  after = fixture_digest (&self->fixture);
  if (strcmp (before, after) != 0)
    g_error ("“%s” for line %d leaves traces when it is taken back", offer->title, (int) late->line);
}

static void
try_offers (World *self, int *tried)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) forecasts = office_forecast_list (self->fixture.db, &error);
  int lines = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < forecasts->len && lines < LINES_A_DAY; i++)
    {
      const OfficeForecast *late = &g_array_index (forecasts, OfficeForecast, i);
      g_autoptr (GPtrArray) offers = late->late ? office_plan_list_offers (self->fixture.db, forecasts, late, &error) : NULL;

      g_assert_no_error (error);
      lines += late->late;
      for (guint j = 0; offers != NULL && j < offers->len; j++)
        {
          const OfficePlanOffer *offer = offers->pdata[j];

          try_offer (self, late, offer);
          tried[offer->kind]++;
        }
    }
}

static void
test_offers_can_be_taken_back (void)
{
  static const OfficePlanKind kinds[] = { OFFICE_PLAN_KIND_SHIP_PARTS, OFFICE_PLAN_KIND_TAKE_RESERVATION, OFFICE_PLAN_KIND_SUBSTITUTE, OFFICE_PLAN_KIND_BUY_ELSEWHERE,
                                          OFFICE_PLAN_KIND_EXPRESS, OFFICE_PLAN_KIND_FASTER_CARRIER, OFFICE_PLAN_KIND_NEW_DATE };
  WorldPlan plan = { 7, 40, 10, 26, 6, TRUE };
  g_autoptr (World) self = world_new (&plan);
  int tried[OFFICE_PLAN_KIND_NEW_DATE + 1] = { 0 };

  for (int i = 0; i < plan.days; i++)
    {
      world_wake (self);
      if (i >= 8)
        try_offers (self, tried);
      world_work (self);
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_print ("# plan %d: %d carried out and taken back\n", (int) kinds[i], tried[kinds[i]]);
      g_assert_cmpint (tried[kinds[i]], >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 3 && g_ascii_isdigit (argv[1][0])) /* seed and days */
    {
      Score score = { 0 };

      play ((guint) atoi (argv[1]), atoi (argv[2]), &score);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/office-year/late-lines-are-foreseen", test_late_lines_are_foreseen);
  g_test_add_func ("/office-year/every-plan-can-be-taken-back", test_offers_can_be_taken_back);
  return g_test_run ();
}
