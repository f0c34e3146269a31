/* Stocktake.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-stocktake.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeStocktake, office_stocktake, BASE_TYPE_RECORD)

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

static void
office_stocktake_class_init (OfficeStocktakeClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-ordered-symbolic";
  base_record_class_set_fields (record_class, "stocktakes", N_("Stocktake"), N_("Stocktakes"), fields, G_N_ELEMENTS (fields));
}

static void
office_stocktake_init (OfficeStocktake *self)
{
}
