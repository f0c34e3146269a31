/* Clients and sales: a type with every kind.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>
#include <store-record.h>

typedef struct
{
  BaseRecord parent_instance;
  char      *name;
  char      *city;
} TestClient;

typedef struct
{
  BaseRecord parent_instance;
  char      *number;
  gint64     client;
  int        state;
  guint32    sold_on;
  gint64     paid_at;
  gint64     total;
  gint64     pieces;
  gboolean   urgent;
  char      *note;
  GBytes    *secret;
} TestSale;

#define TEST_TYPE_CLIENT (test_client_get_type ())
#define TEST_TYPE_SALE   (test_sale_get_type ())
GType test_client_get_type (void);
GType test_sale_get_type   (void);

StoreSchema *shop_schema_new (void);
