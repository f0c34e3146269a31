/* Rows become one record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "exchange-run.h"

G_BEGIN_DECLS

/* A link whose target may stand further down in the file. */
typedef struct
{
  guint               group;
  const ExchangeStep *step;
  char               *text;
  gint64              id;      /* of the record with the link */
  ExchangeOutcome     outcome; /* of it so far */
} ExchangePromise;

/* What a group is turned into, and with what. */
typedef struct
{
  ExchangeRun     *run;
  ExchangeProgram *program;
  guint            group;
  const guint32   *rows;
  guint            n_rows;
  guint            ordinal;  /* of the first row in its group, from 1 */
  gint64           parent;   /* of a child */
  GArray          *promises; /* ExchangePromise */
  gboolean        *has_written;
  GString         *buffer;
  char            *name;     /* set by begin, as what follows: the key or what the record is found by */
  BaseRecord      *record;   /* NULL where nothing is to be made */
  guint            first_promise;
} ExchangeMaking;

/* Finds or makes the record and fills it; writes nothing. Clear afterwards. *id: of what is left as it is, else 0. */
gboolean exchange_making_begin (ExchangeMaking *self, gint64 *id, GError **error);
/* Whether begin made a new record, which store_record_save_new() may save between begin and end. */
gboolean exchange_making_is_new (ExchangeMaking *self);
/* Saves the record, unless it is saved already. *id: 0 where nothing was to be made. */
gboolean exchange_making_end   (ExchangeMaking *self, gboolean saved, gint64 *id, ExchangeOutcome *outcome, GError **error);
void     exchange_making_clear (ExchangeMaking *self);
/* All of it. */
gboolean exchange_making_run   (ExchangeMaking *self, gint64 *id, ExchangeOutcome *outcome, GError **error);
/* The second pass. *outcome becomes EXCHANGE_ROW_CHANGED when the link was another. */
gboolean exchange_promise_keep (ExchangePromise *self, ExchangeRun *run, GError **error);

G_END_DECLS
