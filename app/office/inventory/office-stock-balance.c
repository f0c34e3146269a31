/* Stock at a location.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-balance.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockBalance, office_stock_balance, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockBalance, item, "items"),         N_("Item"),     BASE_SEARCH | BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeStockBalance, location, "locations"), N_("Location"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStockBalance, lot, "lots"),           N_("Lot"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeStockBalance, quantity),          N_("Quantity"), BASE_COLUMN | BASE_DERIVED },
};

static const StoreView views[] = {
  { "present", N_("In stock"),   "quantity <> 0" },
  { "all",     N_("All places"), NULL },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "item, id";
  rules->made_on_demand = TRUE;
}

static void
office_stock_balance_class_init (OfficeStockBalanceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-grid-symbolic";
  base_record_class_set_fields (record_class, "stock_balances", N_("Stock at a location"), N_("Stock by location"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_balance_init (OfficeStockBalance *self)
{
}

/* 0 when nothing has lain there yet. */
static gboolean
find_balance (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 *id, gint64 *quantity, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, quantity FROM stock_balances WHERE item = ?1 AND ifnull (location, 0) = ?2 AND ifnull (lot, 0) = ?3");

  *id = *quantity = 0;
  store_query_bind_number (query, 1, item);
  store_query_bind_number (query, 2, location);
  store_query_bind_number (query, 3, lot);
  if (store_query_next (query))
    {
      *id = store_query_get_number (query, 0);
      *quantity = store_query_get_number (query, 1);
    }
  return store_query_finish (query, error);
}

gboolean
office_stock_balance_get (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 *quantity, GError **error)
{
  gint64 id;

  return find_balance (db, item, location, lot, &id, quantity, error);
}

static gboolean
make_balance (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 quantity, GError **error)
{
  g_autoptr (OfficeStockBalance) self = g_object_new (OFFICE_TYPE_STOCK_BALANCE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->item, item);
  base_record_set_number (record, &self->location, location);
  base_record_set_number (record, &self->lot, lot);
  base_record_set_number (record, &self->quantity, quantity);
  return store_record_save (db, record, error);
}

gboolean
office_stock_balance_add (StoreDb *db, gint64 item, gint64 location, gint64 lot, gint64 quantity, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gint64 id, there;

  if (!find_balance (db, item, location, lot, &id, &there, error))
    return FALSE;
  if (id == 0)
    return make_balance (db, item, location, lot, quantity, error);
  query = store_query_new (db, "UPDATE stock_balances SET quantity = quantity + ?2, version = version + 1 WHERE id = ?1");
  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, quantity);
  return store_query_run (query, error);
}
