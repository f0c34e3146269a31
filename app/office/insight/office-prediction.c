/* Prediction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"
#include "office-prediction.h"

#include <glib/gi18n-lib.h>
#include "office-plan-commands.h"

static void init_rules (StoreRulesInterface *rules);

G_DEFINE_FINAL_TYPE_WITH_CODE (OfficePrediction, office_prediction, BASE_TYPE_RECORD, G_IMPLEMENT_INTERFACE (STORE_TYPE_RULES, init_rules))

static const BaseChoice causes[] = {
  { "none",     N_("None") },
  { "stock",    N_("Stock") },
  { "receipt",  N_("Receipt late") },
  { "capacity", N_("Picking capacity") },
  { "carrier",  N_("Carrier") },
  { "credit",   N_("Credit hold") },
  { NULL },
};

static const BaseField fields[] = {
  { BASE_LINK (OfficePrediction, order_line, "order_lines"), N_("Order line"), BASE_COLUMN | BASE_DERIVED | BASE_PARENT },
  { BASE_DATE (OfficePrediction, predicted_on),              N_("Predicted"),  BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePrediction, promised_on),               N_("Promised"),   BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePrediction, made_on),                   N_("Made on"),    BASE_COLUMN | BASE_DERIVED },
  { BASE_CHOICE (OfficePrediction, cause, causes),           N_("Cause"),      BASE_COLUMN | BASE_DERIVED },
  { BASE_TEXT (OfficePrediction, reason),                    N_("Reason"),     BASE_SEARCH | BASE_COLUMN | BASE_DERIVED },
  { BASE_YES_NO (OfficePrediction, late),                    N_("Late"),       BASE_COLUMN | BASE_DERIVED },
  { BASE_DATE (OfficePrediction, happened_on),               N_("Happened"),   BASE_COLUMN | BASE_DERIVED },
};

static void
init_rules (StoreRulesInterface *rules)
{
  rules->commands = office_prediction_get_commands (&rules->n_commands);
  rules->default_sort = "order_line, id";
}

static void
office_prediction_class_init (OfficePredictionClass *class)
{
  BaseRecordClass *record_class = BASE_RECORD_CLASS (class);

  record_class->icon = "weather-clear-symbolic";
  base_record_class_set_fields (record_class, "predictions", N_("Prediction"), N_("Predictions"), fields, G_N_ELEMENTS (fields));
}

static void
office_prediction_init (OfficePrediction *self)
{
}
