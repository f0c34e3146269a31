/* What was ordered from the invented firm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact.h"
#include "office-line.h"
#include "office-demo-private.h"
#include "office-employee.h"
#include "office-order-line.h"
#include "office-order.h"
#include "office-series.h"
#include <base-date.h>
#include <base-number.h>
#include <store-log.h>
#include <store-transaction.h>

#define CHUNK       2000 /* orders a transaction */
#define MAX_LINES   4
#define RECENT_DAYS 25   /* what is younger goes through the office's own commands */

typedef struct
{
  DemoMaker       *maker;
  OfficeOrder     *order; /* filled again for each row, as are the lines */
  OfficeOrderLine *lines[MAX_LINES];
  gint64           n_past;
  gint64           n_recent;
  int              year;
  gint64           number; /* of the last order in that year */
  GArray          *bills;  /* (element-type Bill) */
} Book;

/* An invoice is posted in the order of the days, as its number tells. */
typedef struct
{
  guint32 day;
  gint64  order;
} Bill;

static void
set_number (Book *book, OfficeOrder *order)
{
  int year, month, day;

  base_date_to_ymd (order->ordered_on, &year, &month, &day);
  book->number = year == book->year ? book->number + 1 : 1;
  book->year = year;
  g_free (order->number);
  order->number = office_series_format ("{year}-{number:5}", year, book->number);
}

static void
set_customer (Book *book, OfficeOrder *order)
{
  OfficeContact *customer = demo_pick_record (book->maker, book->maker->customers);

  order->customer = BASE_RECORD (customer)->id;
  g_set_str (&order->currency, book->maker->country->currency);
  g_set_str (&order->ship_name, customer->name);
  g_set_str (&order->ship_street, customer->street);
  g_set_str (&order->ship_city, customer->city);
  g_set_str (&order->ship_region, customer->region);
  g_set_str (&order->ship_postal_code, customer->postal_code);
  g_set_str (&order->ship_country, customer->country);
}

static gint64
pick_seller (DemoMaker *maker)
{
  OfficeEmployee *seller;

  do
    seller = demo_pick_record (maker, maker->employees);
  while (strcmp (seller->department, demo_say ("Sales")) != 0);
  return BASE_RECORD (seller)->id;
}

static void
begin_order (Book *book, OfficeOrder *order, guint32 ordered_on)
{
  DemoMaker *maker = book->maker;

  order->ordered_on = demo_find_working_day (ordered_on);
  order->promised_on = demo_find_working_day (order->ordered_on + 7 + (guint32) demo_pick (maker, 15));
  order->confirmed_on = order->ordered_on;
  order->seller = pick_seller (maker);
  order->carrier = BASE_RECORD (demo_pick_record (maker, maker->carriers))->id;
  order->freight = 490 + 10 * demo_pick (maker, 400);
  set_number (book, order);
  set_customer (book, order);
}

/* What became of an order that is done: shipped, one in twenty late; or cancelled. */
static void
finish_order (Book *book, OfficeOrder *order)
{
  DemoMaker *maker = book->maker;
  guint32 days = order->promised_on - order->ordered_on;

  order->shipped_on = order->invoiced_on = order->cancelled_on = BASE_NO_DATE;
  if (demo_chance (maker, 2))
    order->cancelled_on = order->ordered_on + 1;
  else
    order->shipped_on = demo_find_working_day (order->ordered_on + 1 + (demo_chance (maker, 5) ? days + (guint32) demo_pick (maker, 6) : (guint32) demo_pick (maker, (int) days)));
  order->shipped_on = MIN (order->shipped_on, maker->today);
  if (order->shipped_on != BASE_NO_DATE && order->shipped_on < maker->today - 10)
    order->invoiced_on = order->shipped_on + (guint32) demo_pick (maker, 5);
  order->brought_in = order->shipped_on != BASE_NO_DATE;
  order->state = office_order_get_state (order);
}

static gboolean
fill_line (Book *book, OfficeOrderLine *line, GError **error)
{
  static const gint64 discounts[] = { 0, 0, 0, 0, 50000, 100000, 150000, 25000 };
  OfficeItem *item = demo_pick_record (book->maker, book->maker->items);

  line->item = BASE_RECORD (item)->id;
  g_set_str (&line->text, item->name);
  g_set_str (&line->currency, book->maker->country->currency);
  line->quantity = BASE_QUANTITY_ONE * (1 + demo_pick (book->maker, 12));
  line->price = item->price;
  line->discount = discounts[demo_pick (book->maker, G_N_ELEMENTS (discounts))];
  return office_line_calculate (line->price, line->quantity, line->discount, &line->amount, error);
}

/* Past orders are done without documents. */
static void
set_past (OfficeOrder *order, OfficeOrderLine *line)
{
  line->picked = line->shipped = line->delivered = line->invoiced = order->brought_in ? line->quantity : 0;
}

static gboolean
insert_order (Book *book, guint32 ordered_on, GError **error)
{
  OfficeOrder *order = book->order;
  int n = 1 + demo_pick (book->maker, MAX_LINES);

  begin_order (book, order, ordered_on);
  finish_order (book, order);
  order->total = 0;
  for (int i = 0; i < n; i++)
    {
      if (!fill_line (book, book->lines[i], error))
        return FALSE;
      order->total += book->lines[i]->amount;
    }
  if (!demo_insert (book->maker, BASE_RECORD (order), error))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      book->lines[i]->sales_order = BASE_RECORD (order)->id;
      book->lines[i]->position = i + 1;
      set_past (order, book->lines[i]);
      if (!demo_insert (book->maker, BASE_RECORD (book->lines[i]), error))
        return FALSE;
    }
  return TRUE;
}

static guint32
get_past_day (Book *book, gint64 index)
{
  gint64 days = CLAMP (book->n_past / 3, 180, 3650);

  return book->maker->today - RECENT_DAYS - (guint32) (days - index * days / book->n_past);
}

static gboolean
insert_chunk (Book *book, gint64 first, gint64 last, GError **error)
{
  StoreDb *db = book->maker->db;
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (db, &(StoreIntent) { .command = STORE_COMMAND_DEMO }, error);

  if (transaction == NULL)
    return FALSE;
  for (gint64 i = first; i < last; i++)
    if (!insert_order (book, get_past_day (book, i), error))
      return FALSE;
  return store_transaction_commit (transaction, NULL, error) && store_db_progress (db, (guint) (last * 1000 / book->n_past), error);
}

static gboolean
run (DemoMaker *maker, const char *command, gint64 order, const char *argument, guint32 day, GError **error)
{
  return demo_run (maker, command, g_variant_new_parsed ("{'record': <%x>, %s: <%x>}", order, argument, (gint64) day), error) != 0;
}

static gboolean
can_ship (DemoMaker *maker, gint64 order, gboolean *enough, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (maker->db,
                                                  "SELECT 1 FROM (SELECT item, sum (quantity) AS quantity FROM order_lines WHERE sales_order = ?1 GROUP BY item) AS l JOIN items AS i ON i.id = l.item"
                                                  " WHERE l.quantity > i.on_hand");

  store_query_bind_number (query, 1, order);
  *enough = !store_query_next (query);
  return store_query_finish (query, error);
}

static int
compare_bills (gconstpointer a, gconstpointer b)
{
  const Bill *left = a, *right = b;

  return left->day != right->day ? (left->day > right->day ? 1 : -1) : (left->order > right->order) - (left->order < right->order);
}

static gboolean
post_invoices (Book *book, GError **error)
{
  g_array_sort (book->bills, compare_bills);
  for (guint i = 0; i < book->bills->len; i++)
    {
      const Bill *bill = &g_array_index (book->bills, Bill, i);

      if (!run (book->maker, "invoice-order", bill->order, "invoiced_on", bill->day, error))
        return FALSE;
    }
  return TRUE;
}

/* What is promised soon has mostly been shipped, some of the rest too; what is short of stock waits. */
static gboolean
advance_order (Book *book, OfficeOrder *order, GError **error)
{
  DemoMaker *maker = book->maker;
  gint64 id = BASE_RECORD (order)->id;
  guint32 age = maker->today - order->ordered_on, shipped_on = MIN (order->ordered_on + 1 + (guint32) demo_pick (maker, 8), maker->today);
  gboolean enough;

  if (order->confirmed_on == BASE_NO_DATE && demo_chance (maker, 50))
    return run (maker, "quote-order", id, "valid_until", maker->today + 30, error);
  if (order->confirmed_on == BASE_NO_DATE || !demo_chance (maker, order->promised_on <= maker->today + 2 ? 96 : 35))
    return TRUE;
  if (!can_ship (maker, id, &enough, error))
    return FALSE;
  if (!enough)
    return TRUE;
  if (!run (maker, "ship-order", id, "shipped_on", shipped_on, error))
    return FALSE;
  if (age >= 15 && demo_chance (maker, 70))
    g_array_append_val (book->bills, ((Bill) { MIN (shipped_on + 2, maker->today), id }));
  return TRUE;
}

static gboolean
save_order (Book *book, gint64 index, GError **error)
{
  DemoMaker *maker = book->maker;
  g_autoptr (OfficeOrder) order = g_object_new (OFFICE_TYPE_ORDER, NULL);
  int n = 1 + demo_pick (maker, MAX_LINES);

  begin_order (book, order, maker->today - RECENT_DAYS + 1 + (guint32) (index * (RECENT_DAYS - 1) / book->n_recent));
  if (maker->today - order->ordered_on < 4 && demo_chance (maker, 50))
    order->confirmed_on = BASE_NO_DATE;
  if (!store_record_save (maker->db, BASE_RECORD (order), error))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      g_autoptr (OfficeOrderLine) line = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);

      line->sales_order = BASE_RECORD (order)->id;
      if (!fill_line (book, line, error) || !store_record_save (maker->db, BASE_RECORD (line), error))
        return FALSE;
    }
  return advance_order (book, order, error);
}

static gboolean
save_series (Book *book, GError **error)
{
  g_autoptr (OfficeSeries) series = office_series_new ("orders");

  series->year = book->year;
  series->next_number = book->number + 1;
  return store_record_save (book->maker->db, BASE_RECORD (series), error);
}

static gboolean
save_recent (Book *book, GError **error)
{
  g_autoptr (StoreTransaction) transaction = store_transaction_begin (book->maker->db, &(StoreIntent) { .command = STORE_COMMAND_DEMO }, error);

  if (transaction == NULL)
    return FALSE;
  for (gint64 i = 0; i < book->n_recent; i++)
    if (!save_order (book, i, error))
      return FALSE;
  return post_invoices (book, error) && save_series (book, error) && store_transaction_commit (transaction, NULL, error);
}

static gboolean
make_orders (Book *book, GError **error)
{
  for (gint64 i = 0; i < book->n_past; i += CHUNK)
    {
      if (!insert_chunk (book, i, MIN (i + CHUNK, book->n_past), error))
        return FALSE;
      if (i / CHUNK % 25 == 24) /* or the WAL of a million orders is four times as large as the file */
        store_db_checkpoint (book->maker->db, FALSE);
    }
  return save_recent (book, error);
}

gboolean
demo_make_orders (DemoMaker *self, GError **error)
{
  g_autoptr (OfficeOrder) order = g_object_new (OFFICE_TYPE_ORDER, NULL);
  Book book = { self, order };
  gboolean made;

  for (int i = 0; i < MAX_LINES; i++)
    book.lines[i] = g_object_new (OFFICE_TYPE_ORDER_LINE, NULL);
  book.bills = g_array_new (FALSE, FALSE, sizeof (Bill));
  book.n_recent = CLAMP (self->n_orders * 3 / 10, 1, 60);
  book.n_past = self->n_orders - book.n_recent;
  made = make_orders (&book, error);
  for (int i = 0; i < MAX_LINES; i++)
    g_object_unref (book.lines[i]);
  g_array_unref (book.bills);
  return made;
}
