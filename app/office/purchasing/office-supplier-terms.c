/* What a supplier asks for an item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-supplier-terms.h"

#include <base-number.h>
#include "office-supplier-item.h"

/* So many receipts are looked at, and so many tenths weighs the newest against what was learnt before. */
#define N_LEARNT      12
#define NEWEST_TENTHS 3

gboolean
office_supplier_terms_load (StoreDb *db, gint64 supplier, gint64 item, OfficeSupplierTerms *terms, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT s.id, coalesce (nullif (s.price, 0), i.cost), coalesce (s.minimum, 0), coalesce (s.multiple, 0),"
                                                      " coalesce (nullif ((s.learnt_days + 999999) / 1000000, 0), nullif (s.lead_days, 0), nullif (i.lead_days, 0), 0)"
                                                      " FROM items AS i LEFT JOIN supplier_items AS s ON s.item = i.id AND s.supplier = ?1 AND s.trashed_at IS NULL"
                                                      " WHERE i.id = ?2 ORDER BY s.rank, s.id LIMIT 1");

  store_query_bind_number (query, 1, supplier);
  store_query_bind_number (query, 2, item);
  *terms = (OfficeSupplierTerms) { .lead_days = OFFICE_LEAD_DAYS_USUAL };
  if (store_query_next (query))
    {
      terms->record = store_query_get_number (query, 0);
      terms->price = store_query_get_number (query, 1);
      terms->minimum = store_query_get_number (query, 2);
      terms->multiple = store_query_get_number (query, 3);
      if (store_query_get_number (query, 4) != 0)
        terms->lead_days = store_query_get_number (query, 4);
    }
  return store_query_finish (query, error);
}

/* From the oldest of the last receipts to the newest. */
static gboolean
calculate_learnt (StoreDb *db, gint64 supplier, gint64 item, gint64 *learnt, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT days FROM (SELECT r.received_on, l.id, max (julianday (r.received_on) - julianday (o.ordered_on), 0) AS days"
                                                      "   FROM receipt_lines AS l JOIN receipts AS r ON r.id = l.receipt JOIN purchase_lines AS p ON p.id = l.purchase_line"
                                                      "   JOIN purchase_orders AS o ON o.id = p.purchase_order"
                                                      "  WHERE l.item = ?2 AND r.supplier = ?1 AND l.quantity > 0 AND l.trashed_at IS NULL ORDER BY r.received_on DESC, l.id DESC LIMIT ?3)"
                                                      " ORDER BY received_on, id");
  gboolean first = TRUE;

  store_query_bind_number (query, 1, supplier);
  store_query_bind_number (query, 2, item);
  store_query_bind_number (query, 3, N_LEARNT);
  *learnt = 0;
  while (store_query_next (query))
    {
      gint64 days = store_query_get_number (query, 0) * BASE_QUANTITY_ONE;

      *learnt += first ? days : (days - *learnt) * NEWEST_TENTHS / 10;
      first = FALSE;
    }
  return store_query_finish (query, error);
}

static BaseRecord *
load_or_make (StoreDb *db, gint64 supplier, gint64 item, gint64 price, GError **error)
{
  g_autoptr (OfficeSupplierItem) made = NULL;
  OfficeSupplierTerms terms;

  if (!office_supplier_terms_load (db, supplier, item, &terms, error))
    return NULL;
  if (terms.record != 0)
    return store_record_load (db, OFFICE_TYPE_SUPPLIER_ITEM, terms.record, error);
  made = g_object_new (OFFICE_TYPE_SUPPLIER_ITEM, NULL);
  base_record_set_number (BASE_RECORD (made), &made->supplier, supplier);
  base_record_set_number (BASE_RECORD (made), &made->item, item);
  base_record_set_number (BASE_RECORD (made), &made->price, price);
  return BASE_RECORD (g_steal_pointer (&made));
}

gboolean
office_supplier_terms_learn (StoreDb *db, gint64 supplier, gint64 item, gint64 price, GError **error)
{
  g_autoptr (BaseRecord) record = load_or_make (db, supplier, item, price, error);
  gint64 learnt;

  if (record == NULL || !calculate_learnt (db, supplier, item, &learnt, error))
    return FALSE;
  base_record_set_number (record, &OFFICE_SUPPLIER_ITEM (record)->learnt_days, learnt);
  return store_record_save (db, record, error);
}
