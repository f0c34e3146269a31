/* What can be done about a late line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan-offers.h"
#include "office-line.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "office-order-line.h"
#include "office-plan-fetch.h"
#include "office-workdays.h"

typedef struct
{
  StoreDb              *db;
  BaseLocale           *locale;
  GArray               *forecasts;
  const OfficeForecast *late;
  GPtrArray            *offers;
  guint32               today;
  guint32               start;        /* on which goods at hand can leave */
  gint64                reserved;     /* of the line, in stock */
  gint64                shipped;
  gint64                carrier_days;
  gint64                service_cost;
  gint64                unit_cost;    /* of the item */
  gboolean              complete_only;
} Search;

void
office_plan_offer_free (OfficePlanOffer *self)
{
  g_free (self->title);
  g_free (self->effects);
  g_free (self);
}

static guint32
arrive (Search *self, guint32 leaves)
{
  return office_workdays_add (self->db, office_workdays_add (self->db, leaves, 0, NULL), (int) self->carrier_days, NULL);
}

/* title and effects: transfer full. An offer that brings nothing sooner is none, but for a new date. */
static void
add_offer (Search *self, OfficePlanKind kind, gint64 choice, gint64 quantity, gint64 cost, guint32 new_date, char *title, char *effects)
{
  OfficePlanOffer *offer = g_new (OfficePlanOffer, 1);

  *offer = (OfficePlanOffer) { kind, choice, quantity, cost, 0, new_date, new_date <= self->late->promised_on, title, effects };
  if (new_date == BASE_NO_DATE || (kind != OFFICE_PLAN_KIND_NEW_DATE && new_date >= self->late->arrive_on))
    office_plan_offer_free (offer);
  else
    g_ptr_array_add (self->offers, offer);
}

static gboolean
read_line (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT l.reserved, l.shipped, coalesce (s.days, 0), coalesce (s.cost, 0), coalesce (i.cost, 0), o.complete_only"
                                                            " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order LEFT JOIN items AS i ON i.id = l.item"
                                                            " LEFT JOIN carrier_services AS s ON s.id = o.carrier_service WHERE l.id = ?1");

  store_query_bind_number (query, 1, self->late->line);
  if (store_query_next (query))
    {
      self->reserved = store_query_get_number (query, 0);
      self->shipped = store_query_get_number (query, 1);
      self->carrier_days = store_query_get_number (query, 2);
      self->service_cost = store_query_get_number (query, 3);
      self->unit_cost = store_query_get_number (query, 4);
      self->complete_only = store_query_get_number (query, 5) != 0;
    }
  return store_query_finish (query, error);
}

static gint64
get_missing (Search *self)
{
  return MAX (self->late->open - self->reserved, 0);
}

static void
offer_parts (Search *self)
{
  g_autofree char *now = base_quantity_format (self->reserved, self->locale), *rest = base_quantity_format (get_missing (self), self->locale);
  g_autofree char *day = base_date_format (self->late->arrive_on, self->locale);

  if (self->complete_only || self->reserved <= 0 || get_missing (self) <= 0)
    return;
  add_offer (self, OFFICE_PLAN_KIND_SHIP_PARTS, 0, self->reserved, self->service_cost, arrive (self, self->start),
             g_strdup_printf (_("Ship %s now, the rest later"), now), g_strdup_printf (_("The other %s follow on %s as a line of their own."), rest, day));
}

#define SELECT_GIVERS                                                                                                              \
  "SELECT l.id, l.reserved, o.number FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"                               \
  " WHERE l.item = ?1 AND l.id <> ?2 AND l.reserved - l.picked >= ?3 AND l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.state IN ('confirmed', 'partly-shipped')" \
  " ORDER BY coalesce (l.promised_on, o.promised_on) DESC, l.id DESC LIMIT 20"

/* Who is promised a later day can wait for what this line waits for. */
static gboolean
offer_reservations (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_GIVERS);

  store_query_bind_number (query, 1, self->late->item);
  store_query_bind_number (query, 2, self->late->line);
  store_query_bind_number (query, 3, get_missing (self));
  while (get_missing (self) > 0 && store_query_next (query))
    {
      OfficeForecast giver;
      g_autofree char *promised = NULL, *then = NULL;

      if (!office_forecast_find (self->forecasts, store_query_get_number (query, 0), &giver) || giver.promised_on == BASE_NO_DATE
          || MAX (giver.arrive_on, self->late->arrive_on) > giver.promised_on)
        continue;
      promised = base_date_format (giver.promised_on, self->locale);
      then = base_date_format (MAX (giver.arrive_on, self->late->arrive_on), self->locale);
      add_offer (self, OFFICE_PLAN_KIND_TAKE_RESERVATION, giver.line, get_missing (self), 0, arrive (self, self->start),
                 g_strdup_printf (_("Take what is reserved for order %s"), store_query_get_text (query, 2)),
                 g_strdup_printf (_("Order %s gets its goods on %s; it is promised for %s."), store_query_get_text (query, 2), then, promised));
    }
  return store_query_finish (query, error);
}

#define SELECT_SUBSTITUTES                                                                                                     \
  "SELECT i.id, i.name, i.cost, own.name FROM substitutes AS s JOIN items AS i ON i.id = s.substitute JOIN items AS own ON own.id = s.item" \
  " WHERE s.item = ?1 AND s.trashed_at IS NULL AND i.trashed_at IS NULL AND i.discontinued = 0 AND i.on_hand - i.reserved >= ?2 ORDER BY s.rank, s.id LIMIT 5"

static gboolean
offer_substitutes (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_SUBSTITUTES);

  store_query_bind_number (query, 1, self->late->item);
  store_query_bind_number (query, 2, self->late->open);
  while (self->shipped == 0 && store_query_next (query))
    {
      gint64 cost = 0;

      if (!office_line_calculate (store_query_get_number (query, 2) - self->unit_cost, self->late->open, 0, &cost, error))
        return FALSE;
      add_offer (self, OFFICE_PLAN_KIND_SUBSTITUTE, store_query_get_number (query, 0), self->late->open, cost, arrive (self, self->start),
                 g_strdup_printf (_("Send %s instead"), store_query_get_text (query, 1)),
                 g_strdup_printf (_("The customer gets %s for %s at the same price and must agree."), store_query_get_text (query, 1), store_query_get_text (query, 3)));
    }
  return store_query_finish (query, error);
}

#define SELECT_SUPPLIERS                                                                                                        \
  "SELECT x.id, c.name, x.price, max (x.lead_days, (x.learnt_days + 999999) / 1000000), x.express_days, x.express_cost, x.minimum, x.multiple" \
  " FROM supplier_items AS x JOIN contacts AS c ON c.id = x.supplier WHERE x.item = ?1 AND x.trashed_at IS NULL AND c.trashed_at IS NULL ORDER BY x.rank, x.id LIMIT 10"

/* At least the minimum, in whole multiples. */
static gint64
round_up (gint64 quantity, gint64 minimum, gint64 multiple)
{
  quantity = MAX (quantity, minimum);
  return multiple > 0 ? (quantity + multiple - 1) / multiple * multiple : quantity;
}

static gboolean
offer_purchase (Search *self, StoreQuery *query, OfficePlanKind kind, gint64 days, gint64 extra, GError **error)
{
  gint64 quantity = round_up (get_missing (self), store_query_get_number (query, 6), store_query_get_number (query, 7)), cost;
  g_autofree char *words = base_quantity_format (quantity, self->locale);
  guint32 here = office_workdays_add (self->db, self->today + (guint32) days, 0, error);
  const char *supplier = store_query_get_text (query, 1);

  if (here == BASE_NO_DATE || !office_line_calculate (store_query_get_number (query, 2) - self->unit_cost, quantity, 0, &cost, error))
    return FALSE;
  add_offer (self, kind, store_query_get_number (query, 0), quantity, cost + extra, arrive (self, office_workdays_add (self->db, here, 1, NULL)),
             g_strdup_printf (kind == OFFICE_PLAN_KIND_EXPRESS ? _("Order by express from %s") : _("Buy from %s"), supplier),
             g_strdup_printf (_("A purchase order for %s goes to %s; what was to come stays for others."), words, supplier));
  return TRUE;
}

static gboolean
offer_purchases (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_SUPPLIERS);

  store_query_bind_number (query, 1, self->late->item);
  while (get_missing (self) > 0 && store_query_next (query))
    if (!offer_purchase (self, query, OFFICE_PLAN_KIND_BUY_ELSEWHERE, store_query_get_number (query, 3), 0, error)
        || (store_query_get_number (query, 4) > 0
            && !offer_purchase (self, query, OFFICE_PLAN_KIND_EXPRESS, store_query_get_number (query, 4), store_query_get_number (query, 5), error)))
      return FALSE;
  return store_query_finish (query, error);
}

static gboolean
offer_carriers (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT s.id, c.name || ' ' || s.name, s.days, s.cost FROM carrier_services AS s JOIN contacts AS c ON c.id = s.carrier"
                                                            " WHERE s.trashed_at IS NULL AND c.trashed_at IS NULL AND s.days < ?1 ORDER BY s.cost, s.id LIMIT 5");

  store_query_bind_number (query, 1, self->carrier_days);
  while (store_query_next (query))
    add_offer (self, OFFICE_PLAN_KIND_FASTER_CARRIER, store_query_get_number (query, 0), self->late->open, store_query_get_number (query, 3) - self->service_cost,
               office_workdays_add (self->db, self->late->ship_on, (int) store_query_get_number (query, 2), NULL),
               g_strdup_printf (_("Send with %s"), store_query_get_text (query, 1)), g_strdup (_("The whole order goes with this service.")));
  return store_query_finish (query, error);
}

static gboolean
offer_other_location (Search *self, GError **error)
{
  g_autoptr (StoreQuery) query = office_plan_query_closed (self->db, self->late->item, self->today);
  g_autofree char *quantity = base_quantity_format (self->late->closed, self->locale);

  while (self->late->closed > 0 && store_query_next (query))
    if (store_query_get_number (query, OFFICE_CLOSED_QUANTITY) >= self->late->closed)
      add_offer (self, OFFICE_PLAN_KIND_OTHER_LOCATION, store_query_get_number (query, OFFICE_CLOSED_LOCATION), self->late->closed, 0, arrive (self, self->start),
                 g_strdup_printf (_("Fetch it from %s"), store_query_get_text (query, OFFICE_CLOSED_CODE)),
                 g_strdup_printf (_("%s lie at %s, where nothing is picked: it is blocked or under quality check. They are moved to be picked, and somebody must agree."), quantity,
                                  store_query_get_text (query, OFFICE_CLOSED_CODE)));
  return store_query_finish (query, error);
}

#define SELECT_GOODWILL \
  "SELECT c.goodwill, l.price, l.discount, c.currency FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order JOIN companies AS c ON c.currency = o.currency WHERE l.id = ?1"

/* What the firm takes off the price of what comes late; 0 when it gives nothing, and for orders in other currencies. */
static gboolean
find_goodwill (Search *self, gint64 *goodwill, char **currency, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, SELECT_GOODWILL);
  gint64 amount = 0, rate = 0;

  store_query_bind_number (query, 1, self->late->line);
  if (store_query_next (query))
    {
      rate = store_query_get_number (query, 0);
      *currency = g_strdup (store_query_get_text (query, 3));
      if (!office_line_calculate (store_query_get_number (query, 1), self->late->open, store_query_get_number (query, 2), &amount, error))
        return FALSE;
    }
  return store_query_finish (query, error) && base_number_scale (amount, rate, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, goodwill, error);
}

static gboolean
offer_new_date (Search *self, GError **error)
{
  g_autofree char *day = base_date_format (self->late->arrive_on, self->locale), *money = NULL, *currency = NULL;
  gint64 goodwill = 0;

  add_offer (self, OFFICE_PLAN_KIND_NEW_DATE, 0, self->late->open, 0, self->late->arrive_on, g_strdup_printf (_("Agree on %s"), day),
             g_strdup (_("The customer gets a letter with the new day and an apology.")));
  if (!find_goodwill (self, &goodwill, &currency, error))
    return FALSE;
  if (goodwill <= 0)
    return TRUE;
  money = base_money_format_long (goodwill, self->locale, currency);
  add_offer (self, OFFICE_PLAN_KIND_NEW_DATE, OFFICE_PLAN_WITH_GOODWILL, self->late->open, goodwill, self->late->arrive_on,
             g_strdup_printf (_("Agree on %s, with goodwill"), day),
             g_strdup_printf (_("The customer gets a letter with the new day and an apology, and %s off the price of the order."), money));
  ((OfficePlanOffer *) self->offers->pdata[self->offers->len - 1])->goodwill = goodwill;
  return TRUE;
}

static int
compare_offers (gconstpointer a, gconstpointer b)
{
  const OfficePlanOffer *one = *(const OfficePlanOffer *const *) a, *other = *(const OfficePlanOffer *const *) b;
  gint64 difference = other->in_time - one->in_time;

  if (difference == 0)
    difference = (one->kind == OFFICE_PLAN_KIND_NEW_DATE) - (other->kind == OFFICE_PLAN_KIND_NEW_DATE);
  if (difference == 0)
    difference = one->cost != other->cost ? (one->cost > other->cost ? 1 : -1) : (gint64) one->new_date - other->new_date;
  return difference > 0 ? 1 : difference < 0 ? -1 : 0;
}

GPtrArray *
office_plan_list_offers (StoreDb *db, GArray *forecasts, const OfficeForecast *late, GError **error)
{
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func ((GDestroyNotify) office_plan_offer_free);
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  Search self = { .db = db, .locale = locale, .forecasts = forecasts, .late = late, .offers = offers };

  self.today = base_environment_today (store_db_get_environment (db));
  self.start = office_workdays_start (db, 0, error);
  if (self.start == BASE_NO_DATE || !read_line (&self, error))
    return NULL;
  offer_parts (&self);
  if (!offer_reservations (&self, error) || !offer_substitutes (&self, error) || !offer_purchases (&self, error) || !offer_carriers (&self, error)
      || !offer_other_location (&self, error))
    return NULL;
  if (!offer_new_date (&self, error))
    return NULL;
  g_ptr_array_sort (offers, compare_offers);
  return g_steal_pointer (&offers);
}

const OfficePlanOffer *
office_plan_find_offer (GPtrArray *offers, OfficePlanKind kind, gint64 choice)
{
  for (guint i = 0; i < offers->len; i++)
    {
      const OfficePlanOffer *offer = offers->pdata[i];
      if (offer->kind == kind && (choice == 0 || offer->choice == choice))
        return offer;
    }
  return NULL;
}

gboolean
office_plan_changes_date (const OfficePlanOffer *offer)
{
  return !offer->in_time || offer->kind == OFFICE_PLAN_KIND_NEW_DATE || offer->kind == OFFICE_PLAN_KIND_SHIP_PARTS;
}
