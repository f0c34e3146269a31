/* A simulated office: real commands beside a model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#define FAILURES "office-year-failures.txt"

/* Against the office as it stands: who notices? The file itself may refuse as well. */
static const struct
{
  const char *name;
  const char *sql; /* statements, parted by | */
} faults[] = {
  { "a shipped line's move is lost", "DELETE FROM stock_moves WHERE id = (SELECT max (id) FROM stock_moves WHERE kind = 'shipment')" },
  { "a reservation is not freed when shipped", "UPDATE order_lines SET reserved = reserved + 1000000 WHERE id = (SELECT max (id) FROM order_lines WHERE shipped = quantity)"
                                               "|UPDATE items SET reserved = reserved + 1000000 WHERE id = (SELECT item FROM order_lines WHERE id = (SELECT max (id) FROM order_lines WHERE shipped = quantity))" },
  { "on hand is off by one", "UPDATE items SET on_hand = on_hand + 1000000 WHERE id = 3" },
  { "value stays at quantity zero", "UPDATE items SET on_hand = 0 WHERE id = (SELECT min (id) FROM items WHERE stock_value > 0)" },
  { "the total of an order is off", "UPDATE orders SET total = total + 1 WHERE id = (SELECT max (id) FROM orders)" },
  { "an order is invoiced that was never shipped", "UPDATE orders SET state = 'invoiced', invoiced_on = '2026-04-01' WHERE id = (SELECT max (id) FROM orders WHERE state = 'confirmed')" },
  { "a receipt has the wrong sign", "UPDATE stock_moves SET quantity = -quantity WHERE id = (SELECT max (id) FROM stock_moves WHERE kind = 'receipt')" },
  { "a line is lost, the total follows", "UPDATE orders SET total = total - (SELECT amount FROM order_lines WHERE id = (SELECT max (id) FROM order_lines)) WHERE id = (SELECT sales_order FROM order_lines WHERE id = (SELECT max (id) FROM order_lines))"
                                         "|UPDATE order_lines SET trashed_at = '2026-04-01T00:00:00Z' WHERE id = (SELECT max (id) FROM order_lines)" },
  { "a transfer has one leg", "DELETE FROM stock_moves WHERE id = (SELECT max (id) FROM stock_moves WHERE kind = 'transfer')" },
  { "a cancelled order keeps its goods", "UPDATE orders SET state = 'cancelled', cancelled_on = '2026-04-01' WHERE id = (SELECT max (sales_order) FROM order_lines WHERE reserved > 0)" },
  { "goods leave at another average", "UPDATE stock_moves SET value = value + 1 WHERE id = (SELECT max (id) FROM stock_moves WHERE item = 3)|UPDATE items SET stock_value = stock_value + 1 WHERE id = 3" },
  { "stock falls below zero without a reason", "UPDATE items SET on_hand = -1000000, stock_value = 0 WHERE id = 4" },
  { "the factor of a unit is turned round", "UPDATE order_lines SET quantity = quantity * 12 WHERE id = (SELECT max (id) FROM order_lines WHERE quantity > 1000000 AND shipped = 0)" },
  { "an amount is cut off, the total follows", "UPDATE orders SET total = total - 1 WHERE id = 2|UPDATE order_lines SET amount = amount - 1 WHERE id = (SELECT min (id) FROM order_lines WHERE sales_order = 2)" },
  { "a shipment is booked twice on a retry", "INSERT INTO stock_moves (item, quantity, moved_on, kind, order_line, value) SELECT item, quantity, moved_on, kind, order_line, 0 FROM stock_moves WHERE id = (SELECT max (id) FROM stock_moves WHERE kind = 'shipment')"
                                             "|UPDATE items SET on_hand = (SELECT sum (quantity) FROM stock_moves WHERE item = items.id)" },
  { "a number is used again", "UPDATE orders SET number = (SELECT number FROM orders WHERE id = 1) WHERE id = 2" },
  { "an entry's line is changed afterwards", "UPDATE entry_lines SET amount = amount + 1 WHERE id = 1" },
  { "an entry's line is removed", "DELETE FROM entry_lines WHERE id = (SELECT max (id) FROM entry_lines)" },
  { "the account of the stock is off", "UPDATE accounts SET balance = balance + 1 WHERE role = 'inventory'" },
  { "a receipt lies at no place", "DELETE FROM stock_balances WHERE id = (SELECT max (id) FROM stock_balances WHERE quantity > 0)" },
  { "a free line reserves what another holds", "UPDATE order_lines SET reserved = 0 WHERE id = (SELECT max (id) FROM order_lines WHERE reserved > 0)" },
  { "a customer owes nothing suddenly", "UPDATE contacts SET open_amount = open_amount + 100 WHERE id = 1" },
};

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
play (const SimulatorPlan *plan, char **digest)
{
  g_autoptr (Simulator) self = simulator_new (plan);
  gboolean good = simulator_run (self);

  g_print ("# seed %u: %u days, %u steps, %u done, %u refused, %u taken back or done again, %u times closed and opened, %u full checks, digest %s\n", plan->seed, plan->days,
           self->step, self->n_done, self->n_refused, self->n_undone, self->n_reopened, self->n_checks, simulator_get_digest (self));
  if (!good)
    {
      keep_failure (self);
      tell_item (self, self->fault);
    }
  *digest = g_strdup (simulator_get_digest (self));
  return good;
}

static void
test_seed (gconstpointer data)
{
  SimulatorPlan plan = { .seed = GPOINTER_TO_UINT (data), .days = 20, .orders_a_day = 6, .n_items = 12, .n_customers = 5 };
  g_autofree char *digest = NULL;

  g_assert_true (play (&plan, &digest));
}

static void
test_same_seed (void)
{
  SimulatorPlan plan = { .seed = 1, .days = 5, .orders_a_day = 5, .n_items = 12, .n_customers = 5 };
  g_autofree char *first = NULL, *second = NULL, *other = NULL;

  g_assert_true (play (&plan, &first));
  g_assert_true (play (&plan, &second));
  g_assert_cmpstr (first, ==, second);
  plan.seed = 2;
  g_assert_true (play (&plan, &other));
  g_assert_cmpstr (first, !=, other);
}

/* Who noticed; full, nullable. */
static char *
plant (Simulator *self, const char *sql)
{
  g_auto (GStrv) statements = g_strsplit (sql, "|", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->fixture.db, &(StoreIntent) { .command = "test" }, &error);
  g_autofree char *model = NULL, *check = NULL;
  Model before = self->model;

  g_assert_no_error (error);
  for (guint i = 0; statements[i] != NULL; i++)
    if (!store_db_run (self->fixture.db, statements[i], &error))
      return g_strdup_printf ("the file refuses: %s", error->message);
  model = simulator_compare (self);
  check = simulator_check (self);
  self->model = before;
  if (model == NULL && check == NULL)
    return NULL;
  return g_strdup_printf ("%s%s%s%s", model != NULL ? "the model: " : "", model != NULL ? model : "", model != NULL && check != NULL ? "; " : "", check != NULL ? check : "");
}

static void
test_planted (void)
{
  SimulatorPlan plan = { .seed = 5, .days = 10, .orders_a_day = 6, .n_items = 12, .n_customers = 5 };
  g_autoptr (Simulator) self = simulator_new (&plan);
  guint n_missed = 0;

  if (!simulator_run (self))
    g_error ("%s", self->fault);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *who = plant (self, faults[i].sql), *still = NULL;

      g_print ("# %s: %s\n", faults[i].name, who != NULL ? who : "NOT NOTICED");
      n_missed += who == NULL;
      still = simulator_compare (self);
      g_assert_null (still);
    }
  g_assert_cmpuint (n_missed, ==, 0);
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
      SimulatorPlan plan = { .seed = (guint) (seed + i), .days = (guint) days, .orders_a_day = (guint) orders, .tells = tells, .n_items = CLAMP (items, 1, MODEL_MAX_ITEMS), .n_customers = MIN (MODEL_MAX_CUSTOMERS, 5 + items / 8) };
      g_autofree char *digest = NULL;

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
  for (guint seed = 1; seed <= 3; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/office-year/what-the-office-does-is-what-the-model-says-%u", seed);
      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_seed);
    }
  g_test_add_func ("/office-year/the-same-seed-is-the-same-year", test_same_seed);
  g_test_add_func ("/office-year/planted-faults-are-caught", test_planted);
  return g_test_run ();
}
