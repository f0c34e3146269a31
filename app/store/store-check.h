/* Proof that a file keeps its invariants.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;      /* "stock-on-hand" */
  char       *label;     /* sentence, translated */
  guint       n_faults;
  char      **faults;    /* the first 100, a sentence each; NULL-terminated */
  gint64      micros;    /* time it took */
} StoreFinding;
void       store_finding_free (StoreFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StoreFinding, store_finding_free)

/* An invariant as SQL: every row of the result is a fault, its first column the words (often title and figures). */
typedef struct
{
  const char *name;
  const char *label;
  const char *sql;
} StoreInvariant;

/* In this order: "pages", "links", "schema", "fields" (against columns), "values" (choices, days), "chain" (of the change log), "log" (every row is what the log says last), "search",
 * "sealed", then the office's own; a finding each, also when nothing is wrong. Of one moment, while others write. Reports all, repairs nothing. Ten office years take seconds: a thread and a
 * connection of its own, store_db_set_progress() to see and cancel it. NULL only when cancelled or when nothing can be read. (element-type StoreFinding) */
GPtrArray *store_check_run (StoreDb *db, const StoreInvariant *invariants, guint n_invariants, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Pages alone and quickly, half a second for a million rows: after a crash, before anything is written. STORE_ERROR_DAMAGED. */
gboolean   store_check_pages (StoreDb *db, GError **error);
/* Sum of the faults. */
guint      store_check_count (GPtrArray *findings);

G_END_DECLS
