/* Supplier's item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-item.h"

#include <glib/gi18n-lib.h>
#include "office-company.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeSupplierItem, office_supplier_item, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeSupplierItem, supplier, "contacts"), N_("Supplier"),          BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficeSupplierItem, item, "items"),        N_("Item"),              BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN | BASE_FIXED },
  { BASE_TEXT (OfficeSupplierItem, number),               N_("Supplier’s number"), BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_MONEY (OfficeSupplierItem, price),               N_("Price"),             BASE_COLUMN },
  { BASE_TEXT (OfficeSupplierItem, currency),             N_("Currency"),          0 },
  { BASE_QUANTITY (OfficeSupplierItem, minimum),          N_("Minimum"),           0 },
  { BASE_QUANTITY (OfficeSupplierItem, multiple),         N_("Multiple"),          0 },
  { BASE_COUNT (OfficeSupplierItem, lead_days),           N_("Promised days"),     BASE_COLUMN },
  { BASE_QUANTITY (OfficeSupplierItem, learnt_days),      N_("Learnt days"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_COUNT (OfficeSupplierItem, express_days),        N_("Express days"),      0 },
  { BASE_MONEY (OfficeSupplierItem, express_cost),        N_("Express cost"),      0 },
  { BASE_COUNT (OfficeSupplierItem, rank),                N_("Rank"),              0 },
};

static gboolean
check_twin (OfficeSupplierItem *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM supplier_items WHERE supplier = ?1 AND item = ?2 AND id <> ?3 AND trashed_at IS NULL");
  gboolean twin;

  store_query_bind_number (query, 1, self->supplier);
  store_query_bind_number (query, 2, self->item);
  store_query_bind_number (query, 3, self->parent_instance.id);
  twin = store_query_next (query);
  if (!store_query_finish (query, error))
    return FALSE;
  return !twin || base_refuse (error, _("This supplier has the item already. Change the price and the terms there."));
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeSupplierItem *self = OFFICE_SUPPLIER_ITEM (rules);

  if (self->parent_instance.trashed)
    return TRUE;
  if (self->currency == NULL)
    {
      g_autofree char *currency = office_company_dup_currency (db, error);

      if (currency == NULL)
        return FALSE;
      base_record_set_text (BASE_RECORD (self), &self->currency, currency);
    }
  return check_twin (self, db, error);
}

static gboolean
office_supplier_item_check (BaseRecord *record, GError **error)
{
  OfficeSupplierItem *self = OFFICE_SUPPLIER_ITEM (record);

  if (self->price < 0 || self->express_cost < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A supplier’s price and express cost cannot be below zero."));
  else if (self->minimum < 0 || self->multiple < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The minimum and the multiple of an order cannot be below zero. Leave them empty if there are none."));
  else if (self->lead_days < 0 || self->express_days < 0 || self->lead_days > 3650 || self->express_days > 3650)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A supplier’s lead time is a number of days from 0 to 3650."));
  else
    return TRUE;
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->default_sort = "supplier, id";
}

static void
office_supplier_item_class_init (OfficeSupplierItemClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_supplier_item_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "supplier_items", N_("Supplier’s item"), N_("Suppliers’ items"), fields, G_N_ELEMENTS (fields));
}

static void
office_supplier_item_init (OfficeSupplierItem *self)
{
}
