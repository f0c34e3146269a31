/* One pass over the rows of a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-import.h"
#include "exchange-program.h"

G_BEGIN_DECLS

/**
 * ExchangeGroups:
 *
 * The rows of each record: @rows lists all rows, group i has those from @starts[i] to before @starts[i + 1]. Without folding every row is its own group.
 */
typedef struct
{
  guint32 *rows;
  guint32 *starts;
  guint    n;
} ExchangeGroups;

/* What the rows came to. */
typedef struct
{
  guint8         *outcomes;  /* of each row */
  GHashTable     *reasons;   /* row → sentence, of refused rows */
  ExchangeCounts  counts;
} ExchangeResult;

/**
 * ExchangeRun:
 * @careful: each group in a savepoint of its own, so that a refused one leaves nothing; for trials only, since the change log sees no savepoints.
 *
 * A group that is refused before anything of it was written is passed over; one that is refused later ends a run that is not careful with EXCHANGE_ERROR_ROW.
 */
typedef struct
{
  StoreDb              *db;
  ExchangeCsvReader    *reader;
  ExchangeProgram      *program;
  const ExchangeGroups *groups;
  const ExchangeSigns  *signs;
  const char * const   *empty_markers;
  ExchangeResult       *result;
  gboolean              careful;
} ExchangeRun;

/* Rows that the result refuses already are passed over; counts start anew. *late: groups that only the second pass refused, so that a trial has to run again. */
gboolean exchange_run_rows (ExchangeRun *self, guint *late, GError **error);

G_END_DECLS
