/* Carrying a plan out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan-commands.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <store-run.h>
#include "office-item.h"
#include "office-order-line.h"
#include "office-order-status.h"
#include "office-order.h"
#include "office-paper-maker.h"
#include "office-plan-fetch.h"
#include "office-plan-offers.h"
#include "office-purchase-line.h"
#include "office-purchase-order.h"
#include "office-reserve-move.h"
#include "office-supplier-item.h"
#include "office-workdays.h"

static const BaseField arguments_of_plan[] = {
  STORE_ARGUMENT_LINK ("order_line", "order_lines", N_("Order line"), BASE_REQUIRED),
  { BASE_KIND_CHOICE, "kind", 0, NULL, office_plan_kinds, N_("Plan"), BASE_REQUIRED },
  STORE_ARGUMENT (COUNT, "choice", N_("Choice, if there are several"), 0),
  STORE_ARGUMENT (MONEY, "goodwill", N_("Goodwill for the customer"), 0),
  STORE_ARGUMENT (LONG_TEXT, "letter", N_("Letter to the customer"), 0),
};

/* An order that cannot be filled at once is two lines: what is there, and the rest with a day of its own. */
static gboolean
split_line (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  g_autoptr (OfficeOrderLine) line = OFFICE_ORDER_LINE (store_record_load (db, OFFICE_TYPE_ORDER_LINE, late->line, error));
  g_autoptr (OfficeOrderLine) rest = NULL;
  gint64 quantity;

  if (line == NULL)
    return FALSE;
  quantity = line->quantity - line->shipped - offer->quantity;
  rest = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);
  base_record_set_number (BASE_RECORD (rest), &rest->sales_order, line->sales_order);
  base_record_set_number (BASE_RECORD (rest), &rest->item, line->item);
  base_record_set_text (BASE_RECORD (rest), &rest->text, line->text);
  base_record_set_number (BASE_RECORD (rest), &rest->quantity, quantity);
  base_record_set_number (BASE_RECORD (rest), &rest->price, line->price);
  base_record_set_number (BASE_RECORD (rest), &rest->discount, line->discount);
  base_record_set_number (BASE_RECORD (rest), &rest->tax_code, line->tax_code);
  base_record_set_date (BASE_RECORD (rest), &rest->promised_on, late->arrive_on);
  base_record_set_number (BASE_RECORD (line), &line->quantity, line->quantity - quantity);
  return store_record_save (db, BASE_RECORD (line), error) && store_record_save (db, BASE_RECORD (rest), error);
}

static gboolean
send_substitute (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  g_autoptr (OfficeOrderLine) line = OFFICE_ORDER_LINE (store_record_load (db, OFFICE_TYPE_ORDER_LINE, late->line, error));
  g_autoptr (OfficeItem) item = line != NULL ? OFFICE_ITEM (store_record_load (db, OFFICE_TYPE_ITEM, offer->choice, error)) : NULL;

  if (line == NULL || item == NULL)
    return FALSE;
  base_record_set_number (BASE_RECORD (line), &line->item, offer->choice);
  base_record_set_text (BASE_RECORD (line), &line->text, item->name);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
add_purchase_line (StoreDb *db, gint64 purchase, OfficeSupplierItem *source, gint64 quantity, guint32 here, GError **error)
{
  g_autoptr (OfficePurchaseLine) line = g_object_new (OFFICE_TYPE_PURCHASE_LINE, NULL);
  BaseRecord *record = BASE_RECORD (line);

  base_record_set_number (record, &line->purchase_order, purchase);
  base_record_set_number (record, &line->item, source->item);
  base_record_set_number (record, &line->quantity, quantity);
  base_record_set_number (record, &line->price, source->price);
  base_record_set_date (record, &line->promised_on, here);
  return store_record_save (db, record, error);
}

/* What was to come for the line becomes free, so that the new goods are its own. */
static gboolean
buy (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  g_autoptr (OfficeSupplierItem) source = OFFICE_SUPPLIER_ITEM (store_record_load (db, OFFICE_TYPE_SUPPLIER_ITEM, offer->choice, error));
  g_autoptr (OfficePurchaseOrder) purchase = g_object_new (OFFICE_TYPE_PURCHASE_ORDER, NULL);
  BaseRecord *record = BASE_RECORD (purchase);
  gboolean express = offer->kind == OFFICE_PLAN_KIND_EXPRESS;
  guint32 today = base_environment_today (store_db_get_environment (db)), here;

  if (source == NULL)
    return FALSE;
  here = office_workdays_add (db, today + (guint32) (express ? source->express_days : MAX (source->lead_days, (source->learnt_days + 999999) / 1000000)), 0, error);
  base_record_set_number (record, &purchase->supplier, source->supplier);
  base_record_set_date (record, &purchase->expected_on, here);
  base_record_set_text (record, &purchase->currency, source->currency);
  base_record_set_number (record, &purchase->freight, express ? source->express_cost : 0);
  return here != BASE_NO_DATE && store_record_save (db, record, error)
         && add_purchase_line (db, record->id, source, offer->quantity, here, error)
         && office_reserve_let_go (db, late->line, error)
         && store_command_call (db, "confirm-purchase", g_variant_new_parsed ("{'record': <%x>, 'reason': <%s>}", record->id, _("Plan for a late order")), error)
         && office_order_line_refresh (db, late->line, error);
}

static gboolean
change_carrier (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, late->order, error));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT carrier FROM carrier_services WHERE id = ?1");

  if (order == NULL)
    return FALSE;
  store_query_bind_number (query, 1, offer->choice);
  if (store_query_next (query))
    base_record_set_number (BASE_RECORD (order), &order->carrier, store_query_get_number (query, 0));
  base_record_set_number (BASE_RECORD (order), &order->carrier_service, offer->choice);
  return store_query_finish (query, error) && store_record_save (db, BASE_RECORD (order), error);
}

static gboolean
promise_anew (StoreDb *db, const OfficeForecast *late, GError **error)
{
  g_autoptr (OfficeOrderLine) line = OFFICE_ORDER_LINE (store_record_load (db, OFFICE_TYPE_ORDER_LINE, late->line, error));

  if (line == NULL)
    return FALSE;
  base_record_set_date (BASE_RECORD (line), &line->promised_on, late->arrive_on);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
act (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, GError **error)
{
  switch (offer->kind)
    {
    case OFFICE_PLAN_KIND_SHIP_PARTS:
      return split_line (db, late, offer, error);
    case OFFICE_PLAN_KIND_TAKE_RESERVATION:
      return office_reserve_move (db, offer->choice, late->line, offer->quantity, error);
    case OFFICE_PLAN_KIND_SUBSTITUTE:
      return send_substitute (db, late, offer, error);
    case OFFICE_PLAN_KIND_BUY_ELSEWHERE:
    case OFFICE_PLAN_KIND_EXPRESS:
      return buy (db, late, offer, error);
    case OFFICE_PLAN_KIND_FASTER_CARRIER:
      return change_carrier (db, late, offer, error);
    case OFFICE_PLAN_KIND_NEW_DATE:
      return promise_anew (db, late, error);
    case OFFICE_PLAN_KIND_OTHER_LOCATION:
      return office_plan_fetch (db, late, offer, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* What the customer is given for waiting is taken off the order. */
static gboolean
give_goodwill (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, gint64 goodwill, GError **error)
{
  g_autoptr (OfficeOrder) order = NULL;

  if (goodwill == 0)
    return TRUE;
  if (goodwill < 0)
    return base_refuse (error, _("Goodwill is an amount that the customer need not pay. Give it without a sign."));
  if (!office_plan_changes_date (offer))
    return base_refuse (error, _("This plan keeps the promise: the customer needs no goodwill for it."));
  order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, late->order, error));
  if (order == NULL)
    return FALSE;
  base_record_set_number (BASE_RECORD (order), &order->discount, order->discount + goodwill);
  return store_record_save (db, BASE_RECORD (order), error);
}

static gboolean
keep (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, gint64 goodwill, const char *letter, GError **error)
{
  g_autoptr (OfficePlan) plan = g_object_new (OFFICE_TYPE_PLAN, NULL);
  BaseEnvironment *environment = store_db_get_environment (db);
  g_autofree char *user = base_environment_dup_user (environment);
  BaseRecord *record = BASE_RECORD (plan);

  base_record_set_text (record, &plan->title, offer->title);
  base_record_set_text (record, &plan->effects, offer->effects);
  base_record_set_number (record, &plan->order_line, late->line);
  base_record_set_number (record, &plan->sales_order, late->order);
  base_record_set_int (record, &plan->kind, offer->kind);
  base_record_set_number (record, &plan->cost, offer->cost - offer->goodwill + goodwill);
  base_record_set_date (record, &plan->new_date, offer->new_date);
  base_record_set_number (record, &plan->done_at, base_environment_now (environment));
  base_record_set_text (record, &plan->done_by, user);
  base_record_set_text (record, &plan->letter, letter);
  if (!store_record_save (db, record, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (record->id));
  return TRUE;
}

/* A customer who gets it on the promised day, or before, is owed no apology. */
static gboolean
is_later (const OfficeForecast *late, guint32 day)
{
  return late->promised_on == BASE_NO_DATE || day == BASE_NO_DATE || day > late->promised_on;
}

/* The one that was given, or one that fits; written before anything changes. NULL for a plan that moves no day, and where nobody can write. */
static gboolean
find_letter (StoreDb *db, const OfficeForecast *late, const OfficePlanOffer *offer, gint64 goodwill, GVariant *arguments, char **letter, GError **error)
{
  const OfficePaperMaker *maker = office_paper_maker_get (db);
  guint32 day = offer->kind == OFFICE_PLAN_KIND_SHIP_PARTS ? late->arrive_on : offer->new_date;

  *letter = NULL;
  if (!office_plan_changes_date (offer))
    return TRUE;
  if (store_arguments_has (arguments, "letter"))
    *letter = g_strdup (store_arguments_get_text (arguments, "letter"));
  else if (maker->write_letter != NULL && is_later (late, day))
    return (*letter = maker->write_letter (db, late->line, day, goodwill, error)) != NULL;
  return TRUE;
}

static gboolean
carry_out_plan (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  g_autoptr (GPtrArray) offers = NULL;
  g_autofree char *letter = NULL;
  const OfficePlanOffer *offer;
  gint64 goodwill;
  OfficeForecast late;

  if (forecasts == NULL)
    return FALSE;
  if (!office_forecast_find (forecasts, store_arguments_get_number (arguments, "order_line"), &late))
    return base_refuse (error, _("Nothing of this line is still to be shipped."));
  offers = office_plan_list_offers (db, forecasts, &late, error);
  if (offers == NULL)
    return FALSE;
  offer = office_plan_find_offer (offers, (OfficePlanKind) store_arguments_get_number (arguments, "kind"), store_arguments_get_number (arguments, "choice"));
  if (offer == NULL)
    return base_refuse (error, _("This plan is not possible any more. Look at the plans again."));
  goodwill = store_arguments_has (arguments, "goodwill") ? store_arguments_get_number (arguments, "goodwill") : offer->goodwill;
  return find_letter (db, &late, offer, goodwill, arguments, &letter, error) && act (db, &late, offer, error) && give_goodwill (db, &late, offer, goodwill, error)
         && keep (db, &late, offer, goodwill, letter, error);
}

static const StoreCommand commands[] = {
  { "carry-out-plan", N_("Carry Out a Plan"), carry_out_plan, arguments_of_plan, G_N_ELEMENTS (arguments_of_plan), .done = N_("%s carried out") },
};

const StoreCommand *
office_plan_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}
