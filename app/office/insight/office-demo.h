/* An invented firm to try things with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-db.h>

G_BEGIN_DECLS

/**
 * OfficeDemo:
 * @seed: the same seed on the same day makes the same office.
 * @orders: how many orders, 0 = 200; up to ten million.
 * @language: "de", "it", "pt" or "en": where the firm sits; %NULL = "en".
 */
typedef struct
{
  guint32     seed;
  gint64      orders;
  const char *language;
} OfficeDemo;

/* Fills a new file with a company, staff, contacts, items, orders, stock and tickets up to the environment's today, in transactions of a few thousand rows. A #StoreWork
 * that runs outside a transaction; data is an #OfficeDemo. BASE_ERROR_RULE when the file has records already. */
gboolean office_demo_make (StoreDb *writer, gpointer data, GError **error);

G_END_DECLS
