/* Verified copies of a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"

G_BEGIN_DECLS

/* BLAKE2b-256 over the canonical rows of all tables of the office in key order (not of file bytes): equal for a file, its backup and its restored copy. hex, full. */
char      *store_backup_digest  (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Online copy: temporary file beside path, integrity and digest checked by reopening it, synced, renamed over path. Any thread with a connection of its own. */
gboolean   store_backup_write   (StoreDb *db, const char *path, GError **error);
/* Into folder as "<company> 2026-12-31 23-59.factotum", then drops what the rotation (all of 24 h, daily for 14 days, monthly for 12 months) does not keep. *path: full, optional. */
gboolean   store_backup_rotate  (StoreDb *db, const char *folder, char **path, GError **error);

typedef struct
{
  char    *path;
  gint64   at;        /* seconds UTC, when it was made */
  goffset  size;      /* bytes */
  gboolean sound;     /* passed its check */
  char    *summary;   /* "830 orders, 77 items, last change 2026-12-31 17:02", or what is wrong with it */
} StoreCopy;
void       store_copy_free      (StoreCopy *self);
/* Newest first, each opened and checked. (element-type StoreCopy) */
GPtrArray *store_backup_list    (const char *folder, StoreSchema *schema, BaseEnvironment *environment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts a checked copy in place of a file that nobody has open; what was there is kept as "<name> before restore <date>.factotum". */
gboolean   store_backup_restore (const char *copy, const char *path, StoreSchema *schema, BaseEnvironment *environment, GError **error);

/* The verified copy made before a file is brought up to version; beside it as "<name> version 3.factotum". *copy: full, optional. */
gboolean   store_backup_before_migration (const char *path, guint from_version, char **copy, GError **error);

G_END_DECLS
