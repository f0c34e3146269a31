/* What will be late, and its plans.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-plan-offers.h>

static gboolean
print_late (CliContext *context, GArray *forecasts, GError **error)
{
  for (guint i = 0; i < forecasts->len; i++)
    {
      const OfficeForecast *forecast = &g_array_index (forecasts, OfficeForecast, i);
      g_autofree char *title = NULL, *subtitle = NULL;

      if (!forecast->late)
        continue;
      if (!office_forecast_describe (store_file_get_reader (context->file), forecast, &title, &subtitle, error))
        return FALSE;
      g_print ("#%" G_GINT64_FORMAT "  %s\n    %s\n", forecast->line, title, subtitle);
    }
  return TRUE;
}

/* Each as it is asked for: the kind and the choice of carry-out-plan. */
static gboolean
print_plans (CliContext *context, GArray *forecasts, gint64 line, GError **error)
{
  const BaseField *kind = &store_schema_find_command (context->schema, "carry-out-plan")->arguments[1];
  g_autoptr (GPtrArray) offers = NULL;
  OfficeForecast late;

  if (!office_forecast_find (forecasts, line, &late))
    {
      g_set_error_literal (error, BASE_ERROR, BASE_ERROR_RULE, _("Nothing of this line is still to be shipped."));
      return FALSE;
    }
  offers = office_plan_list_offers (store_file_get_reader (context->file), forecasts, &late, error);
  for (guint i = 0; offers != NULL && i < offers->len; i++)
    {
      const OfficePlanOffer *offer = offers->pdata[i];
      g_autofree char *day = base_date_format (offer->new_date, context->locale), *cost = base_money_format (offer->cost, context->locale, NULL);

      g_print ("kind=%s choice=%" G_GINT64_FORMAT "  %s  %s  %s\n    %s\n", kind->choices[offer->kind].code, offer->choice, day, cost, offer->title, offer->effects);
    }
  return offers != NULL;
}

static gboolean
print_letter (CliContext *context, gint64 plan, GError **error)
{
  g_autoptr (StoreQuery) query = store_query_new (store_file_get_reader (context->file), "SELECT letter FROM plans WHERE id = ?1 AND letter IS NOT NULL");

  store_query_bind_number (query, 1, plan);
  if (store_query_next (query))
    g_print ("%s\n", store_query_get_text (query, 0));
  return store_query_finish (query, error);
}

/* With a letter in the customer's language when it moves the day. */
static gboolean
carry_out (CliContext *context, gint64 line, const char *kind, gint64 choice, GError **error)
{
  const BaseField *kinds = &store_schema_find_command (context->schema, "carry-out-plan")->arguments[1];
  g_autoptr (GVariant) result = NULL;
  gint64 number = 0;

  while (kinds->choices[number].code != NULL && strcmp (kinds->choices[number].code, kind) != 0)
    number++;
  return store_file_run (context->file, "carry-out-plan", g_variant_new_parsed ("{'order_line': <%x>, 'kind': <%x>, 'choice': <%x>}", line, number, choice), context->cancellable, NULL, &result, error)
         && print_letter (context, g_variant_get_int64 (result), error);
}

gboolean
cli_late (CliContext *context, int argc, char **argv, GError **error)
{
  g_autoptr (GArray) forecasts = NULL;
  gint64 line;

  if (!cli_parse (NULL, _("[LINE [KIND [CHOICE]]] – say which lines of orders are or will be late, the plans for one, or carry one out"), 0, 3, &argc, &argv, error)
      || !cli_context_open (context, argc > 2, error))
    return FALSE;
  forecasts = office_forecast_list (store_file_get_reader (context->file), error);
  if (forecasts == NULL)
    return FALSE;
  line = argc > 1 ? g_ascii_strtoll (argv[1] + (argv[1][0] == '#'), NULL, 10) : 0;
  if (argc > 2)
    return carry_out (context, line, argv[2], argc > 3 ? g_ascii_strtoll (argv[3], NULL, 10) : 0, error);
  return argc > 1 ? print_plans (context, forecasts, line, error) : print_late (context, forecasts, error);
}
