/* When a line can be there, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-promise.h"
#include "office-workdays.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>

#define USUAL_LEAD_DAYS 7 /* where neither item nor supplier says one */

typedef struct
{
  gint64   item;
  gint64   wanted;
  gint64   available;
  gboolean is_goods;
  gboolean is_reserved; /* its reservations count, not what is free */
  gint64   carrier_days;
  gint64   cut_off;
  gint64   lead_days;   /* of the item, bought anew */
} Line;

#define SELECT_LINE                                                                                                                                     \
  "SELECT l.item, max (l.quantity - l.shipped, 0), coalesce (i.kind = 'stocked', 0), o.confirmed_on IS NOT NULL AND o.cancelled_on IS NULL, s.days, s.cut_off," \
  " max (i.on_hand - i.reserved, 0), coalesce (nullif ((SELECT max (x.learnt_days / 1000000, x.lead_days) FROM supplier_items AS x"                    \
  "  WHERE x.item = i.id AND x.supplier = i.supplier AND x.trashed_at IS NULL), 0), nullif (i.lead_days, 0), ?2)"                                       \
  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN items AS i ON i.id = l.item LEFT JOIN carrier_services AS s ON s.id = o.carrier_service" \
  " WHERE l.id = ?1"

/* How late this supplier is as learnt; what is overdue is late by that at least. */
#define LATENESS \
  "max (coalesce ((SELECT (x.learnt_days + 999999) / 1000000 - x.lead_days FROM supplier_items AS x WHERE x.item = p.item AND x.supplier = b.supplier AND x.trashed_at IS NULL), 0), 1)"

#define SELECT_RESERVED                                                                                                                     \
  "SELECT r.quantity, coalesce (r.purchase_line, 0), coalesce (p.promised_on, b.expected_on), " LATENESS " FROM reservations AS r"          \
  " LEFT JOIN purchase_lines AS p ON p.id = r.purchase_line LEFT JOIN purchase_orders AS b ON b.id = p.purchase_order"                      \
  " WHERE r.order_line = ?1 AND r.trashed_at IS NULL ORDER BY r.purchase_line IS NOT NULL, coalesce (p.promised_on, b.expected_on) IS NULL, coalesce (p.promised_on, b.expected_on), r.id"

#define SELECT_FREE                                                                                                                         \
  "SELECT p.quantity - p.received - (SELECT coalesce (sum (quantity), 0) FROM reservations WHERE purchase_line = p.id AND trashed_at IS NULL) AS free," \
  " p.id, coalesce (p.promised_on, b.expected_on), " LATENESS " FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order" \
  " WHERE p.item = ?1 AND p.received < p.quantity AND p.trashed_at IS NULL AND b.state IN ('ordered', 'partly-received') AND free > 0"      \
  " ORDER BY coalesce (p.promised_on, b.expected_on) IS NULL, coalesce (p.promised_on, b.expected_on), p.id"

static gboolean
load_line (StoreDb *db, gint64 id, Line *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_LINE);

  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, USUAL_LEAD_DAYS);
  if (store_query_next (query))
    *self = (Line) { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 6),
                     store_query_get_number (query, 2) != 0, store_query_get_number (query, 3) != 0, store_query_get_number (query, 4),
                     store_query_get_number (query, 5), store_query_get_number (query, 7) }
  ;
  return store_query_finish (query, error);
}

static void
add_stock (OfficePromise *promise, gint64 quantity, guint32 today)
{
  OfficeCover cover = { .quantity = quantity, .is_stock = TRUE, .day = today };

  if (quantity > 0)
    g_array_append_val (promise->covers, cover);
}

static void
add_receipt (OfficePromise *promise, StoreQuery *query, gint64 quantity, Line *line, guint32 today)
{
  OfficeCover cover = { .quantity = quantity, .purchase_line = store_query_get_number (query, 1) };
  const char *day = store_query_get_text (query, 2);

  if (day == NULL || !base_date_parse_iso (day, &cover.day))
    cover.day = today + (guint32) line->lead_days;
  cover.is_overdue = cover.day < today;
  if (cover.is_overdue)
    cover.day = today + (guint32) store_query_get_number (query, 3);
  g_array_append_val (promise->covers, cover);
}

static gboolean
list_covers (StoreDb *db, gint64 id, Line *line, guint32 today, OfficePromise *promise, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, line->is_reserved ? SELECT_RESERVED : SELECT_FREE);
  gint64 left = line->wanted;

  store_query_bind_number (query, 1, line->is_reserved ? id : line->item);
  if (!line->is_reserved)
    {
      add_stock (promise, MIN (line->available, left), today);
      left -= MIN (line->available, left);
    }
  while (left > 0 && store_query_next (query))
    {
      gint64 quantity = MIN (store_query_get_number (query, 0), left);

      if (store_query_get_number (query, 1) == 0)
        add_stock (promise, quantity, today);
      else
        add_receipt (promise, query, quantity, line, today);
      left -= quantity;
    }
  if (left > 0)
    g_array_append_vals (promise->covers, &(OfficeCover) { .quantity = left, .day = today + (guint32) line->lead_days }, 1);
  return store_query_finish (query, error);
}

gboolean
office_order_promise (StoreDb *db, gint64 line, OfficePromise *promise, GError **error)
{
  guint32 today = base_environment_today (store_db_get_environment (db)), leaves;
  Line self = { 0 };

  if (!load_line (db, line, &self, error))
    return FALSE;
  leaves = office_workdays_start (db, self.cut_off, error);
  if (leaves == BASE_NO_DATE)
    return FALSE;
  *promise = (OfficePromise) { 0, g_array_new (FALSE, FALSE, sizeof (OfficeCover)) };
  if (self.is_goods && !list_covers (db, line, &self, today, promise, error))
    return FALSE;
  for (guint i = 0; i < promise->covers->len; i++)
    {
      OfficeCover *cover = &g_array_index (promise->covers, OfficeCover, i);

      /* what arrives leaves on the next working day */
      if (!cover->is_stock)
        leaves = MAX (leaves, office_workdays_add (db, cover->day, 1, error));
    }
  promise->day = office_workdays_add (db, leaves, (int) self.carrier_days, error);
  return promise->day != BASE_NO_DATE;
}

void
office_promise_clear (OfficePromise *self)
{
  g_clear_pointer (&self->covers, g_array_unref);
}

static char *
find_purchase (StoreDb *db, gint64 purchase_line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT b.number FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order WHERE p.id = ?1");
  char *number;

  store_query_bind_number (query, 1, purchase_line);
  number = g_strdup (store_query_next (query) ? store_query_get_text (query, 0) : "");
  store_query_finish (query, error);
  return number;
}

char *
office_promise_dup_words (StoreDb *db, OfficePromise *self, BaseLocale *locale, GError **error)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < self->covers->len; i++)
    {
      OfficeCover *cover = &g_array_index (self->covers, OfficeCover, i);
      g_autofree char *quantity = base_quantity_format (cover->quantity, locale), *day = base_date_format (cover->day, locale), *number = NULL;

      if (i > 0)
        g_string_append (words, ", ");
      if (cover->is_stock)
        g_string_append_printf (words, _("%s from stock"), quantity);
      else if (cover->purchase_line == 0)
        g_string_append_printf (words, _("%s still to be bought, here on %s at best"), quantity, day);
      else
        {
          number = find_purchase (db, cover->purchase_line, error);
          g_string_append_printf (words, cover->is_overdue ? _("%s from purchase order %s, overdue, expected on %s") : _("%s from purchase order %s on %s"), quantity, number, day);
        }
    }
  return g_string_free_and_steal (words);
}

gboolean
office_order_promise_day (StoreDb *db, gint64 order, guint32 *day, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM order_lines WHERE sales_order = ?1 AND trashed_at IS NULL");

  *day = BASE_NO_DATE;
  store_query_bind_number (query, 1, order);
  while (store_query_next (query))
    {
      g_auto (OfficePromise) promise = { 0 };

      if (!office_order_promise (db, store_query_get_number (query, 0), &promise, error))
        return FALSE;
      *day = MAX (*day, promise.day);
    }
  return store_query_finish (query, error);
}
