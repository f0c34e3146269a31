/* What the invented firm sells and keeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-contact.h"
#include "office-demo-private.h"
#include "office-stock-move.h"
#include <base-number.h>

/* EAN-13 of the numbers that firms may use among themselves (prefix 2). */
static char *
make_barcode (guint number)
{
  g_autofree char *digits = g_strdup_printf ("200%09u", number);
  int sum = 0;

  for (int i = 0; i < 12; i++)
    sum += (digits[i] - '0') * (i % 2 == 0 ? 1 : 3);
  return g_strdup_printf ("%s%d", digits, (10 - sum % 10) % 10);
}

/* Every third digit of the number counts goods, kinds and sizes, so that no name comes twice among the first thousand. */
static char *
make_name (guint index)
{
  const DemoGoods *goods = &demo_goods[index % DEMO_N_GOODS];
  const char *kind = demo_kinds[index / DEMO_N_GOODS % DEMO_N_KINDS], *size = demo_sizes[index / (DEMO_N_GOODS * DEMO_N_KINDS) % DEMO_N_SIZES];
  /* Translators: a line of goods, then the goods: "Premium office chair"; %2$s %1$s where the goods come first */
  g_autofree char *name = g_strdup_printf (C_ ("demo", "%1$s %2$s"), demo_say (kind), demo_say (goods->name));

  return index < DEMO_N_GOODS * DEMO_N_KINDS ? g_steal_pointer (&name) : g_strjoin (" ", name, demo_say (size), NULL);
}

static OfficeItem *
make_item (DemoMaker *self, guint index)
{
  const DemoGoods *goods = &demo_goods[index % DEMO_N_GOODS];
  OfficeItem *item = g_object_new (OFFICE_TYPE_ITEM, NULL);
  gint64 price = goods->price * (gint64) (70 + demo_pick (self, 90)); /* minor units, from 70 % to 160 % */

  item->name = make_name (index);
  item->barcode = make_barcode (index + 1);
  item->category = g_strdup (demo_say (goods->category));
  item->unit = g_strdup (demo_say (goods->unit));
  item->price = price;
  item->cost = price * (45 + demo_pick (self, 25)) / 100;
  item->reorder_level = BASE_QUANTITY_ONE * 5 * demo_pick (self, 7);
  item->supplier = BASE_RECORD (demo_pick_record (self, self->suppliers))->id;
  item->discontinued = demo_chance (self, 4);
  return item;
}

/* Most of it is there; every seventh item runs short. */
static gboolean
count_item (DemoMaker *self, OfficeItem *item, guint index, GError **error)
{
  gint64 counted = BASE_QUANTITY_ONE * (item->discontinued ? demo_pick (self, 10) : index % 7 == 3 ? 10 + demo_pick (self, 15) : 60 + demo_pick (self, 120));

  return office_stock_set (self->db, BASE_RECORD (item)->id, counted, self->today - 30, C_ ("demo", "Stocktaking"), error);
}

gboolean
demo_make_items (DemoMaker *self, GError **error)
{
  guint n = (guint) CLAMP (self->n_orders / 3, 48, 1000);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (OfficeItem) item = make_item (self, i);

      if (!store_record_save (self->db, BASE_RECORD (item), error) || !count_item (self, item, i, error))
        return FALSE;
      g_ptr_array_add (self->items, g_steal_pointer (&item));
    }
  return TRUE;
}
