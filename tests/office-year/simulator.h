/* Drives the real commands beside the model.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "model.h"
#include <fixture.h>

typedef struct
{
  guint    seed;
  guint    days;
  guint    orders_a_day;
  gboolean tells; /* prints every step */
  int      n_items;
  int      n_customers;
  int      n_suppliers;
} SimulatorPlan;

typedef struct
{
  SimulatorPlan plan;
  Fixture       fixture;
  GRand        *random;
  GChecksum    *trace;
  Model        *model;
  Model        *next;    /* what the running command would leave; between commands the same */
  Model        *seen;    /* when it was compared last */
  GQueue        past;    /* (element-type Moment) last first */
  GQueue        future;
  GQueue        spare;   /* Moments to be used again */
  GArray       *touched; /* (element-type StoreTouch) rows that changed since it was compared */
  guint         day;
  guint         step;
  guint         n_done;
  guint         n_refused;
  guint         n_undone;
  guint         n_reopened;
  guint         n_checks;
  GHashTable   *done;    /* command → how often */
  char         *last;    /* the last command */
  char         *fault;   /* what differed first; nullable */
} Simulator;

Simulator  *simulator_new        (const SimulatorPlan *plan);
void        simulator_free       (Simulator *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Simulator, simulator_free)
/* FALSE at the first difference. */
gboolean    simulator_run        (Simulator *self);
/* What differs between the file and the model: of all, or of what changed on either side since the last time; full, nullable. */
char       *simulator_compare    (Simulator *self, gboolean all);
/* The first invariant that does not hold, or damage of the log; full, nullable. */
char       *simulator_check      (Simulator *self);
const char *simulator_get_digest (Simulator *self);
