/* Quantities of the lines of a purchase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-purchase-quantities.h"

#include <base-number.h>
#include <glib/gi18n-lib.h>

static OfficePurchaseShare *
find_position (GArray *shares, gint64 position)
{
  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, OfficePurchaseShare, i).position == position)
      return &g_array_index (shares, OfficePurchaseShare, i);
  return NULL;
}

static gboolean
read_share (GArray *shares, const char *word, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (word, "=", 2);
  g_autoptr (BaseLocale) locale = base_locale_new (NULL, NULL);
  gint64 position = parts[0] != NULL ? g_ascii_strtoll (parts[0], NULL, 10) : 0;
  OfficePurchaseShare *share = find_position (shares, position);

  if (share == NULL || parts[1] == NULL)
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("“%s” names no line. Write the position and the quantity, such as 1=5."), word);
      return FALSE;
    }
  if (!base_quantity_parse (parts[1], locale, &share->quantity, error))
    return FALSE;
  if (share->quantity >= 0)
    return TRUE;
  g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of line %lld cannot be below zero."), (long long) position);
  return FALSE;
}

static gboolean
read_shares (GArray *shares, const char *text, GError **error)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t", -1);

  for (guint i = 0; i < shares->len; i++)
    g_array_index (shares, OfficePurchaseShare, i).quantity = 0;
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0' && !read_share (shares, words[i], error))
      return FALSE;
  return TRUE;
}

GArray *
office_purchase_share (StoreDb *db, OfficePurchaseOrder *order, const char *sql, const char *text, GError **error)
{
  g_autofree char *lines = g_strconcat ("SELECT l.id, l.position, ", sql, " FROM purchase_lines AS l WHERE l.purchase_order = ?1 AND l.trashed_at IS NULL ORDER BY l.position, l.id", NULL);
  g_autoptr (StoreQuery) query = store_query_new (db, lines);
  g_autoptr (GArray) shares = g_array_new (FALSE, FALSE, sizeof (OfficePurchaseShare));

  store_query_bind_number (query, 1, order->parent_instance.id);
  while (store_query_next (query))
    {
      OfficePurchaseShare share = { store_query_get_number (query, 0), store_query_get_number (query, 1), store_query_get_number (query, 2), store_query_get_number (query, 2) };

      g_array_append_val (shares, share);
    }
  if (!store_query_finish (query, error) || (text != NULL && !read_shares (shares, text, error)))
    return NULL;
  return g_steal_pointer (&shares);
}
