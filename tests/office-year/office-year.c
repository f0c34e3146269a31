/* A simulated office: real commands beside a model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "planted-faults.h"
#include "simulator.h"
#include "../faults/proof.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define FAILURES "office-year-failures.txt"
#define N_PARTS  4 /* of the many offices: a program each, as there are two processors */

/* All of a firm follows from these: --seed, --days, --orders-a-day, --items. */
static SimulatorPlan
make_plan (guint seed, guint days, guint orders_a_day, int n_items)
{
  return (SimulatorPlan) { .seed = seed, .days = days, .orders_a_day = orders_a_day, .n_items = CLAMP (n_items, 1, MODEL_MAX_ITEMS),
                           .n_customers = MIN (MODEL_MAX_CUSTOMERS, 5 + n_items / 8), .n_suppliers = MIN (MODEL_MAX_SUPPLIERS, 4 + n_items / 7) };
}

static void
keep_failure (Simulator *self)
{
  g_autofree char *line = g_strdup_printf ("%s\n", self->fault);
  FILE *file = fopen (FAILURES, "ae");

  g_printerr ("%s", line);
  if (file != NULL)
    {
      fputs (line, file);
      fclose (file);
    }
}

/* Who wants the goods of the item, as the file has it. */
static void
tell_item (Simulator *self, const char *fault)
{
  const char *order = strstr (fault, ": order "), *item = strstr (fault, ": item ");
  g_autofree char *where = order != NULL ? g_strdup_printf ("l.item IN (SELECT item FROM order_lines WHERE sales_order = %d)", atoi (order + 8)) : g_strdup_printf ("l.item = %d", item != NULL ? atoi (item + 7) + 1 : 0);
  g_autofree char *sql = g_strconcat ("SELECT printf ('item %d (on hand %d) order %d %s promised %s line %d: %d, shipped %d, reserved %d', l.item, i.on_hand / 1000000, o.id, o.state, o.promised_on, l.id,"
                                      " l.quantity / 1000000, l.shipped / 1000000, l.reserved / 1000000) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order JOIN items AS i ON i.id = l.item"
                                      " WHERE l.trashed_at IS NULL AND o.state IN ('confirmed', 'partly-shipped') AND ", where, " ORDER BY l.item, o.promised_on, l.id", NULL);
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, sql);

  while (store_query_next (query))
    g_printerr ("  %s\n", store_query_get_text (query, 0));
}

static gboolean
run (Simulator *self)
{
  gboolean good = simulator_run (self);
  const SimulatorPlan *plan = &self->plan;

  g_print ("# seed %u: %u days, %u steps, %u done, %u refused, %u taken back or done again, %u times closed and opened, %u full checks, digest %s\n", plan->seed, plan->days,
           self->step, self->n_done, self->n_refused, self->n_undone, self->n_reopened, self->n_checks, simulator_get_digest (self));
  if (!good)
    {
      g_printerr ("again: office-year --seed %u --days %u --orders-a-day %u --items %d\n", plan->seed, plan->days, plan->orders_a_day, plan->n_items);
      keep_failure (self);
      if (plan->tells)
        tell_item (self, self->fault);
    }
  return good;
}

static gboolean
play (const SimulatorPlan *plan, char **digest)
{
  g_autoptr (Simulator) self = simulator_new (plan);
  gboolean good = run (self);

  *digest = g_strdup (simulator_get_digest (self));
  return good;
}

static void
test_seed (gconstpointer data)
{
  SimulatorPlan plan = make_plan (GPOINTER_TO_UINT (data), 20, 6, 12);
  g_autofree char *digest = NULL;

  g_assert_true (play (&plan, &digest));
}

static const char *const commands[] = {
  "enter-order", "confirm-order", "ship-order", "pack-order", "ship-shipment", "invoice-order", "edit-order-line", "cancel-order", "cancel-rest", "reopen-order", "record-payment",
  "announce-return", "receive-return", "cancel-return", "inspect-return", "receive-stock", "adjust-stock", "transfer-stock", "scrap-stock", "create-stocktake", "start-stocktake",
  "record-count", "finish-stocktake", "approve-stocktake", "edit-item", "create-purchase-order", "create-purchase-line", "confirm-purchase", "receive-purchase", "close-purchase",
  "cancel-purchase", "reopen-purchase", "record-bill", "approve-bill", "post-bill", "pay-bill",
};

static void
assert_all_happened (const guint *done)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_print ("# %s: %u\n", commands[i], done[i]);
      g_assert_cmpuint (done[i], >=, 3);
    }
}

static void
add_done (Simulator *self, guint *done)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    done[i] += GPOINTER_TO_UINT (g_hash_table_lookup (self->done, g_intern_string (commands[i])));
}

/* The firm of the long run, for three weeks: everything happens, and often. */
static void
test_wholesaler (void)
{
  SimulatorPlan plan = { .seed = 9, .days = 15, .orders_a_day = 40, .n_items = MODEL_MAX_ITEMS, .n_customers = MODEL_MAX_CUSTOMERS, .n_suppliers = MODEL_MAX_SUPPLIERS };
  g_autoptr (Simulator) self = simulator_new (&plan);
  guint done[G_N_ELEMENTS (commands)] = { 0 };

  g_assert_true (run (self));
  add_done (self, done);
  assert_all_happened (done);
}

/* Firms of every size, from three items to a hundred, ten thousand steps each. */
static void
test_many_offices (gconstpointer data)
{
  static const struct
  {
    guint days, orders_a_day;
    int   n_items;
  } sizes[] = { { 48, 30, 3 }, { 72, 20, 12 }, { 24, 60, 24 }, { 36, 40, 40 }, { 30, 48, 100 } };
  guint part = GPOINTER_TO_UINT (data), n_steps = 0, done[G_N_ELEMENTS (commands)] = { 0 };
  g_autofree char *name = g_strdup_printf ("simulator-steps-%u", part);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      SimulatorPlan plan = make_plan (proof_get_seed () * 1000 + part * 100 + i, sizes[i].days, sizes[i].orders_a_day, sizes[i].n_items);
      g_autoptr (Simulator) self = simulator_new (&plan);

      g_assert_true (run (self));
      g_assert_cmpuint (self->n_checks, >, self->step / 1000);
      g_assert_cmpuint (MIN (self->n_undone, MIN (self->n_refused, self->n_reopened)), >, 0);
      n_steps += self->step;
      add_done (self, done);
    }
  assert_all_happened (done);
  proof_report (name, n_steps);
}

static void
test_same_seed (void)
{
  SimulatorPlan plan = make_plan (1, 5, 5, 12);
  g_autofree char *first = NULL, *second = NULL, *other = NULL;

  g_assert_true (play (&plan, &first));
  g_assert_true (play (&plan, &second));
  g_assert_cmpstr (first, ==, second);
  plan.seed = 2;
  g_assert_true (play (&plan, &other));
  g_assert_cmpstr (first, !=, other);
}

/* --seed S --seeds N --days N --orders-a-day N --items N: by hand, as long as wanted. */
static int
play_by_hand (int argc, char **argv)
{
  int seed = 1, seeds = 1, days = 250, orders = 40, items = MODEL_MAX_ITEMS, failed = 0;
  gboolean tells = FALSE;
  GOptionEntry entries[] = {
    { "seed",         0, 0, G_OPTION_ARG_INT, &seed,   "the first seed",     "S" },
    { "seeds",        0, 0, G_OPTION_ARG_INT, &seeds,  "how many seeds",     "N" },
    { "days",         0, 0, G_OPTION_ARG_INT, &days,   "working days",       "N" },
    { "orders-a-day", 0, 0, G_OPTION_ARG_INT, &orders, "about so many",      "N" },
    { "items",        0, 0, G_OPTION_ARG_INT, &items,  "at most 400",        "N" },
    { "trace",        0, 0, G_OPTION_ARG_NONE, &tells, "print every step",   NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  for (int i = 0; i < seeds; i++)
    {
      SimulatorPlan plan = make_plan ((guint) (seed + i), (guint) days, (guint) orders, items);
      g_autofree char *digest = NULL;

      plan.tells = tells;
      failed += !play (&plan, &digest);
    }
  g_print ("# %d of %d seeds without a difference\n", seeds - failed, seeds);
  return failed > 0;
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  if (argc > 1 && g_str_has_prefix (argv[1], "--") && strstr ("--seed --seeds --days --orders-a-day --items --trace --help", argv[1]) != NULL)
    return play_by_hand (argc, argv);
  g_test_init (&argc, &argv, NULL);
  for (guint seed = 1; seed <= 8; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/office-year/what-the-office-does-is-what-the-model-says-%u", seed);
      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_seed);
    }
  for (guint part = 1; part <= N_PARTS; part++)
    {
      g_autofree char *path = g_strdup_printf ("/office-year/many/offices-of-every-size-%u", part);
      g_test_add_data_func (path, GUINT_TO_POINTER (part), test_many_offices);
    }
  g_test_add_func ("/office-year/a-wholesaler-works-for-three-weeks", test_wholesaler);
  g_test_add_func ("/office-year/the-same-seed-is-the-same-year", test_same_seed);
  g_test_add_func ("/office-year/planted-faults-are-caught", planted_faults_are_caught);
  return g_test_run ();
}
