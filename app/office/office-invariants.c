/* What always holds in an office.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office.h"
#include "office-finance.h"
#include "office-order-invariants.h"
#include "office-fulfilment-invariants.h"
#include "office-purchase-invariants.h"
#include "office-stock-invariants.h"
#include <glib/gi18n-lib.h>

static const StoreInvariant invariants[] = {
  { "one-company", N_("There is one company at most."),
    "SELECT 'There are ' || count (*) || ' companies.' FROM companies HAVING count (*) > 1" },
  { "managers", N_("Nobody manages himself, over however many others."),
    "WITH RECURSIVE above (id, boss) AS (SELECT id, manager FROM employees WHERE manager IS NOT NULL"
    " UNION SELECT above.id, e.manager FROM above JOIN employees AS e ON e.id = above.boss WHERE e.manager IS NOT NULL)"
    " SELECT e.name FROM above JOIN employees AS e ON e.id = above.id WHERE above.boss = above.id" },
  { "employment", N_("Nobody left before being hired."),
    "SELECT name FROM employees WHERE left_on < hired_on" },
  { "ticket-priorities", N_("The priority of a ticket follows from impact and urgency."),
    "SELECT 'Ticket ' || number || ' is ' || priority FROM tickets WHERE priority <> CASE"
    " instr ('high  mediumlow   ', impact) / 6 + instr ('high  mediumlow   ', urgency) / 6 WHEN 0 THEN 'critical' WHEN 1 THEN 'high' WHEN 2 THEN 'moderate' ELSE 'low' END" },
  { "ticket-times", N_("A ticket has a time of closing when it is closed, and only then."),
    "SELECT 'Ticket ' || number || ' is ' || state FROM tickets WHERE (state = 'closed') <> (closed_at IS NOT NULL)"
    " OR (state IN ('new', 'active', 'waiting') AND resolved_at IS NOT NULL) OR (state = 'resolved' AND resolved_at IS NULL)"
    " OR opened_at IS NULL OR resolved_at < opened_at OR closed_at < opened_at" },
  { "numbers", N_("Everything that is numbered has a number."),
    "SELECT 'Contact ' || name FROM contacts WHERE number IS NULL UNION ALL SELECT 'Employee ' || name FROM employees WHERE number IS NULL"
    " UNION ALL SELECT 'Item ' || name FROM items WHERE number IS NULL UNION ALL SELECT 'Ticket ' || title FROM tickets WHERE number IS NULL" },
};

static gpointer
gather (gpointer data)
{
  const StoreInvariant *(*subjects[]) (guint *n) = { office_stock_invariants, office_order_invariants, office_fulfilment_invariants, office_purchase_invariants, office_finance_invariants };
  GArray *all = g_array_new (FALSE, FALSE, sizeof (StoreInvariant));

  g_array_append_vals (all, invariants, G_N_ELEMENTS (invariants));
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      guint n;
      const StoreInvariant *more = subjects[i] (&n);

      g_array_append_vals (all, more, n);
    }
  return all;
}

/* Those of all subjects, gathered once. */
const StoreInvariant *
office_invariants (guint *n)
{
  static GOnce once = G_ONCE_INIT;
  GArray *all = g_once (&once, gather, NULL);

  *n = all->len;
  return (const StoreInvariant *) all->data;
}
