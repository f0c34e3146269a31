/* Verified copies of a company's file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-file.h"

G_BEGIN_DECLS

/* BLAKE2b-256 over the canonical rows of all tables of the office in key order (not of file bytes): equal for a file, its backup and its restored copy. The search index is
 * derived and left out. hex, full. */
char      *store_backup_digest         (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same without the change log and the records' versions: equal before a change and after it was taken back. hex, full. */
char      *store_backup_digest_content (StoreDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Online copy of one moment, while others write: temporary file beside path, integrity and digest checked by reopening it, sealed against changed bytes, synced, renamed over path.
 * What holds in the file holds in the copy, since their digests are equal. Any thread with a connection of its own, outside a transaction; heeds store_db_set_progress().
 * STORE_ERROR_LOCKED when path is a company that is open, STORE_ERROR_FULL, STORE_ERROR_PLACE, STORE_ERROR_DAMAGED. */
gboolean   store_backup_write   (StoreDb *db, const char *path, GError **error);
/* Into folder (made if need be) as "<company> 2026-12-31 23-59.factotum", then drops what the rotation (all of 24 h, daily for 14 days, monthly for 12 months) does not keep. *path: full, optional. */
gboolean   store_backup_rotate  (StoreDb *db, const char *folder, char **path, GError **error);
/* What the rotation keeps: keep[i] says it of the copy made at times[i] (seconds UTC, newest first). Days and months are local. */
void       store_backup_choose  (const gint64 *times, guint n, gint64 now, gboolean *keep);
/* The copy that is made beside an older file before it is brought up to date: "<company> version 3.factotum". *copy: full, optional. */
gboolean   store_backup_before_migration (const char *path, guint from_version, char **copy, GError **error);

/* Automatic backup, for the timer and the end of the program: rotates unless the newest copy in folder holds the last change. *path: full, NULL if there was nothing new; optional. */
gboolean   store_file_backup_if_changed (StoreFile *file, const char *folder, char **path, GError **error);
/* The same on a thread of its own; commands go on meanwhile. finish gives *path. */
void       store_file_backup_async      (StoreFile *file, const char *folder, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   store_file_backup_finish     (StoreFile *file, GAsyncResult *answer, char **path, GError **error);

typedef struct
{
  char    *path;
  gint64   at;        /* seconds UTC, when it was made */
  goffset  size;      /* bytes */
  gboolean sound;     /* passed its check */
  char    *summary;   /* "Orders: 830, Items: 77, last change 2026-12-31 17:02", or what is wrong with it */
} StoreCopy;
void       store_copy_free      (StoreCopy *self);
/* Newest first, each opened and checked. Takes seconds for big copies: not on the main thread. (element-type StoreCopy) */
GPtrArray *store_backup_list    (const char *folder, StoreSchema *schema, BaseEnvironment *environment, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts a checked copy in place of a file that nobody has open (STORE_ERROR_LOCKED else); what was there is kept as "<name> before restore <date>.factotum", beside
 * it. Older copies are brought up to date when the company is opened. */
gboolean   store_backup_restore (const char *copy, const char *path, StoreSchema *schema, BaseEnvironment *environment, GError **error);

/* Whether a file's name says that it is what a restore or a migration kept, not a company to work in. */
gboolean   store_backup_is_kept (const char *name);

G_END_DECLS
