/* From a day to a day.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-period.h"
#include <base-error.h>

gboolean
office_period_check (guint32 first, guint32 last, const char *sentence, GError **error)
{
  if (first == BASE_NO_DATE || last == BASE_NO_DATE || first <= last)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, sentence);
  return FALSE;
}
