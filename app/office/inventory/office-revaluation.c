/* Revaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-revaluation.h"
#include <base-date.h>
#include "office-item.h"
#include "office-stock-layer.h"
#include "office-stock-posting.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeRevaluation, office_revaluation, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeRevaluation, item, "items"), N_("Item"),            BASE_REQUIRED | BASE_SUBTITLE | BASE_COLUMN | BASE_MAIN | BASE_FIXED },
  { BASE_DATE (OfficeRevaluation, revalued_on),   N_("Day"),             BASE_COLUMN | BASE_FIXED },
  { BASE_MONEY (OfficeRevaluation, value),        N_("Change of value"), BASE_REQUIRED | BASE_COLUMN | BASE_MAIN | BASE_FIXED },
  { BASE_TEXT (OfficeRevaluation, reason),        N_("Reason"),          BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeRevaluation *self = OFFICE_REVALUATION (rules);
  g_autoptr (OfficeItem) item = NULL;

  if (before != NULL)
    return base_refuse (error, _("A revaluation stays as it was written. Undo it, or revalue the item again."));
  if (self->item == 0)
    return TRUE; /* refused with the other missing fields */
  if (self->revalued_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->revalued_on, base_environment_today (store_db_get_environment (db)));
  item = OFFICE_ITEM (store_record_load (db, OFFICE_TYPE_ITEM, self->item, error));
  if (item == NULL)
    return FALSE;
  if (item->on_hand <= 0)
    return base_refuse (error, _("Nothing of this item is on hand, so there is no value to change."));
  return item->stock_value + self->value >= 0 || base_refuse (error, _("The value of the stock cannot fall below zero."));
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeRevaluation *self = OFFICE_REVALUATION (rules);
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE items SET stock_value = stock_value + ?2, version = version + 1 WHERE id = ?1");

  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, self->value);
  return store_query_run (query, error)
         && office_stock_layer_spread (db, self->item, self->value, error)
         && office_stock_post (db, &(OfficeStockPosting) { OFFICE_MOVE_ADJUSTMENT, self->revalued_on, self->reason, "revaluations", BASE_RECORD (self)->id, self->value, self->value }, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->default_sort = "revalued_on DESC, id DESC";
}

static void
office_revaluation_class_init (OfficeRevaluationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "revaluations", N_("Revaluation"), N_("Revaluations"), fields, G_N_ELEMENTS (fields));
}

static void
office_revaluation_init (OfficeRevaluation *self)
{
}

gboolean
office_stock_revalue (StoreDb *db, gint64 item, gint64 new_value, guint32 revalued_on, const char *reason, GError **error)
{
  g_autoptr (OfficeRevaluation) self = g_object_new (OFFICE_TYPE_REVALUATION, NULL);
  g_autoptr (OfficeItem) of = OFFICE_ITEM (store_record_load (db, OFFICE_TYPE_ITEM, item, error));
  BaseRecord *record = BASE_RECORD (self);

  if (of == NULL)
    return FALSE;
  if (of->stock_value == new_value)
    return base_refuse (error, _("The stock has that value already."));
  base_record_set_number (record, &self->item, item);
  base_record_set_date (record, &self->revalued_on, revalued_on);
  base_record_set_number (record, &self->value, new_value - of->stock_value);
  base_record_set_text (record, &self->reason, reason);
  return store_record_save (db, record, error);
}
