/* What stands behind an order.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <base-date.h>
#include <glib/gi18n-lib.h>
#include <office-order-summary.h>

static void
print_summary (OfficeOrderSummary *summary, BaseLocale *locale)
{
  g_autofree char *margin = office_order_summary_dup_margin (summary, locale), *credit = office_order_summary_dup_credit (summary, locale);

  if (summary->words != NULL)
    g_print ("%s\n", summary->words);
  for (guint i = 0; i < summary->lines->len; i++)
    {
      const OfficeSummaryLine *line = &g_array_index (summary->lines, OfficeSummaryLine, i);
      g_autofree char *day = base_date_format (line->day, locale);

      g_print ("%s  %s\n    %s\n", day, line->title, line->covers);
    }
  g_print ("%s\n%s\n", margin, credit);
  for (guint i = 0; i < summary->papers->len; i++)
    {
      g_autofree char *words = g_strdup_printf (_("%s is outdated"), g_array_index (summary->papers, OfficeOutdatedPaper, i).title);

      g_print ("%s\n", words);
    }
}

gboolean
cli_promise (CliContext *context, int argc, char **argv, GError **error)
{
  g_autoptr (OfficeOrderSummary) summary = NULL;
  gint64 order = 0;

  if (!cli_parse (NULL, _("NUMBER – say when an order can be there, what covers it, its margin, and its outdated papers"), 1, 1, &argc, &argv, error) || !cli_context_open (context, FALSE, error)
      || !store_record_resolve (store_file_get_reader (context->file), store_schema_find_class (context->schema, "orders"), argv[1], &order, error))
    return FALSE;
  summary = office_order_summary_load (store_file_get_reader (context->file), order, context->locale, error);
  if (summary != NULL)
    print_summary (summary, context->locale);
  return summary != NULL;
}
