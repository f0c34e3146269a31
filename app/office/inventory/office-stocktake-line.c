/* Count.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stocktake-line.h"
#include "office-stocktake-commands.h"

#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStocktakeLine, office_stocktake_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficeStocktakeLine, stocktake, "stocktakes"), N_("Stocktake"),           BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_LINK (OfficeStocktakeLine, item, "items"),           N_("Item"),                BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStocktakeLine, location, "locations"),   N_("Location"),            BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStocktakeLine, lot, "lots"),             N_("Lot"),                 BASE_DERIVED },
  { BASE_QUANTITY (OfficeStocktakeLine, expected),            N_("Expected"),            BASE_DERIVED | BASE_HIDDEN },
  { BASE_QUANTITY (OfficeStocktakeLine, counted),             N_("Counted"),             BASE_COLUMN | BASE_DERIVED },
  { BASE_YES_NO (OfficeStocktakeLine, is_counted),            N_("Is counted"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficeStocktakeLine, counted_by),              N_("Counted by"),          BASE_DERIVED },
  { BASE_TIME (OfficeStocktakeLine, counted_at),              N_("Counted at"),          BASE_DERIVED },
  { BASE_QUANTITY (OfficeStocktakeLine, recounted),           N_("Counted again"),       BASE_DERIVED },
  { BASE_YES_NO (OfficeStocktakeLine, is_recounted),          N_("Is counted again"),    BASE_DERIVED },
  { BASE_QUANTITY (OfficeStocktakeLine, difference),          N_("Difference"),          BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficeStocktakeLine, difference_value),       N_("Difference in value"), BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficeStocktakeLine, first_counted),       N_("First count"),         BASE_DERIVED | BASE_HIDDEN },
  { BASE_YES_NO (OfficeStocktakeLine, to_recount),            N_("To be counted again"), BASE_COLUMN | BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",         N_("All counts"),  NULL },
  { "to-count",    N_("To count"),    "is_counted = 0" },
  { "to-recount",  N_("To be counted again"), "to_recount = 1" },
  { "differences", N_("Differences"), "difference <> 0" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->default_sort = "stocktake, id";
  rules->commands = office_stocktake_line_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
}

static void
office_stocktake_line_class_init (OfficeStocktakeLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "stocktake_lines", N_("Count"), N_("Counts"), fields, G_N_ELEMENTS (fields));
}

static void
office_stocktake_line_init (OfficeStocktakeLine *self)
{
}
