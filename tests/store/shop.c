/* Clients and sales: a type with every kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "shop.h"

typedef struct { BaseRecordClass parent_class; } TestClientClass;
typedef struct { BaseRecordClass parent_class; } TestSaleClass;

static const BaseField client_fields[] = {
  { BASE_TEXT (TestClient, name), "Name", BASE_TITLE | BASE_REQUIRED | BASE_SEARCH | BASE_COLUMN },
  { BASE_TEXT (TestClient, city), "City", BASE_SUBTITLE | BASE_SEARCH | BASE_COLUMN },
};

static const BaseChoice states[] = { { "", "None" }, { "new", "New" }, { "done", "Done" }, { "away", "Sent away" }, { NULL, NULL } };

static const BaseField sale_fields[] = {
  { BASE_TEXT       (TestSale, number),            "Number", BASE_TITLE | BASE_UNIQUE | BASE_SEARCH | BASE_COLUMN },
  { BASE_LINK       (TestSale, client, "clients"), "Client", BASE_SEARCH | BASE_COLUMN },
  { BASE_CHOICE     (TestSale, state, states),     "State",  BASE_COLUMN },
  { BASE_DATE       (TestSale, sold_on),           "Sold",   BASE_COLUMN },
  { BASE_TIME       (TestSale, paid_at),           "Paid",   0 },
  { BASE_MONEY      (TestSale, total),             "Total",  BASE_COLUMN },
  { BASE_COUNT      (TestSale, pieces),            "Pieces", 0 },
  { BASE_YES_NO     (TestSale, urgent),            "Urgent", 0 },
  { BASE_LONG_TEXT  (TestSale, note),              "Note",   BASE_SEARCH },
  { BASE_SEALED_TEXT (TestSale, secret),           "Secret", 0 },
};

static const char sql[] =
  "CREATE TABLE clients (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, trashed_at TEXT, name TEXT NOT NULL, city TEXT) STRICT;"
  "CREATE INDEX clients_name ON clients (name COLLATE NOCASE);"
  "CREATE TABLE sales (id INTEGER PRIMARY KEY, version INTEGER NOT NULL DEFAULT 1, trashed_at TEXT, number TEXT, client INTEGER REFERENCES clients (id),"
  " state TEXT NOT NULL DEFAULT '', sold_on TEXT, paid_at TEXT, total INTEGER NOT NULL DEFAULT 0, pieces INTEGER NOT NULL DEFAULT 0,"
  " urgent INTEGER NOT NULL DEFAULT 0, note TEXT, secret BLOB) STRICT;"
  "CREATE INDEX sales_number ON sales (number COLLATE NOCASE);"
  "CREATE INDEX sales_number_signs ON sales (number) WHERE number GLOB '*[^ -~]*';"
  "CREATE INDEX sales_client ON sales (client);"
  "CREATE INDEX sales_state ON sales (state);"
  "CREATE INDEX sales_sold_on ON sales (sold_on);";

static const StoreView sale_views[] = {
  { "late", "Late", "sold_on < ?today AND state <> 'done'" },
};

static void
sale_rules_init (StoreRulesInterface *interface)
{
  interface->views = sale_views;
  interface->n_views = G_N_ELEMENTS (sale_views);
  interface->default_sort = "sold_on DESC, id DESC";
}

G_DEFINE_FINAL_TYPE (TestClient, test_client, BASE_TYPE_RECORD)
G_DEFINE_FINAL_TYPE_WITH_CODE (TestSale, test_sale, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, sale_rules_init))

static void
test_client_class_init (TestClientClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "clients", "Client", "Clients", client_fields, G_N_ELEMENTS (client_fields));
}

static void
test_client_init (TestClient *self)
{
}

static void
test_sale_class_init (TestSaleClass *class)
{
  base_record_class_set_fields (BASE_RECORD_CLASS (class), "sales", "Sale", "Sales", sale_fields, G_N_ELEMENTS (sale_fields));
}

static void
test_sale_init (TestSale *self)
{
}

StoreSchema *
shop_schema_new (void)
{
  StoreSchema *schema = store_schema_new ();
  g_autoptr (StoreSchema) released = store_schema_new ();

  store_schema_add_released_migrations (released);
  store_schema_add_migration (schema, store_schema_get_migration (released, 1));
  store_schema_add_migration (schema, sql);
  store_schema_add_type (schema, TEST_TYPE_CLIENT);
  store_schema_add_type (schema, TEST_TYPE_SALE);
  return schema;
}
