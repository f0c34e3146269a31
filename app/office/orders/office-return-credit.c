/* What is credited for returned goods.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-return-credit.h"
#include <store-log.h>
#include <store-run.h>
#include "office-fulfilment.h"
#include "office-order-cost.h"
#include "office-order-status.h"
#include <glib/gi18n-lib.h>

/* The credit note knows whose goods it is for, so that it can be taken back with them. */
static gboolean
link_note (StoreDb *db, gint64 invoice, gint64 return_line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE invoices SET return_line = ?2, version = version + 1 WHERE id = (SELECT max (id) FROM invoices WHERE corrects = ?1)");

  store_query_bind_number (query, 1, invoice);
  store_query_bind_number (query, 2, return_line);
  return store_query_run (query, error);
}

static gboolean
credit_part (StoreDb *db, gint64 return_line, gint64 invoice_line, gint64 quantity, GError **error)
{
  gint64 invoice = 0;

  return store_db_find_number (db, "SELECT invoice FROM invoice_lines WHERE id = ?1", invoice_line, &invoice, error)
         && store_command_call (db, "credit-invoice",
                                g_variant_new_parsed ("{'record': <%x>, 'line': <%x>, 'quantity': <%x>, 'reason': <%s>}", invoice, invoice_line, quantity, _("Returned goods")), error)
         && link_note (db, invoice, return_line, error);
}

/* An invoice that corrects a credit note gives back what can be credited of the first one. */
#define SELECT_INVOICE_LINES \
  "SELECT i.id FROM invoice_lines AS i JOIN invoices AS v ON v.id = i.invoice WHERE i.order_line = ?1 AND i.trashed_at IS NULL AND v.kind = 'invoice' AND v.state <> 'draft'" \
  " AND i.corrects IS NULL ORDER BY i.id DESC"

#define SELECT_NOT_CREDITED "SELECT max (" OFFICE_INVOICE_LINE_LEFT ("l.id", "quantity") ", 0) FROM invoice_lines AS l WHERE l.id = ?1"

static gboolean
credit_lines (StoreDb *db, OfficeReturnLine *self, GError **error)
{
  g_autoptr (GArray) lines = office_numbers_of (db, SELECT_INVOICE_LINES, self->order_line, error);
  gint64 rest = self->quantity;

  for (guint i = 0; lines != NULL && i < lines->len && rest > 0; i++)
    {
      gint64 line = g_array_index (lines, gint64, i), quantity = 0;

      if (!store_db_find_number (db, SELECT_NOT_CREDITED, line, &quantity, error) || (quantity > 0 && !credit_part (db, BASE_RECORD (self)->id, line, MIN (rest, quantity), error)))
        return FALSE;
      rest -= MIN (rest, quantity);
    }
  return lines != NULL;
}

gboolean
office_return_credit (StoreDb *db, OfficeReturnLine *self, GError **error)
{
  gint64 invoiced = 0;

  if (!store_db_find_number (db, "SELECT invoiced FROM order_lines WHERE id = ?1", self->order_line, &invoiced, error))
    return FALSE;
  if (invoiced < self->quantity)
    return base_refuse (error, _("The line has not been invoiced that far, so there is nothing to credit. Choose no remedy; the invoice will say less."));
  return credit_lines (db, self, error);
}

static gboolean
let_go_of_notes (StoreDb *db, gint64 return_line, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "UPDATE invoices SET return_line = NULL, version = version + 1 WHERE return_line = ?1");

  store_query_bind_number (query, 1, return_line);
  return store_query_run (query, error);
}

/* Of the credit note n something has not been taken back. */
#define STANDS "EXISTS (SELECT 1 FROM invoice_lines AS l WHERE l.invoice = n.id AND l.trashed_at IS NULL AND " OFFICE_INVOICE_LINE_LEFT ("l.id", "quantity") " > 0)"

#define SELECT_NOTES "SELECT n.id FROM invoices AS n WHERE n.return_line = ?1 AND " STANDS " ORDER BY n.id DESC"

gboolean
office_return_reverse_credit (StoreDb *db, OfficeReturnLine *self, OfficeCustomerReturn *of, GError **error)
{
  g_autoptr (GArray) notes = office_numbers_of (db, SELECT_NOTES, BASE_RECORD (self)->id, error);
  g_autofree char *reason = g_strdup_printf (_("Inspection of return %s taken back"), of->number);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    if (!store_command_call (db, "credit-invoice", g_variant_new_parsed ("{'record': <%x>, 'reason': <%s>}", g_array_index (notes, gint64, i), reason), error))
      return FALSE;
  return notes != NULL && let_go_of_notes (db, BASE_RECORD (self)->id, error);
}

/* What follows the goods. Entries without a number are the stock's own. */
static gboolean
follows_goods (StoreDb *db, const char *table, gint64 id)
{
  static const char *const tables[] = { "return_lines", "customer_returns", "stock_moves", "stock_balances", "stock_layers", "items", "reservations", "order_lines", "orders", "accounts", NULL };
  gboolean is_entry = g_str_equal (table, "entries");
  gint64 numbered = 0;

  if (!is_entry && !g_str_equal (table, "entry_lines"))
    return g_strv_contains (tables, table);
  store_db_find_number (db, is_entry ? "SELECT count (*) FROM entries WHERE id = ?1 AND number IS NOT NULL"
                                     : "SELECT count (*) FROM entry_lines AS l JOIN entries AS e ON e.id = l.entry WHERE l.id = ?1 AND e.number IS NOT NULL", id, &numbered, NULL);
  return numbered == 0;
}

/* The balances lost what the numbered entries of the change posted, and these stay. */
static gboolean
restore_balances (StoreDb *db, gint64 seq, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "WITH kept AS (SELECT l.account, sum (l.amount) AS amount FROM change_row AS r JOIN entries AS e ON e.id = r.record_id JOIN entry_lines AS l ON l.entry = e.id"
                                                      "  WHERE r.change = ?1 AND +r.table_name = 'entries' AND r.before IS NULL AND e.number IS NOT NULL GROUP BY l.account)"
                                                      " UPDATE accounts SET balance = balance + kept.amount, version = version + 1 FROM kept WHERE kept.account = accounts.id AND kept.amount <> 0");

  store_query_bind_number (query, 1, seq);
  return store_query_run (query, error);
}

#define COUNT_UNKNOWN_NOTES                                                                                                                            \
  "SELECT count (*) FROM change_row AS r JOIN invoices AS n ON n.id = r.record_id WHERE r.change = ?1 AND +r.table_name = 'invoices' AND r.before IS NULL" \
  " AND n.kind = 'credit-note' AND n.return_line IS NULL AND " STANDS

gboolean
office_return_revert_part (StoreDb *db, gint64 seq, GError **error)
{
  gint64 unknown = 0;

  if (!store_db_find_number (db, COUNT_UNKNOWN_NOTES, seq, &unknown, error))
    return FALSE;
  if (unknown > 0)
    return base_refuse (error, _("An earlier version inspected these goods and did not note what it moved. Adjust the stock, and correct the credit note with “Credit Invoice”."));
  return store_log_revert_part (db, seq, follows_goods, error) && restore_balances (db, seq, error);
}

static gboolean
finish (StoreDb *db, OfficeReturnLine *self, int remedy, GError **error)
{
  base_record_set_int (BASE_RECORD (self), &self->remedy, remedy);
  return store_record_save (db, BASE_RECORD (self), error) && office_order_line_refresh (db, self->order_line, error) && office_order_line_book_cost (db, self->order_line, error);
}

static gboolean
count_notes (StoreDb *db, OfficeReturnLine *self, guint *n, GError **error)
{
  g_autoptr (GArray) notes = office_numbers_of (db, SELECT_NOTES, BASE_RECORD (self)->id, error);

  *n = notes != NULL ? notes->len : 0;
  return notes != NULL;
}

gboolean
office_credit_returned_goods (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeReturnLine) self = store_arguments_load (db, arguments, OFFICE_TYPE_RETURN_LINE, error);
  guint n;

  if (self == NULL || !count_notes (db, self, &n, error))
    return FALSE;
  if (self->goods == OFFICE_RETURN_LINE_GOODS_PENDING)
    return base_refuse (error, _("These goods have not been inspected yet."));
  if (self->remedy == OFFICE_RETURN_LINE_REMEDY_REPLACE)
    return base_refuse (error, _("These goods were replaced, so they are not credited too."));
  if (n > 0)
    return base_refuse (error, _("These goods have been credited already."));
  return office_order_line_refresh (db, self->order_line, error) && office_return_credit (db, self, error) && finish (db, self, OFFICE_RETURN_LINE_REMEDY_CREDIT, error);
}

/* Also when its goods have just been taken back: then the credit is all that is left. */
gboolean
office_reverse_return_credit (StoreDb *db, GVariant *arguments, GError **error)
{
  g_autoptr (OfficeReturnLine) self = store_arguments_load (db, arguments, OFFICE_TYPE_RETURN_LINE, error);
  g_autoptr (OfficeCustomerReturn) of = self != NULL ? OFFICE_CUSTOMER_RETURN (store_record_load (db, OFFICE_TYPE_CUSTOMER_RETURN, self->customer_return, error)) : NULL;
  guint n;

  if (of == NULL || !count_notes (db, self, &n, error))
    return FALSE;
  if (n == 0 && self->goods != OFFICE_RETURN_LINE_GOODS_PENDING)
    return base_refuse (error, _("No credit note stands for these goods."));
  return office_return_reverse_credit (db, self, of, error) && finish (db, self, OFFICE_RETURN_LINE_REMEDY_NONE, error);
}
