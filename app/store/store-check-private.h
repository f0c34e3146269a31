/* The single checks of a file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-check.h"

G_BEGIN_DECLS

/* Takes the sentence; only the first ones are kept, all are counted. */
void     store_check_add    (GPtrArray *faults, char *sentence);
/* "Order #17", for a sentence. full */
char    *store_check_name   (BaseRecordClass *class, const char *table, gint64 id) G_GNUC_WARN_UNUSED_RESULT;
/* Each row of the statement is a fault, its first column the words. */
gboolean store_check_sql    (StoreDb *db, const char *sql, GPtrArray *faults, GError **error);

/* FALSE when the check itself could not go on. */
gboolean store_check_schema (StoreDb *db, GPtrArray *faults, GError **error);
gboolean store_check_fields (StoreDb *db, GPtrArray *faults, GError **error);
gboolean store_check_values (StoreDb *db, GPtrArray *faults, GError **error);
gboolean store_check_log    (StoreDb *db, GPtrArray *faults, GError **error);

G_END_DECLS
