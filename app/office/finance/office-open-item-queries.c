/* What is open on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-open-item-queries.h"
#include <base-date.h>

/* ?1: the day. Only what is open now or was settled since is added up anew, so that the past costs no more than what changed. */
#define SETTLED_SINCE(column) "IN (SELECT " column " FROM allocations WHERE allocated_on > ?1)"
#define OPEN_ITEMS                                                                                                                                        \
  "WITH item AS ("                                                                                                                                        \
  "  SELECT i.customer, i.kind, i.id, i.number, i.issued_on AS day, i.due_on, i.currency, iif (i.kind = 'credit-note', -1, 1) * (i.total"                   \
  "         - coalesce ((SELECT sum (a.amount + a.discount) FROM allocations AS a WHERE a.invoice = i.id AND a.allocated_on <= ?1), 0)"                      \
  "         - coalesce ((SELECT sum (a.amount) FROM allocations AS a WHERE a.credit_note = i.id AND a.allocated_on <= ?1), 0)) AS open"                      \
  "    FROM invoices AS i"                                                                                                                                  \
  "   WHERE i.number IS NOT NULL AND i.issued_on <= ?1 AND (i.open <> 0 OR i.id " SETTLED_SINCE ("invoice") " OR i.id " SETTLED_SINCE ("credit_note") ")"    \
  "  UNION ALL"                                                                                                                                             \
  "  SELECT p.contact, 'payment', p.id, p.number, p.paid_on, NULL, p.currency,"                                                                             \
  "         (SELECT coalesce (sum (l.amount), 0) FROM entries AS e JOIN entry_lines AS l ON l.entry = e.id JOIN accounts AS c ON c.id = l.account"           \
  "           WHERE (e.id = p.entry OR e.reverses = p.entry) AND e.posted_on <= ?1 AND c.role = 'receivable')"                                              \
  "         + iif (p.kind = 'received', 1, -1) * coalesce ((SELECT sum (a.amount) FROM allocations AS a WHERE a.payment = p.id AND a.allocated_on <= ?1), 0)"\
  "    FROM payments AS p"                                                                                                                                  \
  "   WHERE p.paid_on <= ?1 AND (p.unallocated <> 0 OR p.reversed = 1 OR p.id " SETTLED_SINCE ("payment") ")"                                               \
  "     AND EXISTS (SELECT 1 FROM entry_lines AS l JOIN accounts AS c ON c.id = l.account WHERE l.entry = p.entry AND c.role = 'receivable')),"             \
  " due AS (SELECT item.*, c.name, max (coalesce (CAST (julianday (?1) - julianday (due_on) AS INTEGER), 0), 0) AS days"                                    \
  "    FROM item LEFT JOIN contacts AS c ON c.id = item.customer WHERE item.open <> 0)"

#define AGED(first, last)  "CASE WHEN days BETWEEN " first " AND " last " THEN open END"
#define ONE(first, last)   AGED (first, last) ", currency"
#define SUM(first, last)   "coalesce (sum (" AGED (first, last) "), 0)"
#define ALL_AGES(column)   column ("0", "0") ", " column ("1", "30") ", " column ("31", "60") ", " column ("61", "90") ", " column ("91", "99999")

static StoreQuery *
query_on (StoreDb *db, const char *sql, guint32 day)
{
  StoreQuery *query = store_query_new (db, sql);
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_text (query, 1, iso);
  return query;
}

StoreQuery *
office_open_items_query (StoreDb *db, guint32 day, gint64 customer)
{
  StoreQuery *query = query_on (db, OPEN_ITEMS " SELECT customer, name, kind, id, number, day, due_on, days, open, currency FROM due WHERE ?2 = 0 OR customer = ?2"
                                               " ORDER BY people_key (name), customer, day, number", day);

  store_query_bind_number (query, 2, customer);
  return query;
}

StoreQuery *
office_open_items_query_ageing (StoreDb *db, guint32 day)
{
  return query_on (db, OPEN_ITEMS " SELECT name, number, due_on, days, " ALL_AGES (ONE) ", open, currency FROM due ORDER BY people_key (name), customer, due_on, number", day);
}

StoreQuery *
office_open_items_query_customers (StoreDb *db, guint32 day)
{
  return query_on (db, OPEN_ITEMS " SELECT customer, name, currency, " ALL_AGES (SUM) ", sum (open) FROM due GROUP BY customer, currency ORDER BY people_key (name), customer, currency", day);
}
