/* When open lines will really be there.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-forecast.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "office-stock-places.h"
#include "office-supplier-delays.h"
#include "office-workdays.h"

#define USUAL_LEAD_DAYS 7 /* where neither item nor supplier says one */

/* A line is called late when four of five such deliveries come too late for it: people will look again tomorrow. When they look for the last time before it is promised, every
 * second is enough. */
#define SURELY_LATE 20
#define LIKELY_LATE 50

/* What the forecast needs to know of the whole office, read once. */
typedef struct
{
  StoreDb    *db;
  guint32     today;
  guint32     start;     /* the day on which goods at hand can leave */
  gint64      capacity;  /* lines picked a day, 0 = as many as there are */
  OfficeSupplierDelays *delays;
  GHashTable *lines;     /* line → index + 1 in forecasts */
  GHashTable *workdays;  /* day → the next working day */
  GHashTable *picked;    /* day → lines given to it */
  GHashTable *open;      /* item → gint64 that may be picked, for those of which a part may not */
  GHashTable *coming;    /* item → index + 1 of the first of its supplies */
  GArray     *supplies;  /* Supply, by item and day */
  GArray     *forecasts;
  GArray     *details;   /* Detail, beside the forecasts */
} Planner;

typedef struct
{
  gint64   covered;
  gint64   in_stock;
  gint64   carrier_days;
  gint64   lead_days;
  gboolean is_goods;
  gboolean on_hold;
  gboolean complete_only;
  gboolean waits_for_receipt;
} Detail;

/* What is on its way. */
typedef struct
{
  gint64  item;
  gint64  quantity; /* that nobody has taken yet */
  guint32 ready_on; /* hardly earlier */
  guint32 last_on;  /* as likely later as earlier */
} Supply;

#define SELECT_LINES                                                                                                                                       \
  "SELECT l.id, o.id, coalesce (l.item, 0), o.customer, l.quantity - l.shipped, coalesce (l.promised_on, o.promised_on), coalesce (i.kind = 'stocked', 0),"  \
  " coalesce (s.days, 0), c.on_hold, o.complete_only, coalesce (nullif (i.lead_days, 0), ?1)"                                                               \
  " FROM orders AS o JOIN order_lines AS l ON l.sales_order = o.id JOIN contacts AS c ON c.id = o.customer LEFT JOIN items AS i ON i.id = l.item"            \
  " LEFT JOIN carrier_services AS s ON s.id = o.carrier_service"                                                                                            \
  " WHERE o.state IN ('confirmed', 'partly-shipped') AND o.trashed_at IS NULL AND l.trashed_at IS NULL AND l.quantity > l.shipped"                          \
  " ORDER BY coalesce (l.promised_on, o.promised_on) IS NULL, coalesce (l.promised_on, o.promised_on), l.id"

#define SELECT_COVERS "SELECT order_line, sum (quantity) FROM reservations WHERE purchase_line IS NULL AND trashed_at IS NULL GROUP BY order_line"

#define SELECT_SUPPLIES                                                                                                         \
  "SELECT p.item, p.quantity - p.received, coalesce (p.promised_on, b.expected_on), b.supplier,"                              \
  " iif (p.received > 0, (SELECT max (c.received_on) FROM receipt_lines AS t JOIN receipts AS c ON c.id = t.receipt WHERE t.purchase_line = p.id AND t.quantity > 0), NULL)" \
  " FROM purchase_lines AS p JOIN purchase_orders AS b ON b.id = p.purchase_order WHERE p.received < p.quantity AND p.trashed_at IS NULL AND b.trashed_at IS NULL" \
  " AND b.state IN ('ordered', 'partly-received') ORDER BY p.item, p.id"

static guint32
get_date (StoreQuery *query, int column)
{
  const char *text = store_query_get_text (query, column);
  guint32 date;

  return text != NULL && base_date_parse_iso (text, &date) ? date : BASE_NO_DATE;
}

static guint32
find_workday (Planner *self, guint32 day)
{
  gpointer known = g_hash_table_lookup (self->workdays, GUINT_TO_POINTER (day));

  if (known == NULL)
    {
      guint32 next = office_workdays_add (self->db, day, 0, NULL);
      known = GUINT_TO_POINTER (next != BASE_NO_DATE ? next : day);
      g_hash_table_insert (self->workdays, GUINT_TO_POINTER (day), known);
    }
  return GPOINTER_TO_UINT (known);
}

static guint32
add_workdays (Planner *self, guint32 day, gint64 n)
{
  day = find_workday (self, day);
  for (gint64 i = 0; i < n; i++)
    day = find_workday (self, day + 1);
  return day;
}

static gboolean
read_lines (Planner *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_LINES);

  store_query_bind_number (query, 1, USUAL_LEAD_DAYS);
  while (store_query_next (query))
    {
      OfficeForecast forecast = { .line = store_query_get_number (query, 0), .order = store_query_get_number (query, 1), .item = store_query_get_number (query, 2),
                                  .customer = store_query_get_number (query, 3), .open = store_query_get_number (query, 4), .promised_on = get_date (query, 5),
                                  .ready_on = self->start };
      Detail detail = { .is_goods = store_query_get_number (query, 6) != 0, .carrier_days = store_query_get_number (query, 7), .on_hold = store_query_get_number (query, 8) != 0,
                        .complete_only = store_query_get_number (query, 9) != 0, .lead_days = store_query_get_number (query, 10) };

      g_array_append_val (self->forecasts, forecast);
      g_array_append_val (self->details, detail);
      g_hash_table_insert (self->lines, GSIZE_TO_POINTER (forecast.line), GUINT_TO_POINTER (self->forecasts->len));
    }
  return store_query_finish (query, error);
}

/* What is to come arrives as late as its supplier is, and leaves on the next working day. part_on: when a part of it came; BASE_NO_DATE: nothing yet. */
static guint32
expect_receipt (Planner *self, guint32 day, guint32 part_on, gint64 supplier, guint percent)
{
  if (day == BASE_NO_DATE)
    day = self->today + USUAL_LEAD_DAYS;
  day = office_supplier_delays_expect (self->delays, supplier, part_on != BASE_NO_DATE, part_on != BASE_NO_DATE ? part_on : day, self->today, percent);
  return find_workday (self, find_workday (self, day) + 1);
}

static gboolean
read_covers (Planner *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_COVERS);

  while (store_query_next (query))
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, GSIZE_TO_POINTER (store_query_get_number (query, 0))));

      if (place != 0)
        {
          Detail *detail = &g_array_index (self->details, Detail, place - 1);

          detail->covered = detail->in_stock = store_query_get_number (query, 1);
        }
    }
  return store_query_finish (query, error);
}

/* Stock counts wherever it lies, but not all of it can be picked. */
static gboolean
read_closed (Planner *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT b.item, i.on_hand - sum (b.quantity) FROM stock_balances AS b JOIN items AS i ON i.id = b.item"
                                                            " LEFT JOIN locations AS p ON p.id = b.location LEFT JOIN lots AS t ON t.id = b.lot"
                                                            " WHERE b.quantity > 0 AND NOT (" OFFICE_PLACE_IS_OPEN ("?1") ") GROUP BY b.item");
  char today[11];

  base_date_format_iso (self->today, today);
  store_query_bind_text (query, 1, today);
  while (store_query_next (query))
    {
      gint64 open = store_query_get_number (query, 1);

      g_hash_table_insert (self->open, GSIZE_TO_POINTER (store_query_get_number (query, 0)), g_memdup2 (&open, sizeof open));
    }
  return store_query_finish (query, error);
}

/* Who is promised first picks what can be picked; the others wait as if it were bought anew. */
static void
leave_closed (Planner *self, OfficeForecast *forecast, const Detail *detail)
{
  gint64 *open = g_hash_table_lookup (self->open, GSIZE_TO_POINTER (forecast->item)), taken;

  if (open == NULL || !detail->is_goods)
    return;
  taken = CLAMP (*open, 0, detail->in_stock);
  *open -= taken;
  forecast->closed = detail->in_stock - taken;
  if (forecast->closed > 0)
    forecast->ready_on = MAX (forecast->ready_on, find_workday (self, self->today + (guint32) detail->lead_days + 1));
}

static int
compare_supplies (gconstpointer a, gconstpointer b)
{
  const Supply *one = a, *other = b;

  return one->item != other->item ? (one->item > other->item ? 1 : -1) : (int) one->ready_on - (int) other->ready_on;
}

static gboolean
read_supplies (Planner *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_SUPPLIES);

  while (store_query_next (query))
    {
      guint32 promised_on = get_date (query, 2), part_on = get_date (query, 4);
      gint64 supplier = store_query_get_number (query, 3);
      Supply supply = { store_query_get_number (query, 0), store_query_get_number (query, 1), expect_receipt (self, promised_on, part_on, supplier, SURELY_LATE),
                        expect_receipt (self, promised_on, part_on, supplier, LIKELY_LATE) };

      g_array_append_val (self->supplies, supply);
    }
  g_array_sort (self->supplies, compare_supplies);
  for (guint i = self->supplies->len; i > 0; i--)
    g_hash_table_insert (self->coming, GSIZE_TO_POINTER (g_array_index (self->supplies, Supply, i - 1).item), GUINT_TO_POINTER (i));
  return store_query_finish (query, error);
}

/* Whoever is promised the earliest gets what comes first, as office_reserve_item() gives it when it is here; who has a reservation of what is to come may have to let it go by then. */
static void
take_supplies (Planner *self, OfficeForecast *forecast, Detail *detail)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->coming, GSIZE_TO_POINTER (forecast->item)));
  gboolean last_look = forecast->promised_on != BASE_NO_DATE && forecast->promised_on <= add_workdays (self, self->today, 1);

  for (; place > 0 && place <= self->supplies->len && detail->covered < forecast->open; place++)
    {
      Supply *supply = &g_array_index (self->supplies, Supply, place - 1);
      gint64 taken = MIN (supply->quantity, forecast->open - detail->covered);
      guint32 here = last_look ? supply->last_on : supply->ready_on;

      if (supply->item != forecast->item)
        return;
      if (taken == 0)
        continue;
      supply->quantity -= taken;
      detail->covered += taken;
      detail->waits_for_receipt |= here > forecast->ready_on;
      forecast->ready_on = MAX (forecast->ready_on, here);
    }
}

/* What nothing covers must be bought first. */
static void
add_uncovered (Planner *self, OfficeForecast *forecast, Detail *detail)
{
  if (!detail->is_goods)
    return;
  take_supplies (self, forecast, detail);
  forecast->uncovered = MAX (forecast->open - detail->covered, 0);
  if (forecast->uncovered > 0)
    forecast->ready_on = MAX (forecast->ready_on, find_workday (self, self->today + (guint32) detail->lead_days + 1));
}

/* The picking day: the first from the day on that has room left. */
static guint32
take_capacity (Planner *self, guint32 day)
{
  gint64 taken;

  for (day = find_workday (self, day);; day = find_workday (self, day + 1))
    {
      taken = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (self->picked, GUINT_TO_POINTER (day)));
      if (self->capacity <= 0 || taken < self->capacity)
        break;
    }
  g_hash_table_insert (self->picked, GUINT_TO_POINTER (day), GSIZE_TO_POINTER (taken + 1));
  return day;
}

/* A customer who takes complete deliveries only waits for the last line. */
static void
wait_for_order (Planner *self)
{
  g_autoptr (GHashTable) last = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->forecasts->len; i++)
    {
      OfficeForecast *forecast = &g_array_index (self->forecasts, OfficeForecast, i);
      guint32 known = GPOINTER_TO_UINT (g_hash_table_lookup (last, GSIZE_TO_POINTER (forecast->order)));

      g_hash_table_insert (last, GSIZE_TO_POINTER (forecast->order), GUINT_TO_POINTER (MAX (known, forecast->ready_on)));
    }
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      OfficeForecast *forecast = &g_array_index (self->forecasts, OfficeForecast, i);

      if (g_array_index (self->details, Detail, i).complete_only)
        forecast->ready_on = GPOINTER_TO_UINT (g_hash_table_lookup (last, GSIZE_TO_POINTER (forecast->order)));
    }
}

static OfficePredictionCause
find_cause (Planner *self, const OfficeForecast *forecast, const Detail *detail)
{
  if (!forecast->late)
    return OFFICE_PREDICTION_CAUSE_NONE;
  if (detail->on_hold)
    return OFFICE_PREDICTION_CAUSE_CREDIT;
  if (forecast->uncovered > 0 || forecast->closed > 0)
    return OFFICE_PREDICTION_CAUSE_STOCK;
  if (detail->waits_for_receipt || forecast->ready_on > self->start)
    return OFFICE_PREDICTION_CAUSE_RECEIPT;
  return forecast->ship_on > forecast->ready_on || detail->carrier_days == 0 ? OFFICE_PREDICTION_CAUSE_CAPACITY : OFFICE_PREDICTION_CAUSE_CARRIER;
}

static void
foresee (Planner *self)
{
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      add_uncovered (self, &g_array_index (self->forecasts, OfficeForecast, i), &g_array_index (self->details, Detail, i));
      leave_closed (self, &g_array_index (self->forecasts, OfficeForecast, i), &g_array_index (self->details, Detail, i));
    }
  wait_for_order (self);
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      OfficeForecast *forecast = &g_array_index (self->forecasts, OfficeForecast, i);
      Detail *detail = &g_array_index (self->details, Detail, i);

      forecast->ship_on = take_capacity (self, forecast->ready_on);
      forecast->arrive_on = add_workdays (self, forecast->ship_on, detail->carrier_days);
      forecast->late = forecast->promised_on != BASE_NO_DATE && (forecast->arrive_on > forecast->promised_on || detail->on_hold);
      forecast->cause = find_cause (self, forecast, detail);
    }
}

static gboolean
read_office (Planner *self, GError **error)
{
  self->today = base_environment_today (store_db_get_environment (self->db));
  self->start = office_workdays_start (self->db, 0, error);
  self->delays = self->start != BASE_NO_DATE ? office_supplier_delays_load (self->db, error) : NULL;
  return self->start != BASE_NO_DATE && self->delays != NULL
         && store_db_get_number (self->db, "SELECT coalesce (max (picking_capacity), 0) FROM companies", &self->capacity, error)
         && read_lines (self, error) && read_covers (self, error) && read_supplies (self, error) && read_closed (self, error);
}

GArray *
office_forecast_list (StoreDb *db, GError **error)
{
  g_autoptr (GHashTable) lines = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) workdays = g_hash_table_new (NULL, NULL), picked = g_hash_table_new (NULL, NULL), coming = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) open = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) supplies = g_array_new (FALSE, FALSE, sizeof (Supply));
  g_autoptr (GArray) forecasts = g_array_new (FALSE, TRUE, sizeof (OfficeForecast)), details = g_array_new (FALSE, TRUE, sizeof (Detail));
  Planner self = { .db = db, .lines = lines, .workdays = workdays, .picked = picked, .coming = coming, .open = open, .supplies = supplies, .forecasts = forecasts, .details = details };
  gboolean read = read_office (&self, error);

  if (read)
    foresee (&self);
  g_clear_pointer (&self.delays, office_supplier_delays_free);
  if (!read)
    return NULL;
  return g_steal_pointer (&forecasts);
}

gboolean
office_forecast_find (GArray *forecasts, gint64 line, OfficeForecast *forecast)
{
  for (guint i = 0; i < forecasts->len; i++)
    if (g_array_index (forecasts, OfficeForecast, i).line == line)
      {
        *forecast = g_array_index (forecasts, OfficeForecast, i);
        return TRUE;
      }
  return FALSE;
}

static const char *const causes[] = {
  [OFFICE_PREDICTION_CAUSE_NONE] = N_("in time"),
  [OFFICE_PREDICTION_CAUSE_STOCK] = N_("nothing in stock or ordered covers it"),
  [OFFICE_PREDICTION_CAUSE_RECEIPT] = N_("it waits for a supplier"),
  [OFFICE_PREDICTION_CAUSE_CAPACITY] = N_("it is not picked in time"),
  [OFFICE_PREDICTION_CAUSE_CARRIER] = N_("the carrier takes too long"),
  [OFFICE_PREDICTION_CAUSE_CREDIT] = N_("the customer is on hold"),
};

gboolean
office_forecast_describe (StoreDb *db, const OfficeForecast *forecast, char **title, char **subtitle, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT l.text, o.number, c.name FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
                                                      " JOIN contacts AS c ON c.id = o.customer WHERE l.id = ?1");
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  g_autofree char *open = base_quantity_format (forecast->open, locale);
  g_autofree char *promised = base_date_format (forecast->promised_on, locale), *expected = base_date_format (forecast->arrive_on, locale);

  *title = *subtitle = NULL;
  store_query_bind_number (query, 1, forecast->line);
  if (store_query_next (query))
    {
      *title = g_strdup_printf (_("%s %s for %s, order %s"), open, store_query_get_text (query, 0), store_query_get_text (query, 2), store_query_get_text (query, 1));
      *subtitle = g_strdup_printf (_("Promised %s, expected %s: %s"), promised, expected, _(causes[forecast->cause]));
    }
  return store_query_finish (query, error);
}
