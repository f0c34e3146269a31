/* Every command of the office, with values that it accepts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "small-office.h"

/* One user intent. */
typedef struct
{
  const StoreCommand *command;
  GVariant           *arguments;
  const char         *user;
  guint64             turn; /* of chance */
} Step;

/* Steps that carry out, one after the other from the office as it is, every command that can be; about n of them. The office is as before. (element-type Step) */
GPtrArray *workload_new   (Office *office, guint n);
/* Again, at its turn. */
gboolean   workload_play  (Office *office, const Step *step, GError **error);
/* Commands that are always refused, with the reason why; NULL: it is carried out. */
const char *workload_explain (const char *command);
