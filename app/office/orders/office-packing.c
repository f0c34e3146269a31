/* How goods are packed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-shipment-commands.h"
#include <base-date.h>
#include <base-number.h>
#include "office-fulfilment.h"
#include "office-order.h"
#include "office-parcel.h"
#include "office-pick-list.h"
#include "office-shipment-line.h"
#include <glib/gi18n-lib.h>

const BaseField office_pack_list_arguments[3] = {
  STORE_ARGUMENT_LINK ("record", "pick_lists", N_("Pick list"), BASE_REQUIRED),
  STORE_ARGUMENT_LINK ("sales_order", "orders", N_("Only for this order"), 0),
  STORE_ARGUMENT (COUNT, "largest", N_("Grams in a parcel at most"), 0),
};

const BaseField office_pack_order_arguments[2] = {
  STORE_ARGUMENT_LINK ("record", "orders", N_("Order"), BASE_REQUIRED),
  STORE_ARGUMENT (COUNT, "largest", N_("Grams in a parcel at most"), 0),
};

/* Parcels are opened as the goods need them. */
typedef struct
{
  StoreDb *db;
  gint64   shipment;
  gint64   largest;
  gint64   parcel;
  gint64   n;
  gint64   room; /* grams left in it */
} Packing;

static gboolean
open_parcel (Packing *self, GError **error)
{
  g_autoptr (OfficeParcel) parcel = g_object_new (OFFICE_TYPE_PARCEL, NULL);

  parcel->shipment = self->shipment;
  parcel->number = ++self->n;
  if (!store_record_save (self->db, BASE_RECORD (parcel), error))
    return FALSE;
  self->parcel = BASE_RECORD (parcel)->id;
  self->room = self->largest;
  return TRUE;
}

static gboolean
add_line (Packing *self, const OfficePortion *portion, gint64 quantity, GError **error)
{
  g_autoptr (OfficeShipmentLine) line = g_object_new (OFFICE_TYPE_SHIPMENT_LINE, NULL);

  line->shipment = self->shipment;
  line->order_line = portion->order_line;
  line->item = portion->item;
  line->lot = portion->lot;
  line->location = portion->location;
  line->quantity = quantity;
  line->parcel = self->parcel;
  return store_record_save (self->db, BASE_RECORD (line), error);
}

/* As many whole ones as fit; at least one, so that what is heavier than a parcel may be goes alone. */
static gint64
count_fitting (Packing *self, gint64 wanted, gint64 weight)
{
  gint64 fitting;

  if (self->largest <= 0 || weight <= 0)
    return wanted;
  fitting = self->room / weight;
  if (fitting == 0 && self->room == self->largest)
    fitting = 1;
  return fitting > wanted / BASE_QUANTITY_ONE ? wanted : fitting * BASE_QUANTITY_ONE;
}

static gboolean
pack_portion (Packing *self, const OfficePortion *portion, GError **error)
{
  gint64 rest = portion->quantity, weight = 0;

  if (!store_db_find_number (self->db, "SELECT weight FROM items WHERE id = ?1 AND kind = 'stocked'", portion->item, &weight, error))
    return FALSE;
  while (rest > 0)
    {
      gint64 quantity = self->parcel != 0 ? count_fitting (self, rest, weight) : 0;

      if (quantity == 0 && !open_parcel (self, error))
        return FALSE;
      if (quantity == 0)
        continue;
      if (!add_line (self, portion, quantity, error))
        return FALSE;
      self->room -= (gint64) ((__int128) quantity * weight / BASE_QUANTITY_ONE);
      rest -= quantity;
    }
  return TRUE;
}

gboolean
office_weigh (StoreDb *db, gint64 parcel, gint64 shipment, GError **error)
{
  g_autoptr (StoreQuery) content = store_query_new (db, "UPDATE parcels SET weight = x.weight, version = version + 1 FROM (SELECT coalesce (sum ((l.quantity / 1000 * i.weight + 500) / 1000), 0)"
                                                        "  AS weight FROM shipment_lines AS l JOIN items AS i ON i.id = l.item WHERE l.parcel = ?1 AND l.trashed_at IS NULL) AS x"
                                                        " WHERE id = ?1 AND parcels.weight <> x.weight");
  g_autoptr (StoreQuery) sum = store_query_new (db, "UPDATE shipments SET weight = x.weight, version = version + 1 FROM (SELECT sum (weight) AS weight FROM parcels"
                                                    " WHERE shipment = ?1 AND trashed_at IS NULL) AS x WHERE id = ?1 AND shipments.weight <> x.weight");

  store_query_bind_number (content, 1, parcel);
  store_query_bind_number (sum, 1, shipment);
  return (parcel == 0 || store_query_run (content, error)) && store_query_run (sum, error);
}

OfficeShipment *
office_pack (StoreDb *db, gint64 order, gint64 pick_list, GArray *portions, gint64 largest, GError **error)
{
  g_autoptr (OfficeShipment) self = g_object_new (OFFICE_TYPE_SHIPMENT, NULL);
  Packing packing = { db, 0, largest, 0, 0, 0 };

  self->sales_order = order;
  self->pick_list = pick_list;
  if (!store_record_save (db, BASE_RECORD (self), error))
    return NULL;
  packing.shipment = BASE_RECORD (self)->id;
  for (guint i = 0; i < portions->len; i++)
    if (!pack_portion (&packing, &g_array_index (portions, OfficePortion, i), error))
      return NULL;
  return OFFICE_SHIPMENT (store_record_load (db, OFFICE_TYPE_SHIPMENT, BASE_RECORD (self)->id, error));
}

/* An order that wants one delivery is packed as a whole. */
static gboolean
check_complete (StoreDb *db, OfficeOrder *order, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  g_autofree char *text = NULL;

  if (!order->complete_only)
    return TRUE;
  query = store_query_new (db, "SELECT l.text FROM order_lines AS l WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND l.open > (SELECT coalesce (sum (s.quantity), 0)"
                               " FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state = 'packing')"
                               " ORDER BY l.position, l.id LIMIT 1");
  store_query_bind_number (query, 1, BASE_RECORD (order)->id);
  if (store_query_next (query))
    text = g_strdup (store_query_get_text (query, 0));
  if (!store_query_finish (query, error))
    return FALSE;
  return text == NULL
         || base_refuse (error, _("Order %s is to be delivered complete, and %s is still missing. Wait for it, or allow part deliveries in the order."), order->number, text);
}

/* What was picked for an order, as far as it is still wanted. */
static GArray *
list_picked (StoreDb *db, gint64 list, gint64 order, GError **error)
{
  g_autoptr (GArray) portions = g_array_new (FALSE, FALSE, sizeof (OfficePortion));
  g_autoptr (StoreQuery) query = store_query_new (db,
                                                  "SELECT p.order_line, p.item, coalesce (p.location, 0), coalesce (p.lot, 0), p.picked, l.open - (SELECT coalesce (sum (s.quantity), 0)"
                                                  "  FROM shipment_lines AS s JOIN shipments AS d ON d.id = s.shipment WHERE s.order_line = l.id AND s.trashed_at IS NULL AND d.state = 'packing')"
                                                  " FROM pick_lines AS p JOIN order_lines AS l ON l.id = p.order_line WHERE p.pick_list = ?1 AND l.sales_order = ?2 AND p.picked > 0"
                                                  " AND p.trashed_at IS NULL AND l.trashed_at IS NULL ORDER BY p.order_line, p.position, p.id");
  gint64 line = 0, open = 0;

  store_query_bind_number (query, 1, list);
  store_query_bind_number (query, 2, order);
  while (store_query_next (query))
    {
      OfficePortion portion = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 3), 0 };

      if (portion.order_line != line)
        open = store_query_get_number (query, 5);
      line = portion.order_line;
      portion.quantity = MIN (open, store_query_get_number (query, 4));
      open -= portion.quantity;
      if (portion.quantity > 0)
        g_array_append_val (portions, portion);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&portions) : NULL;
}

static gboolean
pack_order_of_list (StoreDb *db, gint64 list, gint64 id, gint64 largest, gint64 *shipment, GError **error)
{
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, id, error));
  g_autoptr (GArray) portions = order != NULL ? list_picked (db, list, id, error) : NULL;
  g_autoptr (OfficeShipment) self = NULL;

  if (portions == NULL)
    return FALSE;
  if (portions->len == 0)
    return TRUE;
  self = office_pack (db, id, list, portions, largest, error);
  if (self == NULL || !check_complete (db, order, error))
    return FALSE;
  *shipment = BASE_RECORD (self)->id;
  return TRUE;
}

/* Orders of the list that have no shipment of it yet. */
#define SELECT_ORDERS                                                                                                                           \
  "SELECT DISTINCT l.sales_order FROM pick_lines AS p JOIN order_lines AS l ON l.id = p.order_line WHERE p.pick_list = ?1 AND p.trashed_at IS NULL" \
  " AND p.picked > 0 AND NOT EXISTS (SELECT 1 FROM shipments AS d WHERE d.pick_list = p.pick_list AND d.sales_order = l.sales_order AND d.state <> 'cancelled') ORDER BY 1"

static gboolean
check_picked (OfficePickList *self, GError **error)
{
  if (self->state == OFFICE_PICK_LIST_STATE_PICKED)
    return TRUE;
  return self->state == OFFICE_PICK_LIST_STATE_OPEN ? base_refuse (error, _("Pick list %s is not picked yet. Record what was picked, or why goods are missing."), self->number)
                                                    : base_refuse (error, _("Pick list %s is cancelled. Make a new list."), self->number);
}

gboolean
office_pack_list (StoreDb *db, GVariant *arguments, GError **error)
{
  gint64 id = store_arguments_get_number (arguments, "record"), only = store_arguments_get_number (arguments, "sales_order"), shipment = 0;
  g_autoptr (OfficePickList) list = OFFICE_PICK_LIST (store_record_load (db, OFFICE_TYPE_PICK_LIST, id, error));
  g_autoptr (GArray) orders = NULL;

  if (list == NULL || !check_picked (list, error))
    return FALSE;
  orders = office_numbers_of (db, SELECT_ORDERS, id, error);
  for (guint i = 0; orders != NULL && i < orders->len; i++)
    {
      gint64 order = g_array_index (orders, gint64, i);

      if ((only == 0 || only == order) && !pack_order_of_list (db, id, order, store_arguments_get_number (arguments, "largest"), &shipment, error))
        return FALSE;
    }
  if (orders == NULL)
    return FALSE;
  if (shipment == 0)
    return base_refuse (error, _("Nothing of pick list %s is left to be packed."), list->number);
  store_db_set_result (db, g_variant_new_int64 (shipment));
  return TRUE;
}

gboolean
office_pack_order (StoreDb *db, GVariant *arguments, GError **error)
{
  OfficeNeedFilter filter = { .order = store_arguments_get_number (arguments, "record") };
  g_autoptr (OfficeOrder) order = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, filter.order, error));
  guint32 day = order != NULL ? office_find_leaving_day (db, filter.order, 0, error) : BASE_NO_DATE;
  g_autoptr (GArray) needs = day != BASE_NO_DATE ? office_list_needs (db, &filter, error) : NULL, portions = NULL;
  g_autoptr (OfficeShipment) self = NULL;

  if (needs == NULL || !office_find_portions (db, needs, day, FALSE, &portions, error))
    return FALSE;
  if (portions->len == 0)
    return base_refuse (error, _("Nothing of order %s can be packed: it is not confirmed, its goods are not on hand, or they are being picked already."), order->number);
  self = office_pack (db, filter.order, 0, portions, store_arguments_get_number (arguments, "largest"), error);
  if (self == NULL || !check_complete (db, order, error))
    return FALSE;
  store_db_set_result (db, g_variant_new_int64 (BASE_RECORD (self)->id));
  return TRUE;
}
