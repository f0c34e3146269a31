/* What a tax code asks on a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-tax.h"
#include <base-date.h>
#include <glib/gi18n-lib.h>

static gboolean
refuse_day (StoreDb *db, gint64 tax_code, const char *day, GError **error)
{
  g_autoptr (BaseRecord) record = store_record_load (db, OFFICE_TYPE_TAX_CODE, tax_code, error);

  if (record != NULL)
    base_refuse (error, _("The tax code “%s” has no rate for %s. Add a rate that is valid on that day, or choose another tax code."),
                 base_record_get_title (record), day);
  return FALSE;
}

gboolean
office_tax_get_rate (StoreDb *db, gint64 tax_code, guint32 day, gint64 *rate, GError **error)
{
  g_autoptr (StoreQuery) query = NULL;
  gint64 found = 0;
  gboolean valid;
  char iso[11];

  if (tax_code == 0)
    {
      *rate = 0;
      return TRUE;
    }
  base_date_format_iso (day, iso);
  query = store_query_new (db, "SELECT rate FROM tax_rates WHERE tax_code = ?1 AND trashed_at IS NULL AND coalesce (valid_from, '') <= ?2"
                               " AND coalesce (valid_to, '9999-12-31') >= ?2 ORDER BY valid_from DESC, id DESC LIMIT 1");
  store_query_bind_number (query, 1, tax_code);
  store_query_bind_text (query, 2, iso);
  valid = store_query_next (query);
  if (valid)
    found = store_query_get_number (query, 0);
  if (!store_query_finish (query, error))
    return FALSE;
  if (!valid)
    return refuse_day (db, tax_code, iso, error);
  *rate = found;
  return TRUE;
}
