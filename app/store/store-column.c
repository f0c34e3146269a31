/* How a field's number lies in its column.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "store-column.h"

#include <base-date.h>
#include "store-db-private.h"

int
store_column_get_type (const BaseField *field, gint64 number, char made[STORE_COLUMN_MADE], const char **text)
{
  switch (field->kind)
    {
    case BASE_KIND_DATE:
      if (number == BASE_NO_DATE)
        return SQLITE_NULL;
      base_date_format_iso ((guint32) number, made);
      *text = made;
      return SQLITE_TEXT;
    case BASE_KIND_TIME:
      if (number == BASE_NO_TIME)
        return SQLITE_NULL;
      base_time_format_iso (number, made);
      *text = made;
      return SQLITE_TEXT;
    case BASE_KIND_CHOICE:
      *text = field->choices[number].code;
      return SQLITE_TEXT;
    case BASE_KIND_LINK:
      return number != 0 ? SQLITE_INTEGER : SQLITE_NULL;
    default:
      return SQLITE_INTEGER;
    }
}
