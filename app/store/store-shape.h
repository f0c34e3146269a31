/* What a file may be made of.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/* A trigger, a view, an index or a check that somebody put into a file would run with every command of ours. So each table, index, view and trigger must have the very text that the
 * migrations up to the file's version and the search give it, and none may be there besides. sqlite_master alone is read, and nothing of the file runs. What ANALYZE leaves is let be. */

/* Each difference as a sentence added to faults. version: of the file, at most the schema's. */
gboolean store_shape_find_faults (StoreDb *db, guint version, GPtrArray *faults, GError **error);
/* STORE_ERROR_FOREIGN with the first difference. */
gboolean store_shape_check       (StoreDb *db, guint version, GError **error);

G_END_DECLS
