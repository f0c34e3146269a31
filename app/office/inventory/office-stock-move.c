/* A quantity that came or went.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stock-move.h"
#include <base-date.h>
#include <base-number.h>
#include "office-item.h"
#include "office-stock-arrival.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStockMove, office_stock_move, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice kinds[] = {
  { "opening",    N_("Opening balance") },
  { "receipt",    N_("Receipt") },
  { "shipment",   N_("Shipment") },
  { "adjustment", N_("Adjustment") },
  { "return",     N_("Return") },
  { "transfer",   N_("Transfer") },
  { "scrap",      N_("Scrap") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficeStockMove, item, "items"),             N_("Item"),       BASE_REQUIRED | BASE_FIXED | BASE_PARENT | BASE_COLUMN },
  { BASE_QUANTITY (OfficeStockMove, quantity),              N_("Quantity"),   BASE_REQUIRED | BASE_FIXED | BASE_COLUMN },
  { BASE_DATE (OfficeStockMove, moved_on),                  N_("Day"),        BASE_FIXED | BASE_COLUMN },
  { BASE_CHOICE (OfficeStockMove, kind, kinds),             N_("Kind"),       BASE_FIXED | BASE_COLUMN },
  { BASE_TEXT (OfficeStockMove, reason),                    N_("Reason"),     BASE_FIXED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_LINK (OfficeStockMove, order_line, "order_lines"), N_("Order line"), BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, location, "locations"),     N_("Location"), BASE_COLUMN | BASE_FIXED },
  { BASE_LINK (OfficeStockMove, lot, "lots"),               N_("Lot"), BASE_FIXED },
  { BASE_MONEY (OfficeStockMove, value),                    N_("Value"), BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, transfer, "stock_moves"),   N_("Transfer"), BASE_DERIVED },
  { BASE_LINK (OfficeStockMove, purchase_line, "purchase_lines"), N_("Purchase line"), BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",         N_("All stock moves"), NULL },
  { "receipts",    N_("Receipts"),        "kind = 'receipt'" },
  { "shipments",   N_("Shipments"),       "kind = 'shipment'" },
  { "adjustments", N_("Adjustments"),     "kind = 'adjustment'" },
};

static gint64
get_effect (OfficeStockMove *self)
{
  return self == NULL || self->parent_instance.trashed ? 0 : self->quantity;
}

static gboolean
load_stock (StoreDb *db, gint64 item, char **name, gint64 *on_hand, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT on_hand, name FROM items WHERE id = ?1");
  gboolean found;

  *on_hand = 0;
  store_query_bind_number (query, 1, item);
  found = store_query_next (query);
  if (found)
    {
      *on_hand = store_query_get_number (query, 0);
      if (name != NULL)
        *name = g_strdup (store_query_get_text (query, 1));
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (!found)
    g_set_error_literal (error, STORE_ERROR, STORE_ERROR_MISSING, _("There is no such item. It may have been taken back meanwhile."));
  return found;
}

static gboolean
check_stock (OfficeStockMove *self, StoreDb *db, GError **error)
{
  g_autoptr (BaseLocale) locale = NULL;
  g_autofree char *name = NULL, *there = NULL, *wanted = NULL;
  gint64 on_hand;

  if (self->quantity >= 0 || self->reason != NULL || self->item == 0)
    return TRUE;
  if (!load_stock (db, self->item, &name, &on_hand, error))
    return FALSE;
  if (on_hand + self->quantity >= 0)
    return TRUE;
  locale = base_locale_new (NULL, NULL);
  there = base_quantity_format (on_hand, locale);
  wanted = base_quantity_format (-self->quantity, locale);
  g_set_error (error, BASE_ERROR, BASE_ERROR_RULE, _("Only %s of %s are on hand, %s are needed. Receive or count the stock first, or give a reason for going below zero."),
               there, name, wanted);
  return FALSE;
}

static gboolean
check_append_only (OfficeStockMove *self, OfficeStockMove *before, StoreDb *db, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT trashed_at IS NOT NULL FROM items WHERE id = ?1");
  gboolean with_item;

  store_query_bind_number (query, 1, self->item);
  with_item = store_query_next (query) && store_query_get_number (query, 0) == self->parent_instance.trashed;
  if (!store_query_finish (query, error))
    return FALSE;
  if (self->parent_instance.trashed != before->parent_instance.trashed && with_item)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, _("A stock move stays as it was written. Undo it, or adjust the stock of the item."));
  return FALSE;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (rules);

  if (before != NULL)
    return check_append_only (self, OFFICE_STOCK_MOVE (before), db, error);
  if (self->moved_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->moved_on, base_environment_today (store_db_get_environment (db)));
  return check_stock (self, db, error);
}

static gboolean
after_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (rules);
  gint64 difference = get_effect (self) - get_effect ((OfficeStockMove *) before);
  g_autoptr (StoreQuery) query = NULL;

  if (difference == 0)
    return TRUE;
  query = store_query_new (db, "UPDATE items SET on_hand = on_hand + ?2, version = version + 1 WHERE id = ?1");
  store_query_bind_number (query, 1, self->item);
  store_query_bind_number (query, 2, difference);
  return store_query_run (query, error) && ((self->order_line != 0 && difference < 0) || office_stock_announce (db, self->item, error));
}

static gboolean
office_stock_move_check (BaseRecord *record, GError **error)
{
  OfficeStockMove *self = OFFICE_STOCK_MOVE (record);

  if (self->quantity == 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("A stock move needs a quantity other than zero."));
  else if (self->kind == OFFICE_MOVE_SHIPMENT && self->quantity > 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("What is shipped goes out: give a quantity below zero."));
  else if ((self->kind == OFFICE_MOVE_RECEIPT || self->kind == OFFICE_MOVE_RETURN) && self->quantity < 0)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("What is received or returned comes in: give a quantity above zero."));
  else
    return TRUE;
  return FALSE;
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->after_write = after_write;
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "moved_on DESC, id DESC";
}

static void
office_stock_move_class_init (OfficeStockMoveClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_stock_move_check;
  record_class->icon = "view-sort-descending-symbolic";
  base_record_class_set_fields (record_class, "stock_moves", N_("Stock move"), N_("Stock moves"), fields, G_N_ELEMENTS (fields));
}

static void
office_stock_move_init (OfficeStockMove *self)
{
}

gboolean
office_stock_move (StoreDb *db, gint64 item, gint64 quantity, OfficeMoveKind kind, guint32 moved_on, const char *reason, gint64 order_line, GError **error)
{
  g_autoptr (OfficeStockMove) self = g_object_new (OFFICE_TYPE_STOCK_MOVE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->item, item);
  base_record_set_number (record, &self->quantity, quantity);
  base_record_set_int (record, &self->kind, kind);
  base_record_set_date (record, &self->moved_on, moved_on);
  base_record_set_text (record, &self->reason, reason);
  base_record_set_number (record, &self->order_line, order_line);
  return store_record_save (db, record, error);
}

static gboolean
has_moves (StoreDb *db, gint64 item, gboolean *moves, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 1 FROM stock_moves WHERE item = ?1 AND trashed_at IS NULL LIMIT 1");

  store_query_bind_number (query, 1, item);
  *moves = store_query_next (query);
  return store_query_finish (query, error);
}

gboolean
office_stock_set (StoreDb *db, gint64 item, gint64 counted, guint32 moved_on, const char *reason, GError **error)
{
  gint64 on_hand;
  gboolean moves;

  if (!load_stock (db, item, NULL, &on_hand, error) || !has_moves (db, item, &moves, error))
    return FALSE;
  if (on_hand == counted)
    return TRUE;
  return office_stock_move (db, item, counted - on_hand, moves ? OFFICE_MOVE_ADJUSTMENT : OFFICE_MOVE_OPENING, moved_on, reason, 0, error);
}
