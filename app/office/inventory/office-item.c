/* What we sell and keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-item.h"
#include <base-number.h>
#include "office-series.h"
#include "office-stock-commands.h"
#include "office-stock-layer.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeItem, office_item, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "stocked", N_("Stocked") },
  { "service", N_("Service") },
  { "kit",     N_("Kit") },
  { NULL },
};

static const BaseChoice trackings[] = {
  { "none",   N_("None") },
  { "lot",    N_("By lot") },
  { "serial", N_("By serial number") },
  { NULL },
};

static const BaseChoice valuations[] = {
  { "average", N_("Moving average") },
  { "fifo",    N_("First in, first out") },
  { NULL },
};

static const BaseChoice abcs[] = {
  { "none", N_("None") },
  { "a",    N_("A") },
  { "b",    N_("B") },
  { "c",    N_("C") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeItem, name),              N_("Name"),          BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_TEXT (OfficeItem, number),            N_("Item number"),   BASE_UNIQUE | BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeItem, barcode),           N_("Barcode"),       BASE_UNIQUE | BASE_SEARCH },
  { BASE_TEXT (OfficeItem, category),          N_("Category"),      BASE_SEARCH | BASE_COLUMN },
  { BASE_TEXT (OfficeItem, unit),              N_("Unit"),          0 },
  { BASE_TEXT (OfficeItem, pack),              N_("Pack"),          0 },
  { BASE_MONEY (OfficeItem, price),            N_("Price"),         BASE_COLUMN },
  { BASE_MONEY (OfficeItem, cost),             N_("Cost"),          0 },
  { BASE_QUANTITY (OfficeItem, on_hand),       N_("On hand"),       BASE_DERIVED | BASE_COLUMN | BASE_MAIN },
  { BASE_QUANTITY (OfficeItem, on_order),      N_("On order"),      BASE_SUM },
  { BASE_QUANTITY (OfficeItem, reorder_level), N_("Reorder level"), BASE_COLUMN },
  { BASE_LINK (OfficeItem, supplier, "contacts"), N_("Supplier"),   0 },
  { BASE_YES_NO (OfficeItem, discontinued),    N_("Discontinued"),  0 },
  { BASE_LONG_TEXT (OfficeItem, notes),        N_("Notes"),         BASE_SEARCH },
  { BASE_CHOICE (OfficeItem, kind, kinds),        N_("Kind"), BASE_COLUMN },
  { BASE_LINK (OfficeItem, tax_code, "tax_codes"), N_("Tax code"), 0 },
  { BASE_CHOICE (OfficeItem, tracking, trackings), N_("Tracking"), 0 },
  { BASE_YES_NO (OfficeItem, perishable),         N_("Perishable"), 0 },
  { BASE_CHOICE (OfficeItem, valuation, valuations), N_("Valuation"), 0 },
  { BASE_QUANTITY (OfficeItem, reserved),         N_("Reserved"), BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeItem, stock_value),         N_("Stock value"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeItem, max_level),        N_("Maximum level"), 0 },
  { BASE_COUNT (OfficeItem, lead_days),           N_("Lead time in days"), 0 },
  { BASE_COUNT (OfficeItem, weight),              N_("Weight in grams"), 0 },
  { BASE_CHOICE (OfficeItem, abc, abcs),          N_("ABC class"), BASE_DERIVED },
  { BASE_QUANTITY (OfficeItem, on_order_elsewhere), N_("On order without a purchase order"), BASE_DERIVED | BASE_HIDDEN },
};

static const StoreView views[] = {
  { "all",                 N_("All items"), NULL },
  { "below-reorder-level", N_("Below reorder level"), "on_hand < reorder_level AND discontinued = 0" },
  { "out-of-stock",        N_("Out of stock"),        "on_hand <= 0 AND discontinued = 0" },
  { "below-zero",          N_("Below zero"),          "on_hand < 0" },
  { "discontinued",        N_("Discontinued"),        "discontinued = 1" },
};

static gboolean
check_open_lines (OfficeItem *self, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT o.number FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order"
                                                  " WHERE l.item = ?1 AND l.trashed_at IS NULL AND o.trashed_at IS NULL AND o.state IN ('draft', 'quote', 'confirmed', 'partly-shipped') LIMIT 1");
  g_autofree char *number = NULL;

  store_query_bind_number (query, 1, self->parent_instance.id);
  if (store_query_next (query))
    number = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  if (number == NULL)
    return TRUE;
  return base_refuse (error, _("%s is still to be shipped with order %s. Ship or cancel the order first, or mark the item as discontinued."), self->name, number);
}

static gboolean
check_trash (OfficeItem *self, StoreDb *db, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  g_autofree char *quantity = base_quantity_format (self->on_hand, locale);

  if (self->on_hand == 0)
    return check_open_lines (self, db, error);
  return base_refuse (error, _("%s of %s are on hand. Mark the item as discontinued, or adjust the stock to 0 first."), quantity, self->name);
}

/* What people type as on order is what no purchase order knows; that of the purchase orders is added by them. */
static gboolean
take_on_order (OfficeItem *self, OfficeItem *before, GError **error)
{
  gint64 elsewhere = self->on_order_elsewhere + self->on_order - (before != NULL ? before->on_order : 0);

  if (elsewhere >= 0 || self->on_order < 0)
    return base_record_set_number (BASE_RECORD (self), &self->on_order_elsewhere, MAX (elsewhere, 0)), TRUE;
  return base_refuse (error, _("More of %s is on order with purchase orders. Change those, or cancel them."), self->name);
}

static gboolean
has_stock (OfficeItem *self, StoreDb *db, gboolean *stock, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM stock_balances WHERE item = ?1 AND quantity <> 0 LIMIT 1");

  store_query_bind_number (query, 1, self->parent_instance.id);
  *stock = store_query_next (query);
  return store_query_finish (query, error);
}

/* How an item is kept changes only while nothing of it is there; its valuation at any time. */
static gboolean
change_keeping (OfficeItem *self, OfficeItem *before, StoreDb *db, GError **error)
{
  gboolean stock = FALSE;

  if ((self->kind != before->kind || self->tracking != before->tracking) && !has_stock (self, db, &stock, error))
    return FALSE;
  if (stock)
    return base_refuse (error, _("%s is in stock. Its kind and its tracking can change only while nothing of it is on hand."), self->name);
  return self->valuation == before->valuation
         || office_stock_layer_restart (db, self->parent_instance.id, self->valuation == OFFICE_ITEM_VALUATION_FIFO ? self->on_hand : 0, self->stock_value, error);
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeItem *self = OFFICE_ITEM (rules);

  if (self->parent_instance.trashed && before != NULL && !before->trashed)
    return check_trash (self, db, error);
  if (before != NULL && !change_keeping (self, OFFICE_ITEM (before), db, error))
    return FALSE;
  return take_on_order (self, (OfficeItem *) before, error) && office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
office_item_check (BaseRecord *record, GError **error)
{
  OfficeItem *self = OFFICE_ITEM (record);

  if (self->price < 0 || self->cost < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("Price and cost of an item cannot be below zero."));
  else if (self->reorder_level < 0 || self->on_order < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The reorder level and the quantity on order cannot be below zero."));
  else
    return TRUE;
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_stock_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
}

static void
office_item_class_init (OfficeItemClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_item_check;
  record_class->icon = "package-x-generic-symbolic";
  base_record_class_set_fields (record_class, "items", N_("Item"), N_("Items"), fields, G_N_ELEMENTS (fields));
}

static void
office_item_init (OfficeItem *self)
{
}
