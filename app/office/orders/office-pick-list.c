/* Pick list.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-pick-list.h"
#include <base-date.h>
#include "office-fulfilment.h"
#include "office-pick-commands.h"
#include "office-series.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePickList, office_pick_list, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "open",      N_("Open") },
  { "picked",    N_("Picked") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficePickList, number),              N_("Number"),      BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_MAIN },
  { BASE_LINK (OfficePickList, picker, "employees"), N_("Picker"),      BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficePickList, state, states),     N_("State"),       BASE_COLUMN | BASE_MAIN | BASE_DERIVED },
  { BASE_DATE (OfficePickList, planned_on),          N_("Planned for"), BASE_COLUMN },
  { BASE_DATE (OfficePickList, done_on),             N_("Done on"),     BASE_DERIVED },
  { BASE_LONG_TEXT (OfficePickList, notes),          N_("Notes"),       BASE_SEARCH },
  { BASE_LINK (OfficePickList, at_location, "locations"), N_("Location"), BASE_DERIVED | BASE_HIDDEN },
  { BASE_LINK (OfficePickList, at_order, "orders"),  N_("Order"),       BASE_DERIVED | BASE_HIDDEN },
};

static const StoreView views[] = {
  { "all",       N_("All pick lists"), NULL },
  { "open",      N_("To pick"),        "state = 'open'" },
  { "to-pack",   N_("To pack"),        "state = 'picked' AND EXISTS (SELECT 1 FROM pick_lines JOIN order_lines ON order_lines.id = pick_lines.order_line WHERE pick_lines.pick_list = pick_lists.id"
                                       " AND pick_lines.trashed_at IS NULL AND pick_lines.picked > 0 AND NOT EXISTS (SELECT 1 FROM shipments WHERE shipments.pick_list = pick_lists.id"
                                       " AND shipments.sales_order = order_lines.sales_order AND shipments.state <> 'cancelled'))" },
  { "short",     N_("With missing goods"), "state <> 'cancelled' AND EXISTS (SELECT 1 FROM pick_lines WHERE pick_lines.pick_list = pick_lists.id AND pick_lines.missing > 0)" },
  { "cancelled", N_("Cancelled"),      "state = 'cancelled'" },
};

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficePickList *self = OFFICE_PICK_LIST (rules);

  if (before != NULL && BASE_RECORD (self)->trashed && !before->trashed && self->state != OFFICE_PICK_LIST_STATE_CANCELLED)
    return base_refuse (error, _("Cancel pick list %s before you put it into the trash."), self->number);
  if (self->planned_on == BASE_NO_DATE)
    base_record_set_date (BASE_RECORD (self), &self->planned_on, base_environment_today (store_db_get_environment (db)));
  return office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->commands = office_pick_list_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "planned_on DESC, id DESC";
}

static void
office_pick_list_class_init (OfficePickListClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "object-select-symbolic";
  base_record_class_set_fields (record_class, "pick_lists", N_("Pick list"), N_("Pick lists"), fields, G_N_ELEMENTS (fields));
}

static void
office_pick_list_init (OfficePickList *self)
{
}
