/* A copy of a company as a lone file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-db.h"

G_BEGIN_DECLS

/**
 * StoreCopySeal:
 *
 * A copy ends with a digest of its bytes, behind the last page, where SQLite does not look: SQLite's own check misses most flipped bits. A file that was opened as a company, or
 * copied by hand from one, has none.
 */
typedef enum { STORE_COPY_UNSEALED, STORE_COPY_WHOLE, STORE_COPY_BROKEN } StoreCopySeal;

typedef struct _StoreCopyProof StoreCopyProof;

/* A connection to a file of any version, for looking at it: no migration, no search, no WAL of its own. schema: nullable. Its version and application are not checked. */
StoreDb *store_copy_open       (const char *path, StoreSchema *schema, BaseEnvironment *environment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Application, version and, with a schema, what the file is made of; with pages and links. */
gboolean store_copy_check_identity (StoreDb *copy, GError **error);
gboolean store_copy_check      (StoreDb *copy, GError **error);
/* Pages of db, as its open read transaction sees them, into the empty file path, which becomes a lone file without WAL. */
gboolean store_copy_pages      (StoreDb *db, const char *path, GError **error);
/* Makes a file of pages a lone one, and begins to check them and their links on a thread of its own. */
StoreCopyProof *store_copy_begin_proof (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads the file's digest beside that, waits for both and compares. digest: NULL gives the proof up without an error. @self is used up. */
gboolean store_copy_end_proof  (StoreCopyProof *self, const char *digest, GError **error);
gboolean store_copy_seal       (const char *path, GError **error);
gboolean store_copy_read_seal  (const char *path, StoreCopySeal *seal, GError **error);
/* Bytes without the seal into a new file, synced; WAL mode is turned on. */
gboolean store_copy_unpack     (const char *path, const char *target, GError **error);

G_END_DECLS
