/* Orders that will be late, and what can be done.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "desk-planner.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-forecast.h>
#include <office-plan-offers.h>
#include "desk-offer-dialog.h"
#include "desk-read.h"
#include "desk-run.h"

#define MOST_LINES 200

static gpointer
count_late (StoreDb *db, gpointer data, GError **error)
{
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  gsize n = 0;

  for (guint i = 0; forecasts != NULL && i < forecasts->len; i++)
    n += g_array_index (forecasts, OfficeForecast, i).late;
  return GSIZE_TO_POINTER (n);
}

/* Those whose day comes first; the others can be found by their words when these are done. */
static gpointer
read_late (StoreDb *db, gpointer data, GError **error)
{
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; forecasts != NULL && i < forecasts->len && offers->len < MOST_LINES; i++)
    {
      const OfficeForecast *forecast = &g_array_index (forecasts, OfficeForecast, i);
      g_autofree char *title = NULL, *subtitle = NULL;

      if (!forecast->late)
        continue;
      if (!office_forecast_describe (db, forecast, &title, &subtitle, error))
        return NULL;
      g_ptr_array_add (offers, desk_offer_new (title, subtitle, NULL, "alarm-symbolic", "win.plan-line", g_variant_new_int64 (forecast->line)));
    }
  return forecasts != NULL ? g_steal_pointer (&offers) : NULL;
}

static DeskOffer *
make_plan (const OfficePlanOffer *plan, gint64 line, BaseLocale *locale)
{
  g_autofree char *day = base_date_format (plan->new_date, locale), *cost = base_money_format_long (plan->cost, locale, locale->currency);
  g_autofree char *hint = plan->cost != 0 ? g_strdup_printf ("%s · %s", day, cost) : g_strdup (day);

  return desk_offer_new (plan->title, plan->effects, hint, plan->in_time ? "object-select-symbolic" : "alarm-symbolic", "win.carry-out-plan",
                         g_variant_new ("(xix)", line, plan->kind, plan->choice));
}

typedef struct
{
  gint64      line;
  BaseLocale *locale;
} PlansOf;

static void
free_plans_of (gpointer data)
{
  PlansOf *self = data;

  base_locale_unref (self->locale);
  g_free (self);
}

static gpointer
read_plans (StoreDb *db, gpointer data, GError **error)
{
  PlansOf *of = data;
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (g_object_unref), plans = NULL;
  OfficeForecast late;

  if (forecasts == NULL)
    return NULL;
  if (!office_forecast_find (forecasts, of->line, &late))
    return g_steal_pointer (&offers);
  plans = office_plan_list_offers (db, forecasts, &late, error);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    g_ptr_array_add (offers, make_plan (plans->pdata[i], of->line, of->locale));
  return plans != NULL ? g_steal_pointer (&offers) : NULL;
}

static void
show (DeskWindow *window, GAsyncResult *answer, const char *title, const char *hint)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = desk_read_finish (answer, &error);

  if (offers != NULL)
    desk_offer_dialog_present_whole (window, title, hint, offers);
  else
    desk_window_say (window, error->message);
}

static void
late_read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;

  show (window, answer, _("Orders That Are or Will Be Late"), _("Every open order will be there in time."));
}

static void
plans_read_cb (GObject *source, GAsyncResult *answer, gpointer data)
{
  g_autoptr (DeskWindow) window = data;

  show (window, answer, _("Plans"), _("Nothing of this line is still to be shipped."));
}

void
desk_planner_present (DeskWindow *window)
{
  desk_read_async (desk_window_get_file (window), read_late, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, late_read_cb, g_object_ref (window));
}

void
desk_planner_present_line (DeskWindow *window, gint64 line)
{
  PlansOf *of = g_new (PlansOf, 1);

  *of = (PlansOf) { line, base_locale_ref (store_file_get_locale (desk_window_get_file (window))) };
  desk_read_async (desk_window_get_file (window), read_plans, of, free_plans_of, (GDestroyNotify) g_ptr_array_unref, plans_read_cb, g_object_ref (window));
}

void
desk_planner_count_async (StoreFile *file, GAsyncReadyCallback callback, gpointer data)
{
  desk_read_async (file, count_late, NULL, NULL, NULL, callback, data);
}

gint64
desk_planner_count_finish (GAsyncResult *answer, GError **error)
{
  GError *reason = NULL;
  gsize n = GPOINTER_TO_SIZE (desk_read_finish (answer, &reason));

  if (reason == NULL)
    return (gint64) n;
  g_propagate_error (error, reason);
  return -1;
}
