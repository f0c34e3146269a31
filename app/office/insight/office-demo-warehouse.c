/* What moves through the invented firm's warehouse.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-demo-private.h"
#include "office-employee.h"
#include "office-fulfilment.h"
#include "office-return-line.h"
#include "office-stocktake-line.h"
#include <base-number.h>

#define N_PLACES 12

static gboolean
fill_place (DemoMaker *self, gint64 hall, guint index, gint64 item, GError **error)
{
  g_autofree char *code = g_strdup_printf ("A-%02u", index + 1);
  gint64 place = demo_run (self, "create-location", g_variant_new_parsed ("{'code': <%s>, 'parent': <%x>, 'route': <%x>}", code, hall, (gint64) index + 1), error);

  return place != 0
         && demo_run (self, "transfer-stock", g_variant_new_parsed ("{'record': <%x>, 'quantity': <%x>, 'to_location': <%x>, 'moved_on': <%x>}", item, 10 * BASE_QUANTITY_ONE, place,
                                                                    (gint64) self->today), error) != 0;
}

/* A hall with places, beside the stock room. */
static gboolean
make_places (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) items = office_numbers_of (self->db, "SELECT id FROM items WHERE on_hand >= 20000000 AND discontinued = 0 ORDER BY id LIMIT ?1", N_PLACES, error);
  gint64 hall = items != NULL ? demo_run (self, "create-location", g_variant_new_parsed ("{'code': <'A'>}"), error) : 0;

  for (guint i = 0; hall != 0 && i < items->len; i++)
    if (!fill_place (self, hall, i, g_array_index (items, gint64, i), error))
      return FALSE;
  return hall != 0;
}

/* Parcels of an order that was picked; they wait, or are with the carrier, or are there. */
static gboolean
send_parcels (DemoMaker *self, gint64 list, guint steps, GError **error)
{
  gint64 shipment = 0;

  if (demo_run (self, "pack", g_variant_new_parsed ("{'record': <%x>}", list), error) == 0
      || !store_db_find_number (self->db, "SELECT max (id) FROM shipments WHERE pick_list = ?1", list, &shipment, error))
    return FALSE;
  return (steps < 1 || demo_run (self, "ship-shipment", g_variant_new_parsed ("{'record': <%x>, 'tracking': <'00340434161094027318'>, 'cost': <int64 690>, 'shipped_on': <%x>}", shipment,
                                                                              (gint64) demo_find_working_day (self->today)), error) != 0)
         && (steps < 2 || demo_run (self, "deliver-shipment", g_variant_new_parsed ("{'record': <%x>}", shipment), error) != 0);
}

/* The most urgent orders are delivered, shipped, packed, picked, and in the hands of the picker. */
static gboolean
make_pick_lists (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) orders = office_numbers_of (self->db,
                                                 "SELECT o.id FROM orders AS o WHERE o.state = 'confirmed' AND EXISTS (SELECT 1 FROM order_lines AS l WHERE l.sales_order = o.id AND l.open > 0)"
                                                 " AND NOT EXISTS (SELECT 1 FROM order_lines AS l WHERE l.sales_order = o.id AND l.trashed_at IS NULL AND l.open <> l.reserved)"
                                                 " ORDER BY o.promised_on, o.id LIMIT ?1", 6, error);

  for (guint i = 0; orders != NULL && i < orders->len; i++)
    {
      guint steps = MIN (orders->len - 1 - i, 4); /* the last one is only begun */
      gint64 list = demo_run (self, "make-pick-list", g_variant_new_parsed ("{'sales_order': <%x>}", g_array_index (orders, gint64, i)), error);

      if (list == 0 || (steps > 0 && demo_run (self, "record-picks", g_variant_new_parsed ("{'record': <%x>}", list), error) == 0)
          || (steps > 1 && !send_parcels (self, list, steps - 2, error)))
        return FALSE;
    }
  return orders != NULL;
}

/* One unit of the first line of an order: announced, received, or inspected. */
static gboolean
take_back (DemoMaker *self, gint64 line, guint steps, GError **error)
{
  gint64 order = 0, ticket, back, part = 0;

  if (!store_db_find_number (self->db, "SELECT sales_order FROM order_lines WHERE id = ?1", line, &order, error))
    return FALSE;
  ticket = demo_run (self, "complain", g_variant_new_parsed ("{'record': <%x>, 'order_line': <%x>, 'cause': <%x>, 'text': <%s>}", order, line,
                                                             (gint64) OFFICE_RETURN_LINE_CAUSE_CARRIER, C_ ("demo", "One of them arrived broken.")), error);
  back = ticket == 0 ? 0 : demo_run (self, "announce-return", g_variant_new_parsed ("{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>, 'cause': <%x>, 'ticket': <%x>}", order, line,
                                                                                    BASE_QUANTITY_ONE, (gint64) OFFICE_RETURN_LINE_CAUSE_CARRIER, ticket), error);
  if (back == 0 || !store_db_find_number (self->db, "SELECT id FROM return_lines WHERE customer_return = ?1", back, &part, error))
    return FALSE;
  return (steps < 1 || demo_run (self, "receive-return", g_variant_new_parsed ("{'record': <%x>}", back), error) != 0)
         && (steps < 2 || demo_run (self, "inspect-return", g_variant_new_parsed ("{'record': <%x>, 'goods': <%x>, 'remedy': <%x>}", part, (gint64) OFFICE_RETURN_LINE_GOODS_SCRAP,
                                                                                  (gint64) OFFICE_RETURN_LINE_REMEDY_CREDIT), error) != 0);
}

/* Of what was invoiced, so that the one that is inspected can be credited. */
static gboolean
make_returns (DemoMaker *self, GError **error)
{
  g_autoptr (GArray) lines = office_numbers_of (self->db,
                                                "SELECT min (l.id) FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order WHERE o.brought_in = 0 AND l.invoiced >= 1000000 AND l.shipped = l.quantity"
                                                " AND l.amount > 0 GROUP BY o.id ORDER BY o.id DESC LIMIT ?1", 3, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    if (!take_back (self, g_array_index (lines, gint64, i), lines->len - 1 - i, error))
      return FALSE;
  return lines != NULL;
}

/* The first place holds one more than the books say. */
static gboolean
count_places (DemoMaker *self, gint64 stocktake, const char *who, gboolean all, GError **error)
{
  g_autoptr (GArray) lines = office_numbers_of (self->db, "SELECT id FROM stocktake_lines WHERE stocktake = ?1 ORDER BY id", stocktake, error);

  for (guint i = 0; lines != NULL && i < (all ? lines->len : lines->len / 2); i++)
    {
      gint64 line = g_array_index (lines, gint64, i), counted = 0;

      if (!store_db_find_number (self->db, "SELECT max (expected, 0) FROM stocktake_lines WHERE id = ?1", line, &counted, error)
          || demo_run (self, "record-count", g_variant_new_parsed ("{'record': <%x>, 'counted': <%x>, 'counted_by': <%s>}", line, counted + (i == 0 ? BASE_QUANTITY_ONE : 0), who), error) == 0)
        return FALSE;
    }
  return lines != NULL;
}

/* The first is approved, the second half counted, the third planned. */
static gboolean
make_stocktake (DemoMaker *self, guint index, GError **error)
{
  OfficeEmployee *counter = self->employees->pdata[1], *chief = self->employees->pdata[0];
  gint64 stocktake = demo_run (self, "create-stocktake", g_variant_new_parsed ("{'name': <%s>, 'category': <%s>}", demo_say (demo_goods[index].category), demo_say (demo_goods[index].category)), error);

  if (stocktake == 0 || index > 1)
    return stocktake != 0;
  if (demo_run (self, "start-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), error) == 0 || !count_places (self, stocktake, counter->name, index == 0, error))
    return FALSE;
  return index == 1
         || (demo_run (self, "finish-stocktake", g_variant_new_parsed ("{'record': <%x>}", stocktake), error) != 0
             && demo_run (self, "approve-stocktake", g_variant_new_parsed ("{'record': <%x>, 'approved_by': <%s>}", stocktake, chief->name), error) != 0);
}

gboolean
demo_make_warehouse (DemoMaker *self, GError **error)
{
  if (!make_places (self, error) || !make_pick_lists (self, error) || !make_returns (self, error))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!make_stocktake (self, i, error))
      return FALSE;
  return TRUE;
}
