/* Quantities as people say them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-order-units.h"
#include <base-number.h>
#include <base-text.h>
#include <glib/gi18n-lib.h>

typedef struct
{
  gint64   id;
  gint64   factor;
  gboolean found;
} Unit;

static gboolean
names_match (const char *name, const char *wanted)
{
  g_autofree char *left = base_text_fold (name != NULL ? name : ""), *right = base_text_fold (wanted);

  return strcmp (left, right) == 0;
}

static gboolean
find_unit (StoreDb *db, gint64 item, const char *name, Unit *unit, char **known, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (db, "SELECT 0, 1000000, unit FROM items WHERE id = ?1 UNION ALL"
                                                      " SELECT * FROM (SELECT id, factor, name FROM item_units WHERE item = ?1 AND trashed_at IS NULL ORDER BY id)");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  store_query_bind_number (query, 1, item);
  while (!unit->found && store_query_next (query))
    {
      *unit = (Unit) { store_query_get_number (query, 0), store_query_get_number (query, 1), names_match (store_query_get_text (query, 2), name) };
      if (store_query_get_text (query, 2) != NULL)
        g_ptr_array_add (names, g_strdup (store_query_get_text (query, 2)));
    }
  g_ptr_array_add (names, NULL);
  *known = g_strjoinv (", ", (char **) names->pdata);
  return store_query_finish (query, error);
}

gboolean
office_order_units_parse (StoreDb *db, gint64 item, const char *text, BaseLocale *locale, gint64 *quantity, gint64 *unit, GError **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text)), *known = NULL;
  char *name = trimmed;
  Unit found = { 0 };
  gint64 number;
  __int128 product;

  while (*name != '\0' && !g_unichar_isalpha (g_utf8_get_char (name)))
    name = g_utf8_next_char (name);
  if (*name != '\0' && !find_unit (db, item, name, &found, &known, error))
    return FALSE;
  if (*name != '\0' && !found.found)
    {
      g_set_error (error, BASE_ERROR, BASE_ERROR_VALUE, _("This item has no unit “%s”. It is sold by: %s."), name, known);
      return FALSE;
    }
  if (*name != '\0')
    *name = '\0';
  if (!base_quantity_parse (trimmed, locale, &number, error))
    return FALSE;
  product = (__int128) number * (found.found ? found.factor : BASE_QUANTITY_ONE) / BASE_QUANTITY_ONE;
  *quantity = (gint64) MIN (product, (__int128) BASE_NUMBER_MAX);
  *unit = found.id;
  return TRUE;
}
