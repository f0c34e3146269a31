/* What to buy, how much, and until when.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-replenishment.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "office-company.h"
#include "office-purchase-line.h"
#include "office-purchase-order.h"
#include "office-purchase-proposal.h"
#include "office-replenishment-needs.h"

/* Days until the proposals are looked at again, and days that an order should last beyond the lead time where no maximum is set. */
#define REVIEW_DAYS 7
#define SUPPLY_DAYS 28

static const BaseField order_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "purchase_proposals", N_("Only the supplier of this proposal"), 0),
  STORE_ARGUMENT (DATE, "until", N_("To be ordered by"), 0),
};

/* What was worked out for one item. */
typedef struct
{
  OfficeForecast forecast;
  gint64         available;
  gint64         lead_demand; /* in the lead time and until the next look */
  gint64         band;
  gint64         point;       /* below it something is to be ordered */
  gint64         quantity;
} Result;

static gint64
round_up (gint64 quantity, gint64 multiple)
{
  gint64 step = multiple > 0 ? multiple : BASE_QUANTITY_ONE;

  return (quantity + step - 1) / step * step;
}

static gboolean
work_out (OfficeNeed *need, Result *result)
{
  guint days = (guint) need->lead_days + REVIEW_DAYS;
  gint64 target;

  for (guint i = 0; i < OFFICE_NEED_WEEKS; i++)
    need->weeks[i] = MAX (need->weeks[i], 0);
  office_demand_forecast (need->weeks, OFFICE_NEED_WEEKS, &result->forecast);
  result->available = need->on_hand + need->on_order + need->drafted - need->waiting;
  result->lead_demand = office_demand_expect (&result->forecast, days);
  result->band = office_demand_get_band (&result->forecast, days);
  result->point = MAX (need->reorder_level, result->lead_demand + result->band);
  if (result->available >= result->point && result->available >= 0)
    return FALSE;
  if (need->max_level > 0)
    target = MAX (need->max_level, result->point);
  else
    target = MAX (2 * need->reorder_level, result->band + office_demand_expect (&result->forecast, days + SUPPLY_DAYS));
  result->quantity = round_up (MAX (target - result->available, MAX (need->minimum, 1)), need->multiple);
  return TRUE;
}

/* The last day on which an order still comes before the stock falls into the band that guards against a bad forecast. */
static guint32
get_order_by (OfficeNeed *need, Result *result, guint32 today)
{
  gint64 spare = result->available - result->band, days;

  if (result->forecast.weekly <= 0 || spare <= 0)
    return today;
  days = (gint64) ((__int128) spare * 7 / result->forecast.weekly) - need->lead_days;
  return today + (guint32) CLAMP (days, 0, 3650);
}

static void
add_stock (OfficeNeed *need, Result *result, BaseLocale *locale, GString *text)
{
  g_autofree char *there = base_quantity_format (need->on_hand, locale), *coming = base_quantity_format (need->on_order + need->drafted, locale),
                  *waiting = base_quantity_format (need->waiting, locale), *point = base_quantity_format (result->point, locale);

  g_string_append_printf (text, _("%s on hand, %s to come, %s for customers."), there, coming, waiting);
  g_string_append_c (text, ' ');
  if (result->point == need->reorder_level)
    g_string_append_printf (text, _("That is below the reorder level of %s."), point);
  else
    g_string_append_printf (text, _("That is below the %s needed until the next delivery."), point);
}

static void
add_forecast (OfficeNeed *need, Result *result, BaseLocale *locale, GString *text)
{
  static const char *const ways[] = { NULL, N_("by exponential smoothing"), N_("by Croston’s way for rare demand"), N_("by Holt-Winters with seasons") };
  g_autofree char *weekly = base_quantity_format (round_up (result->forecast.weekly, BASE_QUANTITY_ONE / 10), locale),
                  *demand = base_quantity_format (round_up (result->lead_demand, BASE_QUANTITY_ONE / 10), locale),
                  *band = base_quantity_format (round_up (result->band, BASE_QUANTITY_ONE / 10), locale);
  int days = (int) need->lead_days;

  g_string_append_c (text, ' ');
  if (need->is_learnt)
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "Deliveries took %d day.", "Deliveries took %d days.", (gulong) days), days);
  else
    g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "A delivery is said to take %d day.", "A delivery is said to take %d days.", (gulong) days), days);
  if (result->forecast.method == OFFICE_DEMAND_LEVEL)
    return;
  g_string_append_c (text, ' ');
  g_string_append_printf (text, _("Demand is %s a week %s; until then %s, give or take %s in 19 of 20 cases."), weekly, _(ways[result->forecast.method]), demand, band);
}

static char *
make_reason (OfficeNeed *need, Result *result, BaseLocale *locale)
{
  GString *text = g_string_new (NULL);

  add_stock (need, result, locale, text);
  add_forecast (need, result, locale, text);
  if (need->supplier == 0)
    {
      g_string_append_c (text, ' ');
      g_string_append (text, _("No supplier is known."));
    }
  return g_string_free_and_steal (text);
}

static gboolean
write_proposal (StoreDb *db, OfficeNeed *need, Result *result, guint32 today, const char *currency, BaseLocale *locale, GError **error)
{
  g_autoptr (OfficePurchaseProposal) self = g_object_new (OFFICE_TYPE_PURCHASE_PROPOSAL, NULL);
  g_autofree char *reason = make_reason (need, result, locale);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->item, need->item);
  base_record_set_text (record, &self->text, need->name);
  base_record_set_number (record, &self->supplier, need->supplier);
  base_record_set_number (record, &self->quantity, result->quantity);
  base_record_set_number (record, &self->price, need->price);
  base_record_set_text (record, &self->currency, currency);
  base_record_set_date (record, &self->order_by, get_order_by (need, result, today));
  base_record_set_date (record, &self->needed_on, self->order_by + (guint32) need->lead_days);
  base_record_set_int (record, &self->method, (int) result->forecast.method);
  base_record_set_number (record, &self->demand, result->forecast.weekly);
  base_record_set_number (record, &self->band, result->band);
  base_record_set_number (record, &self->available, result->available);
  base_record_set_number (record, &self->lead_days, need->lead_days);
  base_record_set_text (record, &self->reason, reason);
  base_record_set_date (record, &self->proposed_on, today);
  return store_record_save (db, record, error);
}

/* What a person left out is left out of the new proposals too. */
static GHashTable *
list_left_out (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT item FROM purchase_proposals WHERE left_out = 1 AND trashed_at IS NULL");
  g_autoptr (GHashTable) items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  while (store_query_next (query))
    {
      gint64 item = store_query_get_number (query, 0);

      g_hash_table_add (items, g_memdup2 (&item, sizeof item));
    }
  return store_query_finish (query, error) ? g_steal_pointer (&items) : NULL;
}

static gboolean
propose_purchases (StoreDb *db, GVariant *arguments, GError **error)
{
  guint32 today = base_environment_today (store_db_get_environment (db));
  g_autoptr (GArray) needs = office_replenishment_list_needs (db, today, error);
  g_autoptr (GHashTable) left_out = needs != NULL ? list_left_out (db, error) : NULL;
  g_autofree char *currency = left_out != NULL ? office_company_dup_currency (db, error) : NULL;
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  gint64 n = 0;

  if (currency == NULL || !store_db_run (db, "DELETE FROM purchase_proposals WHERE left_out = 0", error))
    return FALSE;
  for (guint i = 0; i < needs->len; i++)
    {
      OfficeNeed *need = &g_array_index (needs, OfficeNeed, i);
      Result result;

      if (g_hash_table_contains (left_out, &need->item) || !work_out (need, &result))
        continue;
      if (!write_proposal (db, need, &result, today, currency, locale, error) || (++n % 1000 == 0 && !store_db_progress (db, 1000 * i / needs->len, error)))
        return FALSE;
    }
  store_db_set_result (db, g_variant_new_int64 (n));
  return TRUE;
}

static GArray *
list_chosen (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM purchase_proposals WHERE supplier IS NOT NULL AND left_out = 0 AND trashed_at IS NULL AND (?1 IS NULL OR order_by <= ?1)"
                                                      " AND (?2 = 0 OR supplier = (SELECT supplier FROM purchase_proposals WHERE id = ?2)) ORDER BY supplier, item, id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char until[11];

  if (store_arguments_has (arguments, "until"))
    {
      base_date_format_iso ((guint32) store_arguments_get_number (arguments, "until"), until);
      store_query_bind_text (query, 1, until);
    }
  store_query_bind_number (query, 2, store_arguments_get_number (arguments, "record"));
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return NULL;
  if (ids->len > 0)
    return g_steal_pointer (&ids);
  base_refuse (error, _("There is no proposal to order. Propose purchases first, and choose suppliers for those that have none."));
  return NULL;
}

static OfficePurchaseOrder *
make_order (StoreDb *db, gint64 supplier, GError **error)
{
  g_autoptr (OfficePurchaseOrder) order = g_object_new (OFFICE_TYPE_PURCHASE_ORDER, NULL);

  base_record_set_number (BASE_RECORD (order), &order->supplier, supplier);
  return store_record_save (db, BASE_RECORD (order), error) ? g_steal_pointer (&order) : NULL;
}

static gboolean
add_line (StoreDb *db, OfficePurchaseOrder *order, OfficePurchaseProposal *proposal, GError **error)
{
  g_autoptr (OfficePurchaseLine) line = g_object_new (OFFICE_TYPE_PURCHASE_LINE, NULL);
  g_autoptr (StoreQuery) query = store_query_new (db, "DELETE FROM purchase_proposals WHERE id = ?1");

  base_record_set_number (BASE_RECORD (line), &line->purchase_order, order->parent_instance.id);
  base_record_set_number (BASE_RECORD (line), &line->item, proposal->item);
  base_record_set_number (BASE_RECORD (line), &line->quantity, proposal->quantity);
  base_record_set_number (BASE_RECORD (line), &line->price, proposal->price);
  store_query_bind_number (query, 1, proposal->parent_instance.id);
  return store_record_save (db, BASE_RECORD (line), error) && store_query_run (query, error);
}

static gboolean
order_proposals (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (GArray) ids = list_chosen (db, arguments, error);
  g_autoptr (OfficePurchaseOrder) order = NULL;
  gint64 n = 0;

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (OfficePurchaseProposal) proposal = OFFICE_PURCHASE_PROPOSAL (store_record_load (db, OFFICE_TYPE_PURCHASE_PROPOSAL, g_array_index (ids, gint64, i), error));

      if (proposal == NULL)
        return FALSE;
      if (order == NULL || order->supplier != proposal->supplier)
        {
          g_clear_object (&order);
          order = make_order (db, proposal->supplier, error);
          n++;
        }
      if (order == NULL || !add_line (db, order, proposal, error))
        return FALSE;
    }
  store_db_set_result (db, g_variant_new_int64 (n));
  return ids != NULL;
}

static const StoreCommand commands[] = {
  { "propose-purchases", N_("Propose Purchases"),    propose_purchases, NULL,            0, .makes = "purchase_proposals" },
  { "order-proposals",   N_("Order Proposed Items"), order_proposals,   order_arguments, G_N_ELEMENTS (order_arguments), .makes = "purchase_orders" },
};

const StoreCommand *
office_replenishment_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

StoreQuery *
office_replenishment_query (StoreDb *db)
{
  return store_query_new (db, "SELECT s.name, i.number, i.name, p.quantity, i.unit, p.price, p.currency, p.order_by, p.needed_on, p.available, p.demand, p.band, p.lead_days, p.reason"
                              " FROM purchase_proposals AS p JOIN items AS i ON i.id = p.item LEFT JOIN contacts AS s ON s.id = p.supplier"
                              " WHERE p.trashed_at IS NULL AND p.left_out = 0 ORDER BY s.name COLLATE NOCASE, s.id, i.name COLLATE NOCASE, i.id");
}
