/* How late suppliers are, by what they brought.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-delays.h"

#include <base-date.h>

#define RECEIPTS_LEARNT 60  /* the last ones of a supplier */
#define DAYS_LEARNT     366 /* older ones say nothing about today */
#define ENOUGH          5   /* receipts; who has fewer is as all are */

/* Delays of a supplier, ascending. Those of all are under 0. */
typedef struct
{
  GArray *first; /* gint64: days from the promise to what came first */
  GArray *rest;  /* gint64: days from a part to the next part */
} Delays;

struct _OfficeSupplierDelays
{
  GHashTable *suppliers; /* id → Delays */
};

#define SELECT_RECEIPTS                                                                                                                              \
  "SELECT supplier, part > 1, julianday (day) - julianday (since) AS late FROM"                                                                     \
  " (SELECT b.supplier, r.received_on AS day, coalesce (lag (r.received_on) OVER line, p.promised_on, b.expected_on) AS since, row_number () OVER line AS part," \
  "  row_number () OVER (PARTITION BY b.supplier ORDER BY r.received_on DESC, t.id DESC) AS age"                                                    \
  "  FROM receipts AS r JOIN receipt_lines AS t ON t.receipt = r.id JOIN purchase_lines AS p ON p.id = t.purchase_line JOIN purchase_orders AS b ON b.id = p.purchase_order" \
  "  WHERE r.received_on >= ?1 AND t.quantity > 0 AND t.trashed_at IS NULL WINDOW line AS (PARTITION BY p.id ORDER BY r.received_on, t.id))"        \
  " WHERE age <= ?2 AND since IS NOT NULL ORDER BY late"

static void
delays_free (gpointer data)
{
  Delays *self = data;

  g_array_unref (self->first);
  g_array_unref (self->rest);
  g_free (self);
}

static Delays *
get_delays (OfficeSupplierDelays *self, gint64 supplier)
{
  Delays *delays = g_hash_table_lookup (self->suppliers, GSIZE_TO_POINTER (supplier));

  if (delays == NULL)
    {
      delays = g_new (Delays, 1);
      delays->first = g_array_new (FALSE, FALSE, sizeof (gint64));
      delays->rest = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->suppliers, GSIZE_TO_POINTER (supplier), delays);
    }
  return delays;
}

static void
add_delay (OfficeSupplierDelays *self, gint64 supplier, gboolean is_rest, gint64 days)
{
  Delays *delays = get_delays (self, supplier);

  g_array_append_val (is_rest ? delays->rest : delays->first, days);
}

OfficeSupplierDelays *
office_supplier_delays_load (StoreDb *db, GError **error)
{
  g_autoptr (OfficeSupplierDelays) self = g_new (OfficeSupplierDelays, 1);
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_RECEIPTS);
  char oldest[11];

  self->suppliers = g_hash_table_new_full (NULL, NULL, NULL, delays_free);
  base_date_format_iso (base_environment_today (store_db_get_environment (db)) - DAYS_LEARNT, oldest);
  store_query_bind_text (query, 1, oldest);
  store_query_bind_number (query, 2, RECEIPTS_LEARNT);
  while (store_query_next (query))
    {
      add_delay (self, store_query_get_number (query, 0), store_query_get_number (query, 1) != 0, store_query_get_number (query, 2));
      add_delay (self, 0, store_query_get_number (query, 1) != 0, store_query_get_number (query, 2));
    }
  return store_query_finish (query, error) ? g_steal_pointer (&self) : NULL;
}

void
office_supplier_delays_free (OfficeSupplierDelays *self)
{
  g_hash_table_unref (self->suppliers);
  g_free (self);
}

/* Of the delays that are still possible, as goods that have not come for so many days are not among the quicker ones, the one that so many do not exceed. G_MININT64 when it
 * never took so long. */
static gint64
find_delay (GArray *delays, gint64 at_least, guint percent)
{
  guint first = 0;

  while (first < delays->len && g_array_index (delays, gint64, first) < at_least)
    first++;
  return first < delays->len ? g_array_index (delays, gint64, first + (delays->len - first) * percent / 100) : G_MININT64;
}

guint32
office_supplier_delays_expect (OfficeSupplierDelays *self, gint64 supplier, gboolean is_rest, guint32 since, guint32 today, guint percent)
{
  gint64 passed = (gint64) today - since, days;
  Delays *delays = get_delays (self, supplier);
  GArray *known = is_rest ? delays->rest : delays->first;

  if (known->len < ENOUGH)
    known = is_rest ? get_delays (self, 0)->rest : get_delays (self, 0)->first;
  if (known->len == 0)
    return MAX (since, today + (passed > 0));
  days = find_delay (known, passed, percent);
  return days >= passed ? (guint32) (since + days) : today + 1;
}
