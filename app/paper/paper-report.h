/* All papers by name.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>
#include "paper-source.h"

G_BEGIN_DECLS

/* What a person may choose; 0 = nothing chosen. */
typedef struct
{
  guint32 from, to;  /* Julian days, both included */
  guint   grouping;  /* index into the report's groupings */
  gint64  record;    /* id in the report's table */
} PaperChoices;

typedef PaperDocument *(*PaperMaker) (const PaperSource *source, const PaperChoices *choices, GError **error);

typedef struct
{
  const char       *name;       /* as the CLI calls it: "order-book" */
  const char       *title;      /* N_() */
  const char       *subject;    /* "orders", "inventory", "tickets", "employees" */
  const char       *table;      /* of the one record it is about ("orders"), or NULL for a report */
  gboolean          has_period; /* whether from and to mean something */
  const BaseChoice *groupings;  /* ends with { NULL }; or NULL */
  PaperMaker        make;
  gboolean          has_day;    /* whether to means something by itself: as of that day, 0 = today */
  gboolean          is_of_today; /* without from and to it is about today, others about all days */
} PaperReport;

/* Reports and documents, in the order in which they are offered. */
const PaperReport *paper_report_list   (guint *n);
/* PAPER_ERROR_UNKNOWN, with the names there are. */
const PaperReport *paper_report_find   (const char *name, GError **error);
/* The paper that a person most likely wants of this record: of a quote the quote; NULL when there is none. */
const PaperReport *paper_report_find_for (BaseRecord *record);
/* Sets one choice from what a person typed: "from", "to", "by". PAPER_ERROR_UNKNOWN, BASE_ERROR_VALUE. */
gboolean           paper_report_choose (const PaperReport *self, const char *name, const char *value, BaseLocale *locale, PaperChoices *choices, GError **error);
/* Reads only; in the thread of the source's connection. full, NULL with an error of the store. */
PaperDocument     *paper_report_make   (const PaperReport *self, const PaperSource *source, const PaperChoices *choices, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
