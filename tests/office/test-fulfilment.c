/* Goods from the shelf to the customer, and back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "fixture.h"

#include <base-number.h>
#include <base-date.h>
#include <office-shipment-commands.h>

#define ONE BASE_QUANTITY_ONE

static gint64
add_item (Fixture *fixture, const char *name, const char *number, gint64 weight)
{
  return RUN (fixture, "create-item", "{'name': <%s>, 'number': <%s>, 'price': <int64 1000>, 'cost': <int64 400>, 'weight': <%x>}", name, number, weight);
}

static void
put (Fixture *fixture, gint64 item, gint64 quantity, gint64 location, gint64 lot)
{
  RUN (fixture, "create-stock-move", "{'item': <%x>, 'quantity': <%x>, 'kind': <int64 1>, 'location': <%x>, 'lot': <%x>}", item, quantity * ONE, location, lot);
}

static gint64
add_order (Fixture *fixture, gint64 customer, gint64 first, gint64 n_first, gint64 second, gint64 n_second)
{
  gint64 order = RUN (fixture, "create-order", "{'customer': <%x>, 'promised_on': <%x>}", customer, fixture_day ("2026-03-20"));

  RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, first, n_first * ONE);
  if (second != 0)
    RUN (fixture, "create-order-line", "{'sales_order': <%x>, 'item': <%x>, 'quantity': <%x>}", order, second, n_second * ONE);
  RUN (fixture, "confirm-order", "{'record': <%x>}", order);
  return order;
}

typedef struct
{
  gint64 customer, chai, chang, first, second, place_a, place_b;
} Shop;

/* Chai lies at B, Chang at A, which comes first; two orders: 2 chai and 3 chang, and 4 chai. */
static Shop
open_shop (Fixture *fixture)
{
  Shop shop = { 0 };

  shop.customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>, 'street': <'Rua do Paço 67'>, 'city': <'Rio de Janeiro'>}");
  shop.place_a = RUN (fixture, "create-location", "{'code': <'A-01'>, 'route': <int64 1>}");
  shop.place_b = RUN (fixture, "create-location", "{'code': <'B-01'>, 'route': <int64 2>}");
  shop.chai = add_item (fixture, "Chai", "CHAI", 500);
  shop.chang = add_item (fixture, "Chang", "CHANG", 1000);
  put (fixture, shop.chai, 10, shop.place_b, 0);
  put (fixture, shop.chang, 10, shop.place_a, 0);
  shop.first = add_order (fixture, shop.customer, shop.chai, 2, shop.chang, 3);
  shop.second = add_order (fixture, shop.customer, shop.chai, 4, 0, 0);
  return shop;
}

#define LINES "SELECT group_concat (position || ':' || i.number || ' ' || (quantity / 1000000) || '@' || coalesce (c.code, '-') || '/' || (picked / 1000000) || '/' || (missing / 1000000), ' ')" \
              " FROM (SELECT * FROM pick_lines ORDER BY pick_list, position) AS p JOIN items AS i ON i.id = p.item LEFT JOIN locations AS c ON c.id = p.location"

/* What the command answers in words. */
static char *
scan (Fixture *fixture, gint64 list, const char *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) result = NULL;

  fixture_try (fixture, "scan-pick", g_variant_new_parsed ("{'record': <%x>, 'code': <%s>}", list, code), &error);
  g_assert_no_error (error);
  result = store_db_steal_result (fixture->db);
  return g_variant_dup_string (result, NULL);
}

#define assert_scan(fixture, list, code, expected)           \
  G_STMT_START                                               \
    {                                                        \
      g_autofree char *said_ = scan (fixture, list, code);   \
      g_assert_cmpstr (said_, ==, expected);                 \
    }                                                        \
  G_STMT_END

static void
test_list_follows_the_route (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  g_autofree char *before = fixture_digest (fixture), *after = NULL;
  gint64 list = RUN (fixture, "make-pick-list", "@a{sv} {}");

  assert_text (fixture, LINES, "1:CHANG 3@A-01/0/0 2:CHAI 2@B-01/0/0 3:CHAI 4@B-01/0/0");
  assert_text (fixture, "SELECT number || ' ' || state || ' ' || planned_on FROM pick_lists", "K-00001 open " TEST_TODAY);
  REFUSE (fixture, "Nothing is waiting", "make-pick-list", "@a{sv} {}");
  fixture_check (fixture);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  list = RUN (fixture, "make-pick-list", "{'sales_order': <%x>}", shop.second);
  assert_number (fixture, "SELECT count (*) FROM pick_lines", 1);
  REFUSE (fixture, "into the trash", "trash-pick-list", "{'record': <%x>}", list);
  RUN (fixture, "cancel-pick-list", "{'record': <%x>}", list);
  REFUSE (fixture, "cancelled already", "cancel-pick-list", "{'record': <%x>}", list);
  RUN (fixture, "make-pick-list", "{'promised_to': <%x>}", fixture_day ("2026-03-20"));
  assert_number (fixture, "SELECT count (*) FROM pick_lines", 4);
  fixture_check (fixture);
}

static void
test_first_to_expire_goes_first (Fixture *fixture, gconstpointer data)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>}");
  gint64 milk = RUN (fixture, "create-item", "{'name': <'Milk'>, 'number': <'MILK'>, 'tracking': <int64 1>, 'perishable': <int64 1>}");
  gint64 late = RUN (fixture, "create-lot", "{'number': <'L2'>, 'item': <%x>, 'expires_on': <%x>}", milk, fixture_day ("2026-05-01"));
  gint64 soon = RUN (fixture, "create-lot", "{'number': <'L1'>, 'item': <%x>, 'expires_on': <%x>}", milk, fixture_day ("2026-04-01"));
  gint64 list;

  put (fixture, milk, 5, 0, late);
  put (fixture, milk, 3, 0, soon);
  add_order (fixture, customer, milk, 2, 0, 0);
  add_order (fixture, customer, milk, 4, 0, 0);
  RUN (fixture, "make-pick-list", "{'sales_order': <int64 1>}");
  list = RUN (fixture, "make-pick-list", "@a{sv} {}"); /* leaves the first list its goods */
  assert_text (fixture, "SELECT group_concat (pick_list || ':' || lot || ' ' || (quantity / 1000000), ', ') FROM (SELECT * FROM pick_lines ORDER BY pick_list, position)", "1:2 2, 2:2 1, 2:1 3");
  assert_scan (fixture, list, "l1", "1 of Milk for order 2026-00002, now 1 of 1. Next: 3 of Milk from the stock room for order 2026-00002.");
  REFUSE (fixture, "Put it back", "scan-pick", "{'record': <%x>, 'code': <'L1'>}", list);
  assert_scan (fixture, list, "3*L2", "3 of Milk for order 2026-00002, now 3 of 3. Everything is picked.");
  RUN (fixture, "pack", "{'record': <%x>}", list);
  RUN (fixture, "ship-shipment", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT group_concat (lot || ' ' || (quantity / 1000000), ', ') FROM (SELECT * FROM stock_balances ORDER BY lot)", "1 2, 2 2");
  fixture_check (fixture);
}

/* On Saturday all that leaves leaves on Monday: the lot of Sunday stays, on the list as in the parcel and in an order shipped at once. */
static void
test_good_on_the_day_it_leaves (Fixture *fixture, gconstpointer data)
{
  gint64 milk = RUN (fixture, "create-item", "{'name': <'Milk'>, 'tracking': <int64 1>}"), customer, order;
  gint64 sunday = RUN (fixture, "create-lot", "{'number': <'L1'>, 'item': <%x>, 'expires_on': <%x>}", milk, fixture_day ("2026-03-15"));
  gint64 monday = RUN (fixture, "create-lot", "{'number': <'L2'>, 'item': <%x>, 'expires_on': <%x>}", milk, fixture_day ("2026-03-16"));

  put (fixture, milk, 5, 0, sunday);
  put (fixture, milk, 5, 0, monday);
  customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>}");
  fixture_set_day (fixture, "2026-03-14");
  order = add_order (fixture, customer, milk, 2, 0, 0);
  RUN (fixture, "make-pick-list", "{'sales_order': <%x>}", order);
  assert_number (fixture, "SELECT group_concat (lot) FROM pick_lines", monday);
  fixture_undo (fixture);
  RUN (fixture, "pack-order", "{'record': <%x>}", order);
  assert_number (fixture, "SELECT group_concat (lot) FROM shipment_lines", monday);
  fixture_undo (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT shipped_on FROM orders", "2026-03-16");
  assert_text (fixture, "SELECT group_concat (lot || ' ' || (quantity / 1000000), ', ') FROM (SELECT * FROM stock_balances ORDER BY lot)", "1 5, 2 3");
  fixture_undo (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>, 'shipped_on': <%x>}", order, fixture_day ("2026-03-15")); /* by somebody who comes on Sunday */
  assert_text (fixture, "SELECT group_concat (lot || ' ' || (quantity / 1000000), ', ') FROM (SELECT * FROM stock_balances ORDER BY lot)", "1 3, 2 5");
}

static void
test_scan_counts (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 list;

  RUN (fixture, "create-item-unit", "{'item': <%x>, 'name': <'pair'>, 'factor': <%x>, 'barcode': <'PAIR-CHAI'>}", shop.chai, 2 * ONE);
  list = RUN (fixture, "make-pick-list", "@a{sv} {}");
  assert_scan (fixture, list, "chang", "1 of Chang for order 2026-00001, now 1 of 3. Next: 2 of Chang at A-01 for order 2026-00001.");
  assert_scan (fixture, list, "b-01", "You are at B-01. Next: 2 of Chai at B-01 for order 2026-00001.");
  assert_scan (fixture, list, "2026-00002", "Order 2026-00002 goes first. Next: 4 of Chai at B-01 for order 2026-00002.");
  assert_scan (fixture, list, "PAIR-CHAI", "2 of Chai for order 2026-00002, now 2 of 4. Next: 2 of Chai at B-01 for order 2026-00002.");
  REFUSE (fixture, "too many", "scan-pick", "{'record': <%x>, 'code': <'3*CHAI'>}", list);
  assert_scan (fixture, list, "2*CHAI", "2 of Chai for order 2026-00002, now 4 of 4. Next: 2 of Chai at B-01 for order 2026-00001.");
  assert_scan (fixture, list, "PAIR-CHAI", "2 of Chai for order 2026-00001, now 2 of 2. Next: 2 of Chang at A-01 for order 2026-00001.");
  REFUSE (fixture, "Nothing more of Chai", "scan-pick", "{'record': <%x>, 'code': <'CHAI'>}", list);
  REFUSE (fixture, "is not on pick list K-00001", "scan-pick", "{'record': <%x>, 'code': <'Tofu'>}", list);
  assert_scan (fixture, list, "2*CHANG", "2 of Chang for order 2026-00001, now 3 of 3. Everything is picked.");
  assert_text (fixture, "SELECT state || ' ' || done_on FROM pick_lists", "picked " TEST_TODAY);
  assert_text (fixture, "SELECT group_concat (picked / 1000000) FROM order_lines", "2,3,4");
  REFUSE (fixture, "picked already", "scan-pick", "{'record': <%x>, 'code': <'CHAI'>}", list);
  fixture_check (fixture);
}

static void
test_short_pick_corrects_the_books (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 list = RUN (fixture, "make-pick-list", "{'sales_order': <%x>}", shop.first);
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  REFUSE (fixture, "Between nothing and 3", "record-pick", "{'record': <int64 2>, 'picked': <%x>}", 4 * ONE);
  RUN (fixture, "record-pick", "{'record': <int64 2>, 'picked': <%x>, 'reason': <'Broken'>}", ONE);
  assert_number (fixture, "SELECT (on_hand / 1000000) FROM items WHERE number = 'CHANG'", 8);
  assert_text (fixture, "SELECT kind || ' ' || reason FROM stock_moves ORDER BY id DESC LIMIT 1", "adjustment Broken");
  REFUSE (fixture, "goods missing", "record-pick", "{'record': <int64 2>}");
  fixture_check (fixture);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
  fixture_redo (fixture);
  RUN (fixture, "record-picks", "{'record': <%x>}", list);
  assert_text (fixture, "SELECT state FROM pick_lists", "picked");
  assert_text (fixture, LINES, "1:CHANG 3@A-01/1/2 2:CHAI 2@B-01/2/0");
  RUN (fixture, "make-pick-list", "{'sales_order': <%x>}", shop.first); /* the rest, of what is there */
  assert_number (fixture, "SELECT (quantity / 1000000) FROM pick_lines WHERE pick_list = 2", 2);
  fixture_check (fixture);
}

static void
test_what_is_gone_is_nobodys (Fixture *fixture, gconstpointer data)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>}"), tofu = add_item (fixture, "Tofu", "TOFU", 0);

  put (fixture, tofu, 5, 0, 0);
  add_order (fixture, customer, tofu, 5, 0, 0);
  RUN (fixture, "make-pick-list", "@a{sv} {}");
  RUN (fixture, "record-pick", "{'record': <int64 1>, 'picked': <%x>, 'reason': <'Gone'>}", 3 * ONE);
  assert_text (fixture, "SELECT (reserved / 1000000) || ' ' || (picked / 1000000) || ' ' || (open / 1000000) FROM order_lines", "3 3 5");
  assert_number (fixture, "SELECT (reserved / 1000000) FROM items", 3);
  fixture_check (fixture);
}

static void
test_one_delivery_waits (Fixture *fixture, gconstpointer data)
{
  gint64 customer = RUN (fixture, "create-contact", "{'name': <'Hanari Carnes'>, 'is_customer': <int64 1>, 'complete_only': <int64 1>}");
  gint64 tofu = add_item (fixture, "Tofu", "TOFU", 0), order;

  put (fixture, tofu, 3, 0, 0);
  order = add_order (fixture, customer, tofu, 5, 0, 0);
  REFUSE (fixture, "Nothing is waiting", "make-pick-list", "@a{sv} {}");
  REFUSE (fixture, "delivered complete, and Tofu is still missing", "pack-order", "{'record': <%x>}", order);
  put (fixture, tofu, 2, 0, 0);
  RUN (fixture, "make-pick-list", "@a{sv} {}");
  RUN (fixture, "record-pick", "{'record': <int64 1>, 'picked': <%x>, 'reason': <'Broken'>}", 4 * ONE);
  REFUSE (fixture, "delivered complete", "pack", "{'record': <int64 1>}");
  RUN (fixture, "edit-order", "{'record': <%x>, 'complete_only': <int64 0>}", order);
  RUN (fixture, "ship-shipment", "{'record': <%x>}", RUN (fixture, "pack", "{'record': <int64 1>}"));
  assert_text (fixture, "SELECT state FROM orders", "partly-shipped");
  fixture_check (fixture);
}

/* Its own title is a figure. */
static void
test_parcel_is_described (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;

  open_shop (fixture);
  RUN (fixture, "record-picks", "{'record': <%x>}", RUN (fixture, "make-pick-list", "@a{sv} {}"));
  RUN (fixture, "create-parcel", "{'shipment': <%x>}", RUN (fixture, "pack", "{'record': <int64 1>}"));
  words = store_log_describe (fixture->db, fixture_number (fixture, "SELECT max (seq) FROM change"));
  g_assert_cmpstr (words, ==, "Parcel S-2026-00002 created");
}

static void
test_pack_and_ship (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 list = RUN (fixture, "make-pick-list", "@a{sv} {}"), carrier, service;
  g_autofree char *picked = NULL, *packed = NULL, *after = NULL;

  REFUSE (fixture, "not picked yet", "pack", "{'record': <%x>}", list);
  RUN (fixture, "record-picks", "{'record': <%x>}", list);
  picked = fixture_digest (fixture);
  RUN (fixture, "pack", "{'record': <%x>}", list);
  assert_text (fixture, "SELECT group_concat (state || ' ' || weight || ' ' || ship_city, ', ') FROM shipments", "packing 4000 Rio de Janeiro, packing 2000 Rio de Janeiro");
  assert_number (fixture, "SELECT count (*) FROM stock_moves WHERE kind = 'shipment'", 0);
  REFUSE (fixture, "is left to be packed", "pack", "{'record': <%x>}", list);
  REFUSE (fixture, "has been packed", "cancel-pick-list", "{'record': <%x>}", list);
  REFUSE (fixture, "is being packed", "ship-order", "{'record': <%x>}", shop.first);
  REFUSE (fixture, "has not left yet", "deliver-shipment", "{'record': <int64 1>}");
  packed = fixture_digest (fixture);
  carrier = RUN (fixture, "create-contact", "{'name': <'Speedy Express'>, 'is_carrier': <int64 1>}");
  service = RUN (fixture, "create-carrier-service", "{'carrier': <%x>, 'name': <'Two days'>, 'days': <int64 2>, 'cost': <int64 790>}", carrier);
  RUN (fixture, "ship-shipment", "{'record': <int64 1>, 'carrier_service': <%x>, 'tracking': <'T 1'>}", service);
  assert_text (fixture, "SELECT state || ' ' || shipped_on || ' ' || expected_on || ' ' || cost || ' ' || carrier || ' ' || tracking FROM shipments WHERE id = 1", "shipped " TEST_TODAY " 2026-03-18 790 2 T 1");
  assert_text (fixture, "SELECT group_concat ((on_hand / 1000000) || '-' || (reserved / 1000000)) FROM items", "8-4,7-0");
  assert_text (fixture, "SELECT group_concat (state) FROM orders", "shipped,confirmed");
  REFUSE (fixture, "has left already", "ship-shipment", "{'record': <int64 1>}");
  REFUSE (fixture, "must be kept", "trash-shipment", "{'record': <int64 1>}");
  RUN (fixture, "deliver-shipment", "{'record': <int64 1>, 'received_by': <'Mario Pontes'>}");
  assert_text (fixture, "SELECT state || ' ' || delivered_on || ' ' || received_by || ' ' || delivered_at FROM shipments WHERE id = 1",
               "delivered " TEST_TODAY " Mario Pontes 2026-03-16T10:00:00Z");
  assert_text (fixture, "SELECT group_concat (state) FROM orders", "delivered,confirmed");
  REFUSE (fixture, "has been delivered", "cancel-shipment", "{'record': <int64 1>}");
  fixture_check (fixture);
  for (guint i = 0; i < 4; i++)
    fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (after, ==, packed);
  fixture_undo (fixture);
  g_free (after);
  after = fixture_digest (fixture);
  g_assert_cmpstr (after, ==, picked);
  fixture_check (fixture);
}

static void
test_cancelled_comes_back (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 shipment;
  g_autofree char *shipped = NULL, *after = NULL;

  shipment = RUN (fixture, "pack-order", "{'record': <%x>}", shop.first);
  REFUSE (fixture, "Nothing of order 2026-00001 can be packed", "pack-order", "{'record': <%x>}", shop.first);
  RUN (fixture, "cancel-shipment", "{'record': <%x>}", shipment);
  shipment = RUN (fixture, "pack-order", "{'record': <%x>}", shop.first);
  REFUSE (fixture, "is closed", "edit-shipment-line", "{'record': <int64 1>, 'parcel': <%x>}", fixture_number (fixture, "SELECT max (id) FROM parcels"));
  RUN (fixture, "ship-shipment", "{'record': <%x>}", shipment);
  shipped = fixture_digest (fixture);
  RUN (fixture, "cancel-shipment", "{'record': <%x>, 'reason': <'The lorry turned back'>}", shipment);
  assert_text (fixture, "SELECT group_concat ((on_hand / 1000000) || '-' || (reserved / 1000000)) FROM items", "10-6,10-3");
  assert_text (fixture, "SELECT group_concat (c.code || ' ' || (quantity / 1000000)) FROM stock_balances JOIN locations AS c ON c.id = location WHERE quantity <> 0", "B-01 10,A-01 10");
  assert_text (fixture, "SELECT state FROM orders WHERE id = 1", "confirmed");
  fixture_check (fixture);
  fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (shipped, ==, after);
  RUN (fixture, "ship-order", "{'record': <%x>}", shop.second);
  assert_text (fixture, "SELECT state FROM orders WHERE id = 2", "shipped");
  fixture_check (fixture);
}

static void
test_parcels_are_not_too_heavy (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 shipment = RUN (fixture, "pack-order", "{'record': <%x>, 'largest': <int64 1500>}", shop.first);
  g_autoptr (GArray) stops = NULL;
  g_autoptr (GError) error = NULL;

  assert_text (fixture, "SELECT group_concat (number || ':' || weight) FROM parcels", "1:1000,2:1000,3:1000,4:1000");
  RUN (fixture, "edit-shipment-line", "{'record': <int64 1>, 'parcel': <int64 2>}");
  assert_text (fixture, "SELECT sum (weight) || ' ' || (SELECT weight FROM shipments) FROM parcels", "4000 4000");
  REFUSE (fixture, "goods in this parcel", "trash-parcel", "{'record': <int64 2>}");
  RUN (fixture, "edit-parcel", "{'record': <int64 2>, 'weight': <int64 2100>}");
  assert_number (fixture, "SELECT weight FROM shipments", 4100);
  REFUSE (fixture, "Only 0 of Chai", "create-shipment-line", "{'shipment': <%x>, 'order_line': <int64 1>, 'quantity': <%x>}", shipment, ONE);
  REFUSE (fixture, "another order", "create-shipment-line", "{'shipment': <%x>, 'order_line': <int64 3>, 'quantity': <%x>}", shipment, ONE);
  RUN (fixture, "ship-shipment", "{'record': <%x>}", shipment);
  REFUSE (fixture, "is closed", "edit-shipment-line", "{'record': <int64 1>, 'parcel': <int64 1>}");
  stops = office_list_run (fixture->db, 0, (guint32) fixture_day (TEST_TODAY), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stops->len, ==, 1);
  g_assert_cmpint (g_array_index (stops, OfficeRunStop, 0).parcels, ==, 4);
  g_assert_cmpstr (g_array_index (stops, OfficeRunStop, 0).city, ==, "Rio de Janeiro");
  fixture_check (fixture);
}

/* It is ten o'clock, or later where the clocks say so. */
static void
test_after_the_cut_off_is_tomorrow (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 carrier = RUN (fixture, "create-contact", "{'name': <'Speedy Express'>, 'is_carrier': <int64 1>}");
  gint64 service = RUN (fixture, "create-carrier-service", "{'carrier': <%x>, 'name': <'Early'>, 'days': <int64 4>, 'cut_off': <int64 1>}", carrier);

  RUN (fixture, "create-holiday", "{'day': <%x>, 'name': <'Saint Patrick'>}", fixture_day ("2026-03-17"));
  g_assert_cmpint (fixture_proposed (fixture, "ship-order", shop.first, "shipped_on"), ==, fixture_day (TEST_TODAY));
  RUN (fixture, "edit-order", "{'record': <%x>, 'carrier_service': <%x>}", shop.first, service);
  g_assert_cmpint (fixture_proposed (fixture, "ship-order", shop.first, "shipped_on"), ==, fixture_day ("2026-03-18"));
  RUN (fixture, "pack-order", "{'record': <%x>}", shop.first);
  g_assert_cmpint (fixture_proposed (fixture, "ship-shipment", 1, "carrier_service"), ==, service);
  g_assert_cmpint (fixture_proposed (fixture, "ship-shipment", 1, "shipped_on"), ==, fixture_day ("2026-03-18"));
  RUN (fixture, "ship-shipment", "{'record': <int64 1>, 'carrier_service': <%x>}", service);
  assert_text (fixture, "SELECT shipped_on || ' ' || expected_on FROM shipments", "2026-03-18 2026-03-24");
  REFUSE (fixture, "before it left", "deliver-shipment", "{'record': <int64 1>}");
  fixture_check (fixture);
}

static gint64
ship_first (Fixture *fixture, Shop *shop)
{
  *shop = open_shop (fixture);
  RUN (fixture, "ship-order", "{'record': <%x>}", shop->first);
  return fixture_number (fixture, "SELECT id FROM order_lines WHERE sales_order = 1 ORDER BY position DESC LIMIT 1"); /* 3 chang */
}

static void
test_return_is_inspected (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), chang;
  g_autofree char *before = fixture_digest (fixture), *after = NULL;

  REFUSE (fixture, "Say of which line", "announce-return", "{'record': <%x>, 'quantity': <%x>}", shop.first, ONE);
  REFUSE (fixture, "Of Chang only 3", "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, line, 4 * ONE);
  RUN (fixture, "announce-return", "{'record': <%x>, 'reason': <int64 2>, 'cause': <int64 2>}", shop.first);
  REFUSE (fixture, "come back with a return", "cancel-shipment", "{'record': <%x>}", fixture_number (fixture, "SELECT max (id) FROM shipments"));
  REFUSE (fixture, "come back with a return", "cancel-shipment", "{'record': <int64 1>}");
  assert_text (fixture, "SELECT number || ' ' || state || ' ' || reason || ' ' || announced_on FROM customer_returns", "RT-00001 announced wrong-item " TEST_TODAY);
  assert_text (fixture, "SELECT group_concat (item || ':' || (quantity / 1000000) || ' ' || cause) FROM return_lines", "1:2 picking,2:3 picking");
  REFUSE (fixture, "can come back any more", "announce-return", "{'record': <%x>}", shop.first);
  chang = fixture_number (fixture, "SELECT id FROM return_lines ORDER BY id DESC LIMIT 1");
  REFUSE (fixture, "has not arrived yet", "inspect-return", "{'record': <%x>, 'goods': <int64 1>}", chang);
  RUN (fixture, "receive-return", "{'record': <%x>}", fixture_number (fixture, "SELECT id FROM customer_returns"));
  assert_text (fixture, "SELECT group_concat (returned / 1000000) FROM order_lines WHERE sales_order = 1", "2,3");
  assert_number (fixture, "SELECT on_hand / 1000000 FROM items WHERE number = 'CHANG'", 7);
  fixture_check (fixture);
  REFUSE (fixture, "what becomes of the goods", "inspect-return", "{'record': <%x>}", chang);
  REFUSE (fixture, "nothing to credit", "inspect-return", "{'record': <%x>, 'goods': <int64 1>, 'remedy': <int64 2>}", chang);
  RUN (fixture, "inspect-return", "{'record': <%x>, 'goods': <int64 1>, 'location': <%x>}", chang, shop.place_a);
  assert_number (fixture, "SELECT on_hand / 1000000 FROM items WHERE number = 'CHANG'", 10);
  REFUSE (fixture, "inspected already", "inspect-return", "{'record': <%x>, 'goods': <int64 2>}", chang);
  RUN (fixture, "inspect-return", "{'record': <%x>, 'goods': <int64 2>, 'remedy': <int64 1>, 'cause': <int64 4>}", chang - 1);
  assert_text (fixture, "SELECT group_concat (kind || ' ' || (quantity / 1000000), ', ') FROM (SELECT * FROM stock_moves ORDER BY id DESC LIMIT 2)", "scrap -2, return 2");
  assert_text (fixture, "SELECT text || ' ' || amount || ' ' || (open / 1000000) FROM order_lines ORDER BY id DESC LIMIT 1", "Replacement: Chai 0 2");
  assert_text (fixture, "SELECT c.state || ' ' || o.state FROM customer_returns AS c JOIN orders AS o ON o.id = c.sales_order", "inspected partly-shipped");
  REFUSE (fixture, "must be kept", "trash-customer-return", "{'record': <%x>}", fixture_number (fixture, "SELECT id FROM customer_returns"));
  fixture_check (fixture);
  for (guint i = 0; i < 4; i++)
    fixture_undo (fixture);
  after = fixture_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_complaint_is_a_ticket (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), ticket;

  ticket = RUN (fixture, "complain", "{'record': <%x>, 'order_line': <%x>, 'cause': <int64 4>, 'text': <'One bottle is broken.'>}", shop.first, line);
  assert_text (fixture, "SELECT title || '/' || text || '/' || category || '/' || (order_line = (SELECT max (id) FROM order_lines WHERE sales_order = 1)) FROM tickets",
               "Complaint about order 2026-00001/One bottle is broken./Carrier/1");
  REFUSE (fixture, "another order", "complain", "{'record': <%x>, 'order_line': <%x>, 'text': <'x'>}", shop.second, line);
  RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>, 'reason': <int64 5>, 'ticket': <%x>}", shop.first, line, ONE, ticket);
  assert_number (fixture, "SELECT ticket FROM customer_returns", ticket);
  RUN (fixture, "cancel-return", "{'record': <%x>}", fixture_number (fixture, "SELECT id FROM customer_returns"));
  RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>}", shop.first, line);
  assert_number (fixture, "SELECT quantity / 1000000 FROM return_lines ORDER BY id DESC LIMIT 1", 3);
  fixture_check (fixture);
}

/* An order that was invoiced opens again for what is replaced; what is credited is no longer invoiced. */
static void
test_invoiced_is_replaced_or_credited (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), of;

  RUN (fixture, "invoice-order", "{'record': <%x>}", shop.first);
  assert_text (fixture, "SELECT state FROM orders WHERE id = 1", "invoiced");
  of = RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, line, ONE);
  RUN (fixture, "receive-return", "{'record': <%x>}", of);
  RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <int64 2>, 'remedy': <int64 1>}");
  assert_text (fixture, "SELECT state || ' ' || total FROM orders WHERE id = 1", "partly-shipped 5000");
  RUN (fixture, "ship-order", "{'record': <%x>}", shop.first);
  fixture_check (fixture);
  of = RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, line, 2 * ONE);
  RUN (fixture, "receive-return", "{'record': <%x>}", of);
  RUN (fixture, "inspect-return", "{'record': <int64 2>, 'goods': <int64 1>, 'remedy': <int64 2>}");
  assert_number (fixture, "SELECT invoiced / 1000000 FROM order_lines WHERE id = 2", 1);
  fixture_check (fixture);
}

static void
take_back (Fixture *fixture, gint64 order, gint64 line, gint64 quantity)
{
  RUN (fixture, "receive-return", "{'record': <%x>}", RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", order, line, quantity * ONE));
  RUN (fixture, "inspect-return", "{'record': <%x>, 'goods': <int64 1>, 'remedy': <int64 2>}", fixture_number (fixture, "SELECT max (id) FROM return_lines"));
  fixture_check (fixture);
}

/* What came back and was credited is not invoiced once more; what came back before the invoice stands on none. */
static void
test_returned_is_not_invoiced (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), chai = fixture_number (fixture, "SELECT min (id) FROM order_lines WHERE sales_order = 1");

  RUN (fixture, "receive-return", "{'record': <%x>}", RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, chai, ONE));
  RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <int64 1>}");
  RUN (fixture, "invoice-order", "{'record': <%x>}", shop.first);
  assert_text (fixture, "SELECT group_concat (quantity / 1000000) FROM invoice_lines", "1,3");
  assert_text (fixture, "SELECT state FROM orders WHERE id = 1", "invoiced");
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'goods-out'", 0);
  take_back (fixture, shop.first, line, 2);
  assert_text (fixture, "SELECT state FROM orders WHERE id = 1", "invoiced");
  REFUSE (fixture, "has been invoiced", "invoice-order", "{'record': <%x>}", shop.first);
  assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'goods-out'", 0);
}

/* The credit note stays and an invoice takes it back; goods and books are as they were when the return arrived. */
static void
test_credited_inspection_is_taken_back (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), of, value;

  RUN (fixture, "invoice-order", "{'record': <%x>}", shop.first);
  of = RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, line, 2 * ONE);
  RUN (fixture, "receive-return", "{'record': <%x>}", of);
  value = fixture_number (fixture, "SELECT stock_value FROM items WHERE number = 'CHANG'");
  for (gint64 goods = 1; goods <= 2; goods++)
    {
      RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <%x>, 'remedy': <int64 2>, 'location': <%x>}", goods, shop.place_a);
      assert_number (fixture, "SELECT invoiced / 1000000 FROM order_lines WHERE id = 2", 1);
      fixture_undo (fixture);
      fixture_check (fixture);
      assert_text (fixture, "SELECT group_concat (kind || ' ' || iif (corrects IS NULL, '-', corrects), ', ') FROM (SELECT * FROM invoices ORDER BY id DESC LIMIT 2)",
                   goods == 1 ? "invoice 2, credit-note 1" : "invoice 4, credit-note 1");
      assert_text (fixture, "SELECT goods || ' ' || remedy || ' ' || state FROM return_lines AS l JOIN customer_returns AS r ON r.id = l.customer_return", "pending none received");
      assert_number (fixture, "SELECT invoiced / 1000000 FROM order_lines WHERE id = 2", 3);
      assert_number (fixture, "SELECT on_hand / 1000000 FROM items WHERE number = 'CHANG'", 7);
      assert_number (fixture, "SELECT stock_value FROM items WHERE number = 'CHANG'", value);
      assert_number (fixture, "SELECT sum (iif (kind = 'credit-note', -open, open)) FROM invoices", fixture_number (fixture, "SELECT total FROM invoices WHERE id = 1"));
      assert_number (fixture, "SELECT balance FROM accounts WHERE role = 'goods-out'", 0);
    }
}

/* Goods that went on meanwhile do not come back by themselves; replaced goods are undone with their replacement. */
static void
test_inspection_stays_when_goods_are_gone (Fixture *fixture, gconstpointer data)
{
  Shop shop;
  gint64 line = ship_first (fixture, &shop), of;

  RUN (fixture, "invoice-order", "{'record': <%x>}", shop.first);
  of = RUN (fixture, "announce-return", "{'record': <%x>, 'order_line': <%x>, 'quantity': <%x>}", shop.first, line, ONE);
  RUN (fixture, "receive-return", "{'record': <%x>}", of);
  REFUSE (fixture, "not been inspected", "reopen-inspection", "{'record': <int64 1>}");
  RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <int64 1>, 'remedy': <int64 2>, 'location': <%x>}", shop.place_b);
  RUN (fixture, "transfer-stock", "{'record': <%x>, 'quantity': <%x>, 'from_location': <%x>, 'to_location': <%x>}", shop.chang, ONE, shop.place_b, shop.place_a);
  REFUSE (fixture, "no longer lie", "reopen-inspection", "{'record': <int64 1>}");
  fixture_undo (fixture);
  RUN (fixture, "reopen-inspection", "{'record': <int64 1>}");
  fixture_check (fixture);
  RUN (fixture, "inspect-return", "{'record': <int64 1>, 'goods': <int64 1>, 'remedy': <int64 1>}");
  REFUSE (fixture, "replaced", "reopen-inspection", "{'record': <int64 1>}");
  fixture_undo (fixture);
  fixture_check (fixture);
  assert_text (fixture, "SELECT goods FROM return_lines", "pending");
}

/* Credits go over several invoices, of each what is left. */
static void
test_credits_go_over_invoices (Fixture *fixture, gconstpointer data)
{
  Shop shop = open_shop (fixture);
  gint64 order = RUN (fixture, "enter-order", "{'customer': <%x>, 'lines': <'3 CHAI'>, 'goal': <int64 2>}", shop.customer);
  gint64 line = fixture_number (fixture, "SELECT max (id) FROM order_lines");

  RUN (fixture, "ship-order", "{'record': <%x>}", order);
  RUN (fixture, "draft-invoice", "{'record': <%x>}", order);
  RUN (fixture, "edit-invoice-line", "{'record': <int64 1>, 'quantity': <%x>}", 2 * ONE);
  RUN (fixture, "post-invoice", "{'record': <int64 1>}");
  RUN (fixture, "invoice-order", "{'record': <%x>}", order);
  assert_text (fixture, "SELECT group_concat (quantity / 1000000) FROM invoice_lines", "2,1");
  take_back (fixture, order, line, 1);
  take_back (fixture, order, line, 2);
  assert_number (fixture, "SELECT open_amount FROM contacts WHERE id = 1", 0);
  assert_text (fixture, "SELECT group_concat (quantity / 1000000) FROM invoice_lines", "2,1,1,2");
}

#define ADD(name, function) g_test_add ("/office/fulfilment/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("a-pick-list-follows-the-route", test_list_follows_the_route);
  ADD ("what-expires-first-goes-first", test_first_to_expire_goes_first);
  ADD ("what-leaves-later-is-good-then", test_good_on_the_day_it_leaves);
  ADD ("a-scan-counts-and-says-what-is-next", test_scan_counts);
  ADD ("a-short-pick-corrects-the-books", test_short_pick_corrects_the_books);
  ADD ("what-is-gone-is-reserved-for-nobody", test_what_is_gone_is_nobodys);
  ADD ("an-order-for-one-delivery-waits", test_one_delivery_waits);
  ADD ("what-is-picked-is-packed-shipped-and-delivered", test_pack_and_ship);
  ADD ("a-parcel-is-described-by-its-shipment", test_parcel_is_described);
  ADD ("what-is-cancelled-comes-back", test_cancelled_comes_back);
  ADD ("parcels-are-not-too-heavy", test_parcels_are_not_too_heavy);
  ADD ("after-the-cut-off-is-tomorrow", test_after_the_cut_off_is_tomorrow);
  ADD ("a-return-is-received-and-inspected", test_return_is_inspected);
  ADD ("a-complaint-is-a-ticket-of-the-line", test_complaint_is_a_ticket);
  ADD ("what-is-invoiced-is-replaced-or-credited", test_invoiced_is_replaced_or_credited);
  ADD ("what-came-back-is-not-invoiced", test_returned_is_not_invoiced);
  ADD ("credits-go-over-several-invoices", test_credits_go_over_invoices);
  ADD ("a-credited-inspection-is-taken-back-by-an-invoice", test_credited_inspection_is_taken_back);
  ADD ("an-inspection-stays-when-its-goods-are-gone", test_inspection_stays_when_goods_are_gone);
  return g_test_run ();
}
