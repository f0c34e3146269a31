/* Cost layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-layer.h"
#include <base-date.h>
#include <base-number.h>

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockLayer, office_stock_layer, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockLayer, item, "items"),       N_("Item"),       BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeStockLayer, move, "stock_moves"), N_("Stock move"), BASE_DERIVED },
  { BASE_DATE (OfficeStockLayer, received_on),         N_("Received"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeStockLayer, quantity),        N_("Quantity"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeStockLayer, value),              N_("Value"),      BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
  rules->made_on_demand = TRUE;
}

static void
office_stock_layer_class_init (OfficeStockLayerClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-grid-symbolic";
  base_record_class_set_fields (record_class, "stock_layers", N_("Cost layer"), N_("Cost layers"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_layer_init (OfficeStockLayer *self)
{
}

static gboolean
use_up (StoreDb *db, gint64 layer, gint64 quantity, gint64 value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE stock_layers SET quantity = quantity - ?2, value = value - ?3, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, layer);
  store_query_bind_number (query, 2, quantity);
  store_query_bind_number (query, 3, value);
  return store_query_run (query, error);
}

/* A cursor must not run over what it changes: the oldest open layer is asked for each time. */
static gboolean
take_oldest (StoreDb *db, gint64 item, gint64 *quantity, gint64 *value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, quantity, value FROM stock_layers WHERE item = ?1 AND quantity > 0 ORDER BY received_on, id LIMIT 1");
  gint64 layer = 0, there = 0, worth = 0, taken, part;

  store_query_bind_number (query, 1, item);
  if (store_query_next (query))
    {
      layer = store_query_get_number (query, 0);
      there = store_query_get_number (query, 1);
      worth = store_query_get_number (query, 2);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (layer == 0)
    {
      g_set_error_literal (error, STORE_ERROR, STORE_ERROR_INTERNAL, _("The cost layers of the item do not hold what is on hand. Run a check of the file."));
      return FALSE;
    }
  taken = MIN (there, *quantity);
  part = worth;
  if (taken < there && !base_number_scale (worth, taken, there, BASE_ROUND_HALF_UP, &part, error))
    return FALSE;
  *quantity -= taken;
  *value += part;
  return use_up (db, layer, taken, part, error);
}

gboolean
office_stock_layer_take (StoreDb *db, gint64 item, gint64 quantity, gint64 *value, GError **error)
{
  gint64 sum = 0;

  while (quantity > 0)
    if (!take_oldest (db, item, &quantity, &sum, error))
      return FALSE;
  *value = sum;
  return TRUE;
}

gboolean
office_stock_layer_take_back (StoreDb *db, gint64 item, gint64 move, gint64 quantity, gint64 *value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, value FROM stock_layers WHERE item = ?1 AND move = ?2 AND quantity = ?3");
  gint64 layer = 0, worth = 0;

  store_query_bind_number (query, 1, item);
  store_query_bind_number (query, 2, move);
  store_query_bind_number (query, 3, quantity);
  if (store_query_next (query))
    {
      layer = store_query_get_number (query, 0);
      worth = store_query_get_number (query, 1);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (layer == 0)
    return office_stock_layer_take (db, item, quantity, value, error);
  *value = worth;
  return use_up (db, layer, quantity, worth, error);
}

gboolean
office_stock_layer_add (StoreDb *db, gint64 item, gint64 move, guint32 received_on, gint64 quantity, gint64 value, GError **error)
{
  g_autoptr (OfficeStockLayer) self = g_object_new (OFFICE_TYPE_STOCK_LAYER, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->item, item);
  base_record_set_number (record, &self->move, move);
  base_record_set_date (record, &self->received_on, received_on);
  base_record_set_number (record, &self->quantity, quantity);
  base_record_set_number (record, &self->value, value);
  return store_record_save (db, record, error);
}

gboolean
office_stock_layer_restart (StoreDb *db, gint64 item, gint64 quantity, gint64 value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE stock_layers SET quantity = 0, value = 0, version = version + 1 WHERE item = ?1 AND quantity > 0");

  store_query_bind_number (query, 1, item);
  return store_query_run (query, error)
         && (quantity <= 0 || office_stock_layer_add (db, item, 0, base_environment_today (store_db_get_environment (db)), quantity, value, error));
}

/* More value goes to each piece alike, less is taken in proportion to the value, so that none falls below zero. */
gboolean
office_stock_layer_spread (StoreDb *db, gint64 item, gint64 value, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, value > 0 ? "SELECT id, quantity FROM stock_layers WHERE item = ?1 AND quantity > 0 ORDER BY received_on, id"
                                                                : "SELECT id, value FROM stock_layers WHERE item = ?1 AND value > 0 ORDER BY received_on, id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree gint64 *shares = NULL;

  store_query_bind_number (query, 1, item);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0), weight = store_query_get_number (query, 1);

      g_array_append_val (ids, id);
      g_array_append_val (weights, weight);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (ids->len == 0)
    return TRUE;
  shares = g_new (gint64, ids->len);
  base_number_split (value, &g_array_index (weights, gint64, 0), ids->len, shares);
  for (guint i = 0; i < ids->len; i++)
    if (!use_up (db, g_array_index (ids, gint64, i), 0, -shares[i], error))
      return FALSE;
  return TRUE;
}
