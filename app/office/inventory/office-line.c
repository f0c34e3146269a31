/* What lines of all documents share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-line.h"
#include <base-number.h>
#include <glib/gi18n-lib.h>

gboolean
office_line_check (gint64 quantity, gint64 price, gint64 discount, GError **error)
{
  if (quantity <= 0 || quantity > OFFICE_LINE_MAX)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The quantity of a line must be more than zero and at most nine million."));
  else if (ABS (price) > OFFICE_LINE_MAX)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The price of a line is too large."));
  else if (discount < 0 || discount > BASE_QUANTITY_ONE)
    g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The discount of a line lies between 0 % and 100 %."));
  else
    return TRUE;
  return FALSE;
}

gboolean
office_line_calculate (gint64 price, gint64 quantity, gint64 discount, gint64 *amount, GError **error)
{
  const __int128 scale = (__int128) BASE_QUANTITY_ONE * BASE_QUANTITY_ONE;
  __int128 product = (__int128) price * quantity * (BASE_QUANTITY_ONE - discount);
  __int128 rounded = (product + (product < 0 ? -scale / 2 : scale / 2)) / scale;

  if (rounded > BASE_NUMBER_MAX || rounded < -BASE_NUMBER_MAX)
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The amount of the line is too large. Check its quantity and price."));
      return FALSE;
    }
  *amount = (gint64) rounded;
  return TRUE;
}

gboolean
office_line_set_position (StoreDb *db, BaseRecord *line, gint64 *position, const char *sql, gint64 document, GError **error)
{
  gint64 last = 0;

  if (*position != 0)
    return TRUE;
  if (!store_db_find_number (db, sql, document, &last, error))
    return FALSE;
  base_record_set_number (line, position, last + 1);
  return TRUE;
}
