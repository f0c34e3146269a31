/* Drives the real commands beside the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"
#include "sim-clock.h"

#include <office.h>
#include <store-run.h>

#define CHECK_EVERY   1000
#define COMPARE_EVERY 100
#define STEPS_A_ORDER 7
#define MAX_PAST      10

/* How a change is taken back. */
typedef enum { BY_UNDO, BY_CREDIT, BY_REVERSAL, BY_BILL_REVERSAL } Way;

/* The office before a change. */
typedef struct
{
  Model model;
  Way   way; /* by a document of its own: then it does not come again */
} Moment;

static const struct
{
  const char *command;
  Way         way;
} ways[] = {
  { "invoice-order", BY_CREDIT }, { "record-payment", BY_REVERSAL }, { "pay-bill", BY_REVERSAL }, { "post-bill", BY_BILL_REVERSAL },
};

/* How often of a thousand steps. */
static const struct
{
  int    weight;
  void (*act) (Simulator *);
} acts[] = {
  { 132, sim_enter_order }, { 40, sim_confirm_order }, { 155, sim_ship_order }, { 30, sim_ship_part }, { 120, sim_invoice_order }, { 50, sim_change_line },
  { 12, sim_cancel_order }, { 8, sim_cancel_rest }, { 10, sim_reopen_order }, { 35, sim_pay }, { 20, sim_announce }, { 20, sim_receive_return }, { 5, sim_cancel_return },
  { 22, sim_inspect }, { 15, sim_receive_stock }, { 10, sim_adjust_stock }, { 10, sim_write_off }, { 15, sim_transfer_stock }, { 5, sim_scrap_stock }, { 2, sim_count_stock },
  { 10, sim_change_price }, { 40, sim_buy }, { 70, sim_receive_goods }, { 8, sim_close_purchase }, { 5, sim_cancel_purchase }, { 3, sim_reopen_purchase }, { 30, sim_record_bill },
  { 10, sim_approve_bill }, { 35, sim_post_bill }, { 30, sim_pay_bill },
};

int
sim_draw (Simulator *self, int from, int to)
{
  return g_rand_int_range (self->random, from, to);
}

gboolean
sim_chance (Simulator *self, int percent)
{
  return sim_draw (self, 0, 100) < percent;
}

int
sim_pick (Simulator *self, int n, SimulatorTest test)
{
  int index = n > 0 ? sim_draw (self, 0, n) : 0;

  if (test != NULL && sim_chance (self, 90))
    for (int i = 0; i < n; i++)
      if (test (self, (index + i) % n))
        return (index + i) % n;
  return index;
}

guint32
sim_today (Simulator *self)
{
  return base_environment_today (self->fixture.environment);
}

/* On weekends nothing leaves. */
ModelDay
sim_day (Simulator *self)
{
  guint32 today = sim_today (self), weekday = (today - 1) % 7;

  return (ModelDay) { today, today + (weekday > 4 ? 7 - weekday : 0) }
  ;
}

void
sim_set_user (Simulator *self, const char *name)
{
  SIM_CLOCK (self->fixture.environment)->user = name;
}

void
sim_fault (Simulator *self, const char *what)
{
  if (self->fault == NULL)
    self->fault = g_strdup_printf ("seed %u, step %u, day %u, %s: %s", self->plan.seed, self->step, self->day, self->last, what);
}

void
sim_learn (Simulator *self)
{
  model_copy (self->next, self->model);
}

gint64
sim_result (Simulator *self)
{
  g_autoptr (GVariant) result = store_db_steal_result (self->fixture.db);

  return result != NULL && g_variant_is_of_type (result, G_VARIANT_TYPE_INT64) ? g_variant_get_int64 (result) : 0;
}

gint64
sim_number (Simulator *self, const char *sql, gint64 parameter)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, sql);

  store_query_bind_number (query, 1, parameter);
  return store_query_next (query) ? store_query_get_number (query, 0) : 0;
}

static void
trace (Simulator *self, const char *line)
{
  g_autofree char *text = g_strdup_printf ("%u %u %s\n", self->day, self->step, line);

  g_checksum_update (self->trace, (const guchar *) text, (gssize) strlen (text));
  if (self->plan.tells)
    g_print ("%s", text);
}

static void
drop (Simulator *self, GQueue *queue)
{
  for (Moment *moment; (moment = g_queue_pop_tail (queue)) != NULL;)
    g_queue_push_head (&self->spare, moment);
}

void
sim_forget (Simulator *self)
{
  drop (self, &self->past);
  drop (self, &self->future);
}

static void
remember (Simulator *self, GQueue *queue, Way way)
{
  Moment *moment = g_queue_is_empty (&self->spare) ? g_new0 (Moment, 1) : g_queue_pop_head (&self->spare);

  model_copy (&moment->model, self->model);
  moment->way = way;
  g_queue_push_head (queue, moment);
  if (g_queue_get_length (queue) > MAX_PAST)
    g_queue_push_head (&self->spare, g_queue_pop_tail (queue));
}

static void
judge_refusal (Simulator *self, const char *expected, const GError *error)
{
  g_autofree char *words = g_strdup_printf ("refused with “%s”, expected %s%s", error != NULL ? error->message : "", expected != NULL ? "words " : "to succeed", expected != NULL ? expected : "");

  self->n_refused++;
  if (expected == NULL || error == NULL || g_error_matches (error, STORE_ERROR, STORE_ERROR_INTERNAL) || strstr (error->message, expected) == NULL)
    sim_fault (self, words);
}

static gboolean
execute (Simulator *self, const char *command, GVariant *values, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->fixture.db, &(StoreIntent) { .command = command }, error);
  g_autoptr (StoreChange) change = NULL;

  if (transaction == NULL || !store_command_execute (store_schema_find_command (self->fixture.schema, command), self->fixture.db, values, error)
      || !store_transaction_commit (transaction, &change, error))
    return FALSE;
  g_array_append_vals (self->touched, change->touches->data, change->touches->len);
  return TRUE;
}

static gboolean
take_back (Simulator *self, gint64 seq, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->fixture.db, &(StoreIntent) { .command = "undo", .undoes = seq }, error);
  g_autoptr (StoreChange) change = NULL;

  if (transaction == NULL || !store_log_revert (self->fixture.db, seq, error) || !store_transaction_commit (transaction, &change, error))
    return FALSE;
  g_array_append_vals (self->touched, change->touches->data, change->touches->len);
  return TRUE;
}

static Way
find_way (const char *command)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (ways[i].command, command))
      return ways[i].way;
  return BY_UNDO; /* also of an inspection that credited: its papers cancel each other out */
}

static void
count (Simulator *self, const char *command)
{
  gpointer key = (gpointer) g_intern_string (command);

  g_hash_table_insert (self->done, key, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->done, key)) + 1));
}

gboolean
sim_try (Simulator *self, const char *command, GVariant *arguments, const char *expected)
{
  g_autoptr (GVariant) values = g_variant_ref_sink (arguments);
  g_autofree char *said = g_variant_print (values, TRUE), *line = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_free (self->last);
  self->last = g_strdup_printf ("%s %s", command, said);
  done = execute (self, command, values, &error);
  line = g_strdup_printf ("%s: %s", self->last, done ? "done" : error->message);
  trace (self, line);
  if (!done)
    judge_refusal (self, expected, error);
  else if (expected != NULL)
    sim_fault (self, "was done, but should have been refused");
  if (!done || expected != NULL)
    return sim_learn (self), FALSE;
  self->n_done++;
  count (self, command);
  remember (self, &self->past, find_way (command));
  drop (self, &self->future);
  model_copy (self->model, self->next);
  return TRUE;
}

/* An order keeps that it had an invoice, also if that was taken back by a credit note. */
static void
keep_invoiced (Simulator *self, const Model *after)
{
  for (int i = 0; i < self->model->n_orders; i++)
    if (self->model->orders[i].id == after->orders[i].id)
      self->model->orders[i].was_invoiced |= after->orders[i].was_invoiced;
}

static void
keep_reversed (Simulator *self, const Model *after)
{
  for (int i = 0; i < self->model->n_purchases; i++)
    for (int j = 0; j < self->model->purchases[i].n_bills; j++)
      if (self->model->purchases[i].bills[j].state != MODEL_BILL_POSTED && after->purchases[i].bills[j].state == MODEL_BILL_POSTED)
        self->model->purchases[i].bills[j].state = MODEL_BILL_REVERSED;
}

/* The office is as it was, but for what stays on paper. */
static void
go_to (Simulator *self, GQueue *from, GQueue *to)
{
  Moment *moment = g_queue_pop_head (from);

  remember (self, to, moment->way);
  model_copy (self->model, &moment->model);
  if (moment->way == BY_CREDIT)
    keep_invoiced (self, self->next);
  if (moment->way == BY_BILL_REVERSAL)
    keep_reversed (self, self->next);
  sim_learn (self);
  g_queue_push_head (&self->spare, moment);
}

/* Back to the moment before the last change, or forth again. What was posted is taken back by its own document and does not come again. */
static void
turn (Simulator *self, GQueue *from, GQueue *to, gboolean redo)
{
  Moment *moment = g_queue_peek_head (from);
  gint64 seq = redo ? store_log_get_redo (self->fixture.db) : store_log_get_undo (self->fixture.db);
  Way way = moment != NULL ? moment->way : BY_UNDO;
  const char *expected = redo && way != BY_UNDO ? "" : NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (moment == NULL)
    return;
  g_free (self->last);
  self->last = g_strdup_printf ("%s %" G_GINT64_FORMAT, redo ? "redo" : "undo", seq);
  done = seq != 0 && take_back (self, seq, &error);
  line = g_strdup_printf ("%s: %s", self->last, done ? "done" : "refused");
  trace (self, line);
  if (!done)
    judge_refusal (self, expected, error);
  else if (expected != NULL)
    sim_fault (self, "was done, but should have been refused");
  else
    go_to (self, from, to);
  self->n_undone += done;
  if (!done || way == BY_BILL_REVERSAL || way == BY_CREDIT)
    sim_forget (self);
}

static void
reopen_file (Simulator *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->fixture.db);
  self->fixture.db = store_db_open (self->fixture.path, STORE_DB_WRITE, self->fixture.schema, self->fixture.environment, &error);
  g_assert_no_error (error);
  self->n_reopened++;
  trace (self, "reopen");
}

static void
act (Simulator *self)
{
  int n = sim_draw (self, 0, 1000);

  if (self->model->n_orders == 0)
    return sim_enter_order (self);
  if (self->model->n_purchases == 0)
    return sim_buy (self);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    if ((n -= acts[i].weight) < 0)
      return acts[i].act (self);
  if (sim_chance (self, 65))
    turn (self, &self->past, &self->future, FALSE);
  else
    turn (self, &self->future, &self->past, TRUE);
}

/* Working days; now and then somebody sets the clock wrongly. */
static void
move_clock (Simulator *self)
{
  SimClock *clock = SIM_CLOCK (self->fixture.environment);

  clock->now = TEST_NOW + (gint64) (self->day / 5 * 7 + self->day % 5) * 86400;
  if (sim_draw (self, 0, 12) == 0)
    clock->now -= sim_draw (self, 1, 60) * 3600;
}

static void
play_step (Simulator *self)
{
  g_autofree char *difference = NULL, *fault = NULL;

  self->step++;
  act (self);
  if (self->fault == NULL)
    difference = simulator_compare (self, self->step % COMPARE_EVERY == 0);
  if (difference != NULL)
    sim_fault (self, difference);
  if (self->fault == NULL && self->step % CHECK_EVERY == 0)
    fault = simulator_check (self);
  if (fault != NULL)
    sim_fault (self, fault);
}

gboolean
simulator_run (Simulator *self)
{
  g_autofree char *fault = NULL, *difference = NULL;

  for (self->day = 0; self->day < self->plan.days && self->fault == NULL; self->day++)
    {
      move_clock (self);
      for (guint i = 0; i < self->plan.orders_a_day * STEPS_A_ORDER && self->fault == NULL; i++)
        play_step (self);
      store_db_checkpoint (self->fixture.db, FALSE);
      if (sim_draw (self, 0, 3) == 0)
        reopen_file (self);
    }
  difference = self->fault == NULL ? simulator_compare (self, TRUE) : NULL;
  if (difference != NULL)
    sim_fault (self, difference);
  fault = self->fault == NULL ? simulator_check (self) : NULL;
  if (fault != NULL)
    sim_fault (self, fault);
  return self->fault == NULL;
}

/* Beside the invariants: nobody waits for what is free to come. */
#define IDLE                                                                                                                                             \
  "WITH free (item, quantity) AS (SELECT p.item, sum (p.quantity - p.received - (SELECT coalesce (sum (quantity), 0) FROM reservations WHERE purchase_line = p.id))" \
  "  FROM purchase_lines AS p JOIN purchase_orders AS o ON o.id = p.purchase_order WHERE p.received < p.quantity AND p.trashed_at IS NULL"                 \
  "  AND o.state IN ('ordered', 'partly-received') GROUP BY p.item)"                                                                                      \
  " SELECT 'line ' || l.id || ' waits for item ' || l.item || ', of which ' || free.quantity || ' are free to come' FROM order_lines AS l JOIN free ON free.item = l.item" \
  " WHERE free.quantity > 0 AND l.trashed_at IS NULL AND l.open > (SELECT coalesce (sum (quantity), 0) FROM reservations WHERE order_line = l.id)"

char *
simulator_check (Simulator *self)
{
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);
  g_autofree char *idle = fixture_text (&self->fixture, IDLE);
  g_autoptr (GError) error = NULL;

  self->n_checks++;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fault = fixture_text (&self->fixture, invariants[i].sql);

      if (fault[0] != '\0')
        return g_strdup_printf ("invariant %s: %s", invariants[i].name, fault);
    }
  if (idle[0] != '\0')
    return g_steal_pointer (&idle);
  if (!store_log_verify (self->fixture.db, NULL, &error))
    return g_strdup_printf ("change log: %s", error->message);
  return NULL;
}

const char *
simulator_get_digest (Simulator *self)
{
  return g_checksum_get_string (self->trace);
}

Simulator *
simulator_new (const SimulatorPlan *plan)
{
  Simulator *self = g_new0 (Simulator, 1);

  self->plan = *plan;
  self->random = g_rand_new_with_seed (plan->seed);
  self->trace = g_checksum_new (G_CHECKSUM_SHA256);
  self->last = g_strdup ("start");
  self->model = g_new0 (Model, 1);
  self->next = g_new0 (Model, 1);
  self->seen = g_new0 (Model, 1);
  self->touched = g_array_new (FALSE, FALSE, sizeof (StoreTouch));
  self->done = g_hash_table_new (NULL, NULL);
  sim_clock_open (&self->fixture);
  sim_found (self);
  sim_learn (self);
  return self;
}

void
simulator_free (Simulator *self)
{
  fixture_tear_down (&self->fixture, NULL);
  sim_forget (self);
  g_queue_clear_full (&self->spare, g_free);
  g_rand_free (self->random);
  g_checksum_free (self->trace);
  g_array_unref (self->touched);
  g_hash_table_unref (self->done);
  g_free (self->model);
  g_free (self->next);
  g_free (self->seen);
  g_free (self->last);
  g_free (self->fault);
  g_free (self);
}
