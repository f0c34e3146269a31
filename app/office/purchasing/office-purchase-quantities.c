/* Quantities of the lines of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-quantities.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 ordered;
  gint64 received;
  gint64 billed;
} Progress;

static gint64
get_usual (const Progress *line, OfficePurchaseUsual usual)
{
  return usual == OFFICE_PURCHASE_TO_BILL ? line->received - line->billed : MAX (line->ordered - line->received, 0);
}

static char *
describe (const Progress *line, OfficePurchaseUsual usual, BaseLocale *locale)
{
  g_autofree char *ordered = base_quantity_format (line->ordered, locale);
  g_autofree char *received = base_quantity_format (line->received, locale);
  g_autofree char *billed = base_quantity_format (line->billed, locale);

  if (usual == OFFICE_PURCHASE_TO_BILL)
    return g_strdup_printf (_("%s received, %s billed"), received, billed);
  return line->received == 0 ? g_strdup_printf (_("%s ordered"), ordered) : g_strdup_printf (_("%s ordered, %s received"), ordered, received);
}

/* locale: NULL when nobody reads the notes. */
static GArray *
list_shares (StoreDb *db, gint64 order, OfficePurchaseUsual usual, BaseLocale *locale, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new_for (db, "SELECT id, position, text, quantity, received, billed FROM purchase_lines WHERE purchase_order = ?1 AND trashed_at IS NULL"
                                                          " ORDER BY position, id", order);
  g_autoptr (GArray) shares = store_shares_new ();

  while (store_query_next (query))
    {
      Progress line = { store_query_get_number (query, 3), store_query_get_number (query, 4), store_query_get_number (query, 5) };
      StoreShare share = { .line = store_query_get_number (query, 0), .position = store_query_get_number (query, 1), .title = g_strdup (store_query_get_text (query, 2)),
                           .note = locale != NULL ? describe (&line, usual, locale) : NULL, .usual = get_usual (&line, usual) };

      share.quantity = share.usual;
      g_array_append_val (shares, share);
    }
  return store_query_finish (query, error) ? g_steal_pointer (&shares) : NULL;
}

GArray *
office_purchase_share (StoreDb *db, OfficePurchaseOrder *order, OfficePurchaseUsual usual, const char *text, GError **error)
{
  g_autoptr (GArray) shares = list_shares (db, order->parent_instance.id, usual, NULL, error);

  return shares != NULL && (text == NULL || store_shares_parse (shares, text, error)) ? g_steal_pointer (&shares) : NULL;
}

GArray *
office_purchase_list_to_receive (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);

  return list_shares (db, order, OFFICE_PURCHASE_TO_RECEIVE, locale, error);
}

GArray *
office_purchase_list_to_bill (StoreDb *db, gint64 order, GError **error)
{
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);

  return list_shares (db, order, OFFICE_PURCHASE_TO_BILL, locale, error);
}
