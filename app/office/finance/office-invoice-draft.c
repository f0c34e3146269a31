/* An invoice before it is posted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-draft.h"
#include "office-line.h"
#include <base-date.h>
#include <base-number.h>
#include "office-company.h"
#include "office-invoice-line.h"
#include "office-invoice-total.h"
#include "office-order-line.h"
#include "office-order-status.h"
#include "office-order.h"
#include <glib/gi18n-lib.h>

static void
bind_link (StoreQuery *query, int parameter, gint64 id)
{
  if (id != 0)
    store_query_bind_number (query, parameter, id);
  else
    store_query_bind_null (query, parameter);
}

gboolean
office_invoice_insert_line (StoreDb *db, const OfficeInvoiceDraftLine *line, GError **error)
{
  static const char *const kinds[] = { "goods", "discount", "freight", "charge" };
  g_autoptr (StoreQuery) query = store_query_new (db, "INSERT INTO invoice_lines (id, invoice, position, order_line, item, text, unit, quantity, price, discount, amount, currency, tax_code,"
                                                      " tax_rate, kind, cost, corrects) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)");
  gint64 id = store_record_take_id (db, "invoice_lines", error);
  const gint64 numbers[] = { line->quantity, line->price, line->discount, line->amount };

  store_query_bind_number (query, 1, id);
  store_query_bind_number (query, 2, line->invoice);
  store_query_bind_number (query, 3, line->position);
  bind_link (query, 4, line->order_line);
  bind_link (query, 5, line->item);
  store_query_bind_text (query, 6, line->text);
  store_query_bind_text (query, 7, line->unit);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    store_query_bind_number (query, 8 + (int) i, numbers[i]);
  store_query_bind_text (query, 12, line->currency);
  bind_link (query, 13, line->tax_code);
  store_query_bind_number (query, 14, line->tax_rate);
  store_query_bind_text (query, 15, kinds[line->kind]);
  store_query_bind_number (query, 16, line->cost);
  bind_link (query, 17, line->corrects);
  return id != 0 && store_query_run (query, error);
}

gboolean
office_invoice_fill (OfficeInvoice *self, StoreDb *db, GError **error)
{
  char **address[] = { &self->bill_name, &self->bill_street, &self->bill_city, &self->bill_region, &self->bill_postal_code, &self->bill_country };
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT name, street, city, region, postal_code, country, tax_number, language FROM contacts WHERE id = ?1");
  g_autofree char *currency = self->currency == NULL ? office_company_dup_currency (db, error) : NULL;
  gboolean is_empty = TRUE;

  if (self->currency == NULL && currency == NULL)
    return FALSE;
  if (currency != NULL)
    base_record_set_text (BASE_RECORD (self), &self->currency, currency);
  for (guint i = 0; i < G_N_ELEMENTS (address); i++)
    is_empty = is_empty && *address[i] == NULL;
  store_query_bind_number (query, 1, self->customer);
  if (store_query_next (query))
    {
      for (guint i = 0; is_empty && i < G_N_ELEMENTS (address); i++)
        base_record_set_text (BASE_RECORD (self), address[i], store_query_get_text (query, (int) i));
      if (self->tax_number == NULL)
        base_record_set_text (BASE_RECORD (self), &self->tax_number, store_query_get_text (query, 6));
      if (self->language == NULL)
        base_record_set_text (BASE_RECORD (self), &self->language, store_query_get_text (query, 7));
    }
  return store_query_finish (query, error);
}

/* What a tax code has of the goods on a draft. */
typedef struct
{
  gint64 code;
  gint64 amount;
} Weight;

/* A draft in the making. */
typedef struct
{
  StoreDb       *db;
  OfficeInvoice *invoice;
  GArray        *weights; /* Weight */
  gint64         net;
  gint64         position;
} Draft;

static void
add_weight (Draft *self, gint64 code, gint64 amount)
{
  self->net += amount;
  for (guint i = 0; i < self->weights->len; i++)
    if (g_array_index (self->weights, Weight, i).code == code)
      {
        g_array_index (self->weights, Weight, i).amount += amount;
        return;
      }
  g_array_append_val (self->weights, ((Weight) { code, amount }));
}

#define LINES_TO_INVOICE                                                                                                                                         \
  "SELECT l.id, l.item, l.text, coalesce (u.name, i.unit), l.price, l.discount, coalesce (l.tax_code, c.tax_code, i.tax_code, 0), l.quantity,"                   \
  " iif (?2 = 1, l.quantity, min (l.shipped, l.quantity)) - iif (l.returned = 0, 0, " OFFICE_ORDER_LINE_RETURNED ("l.id") ")"                                    \
  " - coalesce ((SELECT sum (iif (v.kind = 'credit-note', -d.quantity, d.quantity)) FROM invoice_lines AS d JOIN invoices AS v ON v.id = d.invoice"              \
  "   WHERE d.order_line = l.id AND d.trashed_at IS NULL AND v.trashed_at IS NULL), 0) AS rest"                                                                  \
  " FROM order_lines AS l JOIN orders AS o ON o.id = l.sales_order JOIN contacts AS c ON c.id = o.customer LEFT JOIN items AS i ON i.id = l.item"                \
  " LEFT JOIN item_units AS u ON u.id = l.unit WHERE l.sales_order = ?1 AND l.trashed_at IS NULL AND l.kit_line IS NULL ORDER BY l.position, l.id"

static gboolean
add_line (Draft *self, StoreQuery *query, GError **error)
{
  OfficeInvoiceDraftLine line = {
    .invoice = self->invoice->parent_instance.id, .position = self->position + 1, .order_line = store_query_get_number (query, 0), .item = store_query_get_number (query, 1),
    .text = store_query_get_text (query, 2), .unit = store_query_get_text (query, 3), .price = store_query_get_number (query, 4),
    .discount = store_query_get_number (query, 5), .tax_code = store_query_get_number (query, 6), .quantity = store_query_get_number (query, 8), .currency = self->invoice->currency,
  };

  if (line.quantity <= 0)
    return TRUE;
  self->position++;
  if (!office_line_calculate (line.price, line.quantity, line.discount, &line.amount, error))
    return FALSE;
  add_weight (self, line.tax_code, line.amount);
  return office_invoice_insert_line (self->db, &line, error);
}

static gboolean
add_lines (Draft *self, gint64 order, gboolean everything, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, LINES_TO_INVOICE);

  store_query_bind_number (query, 1, order);
  store_query_bind_number (query, 2, everything);
  while (store_query_next (query))
    if (!add_line (self, query, error))
      return FALSE;
  return store_query_finish (query, error);
}

/* Of the order's discount or freight: what other invoices of the order have of it, with its sign. */
static gboolean
get_invoiced (Draft *self, gint64 order, const char *kind, gint64 *amount, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT coalesce (sum (iif (v.kind = 'credit-note', -l.amount, l.amount)), 0) FROM invoices AS v JOIN invoice_lines AS l ON l.invoice = v.id"
                                                            " WHERE v.sales_order = ?1 AND l.kind = ?2 AND v.trashed_at IS NULL AND l.trashed_at IS NULL");

  store_query_bind_number (query, 1, order);
  store_query_bind_text (query, 2, kind);
  *amount = store_query_next (query) ? store_query_get_number (query, 0) : 0;
  return store_query_finish (query, error);
}

static gboolean
add_extra (Draft *self, int kind, const char *text, gint64 amount, gint64 code, GError **error)
{
  OfficeInvoiceDraftLine line = {
    .invoice = self->invoice->parent_instance.id, .position = ++self->position, .text = text, .quantity = BASE_QUANTITY_ONE, .price = amount, .amount = amount,
    .currency = self->invoice->currency, .tax_code = code, .kind = kind,
  };

  return office_invoice_insert_line (self->db, &line, error);
}

/* Freight is taxed as the larger part of the goods is. */
static gboolean
add_freight (Draft *self, OfficeOrder *order, GError **error)
{
  gint64 invoiced, code = 0, most = G_MININT64;

  if (order->freight == 0 || !get_invoiced (self, order->parent_instance.id, "freight", &invoiced, error))
    return order->freight == 0;
  for (guint i = 0; i < self->weights->len; i++)
    if (g_array_index (self->weights, Weight, i).amount > most)
      {
        most = g_array_index (self->weights, Weight, i).amount;
        code = g_array_index (self->weights, Weight, i).code;
      }
  return invoiced >= order->freight || add_extra (self, OFFICE_INVOICE_LINE_KIND_FREIGHT, _("Freight"), order->freight - invoiced, code, error);
}

/* The discount goes with the goods, by their amounts; the last invoice takes the rest. */
static gboolean
get_discount (Draft *self, OfficeOrder *order, gint64 *discount, GError **error)
{
  gint64 given, goods, lines = order->total + order->discount;

  if (!get_invoiced (self, order->parent_instance.id, "discount", &given, error) || !get_invoiced (self, order->parent_instance.id, "goods", &goods, error))
    return FALSE;
  if (goods >= lines || lines <= 0)
    *discount = order->discount;
  else if (!base_number_scale (order->discount, goods, lines, BASE_ROUND_HALF_UP, discount, error))
    return FALSE;
  *discount += given; /* which is below zero */
  return TRUE;
}

static gboolean
add_discount (Draft *self, OfficeOrder *order, GError **error)
{
  g_autofree gint64 *weights = g_new (gint64, self->weights->len), *shares = g_new0 (gint64, self->weights->len);
  gint64 discount = 0, sum = 0;

  if (order->discount == 0 || !get_discount (self, order, &discount, error))
    return order->discount == 0;
  for (guint i = 0; i < self->weights->len; i++)
    sum += weights[i] = MAX (g_array_index (self->weights, Weight, i).amount, 0);
  if (discount <= 0 || sum == 0)
    return TRUE;
  base_number_split (discount, weights, self->weights->len, shares);
  for (guint i = 0; i < self->weights->len; i++)
    if (shares[i] != 0 && !add_extra (self, OFFICE_INVOICE_LINE_KIND_DISCOUNT, _("Discount"), -shares[i], g_array_index (self->weights, Weight, i).code, error))
      return FALSE;
  return TRUE;
}

static OfficeInvoice *
make_invoice (StoreDb *db, OfficeOrder *order, GError **error)
{
  g_autoptr (OfficeInvoice) self = g_object_new (OFFICE_TYPE_INVOICE, NULL);
  BaseRecord *record = BASE_RECORD (self);

  base_record_set_number (record, &self->customer, order->customer);
  base_record_set_number (record, &self->sales_order, order->parent_instance.id);
  base_record_set_text (record, &self->currency, order->currency);
  base_record_set_text (record, &self->reference, order->reference);
  return store_record_save (db, record, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
check_order (OfficeOrder *order, GError **error)
{
  if (order->parent_instance.trashed)
    return base_refuse (error, _("Order %s lies in the trash. Restore it first."), order->number);
  if (order->cancelled_on != 0)
    return base_refuse (error, _("Order %s is cancelled. Reopen it first."), order->number);
  if (order->confirmed_on == 0)
    return base_refuse (error, _("Order %s is a draft. Confirm it first."), order->number);
  return TRUE;
}

static gboolean
refuse_empty (OfficeOrder *order, gboolean everything, GError **error)
{
  if (everything || order->shipped_on != 0 || order->state == OFFICE_ORDER_INVOICED)
    base_refuse (error, _("Everything of order %s has been invoiced."), order->number);
  else
    base_refuse (error, _("Order %s is not shipped yet, so nothing waits for an invoice. Ship it first, or invoice everything."), order->number);
  return FALSE;
}

gboolean
office_invoice_draft (StoreDb *db, gint64 order, gboolean everything, gint64 *invoice, GError **error)
{
  g_autoptr (OfficeOrder) from = OFFICE_ORDER (store_record_load (db, OFFICE_TYPE_ORDER, order, error));
  g_autoptr (OfficeInvoice) self = from != NULL && check_order (from, error) ? make_invoice (db, from, error) : NULL;
  g_autoptr (GArray) weights = g_array_new (FALSE, FALSE, sizeof (Weight));
  Draft draft = { db, self, weights, 0, 0 };

  if (self == NULL || !add_lines (&draft, order, everything, error))
    return FALSE;
  if (draft.position == 0)
    return refuse_empty (from, everything, error);
  if (!add_discount (&draft, from, error) || !add_freight (&draft, from, error) || !office_invoice_refresh (db, self->parent_instance.id, BASE_NO_DATE, error))
    return FALSE;
  *invoice = self->parent_instance.id;
  return TRUE;
}
