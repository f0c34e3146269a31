/* Invoices as papers read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-queries.h"
#include "office-item-unit.h"

static const char invoice_lines[] =
  "SELECT l.position, i.number, coalesce (l.text, i.name), "
  OFFICE_UNIT_QUANTITY ("u", "l.quantity")
  ", "
  OFFICE_UNIT_NAME ("u", "l.quantity", "iif (u.id IS NOT NULL, i.unit, coalesce (l.unit, i.unit))")
  ", "
  OFFICE_UNIT_PRICE ("u", "l.quantity", "l.price")
  ", l.discount, l.tax_rate, l.amount"
  "  FROM invoice_lines AS l"
  "  LEFT JOIN items AS i ON i.id = l.item"
  "  LEFT JOIN item_units AS u ON u.id = (SELECT min (x.id) FROM item_units AS x WHERE x.item = l.item AND x.name = l.unit AND x.trashed_at IS NULL)"
  " WHERE l.invoice = ?1 AND l.trashed_at IS NULL"
  " ORDER BY l.position, l.id";

static const char invoice_taxes[] =
  "SELECT coalesce (c.name, c.code), t.rate, t.base, t.tax"
  "  FROM invoice_taxes AS t"
  "  LEFT JOIN tax_codes AS c ON c.id = t.tax_code"
  " WHERE t.invoice = ?1 AND t.trashed_at IS NULL AND (t.tax_code IS NOT NULL OR t.tax <> 0)"
  " ORDER BY t.rate DESC, t.id";

/* What left up to the invoice's day and since the one before of the same line; of an order that came from another program, the day it says. */
static const char invoice_supply[] =
  "SELECT coalesce (min (s.shipped_on), min (o.shipped_on)), coalesce (max (s.shipped_on), max (o.shipped_on))"
  "  FROM invoices AS v"
  "  JOIN invoice_lines AS l ON l.invoice = v.id AND l.trashed_at IS NULL"
  "  LEFT JOIN shipment_lines AS p ON p.order_line = l.order_line AND p.trashed_at IS NULL"
  "  LEFT JOIN shipments AS s ON s.id = p.shipment AND s.state <> 'cancelled' AND s.trashed_at IS NULL AND (v.issued_on IS NULL OR s.shipped_on <= v.issued_on)"
  "       AND s.shipped_on > coalesce ((SELECT max (b.issued_on) FROM invoices AS b JOIN invoice_lines AS k ON k.invoice = b.id WHERE k.order_line = l.order_line AND k.trashed_at IS NULL"
  "                                       AND b.id < v.id AND b.kind = 'invoice' AND b.number IS NOT NULL AND b.state <> 'corrected'), '')"
  "  LEFT JOIN orders AS o ON o.id = v.sales_order AND o.brought_in = 1"
  " WHERE v.id = ?1";

static const char invoice_notes[] =
  "SELECT c.note"
  "  FROM invoice_lines AS l"
  "  JOIN tax_codes AS c ON c.id = l.tax_code"
  " WHERE l.invoice = ?1 AND l.trashed_at IS NULL AND c.note <> ''"
  " GROUP BY c.note"
  " ORDER BY min (l.position)";

static const char reminded[] =
  "SELECT i.number, i.issued_on, i.due_on, l.days_late, l.open, l.interest"
  "  FROM reminder_lines AS l"
  "  LEFT JOIN invoices AS i ON i.id = l.invoice"
  " WHERE l.reminder = ?1 AND l.trashed_at IS NULL"
  " ORDER BY i.due_on, i.number, l.id";

StoreQuery *
office_invoices_query_lines (StoreDb *db, gint64 invoice)
{
  return store_query_new_for (db, invoice_lines, invoice);
}

StoreQuery *
office_invoices_query_taxes (StoreDb *db, gint64 invoice)
{
  return store_query_new_for (db, invoice_taxes, invoice);
}

StoreQuery *
office_invoices_query_supply (StoreDb *db, gint64 invoice)
{
  return store_query_new_for (db, invoice_supply, invoice);
}

StoreQuery *
office_invoices_query_notes (StoreDb *db, gint64 invoice)
{
  return store_query_new_for (db, invoice_notes, invoice);
}

StoreQuery *
office_invoices_query_reminded (StoreDb *db, gint64 reminder)
{
  return store_query_new_for (db, reminded, reminder);
}
