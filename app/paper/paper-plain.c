/* Values as other programs read them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "paper-plain.h"
#include "base-date.h"
#include "base-number.h"
#include <string.h>

#define MILLIONTHS 6

static char *
format_decimal (gint64      number,
                int         decimals,
                const char *sign,
                gboolean    shortest)
{
  guint64 magnitude = number < 0 ? 0 - (guint64) number : (guint64) number, unit = 1;
  char fraction[24];

  for (int i = 0; i < decimals; i++)
    unit *= 10;
  g_snprintf (fraction, sizeof fraction, "%0*" G_GUINT64_FORMAT, MAX (decimals, 1), magnitude % unit);
  for (int end = decimals; shortest && end > 0 && fraction[end - 1] == '0'; decimals = --end)
    fraction[end - 1] = '\0';
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%s", number < 0 ? "-" : "", magnitude / unit, decimals > 0 ? sign : "", decimals > 0 ? fraction : "");
}

static char *
format_money (const PaperCell *cell,
              const char      *currency,
              const char      *decimal)
{
  g_autofree char *amount = format_decimal (cell->number, paper_plain_get_decimals (cell, currency), decimal, FALSE);

  return cell->text != NULL ? g_strdup_printf ("%s %s", amount, cell->text) : g_steal_pointer (&amount);
}

char *
paper_plain_format (const PaperCell *cell,
                    const char      *currency,
                    const char      *decimal)
{
  char moment[21];

  switch ((int) cell->kind)
    {
    case BASE_KIND_MONEY:
      return format_money (cell, currency, decimal);
    case BASE_KIND_QUANTITY:
    case BASE_KIND_RATE:
    case BASE_KIND_COUNT:
    case BASE_KIND_YES_NO:
      return format_decimal (cell->number, paper_plain_get_decimals (cell, currency), decimal, TRUE);
    case BASE_KIND_DATE:
      base_date_format_iso ((guint32) cell->number, moment);
      return g_strdup (moment);
    case BASE_KIND_TIME:
      base_time_format_iso (cell->number, moment);
      return g_strdup (moment);
    default:
      return g_strdup (cell->text != NULL ? cell->text : "");
    }
}

int
paper_plain_get_decimals (const PaperCell *cell,
                          const char      *currency)
{
  if (cell->kind == BASE_KIND_MONEY)
    return base_currency_get_decimals (cell->text != NULL ? cell->text : currency);
  return cell->kind == BASE_KIND_QUANTITY || cell->kind == BASE_KIND_RATE ? MILLIONTHS : 0;
}

gboolean
paper_plain_is_grouped (const PaperTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    if (g_array_index (table->rows, PaperRow, i).kind == PAPER_ROW_GROUP)
      return TRUE;
  return FALSE;
}
