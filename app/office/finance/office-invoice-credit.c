/* The only correction of a posted invoice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-invoice-post.h"
#include "office-line.h"
#include <base-date.h>
#include <base-number.h>
#include "office-invoice-draft.h"
#include "office-invoice-total.h"
#include "office-order-cost.h"
#include "office-order-line.h"
#include "office-open-item.h"
#include <glib/gi18n-lib.h>

/* What of each line of the corrected invoice is left. */
#define LINES_LEFT                                                                                                              \
  "SELECT l.id, l.position, l.order_line, l.item, l.text, l.unit, l.price, l.discount, l.tax_code, l.tax_rate, l.kind, "         \
  OFFICE_INVOICE_LINE_LEFT ("l.id", "quantity") " AS left, " OFFICE_INVOICE_LINE_LEFT ("l.id", "amount") ", " OFFICE_INVOICE_LINE_LEFT ("l.id", "cost") \
  " FROM invoice_lines AS l WHERE l.invoice = ?1 AND (?2 = 0 OR l.id = ?2) AND l.trashed_at IS NULL AND left > 0 ORDER BY l.position, l.id"

typedef struct
{
  StoreDb       *db;
  OfficeInvoice *note;
  gint64         quantity; /* of the one line, or 0 */
  guint          n;
} Credit;

static int
find_kind (const char *code)
{
  static const char *const kinds[] = { "goods", "discount", "freight", "charge" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i], code) == 0)
      return (int) i;
  return 0;
}

static gboolean
add_line (Credit *self, StoreQuery *query, GError **error)
{
  gint64 left = store_query_get_number (query, 11), cost = store_query_get_number (query, 13);
  OfficeInvoiceDraftLine line = {
    .invoice = self->note->parent_instance.id, .position = store_query_get_number (query, 1), .order_line = store_query_get_number (query, 2),
    .item = store_query_get_number (query, 3), .text = store_query_get_text (query, 4), .unit = store_query_get_text (query, 5), .quantity = left,
    .price = store_query_get_number (query, 6), .discount = store_query_get_number (query, 7), .amount = store_query_get_number (query, 12),
    .currency = self->note->currency, .tax_code = store_query_get_number (query, 8), .tax_rate = store_query_get_number (query, 9),
    .kind = find_kind (store_query_get_text (query, 10)), .cost = cost, .corrects = store_query_get_number (query, 0),
  };

  if (self->quantity > left)
    return base_refuse (error, _("Of “%s” less is left than should be credited. Give a smaller quantity."), line.text != NULL ? line.text : "");
  if (self->quantity > 0 && self->quantity < left)
    {
      line.quantity = self->quantity;
      if (!office_line_calculate (line.price, line.quantity, line.discount, &line.amount, error)
          || !base_number_scale (cost, line.quantity, left, BASE_ROUND_HALF_UP, &line.cost, error))
        return FALSE;
    }
  self->n++;
  return office_invoice_insert_line (self->db, &line, error);
}

static gboolean
add_lines (Credit *self, gint64 invoice, gint64 only, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, LINES_LEFT);

  store_query_bind_number (query, 1, invoice);
  store_query_bind_number (query, 2, only);
  while (store_query_next (query))
    if (!add_line (self, query, error))
      return FALSE;
  return store_query_finish (query, error);
}

static OfficeInvoice *
make_note (StoreDb *db, OfficeInvoice *from, guint32 day, const char *reason, GError **error)
{
  g_autoptr (OfficeInvoice) self = g_object_new (OFFICE_TYPE_INVOICE, NULL);
  BaseRecord *record = BASE_RECORD (self);
  char **members[] = { &self->currency, &self->bill_name, &self->bill_street, &self->bill_city, &self->bill_region, &self->bill_postal_code, &self->bill_country,
                       &self->tax_number, &self->language, &self->reference };
  char *values[] = { from->currency, from->bill_name, from->bill_street, from->bill_city, from->bill_region, from->bill_postal_code, from->bill_country,
                     from->tax_number, from->language, from->reference };

  base_record_set_int (record, &self->kind, from->kind == OFFICE_INVOICE_KIND_CREDIT_NOTE ? OFFICE_INVOICE_KIND_INVOICE : OFFICE_INVOICE_KIND_CREDIT_NOTE);
  base_record_set_number (record, &self->customer, from->customer);
  base_record_set_number (record, &self->sales_order, from->sales_order);
  base_record_set_number (record, &self->corrects, from->parent_instance.id);
  base_record_set_date (record, &self->due_on, day);
  base_record_set_text (record, &self->notes, reason);
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    base_record_set_text (record, members[i], values[i]);
  return store_record_save (db, record, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
check_posted (OfficeInvoice *self, GError **error)
{
  if (self->number != NULL)
    return TRUE;
  return base_refuse (error, _("A draft can be changed or put into the trash; only a posted invoice is corrected by a credit note."));
}

/* The credit settles what is open of the invoice that it corrects. What a credit note settled is open again before an invoice takes it back, so that nothing else has changed. */
static gboolean
offset (StoreDb *db, OfficeInvoice *from, gint64 note, guint32 day, GError **error)
{
  if (from->kind != OFFICE_INVOICE_KIND_CREDIT_NOTE)
    return office_open_item_offset (db, from->parent_instance.id, note, day, error);
  return office_open_item_release_credit (db, from->parent_instance.id, note, day, error) && office_open_item_offset (db, note, from->parent_instance.id, day, error);
}

gboolean
office_invoice_credit (StoreDb *db, gint64 invoice, gint64 line, gint64 quantity, guint32 day, const char *reason, gint64 *credit_note, GError **error)
{
  g_autoptr (OfficeInvoice) from = OFFICE_INVOICE (store_record_load (db, OFFICE_TYPE_INVOICE, invoice, error));
  g_autoptr (OfficeInvoice) note = NULL;
  Credit credit = { .db = db, .quantity = quantity };

  if (from == NULL || !check_posted (from, error))
    return FALSE;
  if (day == BASE_NO_DATE)
    day = base_environment_today (store_db_get_environment (db));
  credit.note = note = make_note (db, from, day, reason, error);
  if (note == NULL || !add_lines (&credit, invoice, line, error))
    return FALSE;
  if (credit.n == 0)
    return base_refuse (error, _("Nothing is left of %s that could be credited."), from->number);
  if (!office_invoice_post (db, note->parent_instance.id, day, error) || !offset (db, from, note->parent_instance.id, day, error))
    return FALSE;
  if (credit_note != NULL)
    *credit_note = note->parent_instance.id;
  return TRUE;
}
