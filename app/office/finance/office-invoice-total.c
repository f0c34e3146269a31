/* What an invoice comes to.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-total.h"
#include <base-date.h>
#include <base-number.h>
#include "office-invoice-tax.h"
#include "office-invoice.h"
#include "office-tax.h"

/* The lines of one tax code and rate. */
typedef struct
{
  gint64 code;
  gint64 rate;
  gint64 base;
  gint64 tax;
} Share;

static gboolean
run_with (StoreDb *db, const char *sql, gint64 first, gint64 second, gint64 third, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, sql);

  store_query_bind_number (query, 1, first);
  store_query_bind_number (query, 2, second);
  store_query_bind_number (query, 3, third);
  return store_query_run (query, error);
}

static GArray *
list_codes (StoreDb *db, gint64 invoice, GError **error)
{
  g_autoptr (GArray) codes = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT DISTINCT coalesce (tax_code, 0) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL");

  store_query_bind_number (query, 1, invoice);
  while (store_query_next (query))
    {
      gint64 code = store_query_get_number (query, 0);
      g_array_append_val (codes, code);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&codes) : NULL;
}

static gboolean
set_rates (StoreDb *db, gint64 invoice, guint32 day, GError **error)
{
  g_autoptr (GArray) codes = list_codes (db, invoice, error);

  for (guint i = 0; codes != NULL && i < codes->len; i++)
    {
      gint64 code = g_array_index (codes, gint64, i), rate;

      if (!office_tax_get_rate (db, code, day, &rate, error)
          || !run_with (db, "UPDATE invoice_lines SET tax_rate = ?3, version = version + 1 WHERE invoice = ?1 AND coalesce (tax_code, 0) = ?2 AND tax_rate <> ?3", invoice, code, rate, error))
        return FALSE;
    }
  return codes != NULL;
}

/* What is left of the tax of the corrected invoice, when its last share is credited: so that the cents meet. FALSE in found: not the last share. */
static gboolean
find_rest (StoreDb *db, OfficeInvoice *invoice, Share *share, gboolean *found, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH RECURSIVE chain (id, sign) AS (SELECT ?1, 1 UNION ALL SELECT i.id, -chain.sign FROM chain JOIN invoices AS i ON i.corrects = chain.id"
                                                      "  WHERE i.id <> ?4 AND i.number IS NOT NULL)"
                                                      " SELECT coalesce (sum (sign * base), 0), coalesce (sum (sign * tax), 0) FROM chain JOIN invoice_taxes AS t ON t.invoice = chain.id"
                                                      " WHERE coalesce (t.tax_code, 0) = ?2 AND t.rate = ?3 AND t.trashed_at IS NULL");

  store_query_bind_number (query, 1, invoice->corrects);
  store_query_bind_number (query, 2, share->code);
  store_query_bind_number (query, 3, share->rate);
  store_query_bind_number (query, 4, invoice->parent_instance.id);
  *found = store_query_next (query) && store_query_get_number (query, 0) == share->base;
  if (*found)
    share->tax = store_query_get_number (query, 1);
  return store_query_finish (query, error);
}

/* (element-type Share) */
static GArray *
list_shares (StoreDb *db, OfficeInvoice *invoice, GError **error)
{
  g_autoptr (GArray) shares = g_array_new (FALSE, TRUE, sizeof (Share));
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT coalesce (tax_code, 0), tax_rate, sum (amount) FROM invoice_lines WHERE invoice = ?1 AND trashed_at IS NULL"
                                                      " GROUP BY 1, 2 ORDER BY min (position), 1");

  store_query_bind_number (query, 1, invoice->parent_instance.id);
  while (store_query_next (query))
    g_array_append_val (shares, ((Share) { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), 0 }));
  if (!store_query_finish (query, error))
    return NULL;
  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);
      gboolean found = FALSE;

      if ((invoice->corrects != 0 && !find_rest (db, invoice, share, &found, error))
          || (!found && !base_number_scale (share->base, share->rate, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &share->tax, error)))
        return NULL;
    }
  return g_steal_pointer (&shares);
}

static gboolean
insert_share (StoreDb *db, OfficeInvoice *invoice, const Share *share, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO invoice_taxes (id, invoice, tax_code, rate, base, tax, currency) VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, ?6, ?7)");
  gint64 id = store_record_take_id (db, "invoice_taxes", error);

  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, invoice->parent_instance.id);
  store_query_bind_number (query, 3, share->code);
  store_query_bind_number (query, 4, share->rate);
  store_query_bind_number (query, 5, share->base);
  store_query_bind_number (query, 6, share->tax);
  store_query_bind_text (query, 7, invoice->currency);
  return id != 0 && store_query_run (query, error);
}

static gboolean
write_shares (StoreDb *db, OfficeInvoice *invoice, GArray *shares, GError **error)
{
  gint64 net = 0, tax = 0;

  if (!run_with (db, "DELETE FROM invoice_taxes WHERE invoice = ?1 AND ?2 = ?3", invoice->parent_instance.id, 0, 0, error))
    return FALSE;
  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);

      net += share->base;
      tax += share->tax;
      if (!insert_share (db, invoice, share, error))
        return FALSE;
    }
  return run_with (db, "UPDATE invoices SET net = ?2, tax = ?3, total = ?2 + ?3, version = version + 1 WHERE id = ?1 AND (net <> ?2 OR tax <> ?3 OR total <> ?2 + ?3)",
                   invoice->parent_instance.id, net, tax, error);
}

gboolean
office_invoice_refresh (StoreDb *db, gint64 invoice, guint32 day, GError **error)
{
  g_autoptr (OfficeInvoice) self = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, invoice, error));
  g_autoptr (GArray) shares = NULL;

  if (self == NULL)
    return FALSE;
  if (day == BASE_NO_DATE)
    day = base_environment_today (store_db_get_environment (db));
  if (self->corrects == 0 && !set_rates (db, invoice, day, error))
    return FALSE;
  shares = list_shares (db, self, error);
  return shares != NULL && write_shares (db, self, shares, error);
}

/* What corrects it, less what takes that back. */
#define INVOICE_CORRECTED                                                                                                          \
  "(WITH RECURSIVE chain (id, sign, part) AS (SELECT invoices.id, -1, 0 UNION ALL SELECT c.id, -chain.sign, c.total FROM chain"      \
  "  JOIN invoices AS c ON c.corrects = chain.id WHERE c.number IS NOT NULL) SELECT sum (sign * part) FROM chain)"

gboolean
office_invoice_settle (StoreDb *db, gint64 invoice, gint64 paid, gint64 open, GError **error)
{
  return run_with (db,
                   "UPDATE invoices SET paid = paid + ?2, open = open - ?3, version = version + 1, state = CASE WHEN open - ?3 = total AND total > 0 THEN 'open' WHEN open - ?3 > 0 THEN 'partly-paid'"
                   " WHEN total > 0 AND " INVOICE_CORRECTED " >= total THEN 'corrected' ELSE 'paid' END"
                                                            " WHERE id = ?1", invoice, paid, open, error);
}

gboolean
office_invoice_add_debt (StoreDb *db, gint64 customer, gint64 amount, GError **error)
{
  return amount == 0 || run_with (db, "UPDATE contacts SET open_amount = open_amount + ?2, version = version + 1 WHERE id = ?1 AND ?3 = 0", customer, amount, 0, error);
}
