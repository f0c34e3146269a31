/* What was foreseen, and what came true.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan-commands.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include "office-forecast.h"

/* The last word on each open line; a line says something new only when it changes. */
#define SELECT_LAST "SELECT order_line, predicted_on, promised_on, late FROM predictions WHERE happened_on IS NULL AND trashed_at IS NULL ORDER BY order_line, id"

typedef struct
{
  guint32  predicted_on;
  guint32  promised_on;
  gboolean late;
} Said;

static guint32
get_date (StoreQuery *query, int column)
{
  const char *text = store_query_get_text (query, column);
  guint32 date;

  return text != NULL && base_date_parse_iso (text, &date) ? date : BASE_NO_DATE;
}

static GHashTable *
read_said (StoreDb *db, GError **error)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_LAST);

  while (store_query_next (query))
    {
      Said row = { get_date (query, 1), get_date (query, 2), store_query_get_number (query, 3) != 0 };
      g_hash_table_insert (said, GSIZE_TO_POINTER (store_query_get_number (query, 0)), g_memdup2 (&row, sizeof row));
    }
  return store_query_finish (query, error) ? g_steal_pointer (&said) : NULL;
}

static gboolean
write_down (StoreDb *db, const OfficeForecast *forecast, GError **error)
{
  g_autoptr (OfficePrediction) prediction = g_object_new (OFFICE_TYPE_PREDICTION, NULL);
  BaseRecord *record = BASE_RECORD (prediction);

  base_record_set_number (record, &prediction->order_line, forecast->line);
  base_record_set_date (record, &prediction->predicted_on, forecast->arrive_on);
  base_record_set_date (record, &prediction->promised_on, forecast->promised_on);
  base_record_set_date (record, &prediction->made_on, base_environment_today (store_db_get_environment (db)));
  base_record_set_int (record, &prediction->cause, forecast->cause);
  base_record_set_int (record, &prediction->late, forecast->late);
  return store_record_save (db, record, error);
}

/* Lines that are done say when they were. */
static gboolean
write_what_happened (StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "UPDATE predictions SET happened_on = done.day, version = version + 1 FROM"
                                                  " (SELECT p.id AS prediction, max (coalesce (s.delivered_on, s.shipped_on)) AS day FROM predictions AS p JOIN order_lines AS l ON l.id = p.order_line"
                                                  "  JOIN shipment_lines AS t ON t.order_line = l.id JOIN shipments AS s ON s.id = t.shipment"
                                                  "  WHERE p.happened_on IS NULL AND l.shipped >= l.quantity AND s.state IN ('shipped', 'delivered') GROUP BY p.id) AS done"
                                                  " WHERE id = done.prediction AND done.day IS NOT NULL");

  return store_query_run (query, error);
}

static gboolean
predict_orders (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (GArray) forecasts = office_forecast_list (db, error);
  g_autoptr (GHashTable) said = forecasts != NULL ? read_said (db, error) : NULL;

  if (said == NULL || !write_what_happened (db, error))
    return FALSE;
  for (guint i = 0; i < forecasts->len; i++)
    {
      const OfficeForecast *forecast = &g_array_index (forecasts, OfficeForecast, i);
      const Said *last = g_hash_table_lookup (said, GSIZE_TO_POINTER (forecast->line));

      if ((last == NULL || last->predicted_on != forecast->arrive_on || last->promised_on != forecast->promised_on || last->late != forecast->late)
          && !write_down (db, forecast, error))
        return FALSE;
    }
  return TRUE;
}

static const StoreCommand commands[] = {
  { "predict-orders", N_("Foresee Open Orders"), predict_orders, .unattended = TRUE },
};

const StoreCommand *
office_prediction_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

gboolean
office_prediction_is_due (StoreDb *db, gboolean *due, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT max (made_on) FROM predictions");

  *due = !store_query_next (query) || get_date (query, 0) < base_environment_today (store_db_get_environment (db));
  return store_query_finish (query, error);
}

/* A line counts as seen when any prediction made before its promised day said late. */
#define SELECT_SCORE                                                                                                                      \
  "SELECT count (*), sum (late), sum (late AND seen), sum (seen), sum (seen AND NOT late) FROM"                                           \
  " (SELECT order_line, max (happened_on) > min (promised_on) AS late, max (late AND made_on < promised_on) AS seen FROM predictions"      \
  "  WHERE happened_on IS NOT NULL AND promised_on IS NOT NULL AND trashed_at IS NULL GROUP BY order_line)"

gboolean
office_prediction_score (StoreDb *db, OfficeScore *score, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, SELECT_SCORE);

  *score = (OfficeScore) { 0 };
  if (store_query_next (query))
    *score = (OfficeScore) { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2),
                             store_query_get_number (query, 3), store_query_get_number (query, 4) }
  ;
  return store_query_finish (query, error);
}
