/* Faults planted behind the back of the rules.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "planted-faults.h"
#include "simulator.h"

#include <store-run.h>

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
  { "a day says more than its moves", "UPDATE stock_days SET quantity = quantity + 1000000 WHERE item = 3 AND day = (SELECT min (day) FROM stock_days WHERE item = 3)" },
  { "a day of moves is lost", "DELETE FROM stock_days WHERE item = 2 AND day = (SELECT max (day) FROM stock_days WHERE item = 2)" },
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
  { "a cost layer is lost", "UPDATE stock_layers SET quantity = 0, value = 0 WHERE id = (SELECT max (id) FROM stock_layers WHERE quantity > 0)" },
  { "goods leave at the price of the newest layer", "UPDATE stock_layers SET value = value + 1 WHERE id = (SELECT max (id) FROM stock_layers WHERE quantity > 0)"
                                                    "|UPDATE stock_layers SET value = value - 1 WHERE id = (SELECT min (id) FROM stock_layers WHERE quantity > 0 AND value > 0)" },
  { "goods are of another lot", "UPDATE stock_balances SET lot = (SELECT min (id) FROM lots WHERE id <> stock_balances.lot) WHERE id = (SELECT max (id) FROM stock_balances WHERE lot IS NOT NULL AND quantity > 0)" },
  { "a receipt is counted twice", "UPDATE purchase_lines SET received = received + 1000000 WHERE id = (SELECT max (id) FROM purchase_lines WHERE received > 0)" },
  { "a bill is counted twice", "UPDATE purchase_lines SET billed = 2 * billed WHERE id = (SELECT max (id) FROM purchase_lines WHERE billed > 0)" },
  { "what came is still on order", "UPDATE items SET on_order = on_order + 1000000 WHERE id = 2" },
  { "a supplier's total is cut off", "UPDATE bills SET total = total - 1, rounding = rounding - 1 WHERE id = (SELECT max (id) FROM bills WHERE state = 'matched')" },
  { "a bill is paid twice", "UPDATE bills SET paid = 0, open = total, state = 'posted' WHERE id = (SELECT max (id) FROM bills WHERE state = 'paid')" },
  { "a payment is allocated twice", "INSERT INTO allocations (payment, invoice, amount, allocated_on, currency) SELECT payment, invoice, amount, allocated_on, currency FROM allocations"
                                    " WHERE id = (SELECT max (id) FROM allocations WHERE invoice IS NOT NULL AND payment IS NOT NULL)" },
  { "an invoice is open again", "UPDATE invoices SET open = total, state = 'open' WHERE id = (SELECT max (id) FROM invoices WHERE open = 0 AND number IS NOT NULL AND kind = 'invoice')" },
  { "a return is invoiced all the same", "UPDATE order_lines SET invoiced = invoiced + 1000000 WHERE id = (SELECT max (id) FROM order_lines WHERE returned > 0)" },
  { "a return comes back twice", "UPDATE order_lines SET returned = returned + 1000000 WHERE id = (SELECT max (id) FROM order_lines WHERE returned > 0)" },
  { "inspected goods wait for inspection", "UPDATE return_lines SET goods = 'pending' WHERE id = (SELECT max (id) FROM return_lines WHERE goods = 'restock')" },
  { "an entry is replaced", "REPLACE INTO entries SELECT * FROM entries WHERE id = 1" },
  { "an entry is updated over another", "UPDATE OR REPLACE entries SET id = 1 WHERE id = 2" },
  { "a bill's entry is reversed, the bill stays", "UPDATE bills SET state = 'reversed' WHERE id = (SELECT max (id) FROM bills WHERE state IN ('posted', 'paid'))" },
  { "a number is left out", "UPDATE invoices SET number = 'R-99999' WHERE id = (SELECT max (id) FROM invoices WHERE number IS NOT NULL)" },
  { "a change is not in the log", "DELETE FROM change_row WHERE change = (SELECT max (seq) FROM change)" },
  { "a price changes by itself", "UPDATE order_lines SET price = price + 1 WHERE id = (SELECT max (id) FROM order_lines)" },
};

/* Who noticed; full, nullable. */
static char *
plant (Simulator *self, const char *sql)
{
  g_auto (GStrv) statements = g_strsplit (sql, "|", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (self->fixture.db, &(StoreIntent) { .command = "test" }, &error);
  g_autofree char *model = NULL, *check = NULL;

  g_assert_no_error (error);
  for (guint i = 0; statements[i] != NULL; i++)
    if (!store_db_run (self->fixture.db, statements[i], &error))
      return g_strdup_printf ("the file refuses: %s", error->message);
  model = simulator_compare (self, TRUE);
  check = simulator_check (self);
  if (model == NULL && check == NULL)
    return NULL;
  return g_strdup_printf ("%s%s%s%s", model != NULL ? "the model: " : "", model != NULL ? model : "", model != NULL && check != NULL ? "; " : "", check != NULL ? check : "");
}

void
planted_faults_are_caught (void)
{
  SimulatorPlan plan = { .seed = 5, .days = 10, .orders_a_day = 6, .n_items = 12, .n_customers = 5, .n_suppliers = 4 };
  g_autoptr (Simulator) self = simulator_new (&plan);
  guint n_missed = 0;

  if (!simulator_run (self))
    g_error ("%s", self->fault);
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *who = plant (self, faults[i].sql), *still = NULL;

      g_print ("# %s: %s\n", faults[i].name, who != NULL ? who : "NOT NOTICED");
      n_missed += who == NULL;
      still = simulator_compare (self, TRUE);
      g_assert_null (still);
    }
  g_assert_cmpuint (n_missed, ==, 0);
}
