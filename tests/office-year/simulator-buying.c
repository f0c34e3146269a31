/* What the buyer does, and what suppliers bring.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "simulator-private.h"

#define ENOUGH 30 /* pieces */

static const ModelPurchase *
get_purchase (Simulator *self, int index)
{
  return &self->model->purchases[index];
}

/* The truth that nobody knows: by when a supplier brings an order. Each is as slow and as unreliable as he is. */
static guint32
find_arrival (Simulator *self, const ModelPurchase *purchase)
{
  guint lead = 2 + (guint) purchase->supplier % 9, slack = 1 + (guint) purchase->supplier % 4 * 3;

  return purchase->ordered_on + lead + (guint) ((guint64) purchase->id * 2654435761u + self->plan.seed) % slack;
}

static gboolean
is_here (Simulator *self, int index)
{
  const ModelPurchase *purchase = get_purchase (self, index);

  for (int i = 0; i < purchase->n_lines; i++)
    if (purchase->lines[i].received < purchase->lines[i].quantity)
      return purchase->is_ordered && !purchase->is_cancelled && find_arrival (self, purchase) <= sim_today (self);
  return FALSE;
}

static gboolean
is_short (Simulator *self, int index)
{
  return g_str_equal (model_purchase_name (get_purchase (self, index)), "partly-received");
}

static gboolean
is_cancelled (Simulator *self, int index)
{
  return get_purchase (self, index)->is_cancelled;
}

static gboolean
is_on_the_way (Simulator *self, int index)
{
  return g_str_equal (model_purchase_name (get_purchase (self, index)), "ordered");
}

static gboolean
is_to_bill (Simulator *self, int index)
{
  const ModelPurchase *purchase = get_purchase (self, index);

  for (int i = 0; i < purchase->n_lines; i++)
    if (purchase->lines[i].received > purchase->lines[i].billed)
      return TRUE;
  return FALSE;
}

static gboolean
has_bill (Simulator *self, int index, ModelBillState state)
{
  const ModelPurchase *purchase = get_purchase (self, index);

  for (int i = 0; i < purchase->n_bills; i++)
    if (purchase->bills[i].state == state)
      return TRUE;
  return FALSE;
}

static gboolean
has_exception (Simulator *self, int index)
{
  return has_bill (self, index, MODEL_BILL_EXCEPTION);
}

static gboolean
has_matched (Simulator *self, int index)
{
  return has_bill (self, index, MODEL_BILL_MATCHED);
}

static gboolean
has_posted (Simulator *self, int index)
{
  return has_bill (self, index, MODEL_BILL_POSTED);
}

/* Who has too little of it. */
static gboolean
is_scarce (Simulator *self, int index)
{
  const ModelItem *item = &self->model->items[index];

  return item->on_hand - model_reserved (self->model, index) + model_on_order (self->model, index) < ENOUGH;
}

static void
add_want (Simulator *self, int index)
{
  ModelPurchase *purchase = &self->model->purchases[index];
  int item = sim_pick (self, self->model->n_items, is_scarce), quantity = sim_draw (self, 10, 60);
  ModelWant want = { 0, item, quantity, 0, 0, self->model->items[item].cost + sim_draw (self, -20, 40) };

  if (!sim_try (self, "create-purchase-line", g_variant_new_parsed ("{'purchase_order': <%x>, 'item': <%x>, 'quantity': <%x>, 'price': <%x>}", purchase->id, self->model->items[item].id,
                                                                    quantity * ONE, want.price), NULL))
    return;
  want.id = sim_result (self);
  purchase->lines[purchase->n_lines++] = want;
  sim_learn (self);
}

static void
order_purchase (Simulator *self, int index, gboolean has_reason)
{
  g_autoptr (GVariantDict) arguments = g_variant_dict_new (NULL);

  g_variant_dict_insert (arguments, "record", "x", get_purchase (self, index)->id);
  if (has_reason)
    g_variant_dict_insert (arguments, "reason", "s", "Known for years");
  sim_try (self, "confirm-purchase", g_variant_dict_end (arguments), model_order_purchase (self->next, index, has_reason, sim_today (self)));
}

void
sim_buy (Simulator *self)
{
  int place = model_find_purchase_place (self->model), supplier = sim_draw (self, 0, self->model->n_suppliers), n = sim_draw (self, 1, MODEL_MAX_LINES + 1);
  ModelPurchase purchase = { .supplier = supplier };

  if (!is_scarce (self, sim_pick (self, self->model->n_items, is_scarce)) && sim_chance (self, 90))
    return;
  if (place < 0 || !sim_try (self, "create-purchase-order", g_variant_new_parsed ("{'supplier': <%x>}", self->model->suppliers[supplier].id), NULL))
    return;
  purchase.id = sim_result (self);
  self->model->n_purchases = MAX (self->model->n_purchases, place + 1);
  self->model->purchases[place] = purchase;
  sim_learn (self);
  if (sim_chance (self, 5))
    order_purchase (self, place, FALSE);
  for (int i = 0; i < n; i++)
    add_want (self, place);
  order_purchase (self, place, FALSE);
  if (!get_purchase (self, place)->is_ordered)
    order_purchase (self, place, TRUE);
}

static int
pick_purchase (Simulator *self, SimulatorTest test)
{
  return sim_pick (self, self->model->n_purchases, test);
}

static gboolean
draw_quantities (Simulator *self, int index, int quantities[MODEL_MAX_LINES])
{
  const ModelPurchase *purchase = get_purchase (self, index);
  gboolean all = sim_chance (self, 70);

  for (int i = 0; i < purchase->n_lines; i++)
    {
      int open = MAX (purchase->lines[i].quantity - purchase->lines[i].received, 0), missing = all ? 0 : sim_draw (self, -4, 30);

      quantities[i] = purchase->lines[i].quantity > 0 ? MAX (0, open - missing) : 0;
    }
  return all;
}

/* By position, as a clerk types it. full */
static char *
print_quantities (const ModelPurchase *purchase, const int *quantities)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < purchase->n_lines; i++)
    if (purchase->lines[i].quantity > 0)
      g_string_append_printf (text, "%d=%d ", i + 1, quantities[i]);
  return g_string_free_and_steal (text);
}

static gboolean
has_room_for_lots (Simulator *self, const ModelPurchase *purchase)
{
  for (int i = 0; i < purchase->n_lines; i++)
    if (self->model->items[purchase->lines[i].item].n_lots == MODEL_MAX_LOTS)
      return FALSE;
  return TRUE;
}

/* On their day; short in three of ten cases, sometimes too many, sometimes without the number of the lot. */
void
sim_receive_goods (Simulator *self)
{
  int index = pick_purchase (self, is_here), quantities[MODEL_MAX_LINES] = { 0 };
  const ModelPurchase *purchase = get_purchase (self, index);
  gboolean all = draw_quantities (self, index, quantities);
  gint64 lot = sim_chance (self, 95) ? 1000000 + purchase->id : 0;
  guint32 expires_on = sim_today (self) + 20 + (guint32) purchase->id % 181;
  g_autoptr (GVariantDict) arguments = g_variant_dict_new (NULL);
  g_autofree char *number = g_strdup_printf ("L%d", (int) lot), *text = print_quantities (purchase, quantities);

  if (!has_room_for_lots (self, purchase))
    return;
  g_variant_dict_insert (arguments, "record", "x", purchase->id);
  if (!all)
    g_variant_dict_insert (arguments, "quantities", "s", text);
  if (lot > 0)
    g_variant_dict_insert (arguments, "lot", "s", number);
  g_variant_dict_insert (arguments, "expires_on", "x", (gint64) expires_on);
  sim_try (self, "receive-purchase", g_variant_dict_end (arguments), model_receive_goods (self->next, index, quantities, lot, expires_on, sim_today (self)));
}

static void
step_purchase (Simulator *self, const char *command, int index, const char *expected)
{
  sim_try (self, command, g_variant_new_parsed ("{'record': <%x>}", get_purchase (self, index)->id), expected);
}

void
sim_close_purchase (Simulator *self)
{
  int index = pick_purchase (self, is_short);

  step_purchase (self, "close-purchase", index, model_close_purchase (self->next, index));
}

void
sim_cancel_purchase (Simulator *self)
{
  int index = pick_purchase (self, is_on_the_way);

  step_purchase (self, "cancel-purchase", index, model_cancel_purchase (self->next, index));
}

void
sim_reopen_purchase (Simulator *self)
{
  int index = pick_purchase (self, is_cancelled);

  step_purchase (self, "reopen-purchase", index, model_reopen_purchase (self->next, index));
}

/* What has come and was not billed; in one of eight cases more than that. */
static gboolean
draw_billed (Simulator *self, const ModelPurchase *purchase, int quantities[MODEL_MAX_LINES])
{
  gboolean more = sim_chance (self, 12), any = FALSE;

  for (int i = 0; i < purchase->n_lines; i++)
    {
      quantities[i] = purchase->lines[i].quantity > 0 ? MAX (0, purchase->lines[i].received - purchase->lines[i].billed) + (more ? 2 : 0) : 0;
      any = any || quantities[i] > 0;
    }
  return any;
}

void
sim_record_bill (Simulator *self)
{
  int index = pick_purchase (self, is_to_bill), quantities[MODEL_MAX_LINES] = { 0 };
  ModelPurchase *purchase = &self->model->purchases[index];
  gint64 more = sim_chance (self, 70) ? 0 : sim_draw (self, -4, 9), total = more;
  gboolean any = draw_billed (self, purchase, quantities);
  g_autofree char *text = print_quantities (purchase, quantities), *number = g_strdup_printf ("B%u", self->step);

  if (!purchase->is_ordered || !any || purchase->n_bills == MODEL_MAX_BILLS)
    return;
  for (int i = 0; i < purchase->n_lines; i++)
    total += quantities[i] * purchase->lines[i].price;
  if (!sim_try (self, "record-bill", g_variant_new_parsed ("{'record': <%x>, 'their_number': <%s>, 'quantities': <%s>, 'their_total': <%x>}", purchase->id, number, text, total),
                model_record_bill (self->next, index, quantities, more)))
    return;
  purchase->bills[purchase->n_bills - 1].id = sim_result (self);
  sim_learn (self);
}

static ModelBill *
pick_bill (Simulator *self, SimulatorTest test, int *index, int *number)
{
  *index = pick_purchase (self, test);
  if (get_purchase (self, *index)->n_bills == 0)
    return NULL;
  *number = sim_draw (self, 0, get_purchase (self, *index)->n_bills);
  return &self->model->purchases[*index].bills[*number];
}

/* Somebody else takes the responsibility for a wrong total; goods that have not come are waited for. */
void
sim_approve_bill (Simulator *self)
{
  int index, number;
  ModelBill *bill = pick_bill (self, has_exception, &index, &number);
  gboolean by_another = sim_chance (self, 70), waits = FALSE;

  if (bill == NULL)
    return;
  for (int i = 0; i < get_purchase (self, index)->n_lines; i++)
    waits = waits || get_purchase (self, index)->lines[i].billed + bill->quantity[i] > get_purchase (self, index)->lines[i].received;
  if (waits && bill->state == MODEL_BILL_EXCEPTION)
    return;
  sim_set_user (self, by_another ? "bert" : "anna");
  sim_try (self, "approve-bill", g_variant_new_parsed ("{'record': <%x>, 'reason': <'Agreed by telephone'>}", bill->id), model_approve_bill (self->next, index, number, by_another));
  sim_set_user (self, "anna");
}

void
sim_post_bill (Simulator *self)
{
  int index, number;
  ModelBill *bill = pick_bill (self, has_matched, &index, &number);

  if (bill != NULL)
    sim_try (self, "post-bill", g_variant_new_parsed ("{'record': <%x>}", bill->id), model_post_bill (self->next, index, number));
}

void
sim_pay_bill (Simulator *self)
{
  int index, number;
  ModelBill *bill = pick_bill (self, has_posted, &index, &number);
  gint64 amount;

  if (bill == NULL)
    return;
  amount = sim_chance (self, 75) ? bill->total - bill->paid : (bill->total - bill->paid) / 2 + sim_draw (self, 1, 9);
  sim_try (self, "pay-bill", g_variant_new_parsed ("{'record': <%x>, 'amount': <%x>}", bill->id, MAX (amount, 1)), model_pay_bill (self->next, index, number, MAX (amount, 1)));
}
