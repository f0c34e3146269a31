/* Carrying a plan out, and keeping what was foreseen.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <store-command.h>

G_BEGIN_DECLS

/* "carry-out-plan": one late line, one plan of its offers. */
const StoreCommand *office_plan_get_commands (guint *n);
/* "predict-orders": writes down what is foreseen today, and what came true. */
const StoreCommand *office_prediction_get_commands (guint *n);

/* Whether nothing was written down today yet. */
gboolean office_prediction_is_due (StoreDb *db, gboolean *due, GError **error);

/* How right the predictions were that were made at least one working day before the promised day, of lines that are done. */
typedef struct
{
  gint64 lines;    /* done and promised */
  gint64 late;     /* of them, late */
  gint64 foreseen; /* of the late ones, seen before */
  gint64 alarms;   /* seen as late */
  gint64 false_alarms; /* and in time after all */
} OfficeScore;
gboolean office_prediction_score (StoreDb *db, OfficeScore *score, GError **error);

G_END_DECLS
