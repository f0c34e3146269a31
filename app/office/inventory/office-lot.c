/* Lot.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-lot.h"
#include <base-date.h>
#include "office-item.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeLot, office_lot, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_TEXT (OfficeLot, number),               N_("Lot number"), BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeLot, item, "items"),        N_("Item"),       BASE_REQUIRED | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeLot, received_on),          N_("Received"),   BASE_COLUMN },
  { BASE_DATE (OfficeLot, expires_on),           N_("Expires"),    BASE_COLUMN },
  { BASE_LINK (OfficeLot, supplier, "contacts"), N_("Supplier"),   0 },
  { BASE_YES_NO (OfficeLot, blocked),            N_("Blocked"),    BASE_COLUMN },
};

static const StoreView views[] = {
  { "all",     N_("All lots"), NULL },
  { "expired", N_("Expired"),  "expires_on < ?today" },
  { "blocked", N_("Blocked"),  "blocked = 1" },
};

static gboolean
find_lot (StoreDb *db, gint64 item, const char *number, gint64 *lot, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM lots WHERE item = ?1 AND number = ?2 AND trashed_at IS NULL");

  store_query_bind_number (query, 1, item);
  store_query_bind_text (query, 2, number);
  *lot = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

static gboolean
check_expiry (OfficeLot *self, StoreDb *db, GError **error)
{
  g_autoptr (OfficeItem) item = self->expires_on != BASE_NO_DATE ? NULL : OFFICE_ITEM (store_record_load (db, OFFICE_TYPE_ITEM, self->item, error));

  if (self->expires_on != BASE_NO_DATE)
    return TRUE;
  if (item != NULL && item->perishable)
    g_set_error (error, BASE_ERROR, BASE_ERROR_REQUIRED, _("%s is perishable. Say when lot %s expires."), item->name, self->number);
  return item != NULL && !item->perishable;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeLot *self = OFFICE_LOT (rules);
  gint64 other;

  if (self->parent_instance.trashed || self->item == 0 || self->number == NULL)
    return TRUE;
  if (!find_lot (db, self->item, self->number, &other, error))
    return FALSE;
  if (other != 0 && other != self->parent_instance.id)
    return base_refuse (error, _("There is a lot %s of this item already. Give another number."), self->number);
  return check_expiry (self, db, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->made_on_demand = TRUE;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
}

static void
office_lot_class_init (OfficeLotClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "lots", N_("Lot"), N_("Lots"), fields, G_N_ELEMENTS (fields));
}

static void
office_lot_init (OfficeLot *self)
{
}

gboolean
office_lot_take (StoreDb *db, gint64 item, const char *number, guint32 expires_on, gint64 *lot, GError **error)
{
  g_autoptr (OfficeLot) self = NULL;
  BaseRecord *record;

  *lot = 0;
  if (number == NULL || !find_lot (db, item, number, lot, error) || *lot != 0)
    return number == NULL || *lot != 0;
  self = g_object_new (OFFICE_TYPE_LOT, NULL);
  record = BASE_RECORD (self);
  base_record_set_text (record, &self->number, number);
  base_record_set_number (record, &self->item, item);
  base_record_set_date (record, &self->received_on, base_environment_today (store_db_get_environment (db)));
  base_record_set_date (record, &self->expires_on, expires_on);
  if (!store_record_save (db, record, error))
    return FALSE;
  *lot = record->id;
  return TRUE;
}
