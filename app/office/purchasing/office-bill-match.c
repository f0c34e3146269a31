/* A bill against what was ordered and received.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-bill-match.h"
#include "office-line.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>
#include "office-bill-line.h"
#include "office-contact.h"
#include "office-purchase-line.h"
#include "office-purchase-tolerance.h"
#include "office-tax-number.h"
#include "office-tax.h"

/* While a bill is matched. */
typedef struct
{
  StoreDb    *db;
  OfficeBill *bill;
  BaseLocale *locale;
  GString    *reasons;
  GHashTable *billed; /* purchase line → gint64 *: what earlier lines of this bill took */
  GHashTable *taxes;  /* rate → gint64 *: net amount */
  gint64      net;
} Match;

static void
match_clear (Match *self)
{
  g_clear_pointer (&self->locale, base_locale_unref);
  g_string_free (self->reasons, TRUE);
  g_hash_table_unref (self->billed);
  g_hash_table_unref (self->taxes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Match, match_clear)

static gint64 *
get_slot (GHashTable *table, gint64 key)
{
  gint64 *slot = g_hash_table_lookup (table, &key);

  if (slot == NULL)
    {
      slot = g_new0 (gint64, 1);
      g_hash_table_insert (table, g_memdup2 (&key, sizeof key), slot);
    }
  return slot;
}

static void
add_reason (Match *self, const char *reason)
{
  if (self->reasons->len > 0)
    g_string_append_c (self->reasons, '\n');
  g_string_append (self->reasons, reason);
}

static char *
compare_quantity (Match *self, OfficeBillLine *line, OfficePurchaseLine *ordered)
{
  gint64 *taken = get_slot (self->billed, line->purchase_line), all = ordered->billed + *taken + line->quantity;
  g_autofree char *billed = base_quantity_format (all, self->locale), *received = base_quantity_format (ordered->received, self->locale);

  *taken += line->quantity;
  if (all <= ordered->received || line->quantity < 0)
    return NULL;
  return g_strdup_printf (_("Line %lld: %s billed, %s received. Wait for the goods, correct the line, or let a second person approve the bill."), (long long) line->position, billed, received);
}

/* What the line may cost beyond or below the price agreed. */
static gboolean
get_price_limit (Match *self, gint64 expected, gint64 *limit, GError **error)
{
  gint64 most = OFFICE_PRICE_LIMIT;

  for (int i = base_currency_get_decimals (self->bill->currency); i > 0; i--)
    most *= 10;
  if (!base_number_scale (ABS (expected), OFFICE_PRICE_RATE, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, limit, error))
    return FALSE;
  *limit = MIN (*limit, most);
  return TRUE;
}

static gboolean
compare_price (Match *self, OfficeBillLine *line, OfficePurchaseLine *ordered, char **words, GError **error)
{
  g_autofree char *billed = NULL, *agreed = NULL;
  gint64 expected, limit;

  if (!office_line_calculate (ordered->price, line->quantity, ordered->discount, &expected, error) || !get_price_limit (self, expected, &limit, error))
    return FALSE;
  if (ABS (line->amount - expected) <= limit)
    return TRUE;
  billed = base_money_format (line->amount, self->locale, self->bill->currency);
  agreed = base_money_format (expected, self->locale, self->bill->currency);
  *words = g_strdup_printf (_("Line %lld: %s billed, %s agreed. Ask for a credit note, correct the purchase order, or let a second person approve the bill."),
                            (long long) line->position, billed, agreed);
  return TRUE;
}

static gboolean
compare_line (Match *self, OfficeBillLine *line, char **words, GError **error)
{
  g_autoptr (OfficePurchaseLine) ordered = NULL;
  g_autofree char *quantity = NULL, *price = NULL;

  if (line->purchase_line == 0)
    {
      if (line->account == 0)
        *words = g_strdup_printf (_("Line %lld belongs to no purchase line. Choose the line or an account, or let a second person approve the bill."), (long long) line->position);
      return TRUE;
    }
  ordered = OFFICE_PURCHASE_LINE (store_record_load (self->db, OFFICE_TYPE_PURCHASE_LINE, line->purchase_line, error));
  if (ordered == NULL || !compare_price (self, line, ordered, &price, error))
    return FALSE;
  quantity = compare_quantity (self, line, ordered);
  if (quantity != NULL && price != NULL)
    *words = g_strjoin ("\n", quantity, price, NULL);
  else
    *words = g_strdup (quantity != NULL ? quantity : price);
  return TRUE;
}

static gboolean
match_line (Match *self, gint64 id, GError **error)
{
  g_autoptr (OfficeBillLine) line = OFFICE_BILL_LINE (store_record_load (self->db, OFFICE_TYPE_BILL_LINE, id, error));
  g_autofree char *words = NULL;
  gint64 rate;

  if (line == NULL || !compare_line (self, line, &words, error) || !office_tax_get_rate (self->db, line->tax_code, self->bill->billed_on, &rate, error))
    return FALSE;
  if (words != NULL)
    add_reason (self, words);
  self->net += line->amount;
  *get_slot (self->taxes, rate) += line->amount;
  base_record_set_text (BASE_RECORD (line), &line->difference, words);
  base_record_set_number (BASE_RECORD (line), &line->tax_rate, rate);
  return store_record_save (self->db, BASE_RECORD (line), error);
}

static gboolean
match_lines (Match *self, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (self->db, "SELECT id FROM bill_lines WHERE bill = ?1 AND trashed_at IS NULL ORDER BY position, id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, self->bill->parent_instance.id);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!match_line (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  if (ids->len == 0)
    add_reason (self, _("The bill has no lines. Enter what is billed."));
  return TRUE;
}

/* Each rate once, on the sum of its lines. */
static gboolean
sum_taxes (Match *self, gint64 *tax, GError **error)
{
  GHashTableIter iter;
  gpointer rate, base;

  *tax = 0;
  g_hash_table_iter_init (&iter, self->taxes);
  while (g_hash_table_iter_next (&iter, &rate, &base))
    {
      gint64 share;

      if (!base_number_scale (*(gint64 *) base, *(gint64 *) rate, BASE_QUANTITY_ONE, BASE_ROUND_HALF_UP, &share, error))
        return FALSE;
      *tax += share;
    }
  return TRUE;
}

static gboolean
set_totals (Match *self, GError **error)
{
  OfficeBill *bill = self->bill;
  BaseRecord *record = BASE_RECORD (bill);
  gint64 tax, rounding;

  if (!sum_taxes (self, &tax, error))
    return FALSE;
  rounding = bill->their_total != 0 ? bill->their_total - self->net - tax : 0;
  base_record_set_number (record, &bill->net, self->net);
  base_record_set_number (record, &bill->tax, tax);
  base_record_set_number (record, &bill->rounding, rounding);
  base_record_set_number (record, &bill->total, self->net + tax + rounding);
  if (ABS (rounding) > OFFICE_BILL_ROUNDING)
    {
      g_autofree char *theirs = base_money_format (bill->their_total, self->locale, bill->currency), *ours = base_money_format (self->net + tax, self->locale, bill->currency);
      g_autofree char *words = g_strdup_printf (_("The supplier’s total is %s, the lines and taxes are %s. Correct the lines, or let a second person approve the bill."), theirs, ours);

      add_reason (self, words);
    }
  return TRUE;
}

/* Another account on the bill is how people are made to pay a thief. */
static gboolean
compare_account (Match *self, GError **error)
{
  g_autoptr (OfficeContact) supplier = NULL;
  g_autofree char *theirs = office_tax_number_normalize (self->bill->iban), *known = NULL, *words = NULL;

  if (self->bill->iban == NULL)
    return TRUE;
  supplier = OFFICE_CONTACT (store_record_load (self->db, OFFICE_TYPE_CONTACT, self->bill->supplier, error));
  if (supplier == NULL)
    return FALSE;
  known = office_tax_number_normalize (supplier->iban);
  if (strcmp (theirs, known) == 0)
    return TRUE;
  words = g_strdup_printf (_("The bill names the bank account %s, which is not the known one of %s. Ring the supplier at a known number, and ask for another bank account if it is right."),
                           self->bill->iban, supplier->name);
  add_reason (self, words);
  return TRUE;
}

static gboolean
set_state (Match *self, GError **error)
{
  OfficeBill *bill = self->bill;
  const char *reasons = self->reasons->len > 0 ? self->reasons->str : NULL;
  gboolean approved = bill->approved_by != NULL && g_strcmp0 (reasons, bill->exception) == 0;

  if (!approved)
    {
      base_record_set_text (BASE_RECORD (bill), &bill->approved_by, NULL);
      base_record_set_text (BASE_RECORD (bill), &bill->approval_reason, NULL);
    }
  base_record_set_text (BASE_RECORD (bill), &bill->exception, reasons);
  base_record_set_int (BASE_RECORD (bill), &bill->state, reasons == NULL || approved ? OFFICE_BILL_STATE_MATCHED : OFFICE_BILL_STATE_EXCEPTION);
  return store_record_save (self->db, BASE_RECORD (bill), error);
}

gboolean
office_bill_match (StoreDb *db, OfficeBill *bill, GError **error)
{
  g_auto (Match) match = {
    .db = db, .bill = bill, .locale = base_locale_new (NULL, NULL), .reasons = g_string_new (NULL),
    .billed = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
    .taxes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free),
  };

  return match_lines (&match, error) && set_totals (&match, error) && compare_account (&match, error) && set_state (&match, error);
}

gboolean
office_bill_match_again (StoreDb *db, gint64 purchase_order, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT DISTINCT b.id FROM purchase_lines AS p JOIN bill_lines AS l ON l.purchase_line = p.id JOIN bills AS b ON b.id = l.bill"
                                                      " WHERE p.purchase_order = ?1 AND b.state = 'exception' AND b.trashed_at IS NULL AND l.trashed_at IS NULL ORDER BY b.id");
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  store_query_bind_number (query, 1, purchase_order);
  while (store_query_next (query))
    {
      gint64 id = store_query_get_number (query, 0);

      g_array_append_val (ids, id);
    }
  if (!store_query_finish (query, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (OfficeBill) bill = OFFICE_BILL (store_record_load (db, OFFICE_TYPE_BILL, g_array_index (ids, gint64, i), error));

      if (bill == NULL || !office_bill_match (db, bill, error))
        return FALSE;
    }
  return TRUE;
}
