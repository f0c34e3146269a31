/* Prediction.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-record.h>

G_BEGIN_DECLS

#define OFFICE_TYPE_PREDICTION (office_prediction_get_type ())
G_DECLARE_FINAL_TYPE (OfficePrediction, office_prediction, OFFICE, PREDICTION, BaseRecord)

typedef enum
{
  OFFICE_PREDICTION_CAUSE_NONE,
  OFFICE_PREDICTION_CAUSE_STOCK,
  OFFICE_PREDICTION_CAUSE_RECEIPT,
  OFFICE_PREDICTION_CAUSE_CAPACITY,
  OFFICE_PREDICTION_CAUSE_CARRIER,
  OFFICE_PREDICTION_CAUSE_CREDIT,
} OfficePredictionCause;

struct _OfficePrediction
{
  BaseRecord parent_instance;
  gint64     order_line;
  guint32    predicted_on;
  guint32    promised_on;
  guint32    made_on;
  int        cause;
  char      *reason;
  gboolean   late;
  guint32    happened_on;
};

G_END_DECLS
