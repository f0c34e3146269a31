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

/* An invariant as SQL: every row of the result is a fault, its first column the words (often title and figures). */
typedef struct
{
  const char *name;
  const char *label;
  const char *sql;
} StoreInvariant;

/* Integrity of pages, foreign keys, schema, fields against columns, change chain, versions against log, search index, then the office's own. Reports all, repairs nothing. (element-type StoreFinding) */
GPtrArray *store_check_run (StoreDb *db, const StoreInvariant *invariants, guint n_invariants, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
