/* Pick line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-line.h"
#include "office-pick-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePickLine, office_pick_line, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseField fields[] = {
  { BASE_LINK (OfficePickLine, pick_list, "pick_lists"),   N_("Pick list"),  BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_COUNT (OfficePickLine, position),                 N_("Position"),   BASE_DERIVED },
  { BASE_LINK (OfficePickLine, order_line, "order_lines"), N_("Order line"), BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficePickLine, item, "items"),             N_("Item"),       BASE_DERIVED },
  { BASE_LINK (OfficePickLine, location, "locations"),     N_("Location"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficePickLine, lot, "lots"),               N_("Lot"),        BASE_DERIVED },
  { BASE_QUANTITY (OfficePickLine, quantity),              N_("Quantity"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficePickLine, picked),                N_("Picked"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_QUANTITY (OfficePickLine, missing),               N_("Missing"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePickLine, missing_reason),            N_("Reason"),     BASE_SEARCH | BASE_DERIVED },
};

static const StoreView views[] = {
  { "all",     N_("All pick lines"),   NULL },
  { "to-pick", N_("To pick"),          "picked + missing < quantity AND EXISTS (SELECT 1 FROM pick_lists WHERE pick_lists.id = pick_lines.pick_list AND pick_lists.state = 'open')" },
  { "missing", N_("With missing goods"), "missing > 0" },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_pick_line_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "pick_list, position, id";
}

static void
office_pick_line_class_init (OfficePickLineClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "pick_lines", N_("Pick line"), N_("Pick lines"), fields, G_N_ELEMENTS (fields));
}

static void
office_pick_line_init (OfficePickLine *self)
{
}
