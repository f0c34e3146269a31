/* Drives the real commands beside the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator.h"

#include <base-number.h>
#include <office.h>
#include <store-run.h>

#define ONE           BASE_QUANTITY_ONE
#define CHECK_EVERY   1000
#define STEPS_A_ORDER 7
#define MAX_PAST      10

#define SIM_TYPE_CLOCK (sim_clock_get_type ())
G_DECLARE_FINAL_TYPE (SimClock, sim_clock, SIM, CLOCK, BaseEnvironment)

struct _SimClock
{
  BaseEnvironment parent_instance;
  gint64          now;
};

G_DEFINE_FINAL_TYPE (SimClock, sim_clock, BASE_TYPE_ENVIRONMENT)

/* The office before a change. */
typedef struct
{
  Model    model;
  gboolean is_posted; /* taken back by a document of its own; does not come again */
} Moment;

static gint64
sim_clock_now (BaseEnvironment *environment)
{
  return SIM_CLOCK (environment)->now;
}

static char *
sim_clock_dup_user (BaseEnvironment *environment)
{
  return g_strdup ("anna");
}

static void
sim_clock_class_init (SimClockClass *class)
{
  BASE_ENVIRONMENT_CLASS (class)->now = sim_clock_now;
  BASE_ENVIRONMENT_CLASS (class)->dup_user = sim_clock_dup_user;
}

static void
sim_clock_init (SimClock *self)
{
  self->now = TEST_NOW;
}

static int
draw (Simulator *self, int from, int to)
{
  return g_rand_int_range (self->random, from, to);
}

static void
note_fault (Simulator *self, const char *what)
{
  if (self->fault == NULL)
    self->fault = g_strdup_printf ("seed %u, step %u, day %u, %s: %s", self->plan.seed, self->step, self->day, self->last, what);
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
remember (GQueue *queue, const Model *model, gboolean is_posted)
{
  Moment *moment = g_new (Moment, 1);

  moment->model = *model;
  moment->is_posted = is_posted;
  g_queue_push_head (queue, moment);
  while (g_queue_get_length (queue) > MAX_PAST)
    g_free (g_queue_pop_tail (queue));
}

static void
judge_refusal (Simulator *self, const char *expected, const GError *error)
{
  g_autofree char *words = g_strdup_printf ("refused with “%s”, expected %s%s", error != NULL ? error->message : "", expected != NULL ? "words " : "to succeed", expected != NULL ? expected : "");

  self->n_refused++;
  if (expected == NULL || error == NULL || g_error_matches (error, STORE_ERROR, STORE_ERROR_INTERNAL) || strstr (error->message, expected) == NULL)
    note_fault (self, words);
}

/* expected: the words of the refusal that the model foresees, NULL for success; then the model becomes next. */
static gboolean
carry_out (Simulator *self, const char *command, GVariant *arguments, const char *expected)
{
  g_autoptr (GVariant) values = g_variant_ref_sink (arguments);
  g_autofree char *said = g_variant_print (values, FALSE), *line = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  g_free (self->last);
  self->last = g_strdup_printf ("%s %s", command, said);
  done = fixture_try (&self->fixture, command, values, &error);
  line = g_strdup_printf ("%s: %s", self->last, done ? "done" : error->message);
  trace (self, line);
  if (!done)
    judge_refusal (self, expected, error);
  else if (expected != NULL)
    note_fault (self, "was done, but should have been refused");
  if (!done)
    return FALSE;
  self->n_done++;
  remember (&self->past, &self->model, g_str_equal (command, "invoice-order") || g_str_equal (command, "record-payment"));
  g_queue_clear_full (&self->future, g_free);
  return TRUE;
}

static void
try_command (Simulator *self, const char *command, GVariant *arguments, const char *expected)
{
  if (carry_out (self, command, arguments, expected))
    self->model = self->next;
}

/* An order, mostly of the state. */
static int
pick_order (Simulator *self, ModelState state)
{
  int index = draw (self, 0, self->model.n_orders);

  for (int i = 0; i < 12 && self->model.orders[index].state != state; i++)
    index = draw (self, 0, self->model.n_orders);
  return index;
}

static guint32
get_today (Simulator *self)
{
  return base_environment_today (self->fixture.environment);
}

static void
learn_lines (Simulator *self, ModelOrder *order)
{
  g_autoptr (StoreQuery) query = store_query_new (self->fixture.db, "SELECT id FROM order_lines WHERE sales_order = ?1 ORDER BY position");

  store_query_bind_number (query, 1, order->id);
  for (int i = 0; i < order->n_lines && store_query_next (query); i++)
    order->lines[i].id = store_query_get_number (query, 0);
  if (!store_query_finish (query, NULL))
    note_fault (self, "the lines cannot be read");
}

static char *
make_lines (Simulator *self, ModelOrder *order)
{
  GString *text = g_string_new (NULL);

  order->n_lines = draw (self, 1, MODEL_MAX_LINES + 1);
  for (int i = 0; i < order->n_lines; i++)
    {
      int item = draw (self, 0, self->model.n_items);

      order->lines[i] = (ModelLine) { .item = item, .quantity = draw (self, 1, 9), .price = self->model.items[item].price };
      g_string_append_printf (text, "%d I%03d\n", (int) order->lines[i].quantity, item);
    }
  return g_string_free_and_steal (text);
}

static void
enter_order (Simulator *self)
{
  int place = model_find_place (&self->model), customer = draw (self, 0, self->model.n_customers);
  ModelOrder order = { .customer = customer, .promised_on = get_today (self) + (guint32) draw (self, 3, 40) };
  g_autofree char *lines = make_lines (self, &order);
  gboolean confirmed = draw (self, 0, 3) > 0;
  g_autoptr (GVariant) result = NULL;

  if (place < 0)
    return;
  if (!carry_out (self, "enter-order",
                  g_variant_new_parsed ("{'customer': <%x>, 'lines': <%s>, 'promised_on': <%x>, 'goal': <%x>}", self->model.customers[customer].id, lines, (gint64) order.promised_on, (gint64) (confirmed ? 2 : 0)), NULL))
    return;
  result = store_db_steal_result (self->fixture.db);
  order.id = g_variant_get_int64 (result);
  learn_lines (self, &order);
  self->model.n_orders = MAX (self->model.n_orders, place + 1);
  self->model.orders[place] = order;
  if (confirmed)
    model_confirm (&self->model, place);
}

static void
step_order (Simulator *self, const char *command, ModelState from, const char *(*rule) (Model *, int))
{
  int order = pick_order (self, from);

  try_command (self, command, g_variant_new_parsed ("{'record': <%x>}", self->model.orders[order].id), rule (&self->next, order));
}

static void
ship_order (Simulator *self)
{
  int order = pick_order (self, draw (self, 0, 5) > 0 ? MODEL_CONFIRMED : MODEL_PARTLY_SHIPPED);

  try_command (self, "ship-order", g_variant_new_parsed ("{'record': <%x>}", self->model.orders[order].id), model_ship (&self->next, order));
}

static void
change_line (Simulator *self)
{
  int order = pick_order (self, draw (self, 0, 3) > 0 ? MODEL_CONFIRMED : draw (self, 0, 2) ? MODEL_SHIPPED : MODEL_PARTLY_SHIPPED), line = draw (self, 0, self->model.orders[order].n_lines);
  const ModelLine *old = &self->model.orders[order].lines[line];
  gint64 quantity = draw (self, 0, 12);

  if (quantity != old->quantity)
    try_command (self, "edit-order-line", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>}", old->id, quantity * ONE), model_change (&self->next, order, line, quantity));
}

/* Half of the items always come in at the same cost, so that their value is exact wherever they lie. */
static void
receive_stock (Simulator *self)
{
  int index = draw (self, 0, self->model.n_items), place = draw (self, 0, 5) == 0 ? draw (self, 1, MODEL_PLACES) : 0;
  const ModelItem *item = &self->model.items[index];
  gint64 quantity = draw (self, 0, 24), value = quantity * item->cost + (index % 2 ? draw (self, 0, 200) : 0);

  if (place == 0)
    try_command (self, "receive-stock", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>, 'value': <%x>}", item->id, quantity * ONE, value), model_receive (&self->next, index, 0, quantity, value));
  else
    try_command (self, "receive-stock", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>, 'value': <%x>, 'location': <%x>}", item->id, quantity * ONE, value, (gint64) place),
                 model_receive (&self->next, index, place, quantity, value));
}

static void
adjust_stock (Simulator *self)
{
  int index = draw (self, 0, self->model.n_items), place = draw (self, 0, MODEL_PLACES);
  const ModelItem *item = &self->model.items[index];
  gint64 counted = MAX (0, item->at[place] + draw (self, -4, 4));

  if (counted == item->at[place])
    return;
  if (place > 0)
    try_command (self, "adjust-stock", g_variant_new_parsed ("{'record': <%x>, 'counted': <%x>, 'reason': <'Counted'>, 'location': <%x>}", item->id, counted * ONE, (gint64) place), model_adjust (&self->next, index, place, counted));
  else if (item->at[1] == 0 && item->at[2] == 0)
    try_command (self, "adjust-stock", g_variant_new_parsed ("{'record': <%x>, 'counted': <%x>, 'reason': <'Counted'>}", item->id, counted * ONE), model_adjust (&self->next, index, 0, counted));
}

static void
transfer_stock (Simulator *self)
{
  int index = draw (self, 0, self->model.n_items), from = draw (self, 0, MODEL_PLACES), to = draw (self, 0, MODEL_PLACES);
  const ModelItem *item = &self->model.items[index];
  gint64 quantity = draw (self, 0, 6);
  g_autoptr (GVariantDict) arguments = g_variant_dict_new (NULL);

  g_variant_dict_insert (arguments, "record", "x", item->id);
  g_variant_dict_insert (arguments, "quantity", "x", quantity * ONE);
  if (from > 0)
    g_variant_dict_insert (arguments, "from_location", "x", (gint64) from);
  if (to > 0)
    g_variant_dict_insert (arguments, "to_location", "x", (gint64) to);
  try_command (self, "transfer-stock", g_variant_dict_end (arguments), model_transfer (&self->next, index, from, to, quantity));
}

static void
record_payment (Simulator *self)
{
  int index = draw (self, 0, self->model.n_customers);
  gint64 open = self->model.customers[index].open, amount = draw (self, 0, 4) ? open : open / 2 + draw (self, -1, 50);

  try_command (self, "record-payment", g_variant_new_parsed ("{'record': <%x>, 'amount': <%x>}", self->model.customers[index].id, amount), model_pay (&self->next, index, amount));
}

/* Back to the moment before the last change, or forth again. What was posted is taken back by its own document and does not come again. */
static void
turn (Simulator *self, GQueue *from, GQueue *to, gboolean redo)
{
  Moment *moment = g_queue_peek_head (from);
  gint64 seq = redo ? store_log_get_redo (self->fixture.db) : store_log_get_undo (self->fixture.db);
  const char *expected = redo && moment != NULL && moment->is_posted ? "" : NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (moment == NULL)
    return;
  g_free (self->last);
  self->last = g_strdup_printf ("%s %" G_GINT64_FORMAT, redo ? "redo" : "undo", seq);
  done = seq != 0 && fixture_try_undo (&self->fixture, seq, &error);
  line = g_strdup_printf ("%s: %s", self->last, done ? "done" : "refused");
  trace (self, line);
  if (!done)
    judge_refusal (self, expected, error);
  else if (expected != NULL)
    note_fault (self, "was done, but should have been refused");
  if (!done)
    return;
  self->n_undone++;
  remember (to, &self->model, moment->is_posted);
  self->model = moment->model;
  g_free (g_queue_pop_head (from));
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
  int n = draw (self, 0, 100);

  if (n < 15 || self->model.n_orders == 0)
    enter_order (self);
  else if (n < 22)
    step_order (self, "confirm-order", MODEL_DRAFT, model_confirm);
  else if (n < 42)
    ship_order (self);
  else if (n < 53)
    step_order (self, "invoice-order", draw (self, 0, 4) ? MODEL_SHIPPED : MODEL_PARTLY_SHIPPED, model_invoice);
  else if (n < 63)
    change_line (self);
  else if (n < 77)
    receive_stock (self);
  else if (n < 81)
    adjust_stock (self);
  else if (n < 86)
    transfer_stock (self);
  else if (n < 89)
    step_order (self, "cancel-order", MODEL_CONFIRMED, model_cancel);
  else if (n < 91)
    step_order (self, "reopen-order", MODEL_CANCELLED, model_reopen);
  else if (n < 95)
    turn (self, &self->past, &self->future, FALSE);
  else if (n < 97)
    turn (self, &self->future, &self->past, TRUE);
  else
    record_payment (self);
}

static void
move_clock (Simulator *self)
{
  SimClock *clock = SIM_CLOCK (self->fixture.environment);

  clock->now = TEST_NOW + (gint64) self->day * 86400;
  if (draw (self, 0, 12) == 0)
    clock->now -= draw (self, 1, 60) * 3600; /* somebody set it wrongly */
}

static void
play_step (Simulator *self)
{
  char *(*const questions[]) (Simulator *) = { simulator_compare, simulator_check };

  self->step++;
  self->next = self->model;
  act (self);
  for (guint i = 0; i < (self->step % CHECK_EVERY == 0 ? 2 : 1) && self->fault == NULL; i++)
    {
      g_autofree char *fault = questions[i] (self);

      if (fault != NULL)
        note_fault (self, fault);
    }
}

gboolean
simulator_run (Simulator *self)
{
  g_autofree char *fault = NULL;

  for (self->day = 0; self->day < self->plan.days && self->fault == NULL; self->day++)
    {
      move_clock (self);
      for (guint i = 0; i < self->plan.orders_a_day * STEPS_A_ORDER && self->fault == NULL; i++)
        play_step (self);
      if (draw (self, 0, 3) == 0)
        reopen_file (self);
    }
  fault = self->fault == NULL ? simulator_check (self) : NULL;
  if (fault != NULL)
    note_fault (self, fault);
  return self->fault == NULL;
}

char *
simulator_check (Simulator *self)
{
  guint n;
  const StoreInvariant *invariants = office_invariants (&n);
  g_autoptr (GError) error = NULL;

  self->n_checks++;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *fault = fixture_text (&self->fixture, invariants[i].sql);

      if (fault[0] != '\0')
        return g_strdup_printf ("invariant %s: %s", invariants[i].name, fault);
    }
  if (!store_log_verify (self->fixture.db, NULL, &error))
    return g_strdup_printf ("change log: %s", error->message);
  return NULL;
}

const char *
simulator_get_digest (Simulator *self)
{
  return g_checksum_get_string (self->trace);
}

static void
found_office (Simulator *self)
{
  Fixture *fixture = &self->fixture;

  RUN (fixture, "create-company", "{'name': <'Northwind'>, 'currency': <'EUR'>}");
  self->model.n_items = self->plan.n_items;
  self->model.n_customers = self->plan.n_customers;
  for (int i = 0; i < self->plan.n_customers; i++)
    self->model.customers[i].id = RUN (fixture, "create-contact", "{'name': <'Customer'>, 'is_customer': <int64 1>}");
  RUN (fixture, "create-location", "{'code': <'A'>, 'route': <int64 1>}");
  RUN (fixture, "create-location", "{'code': <'B'>, 'route': <int64 2>}");
  for (int i = 0; i < self->plan.n_items; i++)
    {
      ModelItem *item = &self->model.items[i];
      g_autofree char *number = g_strdup_printf ("I%03d", i);

      item->price = 500 + draw (self, 0, 5000);
      item->cost = 100 + draw (self, 0, 300);
      item->id = RUN (fixture, "create-item", "{'name': <%s>, 'number': <%s>, 'price': <%x>, 'cost': <%x>}", number, number, item->price, item->cost);
    }
}

Simulator *
simulator_new (const SimulatorPlan *plan)
{
  Simulator *self = g_new0 (Simulator, 1);
  g_autoptr (GError) error = NULL;

  self->plan = *plan;
  self->random = g_rand_new_with_seed (plan->seed);
  self->trace = g_checksum_new (G_CHECKSUM_SHA256);
  self->last = g_strdup ("start");
  self->fixture.folder = g_dir_make_tmp ("factotum-XXXXXX", &error);
  g_assert_no_error (error);
  self->fixture.path = g_build_filename (self->fixture.folder, "firm.factotum", NULL);
  self->fixture.schema = office_schema_new ();
  self->fixture.environment = g_object_new (SIM_TYPE_CLOCK, NULL);
  self->fixture.db = store_db_open (self->fixture.path, STORE_DB_CREATE, self->fixture.schema, self->fixture.environment, &error);
  g_assert_no_error (error);
  found_office (self);
  return self;
}

void
simulator_free (Simulator *self)
{
  fixture_tear_down (&self->fixture, NULL);
  g_queue_clear_full (&self->past, g_free);
  g_queue_clear_full (&self->future, g_free);
  g_rand_free (self->random);
  g_checksum_free (self->trace);
  g_free (self->last);
  g_free (self->fault);
  g_free (self);
}
