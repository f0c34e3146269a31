/* How goods are picked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-commands.h"
#include <base-date.h>
#include "office-fulfilment.h"
#include "office-order-status.h"
#include "office-pick-line.h"
#include "office-shipment-commands.h"
#include "office-stock-balance.h"
#include "office-stock-move.h"
#include <glib/gi18n-lib.h>

static const BaseField make_arguments[] = {
  STORE_ARGUMENT_LINK ("customer", "contacts", N_("Only for this customer"), 0),
  STORE_ARGUMENT_LINK ("sales_order", "orders", N_("Only for this order"), 0),
  STORE_ARGUMENT (DATE, "promised_to", N_("Promised until"), 0),
  STORE_ARGUMENT_LINK ("picker", "employees", N_("Picker"), 0),
  STORE_ARGUMENT (DATE, "planned_on", N_("Planned for"), BASE_TODAY),
};

static const BaseField record_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "pick_lines", N_("Pick line"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "picked", N_("Picked in all"), 0),
  STORE_ARGUMENT (TEXT, "reason", N_("Why the rest is missing"), 0),
};

static const BaseField list_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "pick_lists", N_("Pick list"), BASE_REQUIRED),
};

static const BaseField scan_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "pick_lists", N_("Pick list"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "code", N_("Scanned code"), BASE_REQUIRED),
};

static gboolean
add_lines (StoreDb *db, OfficePickList *list, GArray *portions, GError **error)
{
  for (guint i = 0; i < portions->len; i++)
    {
      OfficePortion *portion = &g_array_index (portions, OfficePortion, i);
      g_autoptr (OfficePickLine) line = g_object_new (OFFICE_TYPE_PICK_LINE, NULL);

      line->pick_list = BASE_RECORD (list)->id;
      line->order_line = portion->order_line;
      line->item = portion->item;
      line->location = portion->location;
      line->lot = portion->lot;
      line->quantity = portion->quantity;
      if (!store_record_save (db, BASE_RECORD (line), error))
        return FALSE;
    }
  return TRUE;
}

/* Along the route. */
static gboolean
number_lines (StoreDb *db, gint64 list, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "UPDATE pick_lines SET position = x.position FROM (SELECT p.id, row_number () OVER (ORDER BY coalesce (c.route, 0), coalesce (c.code, ''),"
                                                  "  i.name COLLATE NOCASE, p.item, t.expires_on, p.lot, p.id) AS position FROM pick_lines AS p JOIN items AS i ON i.id = p.item"
                                                  "  LEFT JOIN locations AS c ON c.id = p.location LEFT JOIN lots AS t ON t.id = p.lot WHERE p.pick_list = ?1) AS x WHERE pick_lines.id = x.id");

  store_query_bind_number (query, 1, list);
  return store_query_run (query, error);
}

static gboolean
make_pick_list (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePickList) self = g_object_new (OFFICE_TYPE_PICK_LIST, NULL);
  OfficeNeedFilter filter = { store_arguments_get_number (arguments, "customer"), store_arguments_get_number (arguments, "sales_order"),
                              (guint32) store_arguments_get_number (arguments, "promised_to"), TRUE };
  guint32 day = office_find_leaving_day (db, filter.order, 0, error);
  g_autoptr (GArray) needs = day != BASE_NO_DATE ? office_list_needs (db, &filter, error) : NULL, portions = NULL;

  if (needs == NULL || !office_find_portions (db, needs, day, FALSE, &portions, error))
    return FALSE;
  if (portions->len == 0)
    return base_refuse (error, _("Nothing is waiting to be picked. Confirm an order whose goods are on hand, or look at the orders that are short of stock."));
  self->picker = store_arguments_get_number (arguments, "picker");
  self->planned_on = store_arguments_get_day (db, arguments, "planned_on");
  if (!store_record_save (db, BASE_RECORD (self), error) || !add_lines (db, self, portions, error) || !number_lines (db, BASE_RECORD (self)->id, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (BASE_RECORD (self)->id));
  return TRUE;
}

OfficePickList *
office_pick_list_load_open (StoreDb *db, gint64 id, GError **error)
{
  g_autoptr (OfficePickList) self = store_record_load_kept (db, OFFICE_TYPE_PICK_LIST, id, error);

  if (self == NULL)
    return NULL;
  if (self->state == OFFICE_PICK_LIST_STATE_OPEN)
    return g_steal_pointer (&self);
  if (self->state == OFFICE_PICK_LIST_STATE_PICKED)
    base_refuse (error, _("Pick list %s is picked already. Pack it, or make a new list for what is still open."), self->number);
  else
    base_refuse (error, _("Pick list %s is cancelled. Make a new list."), self->number);
  return NULL;
}

static gboolean
finish_list (OfficePickList *self, StoreDb *db, GError **error)
{
  gint64 left = 0;

  if (!store_db_find_number (db, "SELECT count (*) FROM pick_lines WHERE pick_list = ?1 AND trashed_at IS NULL AND picked + missing < quantity", BASE_RECORD (self)->id, &left, error))
    return FALSE;
  if (left > 0)
    return TRUE;
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_PICK_LIST_STATE_PICKED);
  base_record_set_date (BASE_RECORD (self), &self->done_on, base_environment_today (store_db_get_environment (db)));
  return store_record_save (db, BASE_RECORD (self), error);
}

/* The books follow the shelf: what is not there is taken out, and is nobody's any more. */
static gboolean
take_out_missing (OfficePickLine *self, StoreDb *db, GError **error)
{
  OfficeMove move = { .item = self->item, .location = self->location, .lot = self->lot, .kind = OFFICE_MOVE_ADJUSTMENT, .reason = self->missing_reason };
  gint64 there = 0;

  if (!office_stock_balance_get (db, self->item, self->location, self->lot, &there, error))
    return FALSE;
  move.quantity = -MIN (self->missing, there - self->picked);
  return move.quantity >= 0 || office_stock_move (db, &move, NULL, error);
}

gboolean
office_pick_line_count (StoreDb *db, gint64 line, gint64 more, const char *reason, GError **error)
{
  g_autoptr (OfficePickLine) self = OFFICE_PICK_LINE (store_record_load (db, OFFICE_TYPE_PICK_LINE, line, error));
  g_autoptr (OfficePickList) list = self != NULL ? office_pick_list_load_open (db, self->pick_list, error) : NULL;
  BaseRecord *record = BASE_RECORD (self);

  if (list == NULL)
    return FALSE;
  if (self->missing > 0)
    return base_refuse (error, _("This line was ended with goods missing. Undo that, or make a new list for the rest."));
  base_record_set_number (record, &self->picked, self->picked + more);
  if (reason != NULL && self->picked < self->quantity)
    {
      base_record_set_number (record, &self->missing, self->quantity - self->picked);
      base_record_set_text (record, &self->missing_reason, reason);
    }
  return store_record_save (db, record, error) && office_order_line_refresh (db, self->order_line, error)
         && (self->missing == 0 || take_out_missing (self, db, error)) && finish_list (list, db, error);
}

static gboolean
record_pick (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 id = store_arguments_get_number (arguments, "record");
  g_autoptr (OfficePickLine) self = OFFICE_PICK_LINE (store_record_load (db, OFFICE_TYPE_PICK_LINE, id, error));
  gint64 picked;
  g_autofree char *most = NULL;

  if (self == NULL)
    return FALSE;
  most = office_quantity_text (self->quantity);
  picked = store_arguments_has (arguments, "picked") ? store_arguments_get_number (arguments, "picked") : self->quantity;
  if (picked < 0 || picked > self->quantity)
    return base_refuse (error, _("Between nothing and %s can be picked here. Add a line to the order if more should go out."), most);
  return office_pick_line_count (db, id, picked - self->picked, store_arguments_get_text (arguments, "reason"), error);
}

/* All that is left, without a scanner. */
static gboolean
record_picks (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePickList) self = office_pick_list_load_open (db, store_arguments_get_number (arguments, "record"), error);
  g_autoptr (GArray) lines = NULL;

  if (self == NULL)
    return FALSE;
  lines = office_numbers_of (db, "SELECT id FROM pick_lines WHERE pick_list = ?1 AND trashed_at IS NULL AND picked + missing < quantity ORDER BY position, id", BASE_RECORD (self)->id, error);
  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      gint64 line = g_array_index (lines, gint64, i), left = 0;

      if (!store_db_find_number (db, "SELECT quantity - picked FROM pick_lines WHERE id = ?1", line, &left, error) || !office_pick_line_count (db, line, left, NULL, error))
        return FALSE;
    }
  return lines != NULL;
}

static gboolean
cancel_pick_list (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficePickList) self = store_arguments_load (db, arguments, OFFICE_TYPE_PICK_LIST, error);
  gint64 packed = 0;

  if (self == NULL || !store_db_find_number (db, "SELECT count (*) FROM shipments WHERE pick_list = ?1 AND state <> 'cancelled'", BASE_RECORD (self)->id, &packed, error))
    return FALSE;
  if (self->state == OFFICE_PICK_LIST_STATE_CANCELLED)
    return base_refuse (error, _("Pick list %s is cancelled already."), self->number);
  if (packed > 0)
    return base_refuse (error, _("Pick list %s has been packed. Cancel its shipments first."), self->number);
  base_record_set_int (BASE_RECORD (self), &self->state, OFFICE_PICK_LIST_STATE_CANCELLED);
  return store_record_save (db, BASE_RECORD (self), error)
         && office_refresh_lines_of (db, "SELECT DISTINCT order_line FROM pick_lines WHERE pick_list = ?1 AND trashed_at IS NULL ORDER BY 1", BASE_RECORD (self)->id, error);
}

static const StoreCommand list_commands[] = {
  { "make-pick-list",   N_("Make Pick List"),      make_pick_list,   make_arguments, G_N_ELEMENTS (make_arguments), .done = N_("%s made"), .makes = "pick_lists" },
  { "scan-pick",        N_("Record Scanned Pick"), office_pick_scan, scan_arguments, G_N_ELEMENTS (scan_arguments) },
  { "record-picks",     N_("All Is Picked"),       record_picks,     list_arguments, G_N_ELEMENTS (list_arguments), .done = N_("%s picked") },
  { "pack",             N_("Pack Parcels"),        office_pack_list, office_pack_list_arguments, G_N_ELEMENTS (office_pack_list_arguments), .makes = "shipments" },
  { "cancel-pick-list", N_("Cancel Pick List"),    cancel_pick_list, list_arguments, G_N_ELEMENTS (list_arguments), .done = N_("%s cancelled") },
};

static const StoreCommand line_commands[] = {
  { "record-pick", N_("Record Pick"), record_pick, record_arguments, G_N_ELEMENTS (record_arguments) },
};

const StoreCommand *
office_pick_list_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (list_commands);
  return list_commands;
}

const StoreCommand *
office_pick_line_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (line_commands);
  return line_commands;
}
