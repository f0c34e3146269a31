/* Plan.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-plan.h"

#include <glib/gi18n-lib.h>
#include "office-plan-commands.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePlan, office_plan, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

const BaseChoice office_plan_kinds[] = {
  { "ship-parts",       N_("Ship in parts") },
  { "take-reservation", N_("Take another order’s reservation") },
  { "substitute",       N_("Send a substitute") },
  { "other-location",   N_("Take from another location") },
  { "buy-elsewhere",    N_("Buy from another supplier") },
  { "express",          N_("Order by express") },
  { "faster-carrier",   N_("Use a faster carrier") },
  { "new-date",         N_("Agree on a new date") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePlan, title),                     N_("Title"),        BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficePlan, order_line, "order_lines"), N_("Order line"),   BASE_DERIVED },
  { BASE_LINK (OfficePlan, sales_order, "orders"),     N_("Order"),        BASE_SUBTITLE | BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficePlan, kind, office_plan_kinds),             N_("Kind"),         BASE_COLUMN | BASE_DERIVED },
  { BASE_MONEY (OfficePlan, cost),                     N_("Extra cost"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePlan, new_date),                  N_("New date"),     BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePlan, effects),                   N_("Side effects"), BASE_SEARCH | BASE_DERIVED },
  { BASE_TIME (OfficePlan, done_at),                   N_("Done at"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePlan, done_by),                   N_("Done by"),      BASE_DERIVED },
  { BASE_LONG_TEXT (OfficePlan, letter),               N_("Letter"),       BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_plan_get_commands (&rules->n_commands);
  rules->default_sort = "id DESC";
}

static void
office_plan_class_init (OfficePlanClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "starred-symbolic";
  base_record_class_set_fields (record_class, "plans", N_("Plan"), N_("Plans"), fields, G_N_ELEMENTS (fields));
}

static void
office_plan_init (OfficePlan *self)
{
}
