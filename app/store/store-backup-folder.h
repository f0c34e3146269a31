/* The copies that lie in a folder.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once
#include <glib.h>

G_BEGIN_DECLS

/* Name of a company without folder and ".factotum". full */
char      *store_backup_dup_stem (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Newest first, not yet looked into. stem: of one company; NULL: all copies, also those named otherwise. (element-type StoreCopy) */
GPtrArray *store_backup_find     (const char *folder, const char *stem, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
