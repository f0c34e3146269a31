/* What stands behind an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-summary.h"
#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "office-issue.h"
#include "office-promise.h"

static void
clear_line (gpointer data)
{
  OfficeSummaryLine *self = data;

  g_free (self->title);
  g_free (self->covers);
}

static void
clear_paper (gpointer data)
{
  OfficeOutdatedPaper *self = data;

  g_free (self->paper);
  g_free (self->title);
}

void
office_order_summary_free (OfficeOrderSummary *self)
{
  g_free (self->currency);
  g_free (self->words);
  g_array_unref (self->lines);
  g_array_unref (self->papers);
  g_free (self);
}

static guint32
get_day (StoreQuery *query, int column)
{
  const char *text = store_query_get_text (query, column);
  guint32 day;

  return text != NULL && base_date_parse_iso (text, &day) ? day : BASE_NO_DATE;
}

static gboolean
add_line (OfficeOrderSummary *self, StoreDb *db, StoreQuery *query, BaseLocale *locale, GError **error)
{
  g_auto (OfficePromise) promise = { 0 };
  g_autofree char *quantity = base_quantity_format (store_query_get_number (query, 1), locale);
  guint32 promised = get_day (query, 3);
  OfficeSummaryLine line = { NULL };

  if (!office_order_promise (db, store_query_get_number (query, 0), &promise, error))
    return FALSE;
  line.title = g_strdup_printf ("%s × %s", quantity, store_query_get_text (query, 2));
  line.day = promise.day;
  line.late = promised != BASE_NO_DATE && promise.day > promised;
  g_array_append_val (self->lines, line);
  g_array_index (self->lines, OfficeSummaryLine, self->lines->len - 1).covers = office_promise_dup_words (db, &promise, locale, error);
  return TRUE;
}

static gboolean
load_lines (OfficeOrderSummary *self, StoreDb *db, gint64 order, BaseLocale *locale, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT l.id, l.quantity - l.shipped, l.text, coalesce (l.promised_on, o.promised_on) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
                                                  " WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND l.quantity > l.shipped AND o.cancelled_on IS NULL AND o.brought_in = 0 ORDER BY l.position, l.id");

  store_query_bind_number (query, 1, order);
  while (store_query_next (query))
    if (!add_line (self, db, query, locale, error))
      return FALSE;
  return store_query_finish (query, error);
}

/* The day of the last line is the order's. */
static void
say_day (OfficeOrderSummary *self, guint32 promised, guint32 today, BaseLocale *locale)
{
  guint32 day = BASE_NO_DATE;
  g_autofree char *text = NULL, *promise = base_date_format (promised, locale);
  int days;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const OfficeSummaryLine *line = &g_array_index (self->lines, OfficeSummaryLine, i);

      day = MAX (day, line->day);
      self->late = self->late || line->late;
    }
  if (day == BASE_NO_DATE)
    return;
  text = base_date_format (day, locale);
  days = (int) (day - MIN (day, today));
  if (promised == BASE_NO_DATE && days == 0)
    self->words = g_strdup (_("It can be there today."));
  else if (promised == BASE_NO_DATE)
    self->words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "It can be there on %s, in %d day.", "It can be there on %s, in %d days.", (gulong) days), text, days);
  else if (self->late)
    self->words = g_strdup_printf (_("It cannot be there before %s; promised is %s."), text, promise);
  else
    self->words = g_strdup_printf (_("Promised for %s; it can be there on %s."), promise, text);
}

static gboolean
load_head (OfficeOrderSummary *self, StoreDb *db, gint64 order, BaseLocale *locale, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT currency, promised_on FROM orders WHERE id = ?1");

  store_query_bind_number (query, 1, order);
  if (store_query_next (query))
    {
      self->currency = g_strdup (store_query_get_text (query, 0));
      say_day (self, get_day (query, 1), base_environment_today (store_db_get_environment (db)), locale);
    }
  return store_query_finish (query, error);
}

static gboolean
load_papers (OfficeOrderSummary *self, StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (StoreQuery) query = office_papers_query_outdated (db, order);

  while (store_query_next (query))
    {
      OfficeOutdatedPaper paper = { g_strdup (store_query_get_text (query, OFFICE_OUTDATED_PAPER)), g_strdup (store_query_get_text (query, OFFICE_OUTDATED_TITLE)),
                                    store_query_get_number (query, OFFICE_OUTDATED_REVISION), store_query_get_number (query, OFFICE_OUTDATED_CURRENT) };

      g_array_append_val (self->papers, paper);
    }
  return store_query_finish (query, error);
}

OfficeOrderSummary *
office_order_summary_load (StoreDb *db, gint64 order, BaseLocale *locale, GError **error)
{
  g_autoptr (OfficeOrderSummary) self = g_new0 (OfficeOrderSummary, 1);

  self->lines = g_array_new (FALSE, FALSE, sizeof (OfficeSummaryLine));
  self->papers = g_array_new (FALSE, FALSE, sizeof (OfficeOutdatedPaper));
  g_array_set_clear_func (self->lines, clear_line);
  g_array_set_clear_func (self->papers, clear_paper);
  if (!office_order_figures (db, order, &self->figures, error) || !load_lines (self, db, order, locale, error) || !load_head (self, db, order, locale, error)
      || !load_papers (self, db, order, error))
    return NULL;
  return g_steal_pointer (&self);
}

char *
office_order_summary_dup_margin (OfficeOrderSummary *self, BaseLocale *locale)
{
  g_autofree char *margin = base_money_format_long (self->figures.margin, locale, self->currency);
  g_autofree char *rate = base_rate_format (self->figures.margin_rate / 1000 * 1000, locale);

  return g_strdup_printf (_("Margin %s (%s)"), margin, rate);
}

char *
office_order_summary_dup_credit (OfficeOrderSummary *self, BaseLocale *locale)
{
  const OfficeOrderFigures *figures = &self->figures;
  g_autofree char *used = base_money_format_long (figures->exposure, locale, locale->currency), *limit = base_money_format_long (figures->credit_limit, locale, locale->currency);

  if (figures->on_hold)
    return g_strdup (_("The customer is on hold."));
  if (figures->credit_limit == 0)
    return g_strdup_printf (_("%s are open with this order; the customer has no credit limit."), used);
  return g_strdup_printf (figures->is_over ? _("%s are open with this order: more than the credit limit of %s.") : _("%s are open with this order, of a credit limit of %s."), used, limit);
}
