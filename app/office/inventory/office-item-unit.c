/* Unit.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-item-unit.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeItemUnit, office_item_unit, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeItemUnit, item, "items"), N_("Item"),     BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_TEXT (OfficeItemUnit, name),          N_("Name"),     BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_QUANTITY (OfficeItemUnit, factor),    N_("Contains"), BASE_REQUIRED | BASE_COLUMN },
  { BASE_TEXT (OfficeItemUnit, barcode),       N_("Barcode"),  BASE_UNIQUE | BASE_SEARCH | BASE_COLUMN },
};

static gboolean
office_item_unit_check (BaseRecord *record, GError **error)
{
  if (OFFICE_ITEM_UNIT (record)->factor > 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Say how many of the item are in one such unit, as 24 in a box; it must be more than zero."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "item, id";
}

static void
office_item_unit_class_init (OfficeItemUnitClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_item_unit_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "item_units", N_("Unit"), N_("Units"), fields, G_N_ELEMENTS (fields));
}

static void
office_item_unit_init (OfficeItemUnit *self)
{
}

gboolean
office_item_unit_convert (StoreDb *db, gint64 item, gint64 unit, gint64 quantity, gint64 *own, GError **error)
{
  g_autoptr (OfficeItemUnit) self = NULL;

  *own = quantity;
  if (unit == 0)
    return TRUE;
  self = OFFICE_ITEM_UNIT (store_record_load (db, OFFICE_TYPE_ITEM_UNIT, unit, error));
  if (self == NULL)
    return FALSE;
  if (self->item == item)
    return base_number_scale (quantity, self->factor, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, own, error);
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” is a unit of another item. Choose one of this item, or none."), self->name);
  return FALSE;
}

gboolean
office_item_unit_scan (StoreDb *db, const char *text, gint64 *item, gint64 *unit, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id, 0 FROM items WHERE barcode = ?1 AND trashed_at IS NULL"
                                                      " UNION ALL SELECT id, 0 FROM items WHERE number = ?1 AND trashed_at IS NULL"
                                                      " UNION ALL SELECT item, id FROM item_units WHERE barcode = ?1 AND trashed_at IS NULL LIMIT 1");
  gboolean found;

  store_query_bind_text (query, 1, text);
  found = store_query_next (query);
  if (found)
    {
      *item = store_query_get_number (query, 0);
      *unit = store_query_get_number (query, 1);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (!found)
    g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("No item has the number or barcode “%s”. Scan it again, or look the item up."), text);
  return found;
}
