/* Price.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-price.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePrice, office_price, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficePrice, price_list, "price_lists"), N_("Price list"),    BASE_REQUIRED | BASE_COLUMN | BASE_FIXED | BASE_PARENT },
  { BASE_LINK (OfficePrice, item, "items"),             N_("Item"),          BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficePrice, from_quantity),         N_("From quantity"), BASE_COLUMN | BASE_MAIN },
  { BASE_MONEY (OfficePrice, price),                    N_("Price"),         BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficePrice, currency),                  N_("Currency"),      BASE_DERIVED | BASE_HIDDEN },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficePrice *self = OFFICE_PRICE (rules);
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (currency, (SELECT currency FROM companies), 'EUR') FROM price_lists WHERE id = ?1");

  store_query_bind_number (query, 1, self->price_list);
  if (store_query_next (query))
    base_record_set_text (BASE_RECORD (self), &self->currency, store_query_get_text (query, 0));
  return store_query_finish (query, error);
}

static gboolean
office_price_check (BaseRecord *record, GError **error)
{
  OfficePrice *self = OFFICE_PRICE (record);

  if (self->price >= 0 && self->from_quantity >= 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Price and quantity of a price list cannot be below zero."));
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->default_sort = "price_list, id";
}

static void
office_price_class_init (OfficePriceClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_price_check;
  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "prices", N_("Price"), N_("Prices"), fields, G_N_ELEMENTS (fields));
}

static void
office_price_init (OfficePrice *self)
{
}
