/* Revaluation.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-revaluation.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (OfficeRevaluation, office_revaluation, BASE_TYPE_RECORD)

static const BaseField fields[] = {
  { BASE_LINK (OfficeRevaluation, item, "items"), N_("Item"),            BASE_REQUIRED | BASE_SUBTITLE | BASE_COLUMN | BASE_FIXED },
  { BASE_DATE (OfficeRevaluation, revalued_on),   N_("Day"),             BASE_COLUMN | BASE_FIXED },
  { BASE_MONEY (OfficeRevaluation, value),        N_("Change of value"), BASE_REQUIRED | BASE_COLUMN | BASE_FIXED },
  { BASE_TEXT (OfficeRevaluation, reason),        N_("Reason"),          BASE_REQUIRED | BASE_SEARCH | BASE_TITLE | BASE_COLUMN | BASE_FIXED },
};

static void
office_revaluation_class_init (OfficeRevaluationClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "view-list-symbolic";
  base_record_class_set_fields (record_class, "revaluations", N_("Revaluation"), N_("Revaluations"), fields, G_N_ELEMENTS (fields));
}

static void
office_revaluation_init (OfficeRevaluation *self)
{
}
