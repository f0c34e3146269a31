/* Purchases and bills.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "model.h"

#define ROUNDING 2 /* cents that a supplier's total may be off */

static gboolean
is_done (const ModelPurchase *purchase)
{
  if (purchase->is_cancelled)
    return TRUE;
  if (!purchase->is_ordered)
    return FALSE;
  for (int i = 0; i < purchase->n_lines; i++)
    if (purchase->lines[i].received < purchase->lines[i].quantity || purchase->lines[i].billed < purchase->lines[i].quantity)
      return FALSE;
  for (int i = 0; i < purchase->n_bills; i++)
    if (purchase->bills[i].state == MODEL_BILL_POSTED || purchase->bills[i].state == MODEL_BILL_EXCEPTION)
      return FALSE;
  return TRUE;
}

int
model_find_purchase_place (const Model *self)
{
  if (self->n_purchases < MODEL_MAX_PURCHASES)
    return self->n_purchases;
  for (int i = 0; i < self->n_purchases; i++)
    if (is_done (&self->purchases[i]))
      return i;
  return -1;
}

const char *
model_purchase_name (const ModelPurchase *purchase)
{
  gboolean any = FALSE, all = TRUE, billed = TRUE;

  if (purchase->is_cancelled || !purchase->is_ordered)
    return purchase->is_cancelled ? "cancelled" : "draft";
  for (int i = 0; i < purchase->n_lines; i++)
    if (purchase->lines[i].quantity > 0)
      {
        any = any || purchase->lines[i].received > 0;
        all = all && purchase->lines[i].received >= purchase->lines[i].quantity;
        billed = billed && purchase->lines[i].billed >= purchase->lines[i].quantity;
      }
  if (!any)
    return "ordered";
  return !all ? "partly-received" : billed ? "billed" : "received";
}

int
model_on_order (const Model *self, int item)
{
  int sum = 0;

  for (int i = 0; i < self->n_purchases; i++)
    for (int j = 0; j < self->purchases[i].n_lines && self->purchases[i].is_ordered && !self->purchases[i].is_cancelled; j++)
      if (self->purchases[i].lines[j].item == item)
        sum += MAX (self->purchases[i].lines[j].quantity - self->purchases[i].lines[j].received, 0);
  return sum;
}

const char *
model_order_purchase (Model *self, int index, gboolean has_reason, guint32 today)
{
  ModelPurchase *purchase = &self->purchases[index];

  if (purchase->is_ordered || purchase->is_cancelled)
    return "already";
  if (purchase->n_lines == 0)
    return "no lines";
  if (!has_reason && !self->suppliers[purchase->supplier].is_verified)
    return "Nobody has verified";
  purchase->is_ordered = TRUE;
  purchase->ordered_on = today;
  return NULL;
}

static int
sum_received (const ModelPurchase *purchase)
{
  int sum = 0;

  for (int i = 0; i < purchase->n_lines; i++)
    sum += purchase->lines[i].received + purchase->lines[i].billed;
  return sum;
}

const char *
model_cancel_purchase (Model *self, int index)
{
  ModelPurchase *purchase = &self->purchases[index];

  if (purchase->is_cancelled)
    return "cancelled already";
  if (sum_received (purchase) > 0)
    return "have come";
  purchase->is_cancelled = TRUE;
  return NULL;
}

const char *
model_reopen_purchase (Model *self, int index)
{
  ModelPurchase *purchase = &self->purchases[index];

  if (!purchase->is_cancelled)
    return "not cancelled";
  purchase->is_cancelled = FALSE;
  return NULL;
}

/* What did not come is not expected any more. */
const char *
model_close_purchase (Model *self, int index)
{
  ModelPurchase *purchase = &self->purchases[index];

  if (g_strcmp0 (model_purchase_name (purchase), "partly-received") != 0)
    return "a part has come";
  for (int i = 0; i < purchase->n_lines; i++)
    purchase->lines[i].quantity = MIN (purchase->lines[i].quantity, purchase->lines[i].received);
  return NULL;
}

/* An exception stays one until the goods that are billed have come, or somebody else takes responsibility for a wrong total. */
static void
match (const ModelPurchase *purchase, ModelBill *bill)
{
  gboolean too_much = FALSE, any = FALSE;

  for (int i = 0; i < purchase->n_lines; i++)
    {
      any = any || bill->quantity[i] != 0;
      too_much = too_much || (bill->quantity[i] > 0 && purchase->lines[i].billed + bill->quantity[i] > purchase->lines[i].received);
    }
  bill->is_approved = bill->is_approved && !too_much;
  bill->state = !any || too_much || (bill->is_off && !bill->is_approved) ? MODEL_BILL_EXCEPTION : MODEL_BILL_MATCHED;
}

const char *
model_receive_goods (Model *self, int index, const int *quantities, gint64 lot, guint32 expires_on, guint32 today)
{
  ModelPurchase *purchase = &self->purchases[index];
  int sum = 0;

  if (purchase->is_cancelled || !purchase->is_ordered)
    return purchase->is_cancelled ? "cancelled" : "draft";
  for (int i = 0; i < purchase->n_lines; i++)
    sum += quantities[i];
  if (sum == 0)
    return "left to receive";
  for (int i = 0; i < purchase->n_lines; i++) /* one piece in twenty may come on top */
    if (quantities[i] > 0 && purchase->lines[i].received + quantities[i] > purchase->lines[i].quantity + purchase->lines[i].quantity / 20)
      return "were ordered";
    else if (quantities[i] > 0 && self->items[purchase->lines[i].item].has_lots && lot == 0)
      return "kept by lot";
  for (int i = 0; i < purchase->n_lines; i++)
    if (quantities[i] > 0)
      {
        ModelWant *line = &purchase->lines[i];
        ModelItem *item = &self->items[line->item];

        model_put (item, 0, model_take_lot (item, lot, expires_on, today), quantities[i], line->price * quantities[i], today);
        line->received += quantities[i];
        model_settle (self, line->item);
      }
  for (int i = 0; i < purchase->n_bills; i++)
    if (purchase->bills[i].state == MODEL_BILL_EXCEPTION && purchase->bills[i].total != 0)
      match (purchase, &purchase->bills[i]);
  return NULL;
}

const char *
model_record_bill (Model *self, int index, const int *quantities, gint64 more)
{
  ModelPurchase *purchase = &self->purchases[index];
  ModelBill *bill = &purchase->bills[purchase->n_bills];

  *bill = (ModelBill) { .is_off = ABS (more) > ROUNDING, .total = more };
  for (int i = 0; i < purchase->n_lines; i++)
    {
      bill->quantity[i] = quantities[i];
      bill->total += quantities[i] * purchase->lines[i].price;
    }
  match (purchase, bill);
  purchase->n_bills++;
  return NULL;
}

const char *
model_approve_bill (Model *self, int index, int number, gboolean by_another)
{
  ModelBill *bill = &self->purchases[index].bills[number];

  if (bill->state == MODEL_BILL_POSTED || bill->state == MODEL_BILL_PAID || bill->state == MODEL_BILL_REVERSED)
    return "is posted";
  if (bill->state != MODEL_BILL_EXCEPTION)
    return "nothing to approve";
  if (!by_another)
    return "second person";
  bill->state = MODEL_BILL_MATCHED;
  bill->is_approved = TRUE;
  return NULL;
}

const char *
model_post_bill (Model *self, int index, int number)
{
  ModelPurchase *purchase = &self->purchases[index];
  ModelBill *bill = &purchase->bills[number];

  if (bill->state == MODEL_BILL_POSTED || bill->state == MODEL_BILL_PAID || bill->state == MODEL_BILL_REVERSED)
    return "is posted";
  match (purchase, bill);
  if (bill->state == MODEL_BILL_EXCEPTION)
    return "differs";
  bill->state = MODEL_BILL_POSTED;
  for (int i = 0; i < purchase->n_lines; i++)
    purchase->lines[i].billed += bill->quantity[i];
  return NULL;
}

const char *
model_pay_bill (Model *self, int index, int number, gint64 amount)
{
  ModelBill *bill = &self->purchases[index].bills[number];

  if (bill->state != MODEL_BILL_POSTED)
    return bill->state == MODEL_BILL_PAID ? "paid already" : "not posted yet";
  if (amount > bill->total - bill->paid)
    return "less open";
  bill->paid += amount;
  if (bill->paid == bill->total)
    bill->state = MODEL_BILL_PAID;
  return NULL;
}
