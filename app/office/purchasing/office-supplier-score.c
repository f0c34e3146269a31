/* How well suppliers deliver.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-score.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <store-db.h>

static const char scored[] =
  "WITH line AS (SELECT p.id, b.supplier, p.quantity, coalesce (p.first_promised_on, p.promised_on, b.expected_on) AS day, p.received"
  "    FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order"
  "   WHERE p.trashed_at IS NULL AND b.trashed_at IS NULL AND b.ordered_on IS NOT NULL AND b.cancelled_on IS NULL AND p.item IS NOT NULL AND (?1 = 0 OR b.supplier = ?1)),"
  " judged AS (SELECT l.*, coalesce ((SELECT sum (t.quantity) FROM receipt_lines AS t JOIN receipts AS r ON r.id = t.receipt"
  "     WHERE t.purchase_line = l.id AND t.trashed_at IS NULL AND r.received_on <= l.day), 0) AS in_time FROM line AS l"
  "   WHERE l.day BETWEEN ?2 AND ?3 AND (l.day < ?4 OR l.received >= l.quantity))"
  " SELECT c.name, count (*), sum (j.received > 0 AND j.in_time >= j.received), sum (j.received >= j.quantity), sum (j.in_time >= j.quantity), sum (j.in_time >= j.quantity) * 1000000 / count (*)"
  "   FROM judged AS j JOIN contacts AS c ON c.id = j.supplier GROUP BY j.supplier ORDER BY 6, 2 DESC, people_key (c.name)";

static void
bind_day (StoreQuery *query, int parameter, guint32 day, const char *without)
{
  char iso[11];

  base_date_format_iso (day, iso);
  store_query_bind_text (query, parameter, day != BASE_NO_DATE ? iso : without);
}

StoreQuery *
office_supplier_score_query (StoreDb *db, gint64 supplier, guint32 from, guint32 to, guint32 today)
{
  StoreQuery *query = store_query_new (db, scored);

  store_query_bind_number (query, 1, supplier);
  bind_day (query, 2, from, "");
  bind_day (query, 3, to, "9999-12-31");
  bind_day (query, 4, today, "9999-12-31");
  return query;
}

/* Of all lines ever due. */
static char *
say_delivered (StoreDb *db, gint64 supplier, guint32 today, BaseLocale *locale, GError **error)
{
  g_autoptr (StoreQuery) query = office_supplier_score_query (db, supplier, BASE_NO_DATE, BASE_NO_DATE, today);
  g_autofree char *words = NULL;

  if (store_query_next (query))
    {
      gint64 lines = store_query_get_number (query, OFFICE_SCORE_LINES);
      g_autofree char *rate = base_rate_format (store_query_get_number (query, OFFICE_SCORE_RATE) / 1000 * 1000, locale);

      /* Translators: "87.5 % (14 of 16 lines)" */
      words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s (%d of %d line)", "%s (%d of %d lines)", (gulong) lines), rate,
                               (int) store_query_get_number (query, OFFICE_SCORE_BOTH), (int) lines);
    }
  else
    words = g_strdup (_("Nothing ordered was due yet."));
  return store_query_finish (query, error) ? g_steal_pointer (&words) : NULL;
}

#define SELECT_LEAD_TIME \
  "SELECT sum (lead_days > 0), sum (lead_days) * 1000000, sum (learnt_days > 0), sum (iif (learnt_days > 0, learnt_days, 0)) FROM supplier_items WHERE supplier = ?1 AND trashed_at IS NULL"

/* On average over the items, to a tenth of a day. */
static char *
say_average (gint64 sum, gint64 n, const char *unknown, BaseLocale *locale)
{
  g_autofree char *days = n > 0 ? base_quantity_format ((sum / n + 50000) / 100000 * 100000, locale) : NULL;

  return days != NULL ? g_strdup_printf (_("%s days"), days) : g_strdup (unknown);
}

static char *
say_lead_time (StoreDb *db, gint64 supplier, BaseLocale *locale, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_LEAD_TIME);
  g_autofree char *promised = NULL, *learnt = NULL;

  store_query_bind_number (query, 1, supplier);
  if (store_query_next (query))
    {
      promised = say_average (store_query_get_number (query, 1), store_query_get_number (query, 0), _("nothing"), locale);
      learnt = say_average (store_query_get_number (query, 3), store_query_get_number (query, 2), _("nothing yet"), locale);
    }
  /* Translators: both are "7 days", or "nothing" */
  return store_query_finish (query, error) ? g_strdup_printf (_("%s promised, %s as learnt"), promised, learnt) : NULL;
}

OfficeSupplierScore *
office_supplier_score_load (StoreDb *db, gint64 supplier, BaseLocale *locale, GError **error)
{
  g_autoptr (OfficeSupplierScore) self = g_new0 (OfficeSupplierScore, 1);

  self->delivered = say_delivered (db, supplier, base_environment_today (store_db_get_environment (db)), locale, error);
  self->lead_time = self->delivered != NULL ? say_lead_time (db, supplier, locale, error) : NULL;
  return self->lead_time != NULL ? g_steal_pointer (&self) : NULL;
}

void
office_supplier_score_free (OfficeSupplierScore *self)
{
  g_free (self->delivered);
  g_free (self->lead_time);
  g_free (self);
}
