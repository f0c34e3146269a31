/* The cost of what was sold.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-cost.h"
#include <base-number.h>
#include "office-ledger.h"
#include <glib/gi18n-lib.h>

#define SELECT_COST                                                                                                                                        \
  "SELECT l.id, o.number, " OFFICE_ORDER_LINE_SOLD ", " OFFICE_ORDER_LINE_KEPT ", " OFFICE_ORDER_LINE_SENT ("l.id") ", " OFFICE_ORDER_LINE_BOOKED ("l.id")                    \
  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE l.id = (SELECT coalesce (kit_line, id) FROM order_lines WHERE id = ?1)"             \
  " AND o.brought_in = 0 AND (l.amount = 0 OR EXISTS (SELECT 1 FROM invoice_lines WHERE order_line = l.id)"                                       \
  "  OR EXISTS (SELECT 1 FROM entries WHERE source_table = 'order_lines' AND source_id = l.id))"

gboolean
office_order_cost_share (gint64 sent, gint64 shipped, gint64 invoiced, gint64 *cost, GError **error)
{
  *cost = invoiced > 0 ? sent : 0;
  return invoiced <= 0 || invoiced >= shipped || base_number_scale (sent, invoiced, shipped, BASE_ROUND_HALF_UP, cost, error);
}

static gboolean
post (StoreDb *db, gint64 line, const char *order, gint64 amount, GError **error)
{
  OfficeEntryHead head = { .kind = OFFICE_ENTRY_KIND_STOCK, .text = _("Cost of goods sold"), .document = order, .source_table = "order_lines", .source_id = line };

  return office_ledger_post (db, &head, (OfficePosting[]) { { OFFICE_ACCOUNT_ROLE_COST_OF_GOODS, 0, amount, 0 }, { OFFICE_ACCOUNT_ROLE_GOODS_OUT, 0, -amount, 0 } }, 2, NULL, error);
}

gboolean
office_order_line_book_cost (StoreDb *db, gint64 line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_COST);
  g_autofree char *order = NULL;
  gint64 id = 0, booked = 0, cost = 0;

  store_query_bind_number (query, 1, line);
  if (store_query_next (query))
    {
      id = store_query_get_number (query, 0);
      order = g_strdup (store_query_get_text (query, 1));
      booked = store_query_get_number (query, 5);
      if (!office_order_cost_share (store_query_get_number (query, 4), store_query_get_number (query, 3), store_query_get_number (query, 2), &cost, error))
        return FALSE;
    }
  return store_query_finish (query, error) && (cost == booked || post (db, id, order, cost - booked, error));
}
