/* Where a company's file may lie.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include "store-error.h"

G_BEGIN_DECLS

/* Refuses (STORE_ERROR_PLACE) network and FUSE file systems, symbolic and hard links, other people's files, and what is no file. Opens nothing, so that no lock of the process is
 * lost. A file that is not there: STORE_ERROR_IO if must_exist, else its folder is looked at. Each sentence says what to do. Any thread. */
gboolean    store_place_check        (const char *path, gboolean must_exist, GError **error);
/* Absolute path with the links of its folder resolved (not a link of its own); SQLite refuses a link anywhere in a path. full */
char       *store_place_resolve      (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* "NFS" for a type of statfs() on which a company cannot be kept, NULL if it can. */
const char *store_place_find_unsafe  (guint64 type);
/* STORE_ERROR_FULL unless the file system of the path's folder has bytes left. */
gboolean    store_place_has_room     (const char *path, guint64 bytes, GError **error);
/* Makes a rename or a new file in the path's folder durable. */
gboolean    store_place_sync_folder  (const char *path, GError **error);

G_END_DECLS
