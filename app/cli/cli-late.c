/* What will be late, and its plans.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "cli-context.h"

#include <base-date.h>
#include <base-number.h>
#include <glib/gi18n-lib.h>
#include <office-plan-offers.h>
#include <paper-late-letter.h>

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

/* With a letter in the customer's language when it moves the day. */
static gboolean
carry_out (CliContext *context, GArray *forecasts, gint64 line, const char *kind, gint64 choice, GError **error)
{
  const BaseField *kinds = &store_schema_find_command (context->schema, "carry-out-plan")->arguments[1];
  StoreDb *db = store_file_get_reader (context->file);
  g_autoptr (PaperLanguage) language = paper_language_new (NULL, NULL);
  PaperSource source = { db, context->locale, language, NULL, base_environment_today (context->environment) };
  GVariantDict arguments = G_VARIANT_DICT_INIT (NULL);
  g_autoptr (GPtrArray) offers = NULL;
  g_autofree char *letter = NULL;
  const OfficePlanOffer *offer = NULL;
  OfficeForecast late;
  int number = 0;

  while (kinds->choices[number].code != NULL && strcmp (kinds->choices[number].code, kind) != 0)
    number++;
  if (office_forecast_find (forecasts, line, &late) && (offers = office_plan_list_offers (db, forecasts, &late, error)) == NULL)
    return FALSE;
  offer = offers != NULL ? office_plan_find_offer (offers, (OfficePlanKind) number, choice) : NULL;
  if (offer == NULL)
    return base_refuse (error, _("This plan is not possible any more. Look at the plans again."));
  if (office_plan_changes_date (offer)
      && (letter = paper_late_letter_compose (&source, line, offer->kind == OFFICE_PLAN_KIND_SHIP_PARTS ? late.arrive_on : offer->new_date, 0, error)) == NULL)
    return FALSE;
  g_variant_dict_insert (&arguments, "order_line", "x", line);
  g_variant_dict_insert (&arguments, "kind", "x", (gint64) number);
  g_variant_dict_insert (&arguments, "choice", "x", choice);
  if (letter != NULL)
    {
      g_variant_dict_insert (&arguments, "letter", "s", letter);
      g_print ("%s\n", letter);
    }
  return store_file_run (context->file, "carry-out-plan", g_variant_dict_end (&arguments), context->cancellable, NULL, NULL, error);
}

gboolean
cli_late (CliContext *context, int argc, char **argv, GError **error)
{
  g_autoptr (GArray) forecasts = NULL;
  gint64 line;

  if (!cli_parse (NULL, _("[LINE [KIND [CHOICE]]] – say which lines of orders will be late, the plans for one, or carry one out"), 0, 3, &argc, &argv, error)
      || !cli_context_open (context, argc > 2, error))
    return FALSE;
  forecasts = office_forecast_list (store_file_get_reader (context->file), error);
  if (forecasts == NULL)
    return FALSE;
  line = argc > 1 ? g_ascii_strtoll (argv[1] + (argv[1][0] == '#'), NULL, 10) : 0;
  if (argc > 2)
    return carry_out (context, forecasts, line, argv[2], argc > 3 ? g_ascii_strtoll (argv[3], NULL, 10) : 0, error);
  return argc > 1 ? print_plans (context, forecasts, line, error) : print_late (context, forecasts, error);
}
