/* Counting the stock.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stocktake-commands.h"
#include <base-date.h>
#include <base-number.h>
#include "office-item-unit.h"
#include "office-item.h"
#include "office-lot.h"
#include "office-stock-balance.h"
#include "office-stock-move.h"
#include "office-stocktake-line.h"
#include "office-stocktake.h"
#include <glib/gi18n-lib.h>

static const BaseField stocktake_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "stocktakes", N_("Stocktake"), BASE_REQUIRED),
};

static const BaseField approve_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "stocktakes", N_("Stocktake"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "approved_by", N_("Approved by"), 0),
};

static const BaseField scan_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "stocktakes", N_("Stocktake"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "scan", N_("Item number or barcode"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("location", "locations", N_("Location"), 0),
  STORE_ARGUMENT (TEXT, "lot_number", N_("Lot or serial number"), 0),
  STORE_ARGUMENT (QUANTITY, "counted", N_("Counted"), BASE_REQUIRED),
  STORE_ARGUMENT (TEXT, "counted_by", N_("Counted by"), 0),
};

static const BaseField count_arguments[] = {
  STORE_ARGUMENT_LINK ("record", "stocktake_lines", N_("Count"), BASE_REQUIRED),
  STORE_ARGUMENT (QUANTITY, "counted", N_("Counted"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("unit", "item_units", N_("Unit"), 0),
  STORE_ARGUMENT (TEXT, "counted_by", N_("Counted by"), 0),
};

/* What lies in the chosen places, of the chosen items; where all places are counted, also the items of which nothing should be there. */
static const char scope_sql[] =
  "WITH RECURSIVE place (id) AS (SELECT id FROM locations WHERE id = ?1 UNION SELECT l.id FROM place JOIN locations AS l ON l.parent = place.id),"
  " wanted (id) AS (SELECT i.id FROM items AS i JOIN stocktakes AS s ON s.id = ?2 WHERE i.kind = 'stocked' AND i.trashed_at IS NULL"
  "  AND (s.category IS NULL OR i.category = s.category COLLATE NOCASE) AND (s.abc = 'none' OR i.abc = s.abc))"
  " SELECT b.item, b.location, b.lot, b.quantity FROM wanted JOIN stock_balances AS b ON b.item = wanted.id WHERE b.quantity <> 0 AND (?1 = 0 OR b.location IN (SELECT id FROM place))"
  " UNION ALL SELECT i.id, NULL, NULL, 0 FROM wanted JOIN items AS i ON i.id = wanted.id WHERE ?1 = 0 AND i.discontinued = 0 AND i.tracking = 'none'"
  "  AND NOT EXISTS (SELECT 1 FROM stock_balances AS b WHERE b.item = i.id AND b.quantity <> 0)"
  " ORDER BY 2, 1, 3";

static gboolean
check_state (OfficeStocktake *self, OfficeStocktakeState state, GError **error)
{
  if (self->state == (int) state)
    return TRUE;
  switch ((OfficeStocktakeState) self->state)
    {
    case OFFICE_STOCKTAKE_STATE_PLANNED:
      return base_refuse (error, _("Stocktake %s has not begun. Start it first."), self->number);
    case OFFICE_STOCKTAKE_STATE_COUNTING:
      return base_refuse (error, _("Stocktake %s is being counted. Finish the count first."), self->number);
    case OFFICE_STOCKTAKE_STATE_COUNTED:
      return base_refuse (error, _("Stocktake %s has been counted. Approve it, or cancel it and count anew."), self->number);
    case OFFICE_STOCKTAKE_STATE_APPROVED:
      return base_refuse (error, _("Stocktake %s has been approved and stays as it is. Plan another one."), self->number);
    case OFFICE_STOCKTAKE_STATE_CANCELLED:
    default:
      return base_refuse (error, _("Stocktake %s is cancelled. Plan another one."), self->number);
    }
}

static gboolean
set_state (OfficeStocktake *self, StoreDb *db, OfficeStocktakeState state, GError **error)
{
  base_record_set_int (BASE_RECORD (self), &self->state, (int) state);
  return store_record_save (db, BASE_RECORD (self), error);
}

static OfficeStocktakeLine *
add_line (StoreDb *db, gint64 stocktake, gint64 item, gint64 location, gint64 lot, gint64 expected, GError **error)
{
  g_autoptr (OfficeStocktakeLine) line = g_object_new (OFFICE_TYPE_STOCKTAKE_LINE, NULL);
  BaseRecord *record = BASE_RECORD (line);

  base_record_set_number (record, &line->stocktake, stocktake);
  base_record_set_number (record, &line->item, item);
  base_record_set_number (record, &line->location, location);
  base_record_set_number (record, &line->lot, lot);
  base_record_set_number (record, &line->expected, expected);
  return store_record_save (db, record, error) ? g_steal_pointer (&line) : NULL;
}

/* Freezes what the books expect. */
static gboolean
start_stocktake (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktake) self = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE, error);
  g_autoptr (StoreQuery) query = store_query_new (db, scope_sql);
  guint n = 0;

  if (self == NULL || !check_state (self, OFFICE_STOCKTAKE_STATE_PLANNED, error))
    return FALSE;
  store_query_bind_number (query, 1, self->location);
  store_query_bind_number (query, 2, self->parent_instance.id);
  for (; store_query_next (query); n++)
    {
      g_autoptr (OfficeStocktakeLine) line = add_line (db, self->parent_instance.id, store_query_get_number (query, 0), store_query_get_number (query, 1),
                                                       store_query_get_number (query, 2), store_query_get_number (query, 3), error);
      if (line == NULL)
        return FALSE;
    }
  if (!store_query_finish (query, error))
    return FALSE;
  if (n == 0)
    return base_refuse (error, _("There is nothing to count for stocktake %s. Choose another location, category or class."), self->number);
  base_record_set_number (BASE_RECORD (self), &self->started_at, base_environment_now (store_db_get_environment (db)));
  return set_state (self, db, OFFICE_STOCKTAKE_STATE_COUNTING, error);
}

static gboolean
exceeds_limit (OfficeStocktakeLine *line, OfficeStocktake *stocktake)
{
  return stocktake->recount_limit > 0 && ABS (line->difference_value) > stocktake->recount_limit;
}

static gboolean
estimate_value (StoreDb *db, OfficeStocktakeLine *line, GError **error)
{
  g_autoptr (OfficeItem) item = OFFICE_ITEM (store_record_load (db, OFFICE_TYPE_ITEM, line->item, error));
  gint64 value;

  if (item == NULL
      || !base_number_scale (item->on_hand > 0 ? item->stock_value : item->cost, line->difference, item->on_hand > 0 ? item->on_hand : BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &value, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (line), &line->difference_value, value);
  return TRUE;
}

static gboolean
set_difference (StoreDb *db, OfficeStocktakeLine *line, GError **error)
{
  base_record_set_number (BASE_RECORD (line), &line->difference, (line->is_recounted ? line->recounted : line->counted) - line->expected);
  return estimate_value (db, line, error);
}

/* Who counts again sees neither what was counted first nor by how much it differs. */
static void
ask_again (OfficeStocktakeLine *line)
{
  BaseRecord *record = BASE_RECORD (line);

  base_record_set_int (record, &line->to_recount, TRUE);
  base_record_set_number (record, &line->first_counted, line->counted);
  base_record_set_number (record, &line->counted, 0);
  base_record_set_int (record, &line->is_counted, FALSE);
  base_record_set_number (record, &line->difference, 0);
  base_record_set_number (record, &line->difference_value, 0);
}

/* Both counts stand as evidence. */
static void
show_first_count (OfficeStocktakeLine *line)
{
  BaseRecord *record = BASE_RECORD (line);

  base_record_set_int (record, &line->to_recount, FALSE);
  base_record_set_number (record, &line->counted, line->first_counted);
  base_record_set_int (record, &line->is_counted, TRUE);
}

/* Goods that moved since the freeze have moved what is expected along: it is what the books say at the moment of the count. */
static gboolean
record_counted (StoreDb *db, OfficeStocktakeLine *line, OfficeStocktake *stocktake, gint64 counted, const char *who, GError **error)
{
  g_autofree char *user = base_environment_dup_user (store_db_get_environment (db));
  gboolean again = stocktake->state == OFFICE_STOCKTAKE_STATE_COUNTED;
  BaseRecord *record = BASE_RECORD (line);
  gint64 expected;

  if (counted < 0)
    return base_refuse (error, _("Nobody can count less than nothing. Give the quantity that is really there."));
  if (!again && !check_state (stocktake, OFFICE_STOCKTAKE_STATE_COUNTING, error))
    return FALSE;
  if (again && !line->to_recount)
    return base_refuse (error, _("The count is finished, and this place need not be counted again."));
  if (!office_stock_balance_get (db, line->item, line->location, line->lot, &expected, error))
    return FALSE;
  base_record_set_number (record, &line->expected, expected);
  base_record_set_number (record, again ? &line->recounted : &line->counted, counted);
  base_record_set_int (record, again ? &line->is_recounted : &line->is_counted, TRUE);
  base_record_set_text (record, &line->counted_by, who != NULL ? who : user);
  base_record_set_number (record, &line->counted_at, base_environment_now (store_db_get_environment (db)));
  if (again)
    show_first_count (line);
  return (!again || set_difference (db, line, error)) && store_record_save (db, record, error);
}

static gboolean
record_count (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktakeLine) line = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE_LINE, error);
  g_autoptr (OfficeStocktake) stocktake = line != NULL ? store_record_load_kept (db, OFFICE_TYPE_STOCKTAKE, line->stocktake, error) : NULL;
  gint64 counted;

  return stocktake != NULL
         && office_item_unit_convert (db, line->item, store_arguments_get_number (arguments, "unit"), store_arguments_get_number (arguments, "counted"), &counted, error)
         && record_counted (db, line, stocktake, counted, store_arguments_get_text (arguments, "counted_by"), error);
}

/* The line of a place; what nobody expected there gets one. */
static OfficeStocktakeLine *
take_line (StoreDb *db, OfficeStocktake *stocktake, gint64 item, gint64 location, gint64 lot, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM stocktake_lines WHERE stocktake = ?1 AND item = ?2 AND ifnull (location, 0) = ?3 AND ifnull (lot, 0) = ?4 AND trashed_at IS NULL");
  gint64 id;

  store_query_bind_number (query, 1, stocktake->parent_instance.id);
  store_query_bind_number (query, 2, item);
  store_query_bind_number (query, 3, location);
  store_query_bind_number (query, 4, lot);
  id = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  if (!store_query_finish (query, error))
    return NULL;
  if (id != 0)
    return OFFICE_STOCKTAKE_LINE (store_record_load (db, OFFICE_TYPE_STOCKTAKE_LINE, id, error));
  return add_line (db, stocktake->parent_instance.id, item, location, lot, 0, error);
}

static gboolean
count_stock (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktake) self = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE, error);
  g_autoptr (OfficeStocktakeLine) line = NULL;
  const char *scan = store_arguments_get_text (arguments, "scan");
  gint64 item, unit, lot, counted;

  if (self == NULL)
    return FALSE;
  if (scan == NULL)
    return base_refuse (error, _("Scan or type the number of the item that was counted."));
  if (!office_item_unit_scan (db, scan, &item, &unit, error)
      || !office_item_unit_convert (db, item, unit, store_arguments_get_number (arguments, "counted"), &counted, error)
      || !office_lot_take (db, item, store_arguments_get_text (arguments, "lot_number"), BASE_NO_DATE, &lot, error))
    return FALSE;
  line = take_line (db, self, item, store_arguments_get_number (arguments, "location"), lot, error);
  return line != NULL && record_counted (db, line, self, counted, store_arguments_get_text (arguments, "counted_by"), error);
}

/* Calls for each line of a stocktake in turn. */
static gboolean
for_each_line (StoreDb *db, OfficeStocktake *self, gboolean (*job) (StoreDb *, OfficeStocktakeLine *, OfficeStocktake *, GError **), GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT id FROM stocktake_lines WHERE stocktake = ?1 AND trashed_at IS NULL ORDER BY id");

  store_query_bind_number (query, 1, self->parent_instance.id);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (OfficeStocktakeLine) line = OFFICE_STOCKTAKE_LINE (store_record_load (db, OFFICE_TYPE_STOCKTAKE_LINE, g_array_index (ids, gint64, i), error));

      if (line == NULL || !job (db, line, self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
finish_line (StoreDb *db, OfficeStocktakeLine *line, OfficeStocktake *stocktake, GError **error)
{
  if (!line->is_counted)
    return base_refuse (error, _("Not every place of stocktake %s has been counted. Count the rest first; 0 is a count too."), stocktake->number);
  if (!set_difference (db, line, error))
    return FALSE;
  if (exceeds_limit (line, stocktake))
    ask_again (line);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
finish_stocktake (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktake) self = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE, error);

  return self != NULL && check_state (self, OFFICE_STOCKTAKE_STATE_COUNTING, error) && for_each_line (db, self, finish_line, error)
         && set_state (self, db, OFFICE_STOCKTAKE_STATE_COUNTED, error);
}

static gboolean
approve_line (StoreDb *db, OfficeStocktakeLine *line, OfficeStocktake *stocktake, GError **error)
{
  g_autofree char *reason = g_strdup_printf (_("Stocktake %s"), stocktake->number);
  OfficeMove move = { line->item, line->difference, line->location, line->lot, OFFICE_MOVE_ADJUSTMENT, 0, reason, 0, 0, 0, FALSE };
  gint64 value = 0;

  if (line->to_recount)
    return base_refuse (error, _("Stocktake %s differs by more than its limit somewhere. Count those places again before approving it."), stocktake->number);
  if (g_strcmp0 (line->counted_by, stocktake->approved_by) == 0)
    return base_refuse (error, _("Stocktake %s was counted by %s. Somebody else must approve it."), stocktake->number, stocktake->approved_by);
  if (line->difference == 0)
    return TRUE; /* kept as evidence that it was counted */
  if (!office_stock_move_at (db, &move, &value, error))
    return FALSE;
  base_record_set_number (BASE_RECORD (line), &line->difference_value, value);
  return store_record_save (db, BASE_RECORD (line), error);
}

static gboolean
approve_stocktake (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktake) self = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE, error);
  g_autofree char *user = base_environment_dup_user (store_db_get_environment (db));
  const char *who = store_arguments_get_text (arguments, "approved_by");

  if (self == NULL || !check_state (self, OFFICE_STOCKTAKE_STATE_COUNTED, error))
    return FALSE;
  base_record_set_text (BASE_RECORD (self), &self->approved_by, who != NULL ? who : user);
  base_record_set_number (BASE_RECORD (self), &self->approved_at, base_environment_now (store_db_get_environment (db)));
  return for_each_line (db, self, approve_line, error) && set_state (self, db, OFFICE_STOCKTAKE_STATE_APPROVED, error);
}

static gboolean
cancel_stocktake (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeStocktake) self = store_arguments_load (db, arguments, OFFICE_TYPE_STOCKTAKE, error);

  if (self == NULL)
    return FALSE;
  if (self->state == OFFICE_STOCKTAKE_STATE_APPROVED || self->state == OFFICE_STOCKTAKE_STATE_CANCELLED)
    return check_state (self, OFFICE_STOCKTAKE_STATE_COUNTED, error);
  return set_state (self, db, OFFICE_STOCKTAKE_STATE_CANCELLED, error);
}

static const StoreCommand commands[] = {
  { "start-stocktake",   N_("Start Stocktake"),   start_stocktake,   stocktake_arguments, G_N_ELEMENTS (stocktake_arguments), .done = N_("%s started") },
  { "count-stock",       N_("Count by Scan"),     count_stock,       scan_arguments,      G_N_ELEMENTS (scan_arguments) },
  { "finish-stocktake",  N_("Finish Count"),      finish_stocktake,  stocktake_arguments, G_N_ELEMENTS (stocktake_arguments), .done = N_("Count finished: %s") },
  { "approve-stocktake", N_("Approve Stocktake"), approve_stocktake, approve_arguments,   G_N_ELEMENTS (approve_arguments), .done = N_("%s approved") },
  { "cancel-stocktake",  N_("Cancel Stocktake"),  cancel_stocktake,  stocktake_arguments, G_N_ELEMENTS (stocktake_arguments), .done = N_("%s cancelled") },
};

static const StoreCommand line_commands[] = {
  { "record-count", N_("Record Count"), record_count, count_arguments, G_N_ELEMENTS (count_arguments) },
};

const StoreCommand *
office_stocktake_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (commands);
  return commands;
}

const StoreCommand *
office_stocktake_line_get_commands (guint *n)
{
  *n = G_N_ELEMENTS (line_commands);
  return line_commands;
}
