/* Stocktake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stocktake.h"
#include "office-series.h"
#include "office-stocktake-commands.h"
#include <glib/gi18n-lib.h>

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficeStocktake, office_stocktake, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice states[] = {
  { "planned",   N_("Planned") },
  { "counting",  N_("Counting") },
  { "counted",   N_("Counted") },
  { "approved",  N_("Approved") },
  { "cancelled", N_("Cancelled") },
  { NULL },
};

static const BaseChoice abcs[] = {
  { "none", N_("All") },
  { "a",    N_("A") },
  { "b",    N_("B") },
  { "c",    N_("C") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_TEXT (OfficeStocktake, number),                N_("Number"),            BASE_UNIQUE | BASE_SEARCH | BASE_TITLE | BASE_COLUMN },
  { BASE_TEXT (OfficeStocktake, name),                  N_("Name"),              BASE_SEARCH | BASE_SUBTITLE | BASE_COLUMN },
  { BASE_CHOICE (OfficeStocktake, state, states),       N_("State"),             BASE_COLUMN | BASE_DERIVED },
  { BASE_LINK (OfficeStocktake, location, "locations"), N_("Location"),          0 },
  { BASE_TEXT (OfficeStocktake, category),              N_("Category"),          0 },
  { BASE_CHOICE (OfficeStocktake, abc, abcs),           N_("ABC class"),         0 },
  { BASE_DATE (OfficeStocktake, planned_on),            N_("Planned for"),       BASE_COLUMN },
  { BASE_TIME (OfficeStocktake, started_at),            N_("Started"),           BASE_DERIVED },
  { BASE_MONEY (OfficeStocktake, recount_limit),        N_("Count again above"), 0 },
  { BASE_TEXT (OfficeStocktake, approved_by),           N_("Approved by"),       BASE_DERIVED },
  { BASE_TIME (OfficeStocktake, approved_at),           N_("Approved"),          BASE_DERIVED },
  { BASE_LONG_TEXT (OfficeStocktake, notes),            N_("Notes"),             BASE_SEARCH },
};

static const StoreView views[] = {
  { "all",      N_("All stocktakes"), NULL },
  { "open",     N_("Open"),           "state IN ('planned', 'counting', 'counted')" },
  { "approved", N_("Approved"),       "state = 'approved'" },
};

static gboolean
has_other_scope (OfficeStocktake *self, OfficeStocktake *before)
{
  return self->location != before->location || g_strcmp0 (self->category, before->category) != 0 || self->abc != before->abc || self->recount_limit != before->recount_limit;
}

static gboolean
check_change (OfficeStocktake *self, OfficeStocktake *before, GError **error)
{
  if (self->parent_instance.trashed && !before->parent_instance.trashed && before->state != OFFICE_STOCKTAKE_STATE_PLANNED && before->state != OFFICE_STOCKTAKE_STATE_CANCELLED)
    return base_refuse (error, _("Stocktake %s has been counted and is kept. Cancel it first if it was a mistake."), self->number);
  if (before->state != OFFICE_STOCKTAKE_STATE_PLANNED && has_other_scope (self, before))
    return base_refuse (error, _("Stocktake %s has begun, so what is counted and its limit stay. Cancel it and plan another one."), self->number);
  return TRUE;
}

static gboolean
before_write (StoreRules *rules, BaseRecord *before, StoreDb *db, GError **error)
{
  OfficeStocktake *self = OFFICE_STOCKTAKE (rules);

  return (before == NULL || check_change (self, OFFICE_STOCKTAKE (before), error)) && office_series_number (db, BASE_RECORD (self), &self->number, error);
}

static gboolean
office_stocktake_check (BaseRecord *record, GError **error)
{
  if (OFFICE_STOCKTAKE (record)->recount_limit >= 0)
    return TRUE;
  g_set_error_literal (error, BASE_ERROR, BASE_ERROR_VALUE, _("The limit for counting again cannot be below zero; 0 means no limit."));
  return FALSE;
}

static gboolean
is_closed (StoreRules *rules, const char *name)
{
  static const char *const names[] = { "location", "category", "abc", "recount_limit", NULL };

  return OFFICE_STOCKTAKE (rules)->state != OFFICE_STOCKTAKE_STATE_PLANNED && g_strv_contains (names, name);
}

static void
init_rules (StoreRulesInterface *rules)
{
  rules->before_write = before_write;
  rules->is_closed = is_closed;
  rules->commands = office_stocktake_get_commands (&rules->n_commands);
  rules->views = views;
  rules->n_views = G_N_ELEMENTS (views);
  rules->default_sort = "planned_on DESC, id DESC";
}

static void
office_stocktake_class_init (OfficeStocktakeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->check = office_stocktake_check;
  record_class->icon = "view-list-ordered-symbolic";
  base_record_class_set_fields (record_class, "stocktakes", N_("Stocktake"), N_("Stocktakes"), fields, G_N_ELEMENTS (fields));
}

static void
office_stocktake_init (OfficeStocktake *self)
{
}
