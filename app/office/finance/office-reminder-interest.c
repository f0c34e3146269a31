/* Interest on what is late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-reminder-interest.h"
#include <base-date.h>
#include <base-number.h>

#define DAYS_OF_A_YEAR 365

/* Amounts times days: the total all the time, less each payment and credit from its day on. */
static gboolean
sum_amount_days (StoreDb *db, gint64 invoice, guint32 day, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT CAST (julianday (?2) - julianday (i.due_on) AS INTEGER) * i.total - coalesce ((SELECT"
                                                      " sum ((a.amount + a.discount) * CAST (julianday (?2) - julianday (max (i.due_on, min (?2, a.allocated_on))) AS INTEGER))"
                                                      " FROM allocations AS a WHERE a.invoice = i.id), 0) FROM invoices AS i WHERE i.id = ?1 AND i.due_on < ?2");
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_number (query, 1, invoice);
  store_query_bind_text (query, 2, iso);
  *sum = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

static gboolean
sum_charged (StoreDb *db, gint64 invoice, gint64 *sum, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (sum (l.interest), 0) FROM reminder_lines AS l JOIN reminders AS r ON r.id = l.reminder"
                                                      " WHERE l.invoice = ?1 AND r.cancelled = 0");

  store_query_bind_number (query, 1, invoice);
  *sum = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

gboolean
office_reminder_get_interest (StoreDb *db, gint64 invoice, guint32 day, gint64 rate, gint64 *interest, GError **error)
{
  gint64 sum, charged, all;

  if (!sum_amount_days (db, invoice, day, &sum, error) || !sum_charged (db, invoice, &charged, error)
      || !base_number_scale (MAX (sum, 0), rate, DAYS_OF_A_YEAR * BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &all, error))
    return FALSE;
  *interest = MAX (all - charged, 0);
  return TRUE;
}
