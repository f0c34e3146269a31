/* The SQL that a table of fields gives.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <base-record.h>

G_BEGIN_DECLS

typedef struct
{
  char *select;      /* see store_record_get_select() */
  char *select_one;  /* … WHERE id = ?1 */
  char *insert;      /* ?1 = id, then every field */
  char *insert_many; /* the same, out of a StoreFeed */
} StoreStatement;

/* Made once per class and kept for good. Any thread. */
const StoreStatement *store_statement_get (BaseRecordClass *class);
/* "UPDATE … SET <changed fields>, version = version + 1 WHERE id = ?1 AND version = ?2"; the fields from ?3. full */
char *store_statement_make_update (BaseRecordClass *class, guint64 changed) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
